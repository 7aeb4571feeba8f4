"""What the offices abroad write, question by question, as a file holds it; and the writing of it.

A paper answers the questions of one framework. `today-3` in it is a day before the day on which
it is written. Findings no author may make are made by the crew's human rights adviser.
"""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from assessments import actions as assessing
from assessments.document import kept_by
from assessments.findings import findings_asked, is_reserved
from assessments.models import Assessment, CaseRole, Risk
from casework.files import CaseFile
from config.demo.fiction.cast import World
from config.demo.fiction.offices import crew_of

HERE = Path(__file__).parent
DAY = re.compile(r"today([+-]\d+)$")
ROWS = ("persons", "trainers", "others", "subjects", "donors")
# How a risk nobody finds anything in is answered, by the framework.
NOTHING = {
    "un-hrddp": {"un.before": "no"},
    "eu-hrddp": {"eu.lik": "remote", "eu.imp": "minor", "eu.mit": "yes"},
}


def read(name: str) -> dict[str, Any]:
    """Return a paper, its days counted from the day the story has come to."""
    return _dated(yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")))


def _dated(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _dated(held) for key, held in part.items()}
    if isinstance(part, list):
        return [_dated(held) for held in part]
    found = DAY.match(part) if isinstance(part, str) else None
    if found:
        return (timezone.localdate() + timedelta(days=int(found[1]))).isoformat()
    return part


class Writing:
    """Somebody writing one case from one paper."""

    def __init__(self, world: World, by: str, case: Assessment) -> None:
        self.world, self.case, self.by = world, case, world.people[by]
        self.owner = world.post_of(by)
        self.overseer = world.post_of(crew_of(case.portfolio.name).signs)
        self.finder = world.people[crew_of(case.portfolio.name).advises["human_rights"]]
        self.framework = CaseFile(case).framework

    def write(self, paper: dict[str, Any], **otherwise: Any) -> Assessment:
        """Write all of it; `un__14e="partly"` answers one question otherwise."""
        said = paper["q"] | {key.replace("__", "."): held for key, held in otherwise.items()}
        given = {question: self._given(held) for question, held in said.items()}
        assessing.save_answers(self.case, by=self.by, given=given)
        if consulted := paper.get("consulted"):
            assessing.consult(self.case, by=self.by, on=timezone.localdate(), **consulted)
        self._risks(paper)
        for name in ROWS:
            for row in paper.get(name, ()):
                answers = self._answers(name, row)
                assessing.save_row(self.case, by=self.by, collection=name, answers=answers)
        for entry in paper.get("none", ()):
            assessing.declare_none(self.case, by=self.by, **entry)
        self._name_roles()
        self.find(paper.get("find", {}))
        return assessing.begin_mitigation(Assessment.objects.get(pk=self.case.pk), by=self.by)

    def find(self, found: dict[str, dict]) -> None:
        """Let the adviser make the findings that no author makes."""
        for each in findings_asked(CaseFile(Assessment.objects.get(pk=self.case.pk))):
            if held := found.get(each.question.id):
                about = {"question": each.question.id, "row": each.row}
                assessing.record_finding(self.case, by=self.finder, **about, **held)

    def _given(self, held: Any) -> assessing.Given:
        if not isinstance(held, dict):
            return assessing.Given(held)
        cited = tuple(self.world.sources[key] for key in held.get("cites", ()))
        return assessing.Given(held["value"], held.get("notes", ""), cited)

    def _answers(self, collection: str, row: dict) -> dict[str, assessing.Given]:
        kept = kept_by(collection)
        asked = [q for s in self.framework.sections_per(collection) for q in s.questions]
        return {
            each.id: self._given(row[each.key])
            for each in asked
            if each.key in row and not kept.field_of(each) and not is_reserved(each)
        }

    def _kept(self, collection: str, row: dict) -> dict[str, Any]:
        return {held: row[key] for key, held in kept_by(collection).fields.items() if key in row}

    def _risks(self, paper: dict) -> None:
        if not self.framework.collections.get("risks"):
            return
        assessing.add_every_risk(self.case, by=self.by)
        live, nothing = paper.get("risks", {}), NOTHING[self.framework.id]
        held = {each.code: each for each in Risk.objects.filter(assessment=self.case)}
        none = {
            risk.pk: {question: assessing.Given(value) for question, value in nothing.items()}
            for code, risk in held.items()
            if code not in live
        }
        assessing.look_first(self.case, by=self.by, found=none)
        for code, row in live.items():
            answers, said = self._answers("risks", row), self._kept("risks", row)
            assessing.revise_risk(held[code], by=self.by, answers=answers, **said)
            for key in row["measures"]:
                self._measure(held[code], paper["measures"][key])

    def _measure(self, risk: Risk, row: dict) -> None:
        said = self._kept("measures", row) | {"owner": self.owner}
        due_on = timezone.localdate() + timedelta(days=20)
        assessing.add_measure(risk, by=self.by, due_on=due_on, **said)

    def _name_roles(self) -> None:
        for role in CaseRole.Role:
            post = self.overseer if role == CaseRole.Role.OVERSEER else self.owner
            assessing.name_role(
                self.case.assistance,
                by=self.by,
                role=role,
                organisation=post.organisation,
                post=post,
            )
