"""Nothing that stops, sends up or warns may do so without a sentence."""

from collections.abc import Iterator

from policy.framework import Framework
from policy.lint.fault import Fault, fault, rules
from policy.words import _


def every_rule_speaks(framework: Framework) -> Iterator[Fault]:
    """Each rule says what it means; each check what to do; each finding out of scope, why."""
    for name, rule in rules(framework):
        if not getattr(rule, "message", getattr(rule, "says", "")).strip():
            yield fault(framework, name, _("says nothing. Add “says” with a full sentence."))
    for bar in framework.bars:
        if not bar.lifts_when.strip():
            yield fault(
                framework,
                _("bar “{id}”").format(id=bar.id),
                _("does not say what would lift it. Add “lifts_when”."),
            )
    for check in framework.checks:
        if not check.remedy.strip():
            yield fault(
                framework,
                _("consistency check “{id}”").format(id=check.id),
                _("offers no way out. Add “remedy” with what to do."),
            )
    for rule in framework.scope.rules:
        if rule.outcome == "out" and not rule.reason_required:
            yield fault(
                framework,
                _("scope rule “{id}”").format(id=rule.id),
                _("puts a case out of scope without asking why. Set “reason_required: true”."),
            )
    for id, derived in framework.derived.items():
        for place, step in enumerate(derived.steps, start=1):
            if derived.id == "d.overall" and not step.says.strip():
                yield fault(
                    framework,
                    _("derived “{id}”, step {place}").format(id=id, place=place),
                    _("raises the overall rating and says nothing. Add “says”."),
                )
