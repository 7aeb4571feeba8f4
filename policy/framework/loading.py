"""One framework read from its file: the whole text, entry by entry, into frozen objects."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from policy.framework.basics import Source, Switch, terms
from policy.framework.derived import Derived, Table
from policy.framework.duties import Communication, Duty, Lifecycle, Report, Validity
from policy.framework.entry import BASES, Entry
from policy.framework.questions import Collection, Form, Question, Section
from policy.framework.reading import read_text, read_yaml
from policy.framework.rules import Bar, Check, EscalationRule, Level
from policy.framework.scope import Scope
from policy.framework.whole import Framework
from policy.words import _

FRAMEWORKS = Path(__file__).parent.parent / "frameworks"
SCHEMA_VERSION = 1
MORE = ("vetting", "remediation")  # kept as they are written; no rule of the engine reads them


def load(path: Path) -> Framework:
    """Read one framework file, or raise FrameworkError naming the entry to mend."""
    return loads(read_text(path), path.name)


def loads(text: str, name: str) -> Framework:
    """Read one framework from its text; `name` is what its errors call it."""
    return read_whole(Entry(name, _("the file"), read_yaml(text, name)), text)


def read_whole(whole: Entry, text: str = "") -> Framework:
    """Read one framework from its outermost entry."""
    if whole.take("schema_version", shape={"const": SCHEMA_VERSION}) != SCHEMA_VERSION:
        raise whole.refused(
            _("is written for another version of this format. Set “schema_version: {n}”").format(
                n=SCHEMA_VERSION
            )
        )
    about = whole.entry("framework")
    whole.sources = about.sources = {}
    sources = about.entries("sources", Source.read)
    whole.sources.update({source.id: source for source in sources})
    parts = _parts(whole)
    framework = Framework(
        **_identity(about),
        name=whole.file,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        sources=sources,
        **parts,
        more={key: held for key in MORE if (held := whole.take(key, None)) is not None},
    )
    whole.done()
    return _with_options(framework)


def _identity(about: Entry) -> dict[str, Any]:
    said = {
        "id": about.word("id"),
        "version": about.word("version"),
        "title": about.text("title"),
        "state": about.word("status", among=("draft", "published", "retired")),
        "issuer": about.word("issuer", ""),
        "effective_from": about.word("effective_from", ""),
        "provisional_because": about.text("provisional_because", ""),
    }
    for unused in ("effective_to", "supersedes"):
        about.word(unused, "")
    about.done()
    return said


def _parts(whole: Entry) -> dict[str, Any]:
    return {
        "switches": whole.entries("switches", Switch.read),
        "vocab": whole.named("vocab", lambda name, entry: terms(entry, name)),
        "scales": whole.named("scales", lambda name, entry: terms(entry, name)),
        "facts": whole.entries("facts", lambda each: Question.read(each, "case", "facts")),
        "scope": Scope.read(whole.entry("scope")),
        "collections": whole.named_entries("collections", Collection.read),
        "sections": whole.entries("sections", Section.read),
        "derived": whole.named_entries("derived", Derived.read),
        "tables": whole.named_entries("tables", Table.read),
        "bars": whole.entries("bars", Bar.read),
        "checks": whole.entries("consistency_checks", Check.read),
        "levels": whole.entries("signoff_levels", Level.read),
        "escalation": _escalation(whole.entry("escalation")),
        "communications": whole.entries("communications", Communication.read),
        "lifecycle": Lifecycle.read(whole.entry_if_any("lifecycle")),
        "validity": Validity.read(whole.entry("validity")),
        "monitoring": whole.entries("monitoring", Duty.read),
        "reports": whole.entries("reports", Report.read),
        "forms": whole.entries("forms", Form.read),
    }


def _escalation(entry: Entry) -> tuple[EscalationRule, ...]:
    basis = entry.word("basis", "", among=BASES)
    default = {"basis": basis} if basis else {}
    rules = entry.entries("rules", lambda each: EscalationRule.read(each, default))
    entry.done()
    return rules


def _with_options(framework: Framework) -> Framework:
    """Give every question that chooses from a scale or a code list its options."""

    def filled(question: Question) -> Question:
        if question.options or not (question.scale or question.vocab):
            return question
        names = (question.scale,) if question.scale else question.vocab
        return question.choosing_from(tuple(t for name in names for t in framework.terms(name)))

    def fill(part: Any) -> Any:
        return replace(part, questions=tuple(filled(each) for each in part.questions))

    return replace(
        framework,
        facts=tuple(filled(each) for each in framework.facts),
        scope=fill(framework.scope),
        sections=tuple(fill(section) for section in framework.sections),
        forms=tuple(fill(form) for form in framework.forms),
    )
