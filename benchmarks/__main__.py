"""`make bench`: seed a world, measure, print the table, and write var/bench.json.

Figures are ratios measured in one run; nothing here passes or fails. Run it under
`python -m config.services run`, which gives it a database of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Measure everything, or the parts named by --only."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--only", default="", help="rows whose names begin so, with commas")
    wanted = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    seeded = _prepare(wanted.cases)
    django.setup()
    from benchmarks.figures import Row, table

    rows = {"seed_load": Row(round(seeded * 1000), aim="≤ 300,000 ms at 100,000 cases")}
    for name, row in _measured(wanted.only.split(",") if wanted.only else []):
        rows[name] = row
        print(table({name: row}).partition("\n")[2], flush=True)
    print(f"\n{wanted.cases:,} cases on {os.cpu_count()} cores\n{table(rows)}")
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    figures = {name: row.as_dict() for name, row in rows.items()}
    target.write_text(json.dumps({"cases": wanted.cases, "rows": figures}, indent=2) + "\n")
    print(f"Written to {target.relative_to(ROOT)}.")


def _prepare(cases: int) -> float:
    """Migrate and seed as the owner; return how long the seeding took, in seconds."""
    as_owner = os.environ | {"DATABASE_URL": os.environ["OWNER_DATABASE_URL"]}
    _run(["manage.py", "migrate", "--verbosity", "0"], as_owner)
    began = time.monotonic()
    _run(["manage.py", "seed_load", "--cases", str(cases)], as_owner)
    return time.monotonic() - began


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


def _measured(only: list[str]):
    """Yield each row as it is measured."""
    from accounts.models import Officer
    from benchmarks import chain, law, records, rerouting, web, work

    officer = Officer.objects.get(email="bench.decider@heed.example")
    author = Officer.objects.get(email="bench.author@heed.example")
    parts = {
        "policy": lambda: law.measure().items(),
        "pages": lambda: _pages(web, officer).items(),
        "move": lambda: [("one perform()", work.one_move(author))],
        "chain": lambda: chain.measure(officer).items(),
        "verify": lambda: [("ledger verification", work.verifying())],
        "records": lambda: records.measure(officer).items(),
        "reroute": lambda: rerouting.measure(officer).items(),
        "sweep": lambda: work.sweeps().items(),
        "worker": lambda: [("worker, peak memory", work.worker_memory())],
    }
    for name, measure in parts.items():
        if not only or any(name.startswith(each) for each in only):
            yield from measure()


def _pages(web, officer):
    from assessments.models import Assessment
    from benchmarks.figures import Row, timed
    from benchmarks.web import page, serving
    from benchmarks.world import RARE

    watched = Assessment.objects.filter(state="monitoring").order_by("-pk")[0]
    deciding = Assessment.objects.filter(state="sign_off").order_by("-pk")[0]
    rows = {}
    with serving(officer) as server:
        rows["cold start"] = Row(round(server.cold_start * 1000), aim="≤ 3,000 ms")
        bare = Row.of(timed(lambda: server.get("/bare/50/"), web.TIMES))
        rows["bare view of 50 cases"] = bare
        listed = "≤ 4 × bare, ≤ 10 queries"
        for name, path, aim in (
            ("list, first page", "/cases/", listed),
            ("list, by state", "/cases/?state=monitoring", listed),
            ("list, by a common word", "/cases/?q=training", listed),
            ("list, by a rare word", f"/cases/?q={RARE}", listed),
            ("list, by a word of no case", "/cases/?q=zebra", listed),
            ("list, hundredth step", web.hundredth_step(server, "/cases/"), listed),
            ("case page", watched.get_absolute_url(), "≤ 20 queries"),
            ("decision page", f"{deciding.get_absolute_url()}decision/", ""),
            ("home", "/", ""),
        ):
            try:
                rows[name] = page(server, officer, path, bare.median_ms, aim)
            except web.NotThere as problem:
                rows[name] = Row(aim=aim, more={"failed": str(problem)})
    return rows


if __name__ == "__main__":
    main()
