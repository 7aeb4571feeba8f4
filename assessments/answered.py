"""What has been answered, in words, for whoever may read it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Officer
from assessments.access import may_write
from assessments.countries import (
    has_several,
    heading_of,
    is_about_a_country,
    name_of_assured,
    places_of,
    row_is_of_the_plan,
)
from assessments.document import IN_ANSWERS, KEPT, row_ids, subject_of
from assessments.findings import is_reserved
from assessments.models import Assessment
from assessments.permissions import Perm
from assessments.places import anchor_of, page_of, page_of_country
from assessments.progress import is_shown, is_wanted, progress_of
from assessments.wording import say, say_adopted, say_of_row, spoken
from casework.files import CaseFile
from policy.framework import COUNTRIES
from policy.restricted import is_restricted
from recipients.permissions import READ_RESTRICTED


@dataclass(frozen=True)
class Reading:
    """One officer reading one case."""

    case: Assessment
    file: CaseFile
    officer: Officer

    @property
    def writes(self) -> bool:
        """Say whether this officer writes cases of this portfolio."""
        return self.officer.may(Perm.WRITE, self.case.portfolio)

    @property
    def changes(self) -> bool:
        """Say whether this officer may change what the case says now."""
        return may_write(self.officer, self.case)

    def sections(self) -> list[dict[str, Any]]:
        """Return every section with its answers as a summary list; risks have their own page."""
        found = []
        for progress in progress_of(self.file):
            section = progress.section
            if progress.needed is False or section.per in ("risks", "measures"):
                continue
            if section.per == "case":
                found.append(self._once(section))
            elif is_about_a_country(self.file.framework, section.per):
                found += self._of_each_country(section)
            else:
                found += self._in_rows(section)
        return found

    def _once(self, section):
        at = page_of(self.case, "section", section.id)
        rows = self._said(section, "", self.file.evaluation.facts, at)
        return {"title": spoken(section.title), "rows": rows}

    def _of_each_country(self, section):
        """Yield a section country by country, each under its name where there are several."""
        for place in places_of(self.file):
            about = self._facts_about(self.file.framework.countries, place.code)
            at = page_of_country(self.case, self.file, section.id, place.code)
            title = heading_of(self.file, spoken(section.title), place)
            yield {"title": title, "rows": self._said(section, place.subject, about, at)}

    def _said(self, section, subject, facts, at):
        given = {each.question: each for each in self.file.answers if each.subject == subject}
        asked = [each for each in section.questions if each.type != "consultation_log"]
        return [self._row(each, given.get(each.id), facts, at) for each in asked]

    def _row(self, question, answer, facts, at):
        said = say(question, answer.value) if answer else ""
        small = answer.notes if answer else ""
        if answer and answer.adopted_from_id:
            small = " ".join(filter(None, (say_adopted(answer.adopted_from), small)))
        if answer and answer.carried_over:
            small = _("Carried over, not confirmed. %(notes)s") % {"notes": small}
        if said and self._is_closed(question):
            said, small = _("Answered; you may not read it."), ""
        if not said and not is_wanted(question, facts):
            said = _("Not answered: optional")
        row = {"key": spoken(question.text), "value": said, "small": small}
        if is_reserved(question):
            to = _("Findings for an adviser")
            row |= {"action_url": page_of(self.case, "findings"), "action_label": to}
        elif self.changes:
            to = f"{at}#{anchor_of(question.id)}"
            row |= {"action_url": to, "action_label": _("Change") if answer else _("Answer")}
        return row

    def _is_closed(self, question) -> bool:
        """Say whether an answer is restricted and this officer neither writes nor may read it."""
        if self.writes or not is_restricted(self.file.framework, question):
            return False
        return not self.officer.may(READ_RESTRICTED, self.case.portfolio)

    def _in_rows(self, section):
        collection = self.file.framework.collection(section.per)
        for card in self.cards(collection):
            yield {"title": f"{spoken(section.title)}: {card['title']}", "rows": card["rows"]}

    def cards(self, collection) -> list[dict[str, Any]]:
        """Return the rows of a list as cards: each with what is said of it."""
        section = self.file.framework.sections_per(collection.name)[0]
        return [
            {
                "title": _("%(row)s %(n)d") % {"row": spoken(collection.row), "n": number},
                "rows": self.said_of(collection, id, row),
                **self.changed_at("row", section.id, id),
            }
            for number, (id, row) in enumerate(self._rows(collection), start=1)
        ]

    def changed_at(self, name, *args) -> dict[str, Any]:
        """Return the way to the page on which a card is changed, for whoever may change it now."""
        if not self.changes:
            return {}
        return {"action_label": _("Change"), "action_url": page_of(self.case, name, *args)}

    def _rows(self, collection):
        if KEPT.get(collection.name, IN_ANSWERS) is IN_ANSWERS:
            return [(id, None) for id in row_ids(self.file.answers, collection.name)]
        return [(str(row.pk), row) for row in self.file.assurances]

    def said_of(self, collection, id, row) -> list[dict[str, Any]]:
        """Return what is said of one row, question by question; what is not wanted is left out."""
        subject = subject_of(collection.name, id)
        answers = [each for each in self.file.answers if each.subject == subject]
        facts = self._facts_about(collection, str(id))
        found = self._whose(collection, row)
        for section in self.file.framework.sections_per(collection.name):
            shown = is_shown(section, facts)
            for question in section.questions:
                said = say_of_row(self.file.framework, collection, row, answers, question)
                if said and self._is_closed(question):
                    said = _("Answered; you may not read it.")
                if said or (shown and is_wanted(question, facts)):
                    found.append({"key": spoken(question.text), "value": said})
        return found

    def _whose(self, collection, row):
        """Say of which country a row is, where the help is for several."""
        if row is None or collection.belongs_to != COUNTRIES or not has_several(self.file):
            return []
        name = name_of_assured(self.file, row)
        small = "" if row_is_of_the_plan(self.file, row) else _("It has left the plan.")
        return [{"key": _("Which country"), "value": name, "small": small}]

    def _facts_about(self, collection, id):
        facts = self.file.evaluation.facts
        rows = {row["id"]: row for row in facts.rows(collection.name).items}
        return facts.about(rows[id]) if id in rows else facts
