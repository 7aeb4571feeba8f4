"""A case weighed under a framework: does it apply, what bars it, who must decide, what is missing.

Bars and rungs are worked out separately. Nothing a person must judge is worked out at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from policy import document as documents
from policy.casefacts import facts_of
from policy.countries import countries_in, said_of
from policy.due import is_condition_due
from policy.explanation import Explanation, explain
from policy.facts import Facts
from policy.findings import BarFinding, CheckFinding, LevelFinding, Missing, Reason, ScopeFinding
from policy.framework import STAGES, AdviceNeed, Bar, EscalationRule, Framework, is_due
from policy.logic import Condition, Truth, holds, rows_hit
from policy.missing import missing_in
from policy.text import Text
from policy.words import _


def evaluate(
    framework: Framework, document: Mapping[str, Any], stage: str | None = None
) -> "Evaluation":
    """Weigh a case document under a framework, as of a stage (by default: everything is due).

    Raises DocumentError, with every fault in a sentence, where the document cannot be read.
    """
    documents.check(framework, document)
    return Evaluation(framework, document, stage, facts_of(framework, document))


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Everything a framework says of one case, each finding with its reasons."""

    framework: Framework
    document: Mapping[str, Any] = field(repr=False)
    stage: str | None
    facts: Facts = field(repr=False)

    @cached_property
    def scope(self) -> ScopeFinding:
        """The first true rule wins; an unknown rule before it leaves the outcome open."""
        for rule in self.framework.scope.rules:
            truth = holds(rule.when, self.facts)
            if truth is True:
                return ScopeFinding(rule.outcome, rule.id, rule.cite, rule.says)
            if truth is None:
                return ScopeFinding(None, rule.id, rule.cite, rule.says)
        return ScopeFinding(self.framework.scope.default, None, "", "")

    @cached_property
    def derived(self) -> Mapping[str, Any]:
        """Every derived value by its name; None while it is not known."""
        return {ref: self.facts.get(ref) for ref in self.framework.derived}

    @cached_property
    def bars(self) -> Mapping[str, BarFinding]:
        """Every bar by its id: true, false or unknown, with the rows it hits and why."""
        return {bar.id: self._bar(bar) for bar in self.framework.bars}

    @property
    def bars_standing(self) -> tuple[BarFinding, ...]:
        """The bars that stop this case now: those that are true, and those due and unknown."""
        return tuple(
            found
            for found in self.bars.values()
            if not found.only_warns and (found.value is True or (found.value is None and found.due))
        )

    @cached_property
    def level(self) -> LevelFinding:
        """The highest rung any rule demands, with every reason; provisional while any is open."""
        ranks = {level.id: level.rank for level in self.framework.levels}
        reasons = sorted(self._reasons(), key=lambda each: (-ranks[each.level], each.rule))
        top = max((ranks[reason.level] for reason in reasons), default=None)
        demanded = {reason.level for reason in reasons}
        ids = tuple(
            level.id
            for level in self.framework.levels
            if level.id in demanded and level.rank == top
        )
        return LevelFinding(ids, top, self._is_provisional(), tuple(reasons))

    @property
    def rung(self) -> str | None:
        """The level that must decide as things stand, or None where none can be said yet."""
        return self.level.id

    @cached_property
    def consistency(self) -> tuple[CheckFinding, ...]:
        """Contradictions a person must look at: those that hold, and those not yet settled."""
        weighed = ((check, holds(check.when, self.facts)) for check in self.framework.checks)
        return tuple(
            CheckFinding(
                replace(check, says=self._placed(check.when, check.says)),
                value,
                rows_hit(check.when, self.facts),
                self.due(check.when),
            )
            for check, value in weighed
            if value is not False
        )

    @cached_property
    def _all_missing(self) -> tuple[Missing, ...]:
        return tuple(missing_in(self.framework, self.document, self.facts))

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What should be known by this evaluation's stage and is not."""
        return self.missing_at(self.stage)

    def missing_at(self, stage: str | None) -> tuple[Missing, ...]:
        """Everything due by this stage and unknown, in the order of the form."""
        return tuple(each for each in self._all_missing if is_due(each.due_at, stage))

    def advice_needed(self, level: str | None = None) -> tuple[AdviceNeed, ...]:
        """The advice this level (by default the one reached) must have before it decides."""
        rung = level or self.rung
        needs = self.framework.level(rung).advice if rung else ()
        return tuple(
            need for need in needs if not need.when or holds(need.when, self.facts) is not False
        )

    def explain(self, id: str) -> Explanation:
        """Why a rule, bar, check or derived value came out as it did, as a tree."""
        for rule in self._rules():
            if rule.id == id:
                return explain(rule.when, self.facts)
        if id in self.framework.derived:
            return self._explain_derived(id)
        raise KeyError(
            _("{framework} has no rule, bar, check or derived value “{id}”.").format(
                framework=self.framework.id, id=id
            )
        )

    def due(self, condition: Condition) -> bool:
        """Whether everything this condition looks up should be known by this stage."""
        return is_condition_due(self.framework, condition, self.stage)

    def as_dict(self) -> dict[str, Any]:
        """The evaluation as plain data, fit for JSON; docs/schemas/evaluation.json describes it."""
        framework = self.framework
        return {
            "framework": {
                "id": framework.id,
                "version": framework.version,
                "digest": framework.digest,
            },
            "scope": self.scope.as_dict(),
            "derived": dict(self.derived),
            "bars": {id: found.as_dict() for id, found in self.bars.items()},
            "level": self.level.as_dict(),
            "consistency": [found.as_dict() for found in self.consistency],
            "missing": [each.as_dict() for each in self.missing],
        }

    def _bar(self, bar: Bar) -> BarFinding:
        value = holds(bar.when, self.facts)
        warns = bar.warns if isinstance(bar.warns, bool) else holds(bar.warns, self.facts) is True
        hit = () if value is False else rows_hit(bar.when, self.facts)
        rows = self._with_those_taken(bar, hit)
        return BarFinding(
            replace(bar, message=self._placed(bar.when, bar.message)),
            value,
            rows,
            lambda: explain(bar.when, self.facts).because(),
            warns,
            self.due(bar.when),
        )

    def _with_those_taken(self, bar: Bar, hit: tuple[str, ...]) -> tuple[str, ...]:
        """The rows a bar hits, and those that fall with them: a person takes their unit along."""
        collection, _dot, key = bar.takes_with.partition(".")
        rows = self.facts.rows(collection).items if key else ()
        fallen = {_spelt(row.get(key)) for row in rows if row["id"] in hit} - {""}
        taken = (row["id"] for row in rows if _spelt(row.get(key)) in fallen)
        return tuple(dict.fromkeys((*hit, *taken)))

    @cached_property
    def _escalation(self) -> tuple[tuple[EscalationRule, Truth], ...]:
        return tuple((rule, holds(rule.when, self.facts)) for rule in self.framework.escalation)

    def _reasons(self) -> Iterator[Reason]:
        for rule, truth in self._escalation:
            if truth is True:
                countries = countries_in(self.framework, rule.when, self.facts)
                says = said_of(countries, rule.says, self.facts)
                yield Reason(rule.id, rule.level, rule.cite, rule.basis, says, countries)
        for found in self.consistency:
            if found.value is True and found.check.raise_to:
                check = found.check
                countries = countries_in(self.framework, check.when, self.facts)
                yield Reason(
                    check.id, check.raise_to, check.cite, check.basis, check.says, countries
                )

    def _placed(self, condition: Condition, says: Text) -> Text:
        """What a rule says, after the countries it holds in where it hangs on some of several."""
        return said_of(countries_in(self.framework, condition, self.facts), says, self.facts)

    def _is_provisional(self) -> bool:
        if self.missing:
            return True
        return any(truth is None and self.due(rule.when) for rule, truth in self._escalation)

    def _rules(self) -> Iterator[Any]:
        framework = self.framework
        yield from framework.bars
        yield from framework.escalation
        yield from framework.checks
        yield from framework.scope.rules

    def _explain_derived(self, ref: str) -> Explanation:
        derived = self.framework.derived[ref]
        if derived.kind == "when":
            return explain(derived.condition or {}, self.facts)
        steps = tuple(explain(step.when, self.facts) for step in derived.steps)
        value = self.facts.get(ref)
        looked_up = derived.sides if derived.kind == "matrix" else ()
        leaves = tuple(explain({"answered": side}, self.facts) for side in looked_up)
        return Explanation(
            "derived",
            None if value is None else True,
            parts=steps + leaves,
            ref=ref,
            label=derived.label,
            answer=value,
            said=() if value is None else (self.facts.say(ref, value),),
        )


def _spelt(answer: Any) -> str:
    """An answer without differences of case or spacing, so that one unit is not two."""
    return " ".join(str(answer).casefold().split()) if isinstance(answer, str) else ""


__all__ = ["STAGES", "Evaluation", "Truth", "evaluate"]
