"""Worked cases of any framework, written into the program by its own acts.

The documents under tests/policy/cases are judged by the engine alone; here Amina writes one of
them as an official would, and Hugo makes the findings that no author makes.
"""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import PostRung
from assessments import actions
from assessments.document import kept_by
from assessments.findings import is_reserved
from assessments.models import Assessment, CaseRole, Risk
from casework.files import CaseFile
from decisions import actions as deciding
from decisions.queries.route import route_of
from policy import registry
from recipients.models import Source
from tests.cases import advised
from tests.policy.frameworks import case as worked

# Which level of each ladder the office's team leader, director and minister stand on.
LADDERS = {
    "un-hrddp": {1: "component_head", 2: "hrddp_committee", 3: "head_of_mission"},
    "eu-hrddp": {1: "mission_head", 2: "eeas_director", 3: "council_psc"},
    "us-leahy": {1: "post", 2: "drl", 3: "secretary_state"},
}


def climb(framework_id):
    """Let the posts of the office's ladder stand on another framework's ladder, too."""
    ranks = {level.id: level.rank for level in registry.in_force(framework_id).levels}
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        level = LADDERS[framework_id][rung.rank]
        PostRung.objects.create(
            post=rung.post, framework_id=framework_id, rank=ranks[level], level_id=level
        )


def opened(cast, assistance, name, **facts):
    """Screen assistance under a worked document's framework and open its case."""
    document = worked(name)
    law = registry.in_force(document["framework"])
    asked = {question.key: document["case"].get(question.key) for question in law.scope.questions}
    said = {key: value for key, value in (asked | facts).items() if value is not None}
    about = {"by": cast.amina, "framework_id": law.id}
    actions.screen(assistance, answers=said, reasons="It is support to forces.", **about)
    return actions.open_assessment(assistance, **about)


def written(cast, case, name, **answers):
    """Write a worked document into a case; `un__16="yes"` says otherwise to one question."""
    return Writing(cast, case).write(worked(name), answers)


def put(cast, case):
    """Take a written case to whoever must decide it: submitted, advised on, signed, put."""
    case = actions.begin_mitigation(case, by=cast.amina)
    case = advised(cast, actions.submit(case, by=cast.amina))
    for rung in route_of(CaseFile(case)).unsigned:
        deciding.sign(case, by=rung.seats[0].holder, reauthenticated_at=timezone.now())
    return deciding.put_to_decision(Assessment.objects.get(pk=case.pk), by=cast.amina)


class Writing:
    """Amina, writing one case from one document."""

    def __init__(self, cast, case):
        self.cast, self.case, self.by = cast, case, cast.amina
        self.law = registry.in_force(case.framework_id)
        self.risks = {}

    def write(self, document, otherwise):
        lists = document["collections"]
        said = document["q"] | {key.replace("__", "."): v for key, v in otherwise.items()}
        self._consult(said)
        for question, value in said.items():
            self._answer(question, value)
        for row in lists.pop("risks", ()):
            self._risk(row)
        for row in lists.pop("measures", ()):
            self._measure(row)
        for name, rows in lists.items():
            if self.law.sections_per(name):
                for row in rows:
                    answers = self._answers(name, row)
                    actions.save_row(self.case, by=self.by, collection=name, answers=answers)
        for entry in document.get("declared_none", ()):
            self._declare(entry)
        self._name_roles()
        return Assessment.objects.get(pk=self.case.pk)

    def _consult(self, said):
        for question in self.law.questions.values():
            if question.type != "consultation_log":
                continue
            for log in said.pop(question.id, None) or ():
                on = date.fromisoformat(log.get("date") or timezone.localdate().isoformat())
                changed = log.get("changed") or "Nothing had to."
                who = log.get("who") or "Somebody who is protected"
                actions.consult(self.case, by=self.by, who=who, on=on, said="", changed=changed)

    def _answer(self, question, value):
        given = value if isinstance(value, dict) and "value" in value else {"value": value}
        asked = self.law.questions[question]
        notes = given.get("notes", "")
        if is_reserved(asked):
            find = {"question": question, "value": given["value"], "notes": notes or "On balance."}
            actions.record_finding(self.case, by=self.cast.hugo, **find)
            return
        sources = [self._source().pk] if given.get("sources") or asked.evidence else []
        said = {"question": question, "value": given["value"], "notes": notes, "sources": sources}
        actions.answer(self.case, by=self.by, **said)

    def _source(self):
        said = {"portfolio": self.cast.portfolio, "kind": "report", "title": "Joint office, 2014"}
        found = Source.objects.filter(**said).first()
        return found or Source.objects.create(recorded_by=self.by, **said)

    def _answers(self, collection, row):
        kept = kept_by(collection)
        asked = [q for s in self.law.sections_per(collection) for q in s.questions]
        return {
            q.id: actions.Given(*self._plain(row[q.key]))
            for q in asked
            if q.key in row and not kept.field_of(q) and not is_reserved(q)
        }

    def _plain(self, value):
        if isinstance(value, dict) and "value" in value:
            return value["value"], value.get("notes", "")
        return (value,)

    def _kept(self, collection, row):
        return {c: row[key] for key, c in kept_by(collection).fields.items() if key in row}

    def _risk(self, row):
        risk = Risk.objects.filter(assessment=self.case, code=row["code"]).first()
        self.risks[row["id"]] = risk or actions.add_risk(
            self.case,
            by=self.by,
            code=row["code"],
            answers=self._answers("risks", row),
            **self._kept("risks", row),
        )

    def _measure(self, row):
        kept = self._kept("measures", row)
        kept["due_on"] = timezone.localdate() + timedelta(days=20)
        kept["owner"] = self.cast.post("Desk Officer, South Asia")
        actions.add_measure(
            self.risks[row["risk"]],
            by=self.by,
            answers=self._answers("measures", row),
            **kept,
        )

    def _declare(self, entry):
        if entry.get("of") in self.risks:
            risk = self.risks[entry["of"]]
            why = entry.get("reason", "Nothing would.")
            actions.revise_risk(risk, by=self.by, none_possible=True, none_possible_why=why)
            return
        actions.declare_none(self.case, by=self.by, **entry)

    def _name_roles(self):
        post = self.cast.post("Desk Officer, South Asia")
        for role in CaseRole.Role.REQUIRED:
            actions.name_role(
                self.case.assistance,
                by=self.by,
                role=role,
                organisation=post.organisation,
                post=post,
            )
