"""A proposed text against the live cases: how long until one sees which go elsewhere."""

import time

import yaml

from accounts.actions import grant_role
from accounts.models import Officer, Portfolio
from accounts.roles import Role
from assessments import actions
from assessments.models import Rerouting
from benchmarks.figures import Row
from policy import registry
from policy.actions import propose
from policy.framework import loads
from policy.framework.reading import read_yaml

MOST = 10_000


def measure(officer: Officer) -> dict[str, Row]:
    """Weigh up to ten thousand live cases under a text that sends them all to ministers."""
    for portfolio in Portfolio.objects.all():
        grant_role(officer, Role.POLICY_LEAD, portfolio)
    manager = Officer.objects.get(pk=officer.pk)  # who has just been given the role
    rerouting = actions.ask_rerouting(propose(_stricter(), by=manager, why="Bench."), by=manager)
    began = time.monotonic()
    while actions.go_on_rerouting(rerouting):
        rerouting = Rerouting.objects.get(pk=rerouting.pk)
        if rerouting.done >= MOST:
            break
    took = (time.monotonic() - began) * 1000
    done = Rerouting.objects.get(pk=rerouting.pk).done
    more = {"ms per case": round(took / done, 2), "elsewhere": rerouting.cases.count()}
    return {f"reroute {done:,} live cases": Row(round(took), aim="≤ 60,000 at 10,000", more=more)}


def _stricter():
    text = registry.in_force("uk-osja").text
    data = read_yaml(text, "uk-osja.yaml")
    data["framework"]["version"] = "bench"
    for rule in data["escalation"]["rules"]:
        rule["level"] = "minister"
    return loads(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "uk-osja.yaml")
