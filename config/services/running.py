"""Both services, from start to stop."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from config.services import postgres, valkey
from config.services.children import Child, stop_left_over
from config.services.places import PROJECT, Place, Record, open_place, records
from config.services.problems import CannotStart, from_os


@dataclass
class Services:
    """What is running, and what a program that wants it needs in its environment."""

    folder: Path | None = None
    environment: dict = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    def must_be_alive(self) -> None:
        """Raise, with its last words, when a service has died."""
        for child in self.children:
            child.must_be_alive()


@contextmanager
def running(keep: str | None = None) -> Iterator[Services]:
    """Run both services for as long as the block lasts; `keep` names data that survives it.

    Starts nothing where DATABASE_URL and REDIS_URL already name servers.
    """
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield Services()
        return
    clear_what_is_left()
    record = _record(keep)
    services = Services()
    place = None
    try:
        facts = _remembered(record, keep)
        try:
            place = open_place(facts.get("place"))
            _start(services, place, record, facts, short_lived=keep is None)
        except OSError as problem:
            raise from_os(problem, PROJECT / "var" if place is None else place.folder) from problem
        yield services
    finally:
        for child in reversed(services.children):
            child.stop()
        _leave(record, place, keep)


def _record(keep: str | None) -> Record:
    """Open the record and hold its lock, so that the same data never runs twice."""
    try:
        record = Record(records() / f"{keep or f'run-{os.getpid()}'}.json")
    except OSError as problem:
        raise from_os(problem, records()) from problem
    if not record.lock():
        who = record.read().get("runner", "unknown")
        record.close()
        raise CannotStart(
            f"The services called {keep} are already running, under process {who}. "
            "Stop that one first with Ctrl-C."
        )
    return record


def _remembered(record: Record, keep: str | None) -> dict:
    """Return what the record knows; passwords and key are made once and kept with the data."""
    facts = record.read()
    _stop_what_is_left(facts)
    for secret in ("owner_password", "application_password", "broker_password"):
        facts.setdefault(secret, postgres.new_password())
    facts.setdefault("secret_key", secrets.token_urlsafe(48))
    return facts | {"runner": os.getpid(), "kept": keep is not None, "pids": []}


def _start(
    services: Services, place: Place, record: Record, facts: dict, *, short_lived: bool
) -> None:
    """Start PostgreSQL, then Valkey, writing down each pid as soon as there is one."""
    facts["place"] = str(place.folder)
    services.folder = place.folder
    record.write(facts)
    programs = postgres.binaries(place)
    fresh = not (place.folder / "data").exists()
    if fresh:
        postgres.make_cluster(place, programs, facts["owner_password"], short_lived=short_lived)
    server, port = postgres.serve(place, programs, facts["owner_password"], short_lived=short_lived)
    services.children.append(server)
    record.write(facts | {"pids": [server.pid]})
    if not _has_roles(port, facts):
        postgres.make_roles(port, facts["owner_password"], facts["application_password"])
    broker, broker_port = valkey.serve(place, valkey.binary(place), facts["broker_password"])
    services.children.append(broker)
    record.write(facts | {"pids": [server.pid, broker.pid]})
    services.environment = {
        "DATABASE_URL": postgres.address(postgres.APPLICATION, facts["application_password"], port),
        "OWNER_DATABASE_URL": postgres.address(postgres.OWNER, facts["owner_password"], port),
        "REDIS_URL": valkey.address(facts["broker_password"], broker_port),
        "SECRET_KEY": os.environ.get("SECRET_KEY") or facts["secret_key"],
    }


def _has_roles(port: int, facts: dict) -> bool:
    """Say whether the application can sign in: if not, an earlier start was cut short."""
    try:
        psycopg2.connect(
            postgres.address(postgres.APPLICATION, facts["application_password"], port)
        ).close()
    except psycopg2.OperationalError:
        return False
    return True


def _leave(record: Record, place: Place | None, keep: str | None) -> None:
    """Forget data that was only for now; remember the rest without its pids."""
    if keep is None:
        if place is not None:
            shutil.rmtree(place.folder, ignore_errors=True)
        record.forget()
        return
    with suppress(OSError):
        record.write(record.read() | {"pids": [], "runner": None})
    record.close()


def clear_what_is_left() -> None:
    """Stop and remove what runs that were killed have left behind; touch nothing that runs."""
    for path in sorted(records().glob("run-*.json")):
        record = Record(path)
        if not record.lock():
            record.close()
            continue
        facts = record.read()
        _stop_what_is_left(facts)
        if facts.get("place"):
            shutil.rmtree(facts["place"], ignore_errors=True)
        record.forget()


def _stop_what_is_left(facts: dict) -> None:
    for pid in facts.get("pids", []):
        stop_left_over(pid, facts["place"])


def kept_folder(keep: str) -> Path | None:
    """Return where the data of this name is kept, if there is any."""
    path = records() / f"{keep}.json"
    if not path.exists():
        return None
    record = Record(path)
    folder = record.read().get("place")
    record.close()
    return Path(folder) if folder and Path(folder).is_dir() else None


def reset(keep: str) -> Path | None:
    """Remove kept data and its record; return the folder that went, if there was one."""
    if not (records() / f"{keep}.json").exists():
        return None
    record = _record(keep)
    facts = record.read()
    _stop_what_is_left(facts)
    if facts.get("place"):
        shutil.rmtree(facts["place"], ignore_errors=True)
    record.forget()
    return Path(facts["place"]) if facts.get("place") else None
