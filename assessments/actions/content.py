"""What one can write in a case: answers, signed searches, who was consulted, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.actions.countries import kept_under
from assessments.actions.grounds import refuse, refuse_what_advisers_find
from assessments.actions.writing import writing
from assessments.document import OURS, rows_of
from assessments.models import Answer, Consultation
from assessments.permissions import Perm
from casework.conflicts import Conflict, Theirs
from casework.files import CaseFile
from casework.refusals import Objection, Refused
from policy.facts import known
from policy.framework import CHOOSING
from recipients.permissions import READ_RESTRICTED

LONGEST = 20_000  # characters of one answer


@dataclass(frozen=True, slots=True)
class Given:
    """What an officer says to one question, at the revision they had before them.

    Sources are given as rows or by their keys.
    """

    value: Any
    notes: str = ""
    sources: tuple = ()
    revision: int | None = None


def answer(
    assessment, *, by, question, value, subject="", notes="", sources=(), revision=None
) -> Answer:
    """Answer one question, of the case or of one of its rows; an empty value takes it back."""
    given = Given(value, notes, tuple(sources), revision)
    saved = save_answers(assessment, by=by, given={question: given}, subject=subject)
    return saved[question]


def save_answers(
    assessment, *, by, given: Mapping[str, Given], subject="", confirm=False
) -> dict[str, Answer]:
    """Save a page of answers together, or none of them; unchanged ones stay as they were.

    With `confirm`, those carried over from an earlier assessment now count. Raises Conflict
    where somebody saved another answer meanwhile.
    """
    with writing(assessment, "answer", "answers", by=by) as open_case:
        return write_answers(open_case.case, by, given, subject, confirm)


def write_answers(case, by, given, subject="", confirm=False) -> dict[str, Answer]:
    """Store answers in a case already open for writing; findings of advisers are not among them."""
    _refuse_what_cannot_be_kept(case, given)
    framework = CaseFile(case).framework
    refuse_what_advisers_find(framework, case, given)
    return _stored(case, by, given, kept_under(case, framework, subject), confirm)


def store_finding(case, by, question, subject, given) -> Answer:
    """Store what an adviser found; who may find is for the caller to have asked."""
    _refuse_what_cannot_be_kept(case, {question: given})
    return _stored(case, by, {question: given}, subject, confirm=True)[question]


def _stored(case, by, given, subject, confirm):
    held = {
        each.question: each
        for each in Answer.objects.filter(
            assessment=case, subject=subject, question__in=given
        ).prefetch_related("sources")
    }
    if clashes := _clashes(held, given):
        raise Conflict(clashes)
    return {
        question: _store(case, by, question, subject, held.get(question), each, confirm)
        for question, each in given.items()
    }


def _clashes(held, given):
    found = {}
    for question, each in given.items():
        theirs = held.get(question)
        at = theirs.revision if theirs else 0
        if each.revision is None or each.revision == at or theirs is None:
            continue
        if not _same(theirs, each):
            found[question] = (
                Theirs(theirs.value, theirs.revision, theirs.answered_by, theirs.answered_at),
                each.value,
            )
    return found


def _same(held, given):
    return (
        known(held.value) == known(given.value)
        and held.notes.strip() == given.notes.strip()
        and {each.pk for each in held.sources.all()}
        == {getattr(each, "pk", each) for each in given.sources}
    )


def _store(case, by, question, subject, held, given, confirm):
    if held is None and known(given.value) is None and not given.notes.strip():
        return None
    if held is not None and _same(held, given) and not (held.carried_over and confirm):
        return held
    held = held or Answer(assessment=case, question=question, subject=subject)
    if known(held.value) != known(given.value):
        held.adopted_from = None  # it is our own now
    held.value, held.notes = given.value, given.notes
    held.meaning = _meaning(case, question)
    held.carried_over = False
    held.answered_by, held.answered_at = by, timezone.now()
    held.revision += 1
    held.save()
    held.sources.set(given.sources)
    return held


def _meaning(case, question):
    asked = CaseFile(case).framework.questions.get(question)
    return str(asked.meaning) if asked else ""


def _refuse_what_cannot_be_kept(case, given):
    framework = CaseFile(case).framework
    found = []
    for id, each in given.items():
        asked = framework.questions.get(id)
        if asked is None and not id.startswith(OURS):
            raise KeyError(f"{framework.id} {framework.version} has no question “{id}”.")
        found += _objections_to(asked, each)
    if found:
        raise Refused("answer", found)


def _objections_to(asked, given):
    named = str(asked.text) if asked else _("your reasons")
    texts = [text for text in (given.value, given.notes) if isinstance(text, str)]
    if any(len(text) > LONGEST for text in texts):
        yield Objection(
            "too-long",
            _("The answer to “%(question)s” is longer than %(most)s characters.")
            % {"question": named, "most": f"{LONGEST:,}"},
            _("Shorten it, or cite the longer text as a source."),
        )
    if any("\x00" in text for text in texts):
        yield Objection(
            "null-byte",
            _("The answer to “%(question)s” holds a character that no text has (a null byte).")
            % {"question": named},
            _("Paste it again as plain text."),
        )
    if asked and asked.type in CHOOSING and asked.options:
        values = given.value if isinstance(given.value, list) else [given.value]
        if any(known(each) is not None and asked.option(each) is None for each in values):
            yield Objection(
                "not-an-option",
                _("What was chosen for “%(question)s” is not among its options.")
                % {"question": named},
                _("Choose one that is offered."),
            )


def confirm(assessment, *, by, answer) -> Answer:
    """Let an answer carried over from an earlier assessment count: an officer stands by it."""
    with writing(assessment, "confirm", "answers", by=by) as open_case:
        held = Answer.objects.get(pk=answer.pk, assessment=open_case.case)
        framework = CaseFile(open_case.case).framework
        refuse_what_advisers_find(framework, open_case.case, (held.question,))
        held.carried_over = False
        held.answered_by, held.answered_at = by, timezone.now()
        held.revision += 1
        held.save()
    return held


def declare_none(assessment, *, by, collection, **details):
    """Sign that a list was searched for and nothing was found; rows added later end it.

    `details` are what the framework demands of such a declaration, and `of`, the row it is
    about, where the list belongs to the rows of another.
    """
    with writing(assessment, "declare_none", "declarations", by=by) as open_case:
        case = open_case.case
        _refuse_declaration(CaseFile(case), collection, details)
        of = details.get("of")
        kept = [each for each in case.declared_none if not _is_about(each, collection, of)]
        signed = {"by": by.name, "at": timezone.now().isoformat()}
        case.declared_none = [*kept, {"collection": collection} | details | signed]
        case.revision += 1
        case.save(update_fields=["declared_none", "revision"])
        open_case.act.record(
            "assessments.declare_none", case, by=by, collection=collection, of=of or ""
        )
    return case


def _is_about(entry, collection, of):
    return entry.get("collection") == collection and entry.get("of") == of


def _refuse_declaration(file, name, details):
    collection = file.framework.collection(name)
    of, owner = details.get("of"), collection.belongs_by
    if not collection.declare_none:
        refuse(
            "declare_none",
            "may-not-be-empty",
            _("“%(list)s” may not be declared empty.") % {"list": collection.label},
            _("Add what belongs in it."),
            cites=collection.cite,
            basis=collection.basis,
        )
    if any(of is None or row.get(owner) == of for row in rows_of(file, name)):
        refuse(
            "declare_none",
            "not-empty",
            _("“%(list)s” is not empty.") % {"list": collection.label},
            _("Remove what does not belong in it, then sign."),
        )
    for part in collection.declare_requires:
        if known(details.get(part)) is None:
            refuse(
                "declare_none",
                f"declared-without-{part.replace('_', '-')}",
                _("You are signing that “%(list)s” is empty without saying “%(part)s”.")
                % {"list": collection.label, "part": part.replace("_", " ")},
                _("Say it in a sentence: what was searched, or why there can be none."),
                cites=collection.cite,
            )


def consult(assessment, *, by, **fields) -> Consultation:
    """Record who was consulted, what they said and what it changed."""
    with writing(assessment, "consult", "consultations", by=by) as open_case:
        if not str(fields.get("changed", "")).strip():
            refuse(
                "consult",
                "nothing-said-of-change",
                _("It is not said what the consultation changed."),
                _("Say what it changed, or that it changed nothing, and why."),
            )
        return Consultation.objects.create(assessment=open_case.case, recorded_by=by, **fields)


def say_what_has_changed(assessment, *, by, text, revision=None):
    """Say what has changed since a case like this one was refused, withdrawn or given up."""
    with writing(assessment, "say_what_has_changed", "what has changed", by=by) as open_case:
        case = open_case.case
        if revision is not None and revision != case.revision and case.what_has_changed != text:
            raise Conflict({"text": (Theirs(case.what_has_changed, case.revision), text)})
        _refuse_what_cannot_be_kept(case, {f"{OURS}what_has_changed": Given(text)})
        case.what_has_changed = text
        case.revision += 1
        case.save(update_fields=["what_has_changed", "revision"])
    return case


def justify(assessment, *, by, check, text, revision=None) -> Answer:
    """Say why a contradiction the framework points out must stand as it is."""
    given = {f"{OURS}check": Given("stands" if text.strip() else None, text, (), revision)}
    with writing(assessment, "justify", "answers", by=by) as open_case:
        saved = write_answers(open_case.case, by, given, subject=f"checks:{check}", confirm=True)
    return saved[f"{OURS}check"]


def weigh_allegation(assessment, *, by, allegation, text, revision=None) -> Answer:
    """Say how something alleged of a recipient bears on this help, or why it does not.

    Advisers may weigh it too: a restricted allegation may be closed to everybody who writes.
    """
    permission = Perm.WRITE if by.may(Perm.WRITE.value, assessment.portfolio) else Perm.ADVISE
    given = {f"{OURS}allegation": Given("weighed" if text.strip() else None, text, (), revision)}
    with writing(assessment, "weigh", "allegations", by=by, permission=permission) as open_case:
        if allegation.restricted and not by.may(READ_RESTRICTED, assessment.portfolio):
            refuse(
                "weigh",
                "not-permitted",
                _("Your role does not let you read what is alleged."),
                _("Ask somebody whose role lets them."),
            )
        subject = f"allegations:{allegation.pk}"
        saved = write_answers(open_case.case, by, given, subject=subject, confirm=True)
    return saved[f"{OURS}allegation"]
