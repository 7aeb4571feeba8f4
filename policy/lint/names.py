"""Names: none used twice, and every list that is named exists."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from policy.framework import CHOOSING, Framework
from policy.lint.fault import Fault, fault, questions, rules
from policy.lint.references import conditions
from policy.logic import references
from policy.words import _


def ids_are_unique(framework: Framework) -> Iterator[Fault]:
    """One id, one thing: an answer, a pin or an explanation must never mean two."""
    groups: dict[str, Iterable[Any]] = {
        _("questions"): [question for _name, question in questions(framework)],
        _("sections"): framework.sections,
        _("rules"): [rule for _name, rule in rules(framework)],
        _("levels"): framework.levels,
        _("communications"): framework.communications,
        _("duties"): framework.monitoring,
        _("reports"): framework.reports,
        _("forms"): framework.forms,
        _("switches"): framework.switches,
        _("sources"): framework.sources,
    }
    groups |= {_("vocab “{n}”").format(n=name): t for name, t in framework.vocab.items()}
    groups |= {_("scale “{n}”").format(n=name): t for name, t in framework.scales.items()}
    groups |= {name: question.options for name, question in questions(framework)}
    for name, members in groups.items():
        for id, times in Counter(member.id for member in members).items():
            if times > 1:
                yield fault(framework, name, _("use the id “{id}” twice. Rename one."), id=id)
    yield from _answers_that_collide(framework)


def _answers_that_collide(framework: Framework) -> Iterator[Fault]:
    for name in framework.collections:
        keys = [q.key for section in framework.sections_per(name) for q in section.questions]
        keys += [field.id for field in framework.collections[name].fields]
        for key, times in Counter(keys).items():
            if times > 1:
                yield fault(
                    framework,
                    _("collection “{name}”").format(name=name),
                    _("keeps two things under “{key}”. Rename the question or the field."),
                    key=key,
                )


def lists_exist(framework: Framework) -> Iterator[Fault]:
    """Every scale, code list, collection and form that is named is there."""
    yield from _of_questions(framework)
    yield from _of_collections(framework)
    for section in framework.sections:
        if section.per != "case" and section.per not in framework.collections:
            yield fault(
                framework,
                _("section “{id}”").format(id=section.id),
                _("is asked per “{per}”, which is no collection. Declare it, or write “case”."),
                per=section.per,
            )
    forms = {form.id for form in framework.forms}
    for duty in framework.monitoring:
        if forms and duty.form and duty.form not in forms:
            yield fault(
                framework,
                _("duty “{id}”").format(id=duty.id),
                _("uses the form “{form}”, which is not among the forms. Add it."),
                form=duty.form,
            )


def _of_questions(framework: Framework) -> Iterator[Fault]:
    for name, question in questions(framework):
        for listed in (*question.vocab, *([question.scale] if question.scale else ())):
            if not framework.terms(listed):
                yield fault(
                    framework,
                    name,
                    _("chooses from “{listed}”, which is neither a scale nor a code list. Add it."),
                    listed=listed,
                )
        if question.type in CHOOSING and len(question.options) < 2:
            yield fault(
                framework,
                name,
                _("offers fewer than two options to choose from. Give it options or a scale."),
            )


def _of_collections(framework: Framework) -> Iterator[Fault]:
    for id, collection in framework.collections.items():
        name = _("collection “{id}”").format(id=id)
        named = [listed for field in collection.fields for listed in field.vocab]
        named += [collection.must_cover] if collection.must_cover else []
        for listed in named:
            if not framework.terms(listed):
                yield fault(framework, name, _("names the list “{l}”. Add it."), l=listed)
        if collection.belongs_to and collection.belongs_to not in framework.collections:
            yield fault(
                framework,
                name,
                _("belongs to “{owner}”, which is no collection. Declare it."),
                owner=collection.belongs_to,
            )
        if _is_within_itself(framework, id):
            yield fault(framework, name, _("belongs, through others, to itself. Break the circle."))
        if collection.must_cover and collection.field(collection.covers_by) is None:
            yield fault(
                framework,
                name,
                _("must cover a list by “{by}”, which is no field of it. Declare the field."),
                by=collection.covers_by,
            )
        for field in collection.fields:
            if field.looked_up and collection.field(field.looked_up[0]) is None:
                yield fault(
                    framework,
                    name,
                    _("looks “{field}” up by “{by}”, which is no field of it. Declare that field."),
                    field=field.id,
                    by=field.looked_up[0],
                )


def _is_within_itself(framework: Framework, name: str) -> bool:
    seen: set[str] = set()
    owner = framework.collections[name].belongs_to
    while owner in framework.collections and owner not in seen:
        seen.add(owner)
        owner = framework.collections[owner].belongs_to
    return name in seen


def switches_are_used(framework: Framework) -> Iterator[Fault]:
    """A choice left open changes something; one that no rule looks at only seems to."""
    looked_at = {ref for _name, each, _rows in conditions(framework) for ref in references(each)}
    for switch in framework.switches:
        if f"switch.{switch.id}" not in looked_at:
            yield fault(
                framework,
                _("switch “{id}”").format(id=switch.id),
                _("is looked at by no rule. Let one look at “switch.{id}”, or remove it."),
                id=switch.id,
            )
