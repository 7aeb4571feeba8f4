"""Where rules come from: every citation resolves, and nothing uncertain is called published."""

from collections.abc import Iterator

from policy.framework import Framework
from policy.lint.fault import Fault, entries, fault
from policy.words import _

GRAVE = ("grave", "gvhr")


def citations_resolve(framework: Framework) -> Iterator[Fault]:
    """A citation begins with a declared source; without one, the rule is our own default."""
    known = {source.id for source in framework.sources}
    for name, entry in entries(framework):
        for cite in filter(None, (part.strip() for part in entry.cite.split(";"))):
            if cite.split()[0].rstrip(",") not in known:
                yield fault(
                    framework,
                    name,
                    _("cites “{cite}”, which begins with no declared source. Use one of: {known}."),
                    cite=cite,
                    known=", ".join(sorted(known)),
                )
        if not entry.cite and entry.basis != "operator_default":
            yield fault(
                framework,
                name,
                _("has the basis “{basis}” and cites nothing. Cite it, or write operator_default."),
                basis=entry.basis,
            )


def grave_terms_cite(framework: Framework) -> Iterator[Fault]:
    """What makes a violation grave is the policy's to say, not ours."""
    for name, terms in framework.vocab.items():
        for term in terms:
            if any(term.marks.get(mark) is True for mark in GRAVE) and not term.cite:
                yield fault(
                    framework,
                    _("vocab “{name}”, “{id}”").format(name=name, id=term.id),
                    _("is marked grave and cites nothing. Say which paragraph makes it so."),
                )


def published_is_certain(framework: Framework) -> Iterator[Fault]:
    """A published text is held and was compared; a draft says why it is one."""
    name = _("the framework")
    if framework.state == "draft" and not framework.provisional_because:
        yield fault(
            framework, name, _("is a draft and does not say why. Add “provisional_because”.")
        )
    if framework.state != "published":
        return
    if framework.provisional_because:
        yield fault(
            framework,
            name,
            _("is published and gives a reason for being provisional. Settle it first."),
        )
    for where, entry in entries(framework):
        if entry.basis == "background":
            yield fault(
                framework,
                where,
                _("rests on background knowledge in a published text. Find its source."),
            )
