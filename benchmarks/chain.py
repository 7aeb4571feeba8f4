"""What the chain costs: entries by 1, 4 and 8 writers at once, beside the same rows unchained."""

import os
import threading
import time
from urllib.parse import urlsplit

import psycopg2
import rfc8785

from accounts.models import Officer
from benchmarks.figures import Row

ENTRIES = 400
UNCHAINED = "bench_unchained"


def prepare() -> None:
    """Make a table like the ledger without its trigger, for the comparison."""
    owner = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {UNCHAINED}")
        cursor.execute(
            f"CREATE TABLE {UNCHAINED} (LIKE casework_ledgerentry INCLUDING DEFAULTS"
            " INCLUDING INDEXES INCLUDING IDENTITY)"
        )
        role = urlsplit(os.environ["DATABASE_URL"]).username
        cursor.execute(f'GRANT INSERT, SELECT ON {UNCHAINED} TO "{role}"')
    owner.close()


def measure(officer: Officer) -> dict[str, Row]:
    """Return a row per number of writers; `ratio` is chained p50 over unchained."""
    prepare()
    rows = {}
    for writers in (1, 4, 8):
        chained, per_second = _write("casework_ledgerentry", writers, officer)
        unchained, bare_per_second = _write(UNCHAINED, writers, officer)
        row = Row.of(chained, aim="")
        row.ratio = round(row.median_ms / max(Row.of(unchained).median_ms, 0.001), 2)
        row.more = {"per second": per_second, "unchained per second": bare_per_second}
        rows[f"ledger entry, {writers} writer{'s' if writers > 1 else ''}"] = row
    return rows


def _write(table: str, writers: int, officer: Officer) -> tuple[list[float], int]:
    taken: list[float] = []

    def write() -> None:
        link = psycopg2.connect(os.environ["DATABASE_URL"])
        mine = []
        for number in range(ENTRIES // writers):
            began = time.perf_counter()
            with link, link.cursor() as cursor:
                _insert(cursor, table, officer, number)
            mine.append((time.perf_counter() - began) * 1000)
        link.close()
        taken.extend(mine)

    threads = [threading.Thread(target=write) for _number in range(writers)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, round(len(taken) / (time.perf_counter() - began))


def _insert(cursor, table: str, officer: Officer, number: int) -> None:
    said = {
        "verb": "assessments.hold",
        "kind": "assessments.assessment",
        "id": number,
        "outcome": "refused",
        "from": "draft",
        "to": "",
        "by_name": officer.name,
    }
    cursor.execute(
        f"INSERT INTO {table} (at, officer_id, officer_name, post, on_behalf_of_name, verb,"
        " subject_kind, subject_id, subject_reference, outcome, state_from, state_to, codes,"
        " details, canonical, previous_hash, hash, transaction_id) VALUES (now(), %s, %s, '', '',"
        " %s, %s, %s, 'HRA', 'refused', 'draft', '', '[]', '{}', %s, '', '', 0)",
        [officer.pk, officer.name, said["verb"], said["kind"], number, rfc8785.dumps(said)],
    )
