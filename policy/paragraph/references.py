"""What a paragraph points at: every reference leads somewhere, every test it names is there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy.framework import Framework
from policy.lint.fault import Fault
from policy.paragraph.reading import Paragraph
from policy.words import _


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies outside the framework. None where it cannot be seen, and is then not checked."""

    screens: frozenset[str] | None = None
    actions: frozenset[str] | None = None
    commands: frozenset[str] | None = None
    tests: frozenset[str] | None = None

    def names(self, kind: str) -> frozenset[str] | None:
        """The names of this kind: screens, actions or commands."""
        return {"screen": self.screens, "action": self.actions, "command": self.commands}[kind]


OUTSIDE = ("screen", "action", "command")


def faults_in(
    framework: Framework,
    paragraphs: Sequence[Paragraph],
    surroundings: Surroundings,
    file: str,
) -> Iterator[Fault]:
    """Each paragraph nobody answers, each reference that dangles, each test that is not there."""
    parts = named_parts(framework)
    sources = {source.id for source in framework.sources}
    for name, times in Counter(paragraph.name for paragraph in paragraphs).items():
        if times > 1:
            yield _fault(file, name, _("stands twice. Keep one, or give it a number of its own."))
    for paragraph in paragraphs:
        for sentence in (
            *_of_source(paragraph, sources),
            *_of_answer(paragraph),
            *_of_references(paragraph, parts, surroundings),
            *_of_tests(paragraph, surroundings),
        ):
            yield _fault(file, paragraph.name, sentence)


def _fault(file: str, name: str, sentence: str) -> Fault:
    return Fault(file, _("paragraph “{name}”").format(name=name), sentence)


def _of_source(paragraph: Paragraph, sources: set[str]) -> Iterator[str]:
    if paragraph.source not in sources:
        yield _(
            "is of “{source}”, which the framework does not declare. Use one of: {all}."
        ).format(source=paragraph.source, all=", ".join(sorted(sources)))


def _of_answer(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.state == "missing":
        yield _(
            "is answered by nothing. Name what answers it in “answered_by”, or say why it is"
            " “not_software”, or what is “planned”."
        )
    if paragraph.not_software and (paragraph.answered_by or paragraph.planned):
        yield _("is called not software and is answered or planned all the same. Keep one.")
    if paragraph.answered_by and not paragraph.planned and not paragraph.tests:
        yield _("is answered, and no test shows it. Name one in “tests”.")


def _of_references(
    paragraph: Paragraph, parts: Mapping[str, set[str]], surroundings: Surroundings
) -> Iterator[str]:
    kinds = (*parts, *OUTSIDE)
    for reference in paragraph.answered_by:
        kind, _slash, name = reference.partition("/")
        if kind not in kinds:
            yield _(
                "points at “{ref}”, which is no kind of part. Begin with one of: {kinds}."
            ).format(ref=reference, kinds=", ".join(kinds))
            continue
        known = parts[kind] if kind in parts else surroundings.names(kind)
        if known is not None and name not in known:
            yield _("points at “{ref}”, which does not exist. Mend the name or add it.").format(
                ref=reference
            )


def _of_tests(paragraph: Paragraph, surroundings: Surroundings) -> Iterator[str]:
    for test in paragraph.tests:
        if surroundings.tests is not None and test not in surroundings.tests:
            yield _(
                "names the test “{test}”, which no file defines. Write it or mend the name."
            ).format(test=test)


def named_parts(framework: Framework) -> dict[str, set[str]]:
    """Everything in a framework that a paragraph may point at, by kind."""
    questions = {each for form in framework.forms for each in _ids(form.questions)}
    return {
        "questions": set(framework.questions) | questions,
        "facts": _ids(framework.facts),
        "sections": _ids(framework.sections),
        "forms": _ids(framework.forms),
        "collections": _inside(
            {name: _ids(each.fields) for name, each in framework.collections.items()}
        ),
        "vocab": _inside({name: _ids(terms) for name, terms in framework.vocab.items()}),
        "scales": _inside({name: _ids(terms) for name, terms in framework.scales.items()}),
        "switches": _ids(framework.switches),
        "derived": set(framework.derived),
        "tables": set(framework.tables),
        "scope": {"", *_ids(framework.scope.rules)},
        "bars": _ids(framework.bars),
        "checks": _ids(framework.checks),
        "levels": _ids(framework.levels),
        "escalation": _ids(framework.escalation),
        "communications": _ids(framework.communications),
        "monitoring": _ids(framework.monitoring),
        "reports": _ids(framework.reports),
        "validity": _of_validity(framework),
        "lifecycle": _of_lifecycle(framework),
        **{kind: {"", *held} for kind, held in framework.more.items()},
    }


def _ids(entries: Iterable[Any]) -> set[str]:
    return {each.id for each in entries}


def _inside(lists: Mapping[str, set[str]]) -> set[str]:
    """A list by its name, and each thing in it by the list's name and its own."""
    return set(lists) | {f"{name}/{id}" for name, ids in lists.items() for id in ids}


def _of_validity(framework: Framework) -> set[str]:
    validity = framework.validity
    spoken = ("default", "max", "warn_before", "must_cover")
    said = {name for name in spoken if getattr(validity, name)}
    return {"", *said, *_ids(validity.reassess_on)}


def _of_lifecycle(framework: Framework) -> set[str]:
    lifecycle = framework.lifecycle
    return {name for name in lifecycle.__dataclass_fields__ if getattr(lifecycle, name)}
