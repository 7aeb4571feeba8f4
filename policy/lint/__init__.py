"""What a framework must satisfy beyond parsing: nothing mute, nothing dangling, nobody unreached.

Every fault says which file and entry, what is wrong, and how to mend it.
"""

from collections.abc import Callable, Iterator

from policy.framework import Framework
from policy.lint.countries import countries_are_given, countries_only_add
from policy.lint.fault import Fault
from policy.lint.ladder import everyone_reaches_a_level, levels_exist
from policy.lint.names import ids_are_unique, lists_exist, switches_are_used
from policy.lint.references import conditions_resolve
from policy.lint.rows import rows_lead_somewhere
from policy.lint.sources import citations_resolve, grave_terms_cite, published_is_certain
from policy.lint.speech import every_rule_speaks
from policy.lint.tables import derived_values_fit
from policy.lint.triggers import (
    letters_serve_until_a_change_that_can_be_told,
    only_what_is_said_of_no_case_serves_many,
    something_makes_each_letter_owed,
    something_raises_each_duty,
    ways_are_told_apart,
)

RULES: tuple[Callable[[Framework], Iterator[Fault]], ...] = (
    ids_are_unique,
    lists_exist,
    citations_resolve,
    grave_terms_cite,
    published_is_certain,
    every_rule_speaks,
    conditions_resolve,
    rows_lead_somewhere,
    countries_are_given,
    countries_only_add,
    derived_values_fit,
    levels_exist,
    switches_are_used,
    something_makes_each_letter_owed,
    something_raises_each_duty,
    letters_serve_until_a_change_that_can_be_told,
    only_what_is_said_of_no_case_serves_many,
    ways_are_told_apart,
)


def lint(framework: Framework) -> list[Fault]:
    """Everything wrong with a framework that can be read, in the order of the rules."""
    faults = [fault for rule in RULES for fault in rule(framework)]
    return faults or list(everyone_reaches_a_level(framework))


__all__ = ["Fault", "lint"]
