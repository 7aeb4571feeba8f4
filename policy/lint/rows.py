"""What a framework says of rows beyond conditions leads somewhere: dates, and what falls together.

A bar may take other rows with those it hits (`takes_with: subjects.unit`); a field may say whether
what lasts until one day still holds on another (`lasts_until: [valid_until, case.first_delivery]`).
"""

from collections.abc import Iterator

from policy.document import row_keys
from policy.framework import Framework
from policy.lint.fault import Fault, fault
from policy.words import _


def rows_lead_somewhere(framework: Framework) -> Iterator[Fault]:
    """Every answer of a row that a bar or a field leans on is asked there."""
    for bar in framework.bars:
        if bar.takes_with and not _is_asked(framework, *bar.takes_with.split(".", 1)):
            yield fault(
                framework,
                _("bar “{id}”").format(id=bar.id),
                _("takes with it the rows of “{named}”. Write a list and an answer in its rows."),
                named=bar.takes_with,
            )
    for name, collection in framework.collections.items():
        for field in collection.fields:
            for sentence in _faults_of_dates(framework, name, field.lasts_until or ()):
                yield fault(
                    framework,
                    _("collection “{name}”").format(name=name),
                    _("keeps “{field}”, which {what}"),
                    field=field.id,
                    what=sentence,
                )


def _is_asked(framework: Framework, collection: str, key: str = "") -> bool:
    held = framework.collections.get(collection)
    return held is not None and key in row_keys(framework, held)


def _faults_of_dates(framework: Framework, collection: str, pair: tuple) -> Iterator[str]:
    if not pair:
        return
    if not _is_asked(framework, collection, pair[0]):
        yield _("lasts until “{last}”, which is no answer of its rows. Ask for it.").format(
            last=pair[0]
        )
    day = framework.questions_by_ref.get(pair[1])
    if day is None or day.type != "date" or day.per != "case":
        yield _("must reach “{day}”, which is no date of the case. Name one.").format(day=pair[1])
