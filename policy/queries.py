"""What one asks of the law: which frameworks there are, in which state, put in use by whom."""

from dataclasses import dataclass

from django.db.models import QuerySet

from policy.framework import Framework
from policy.models import PublishedFramework
from policy.registry import available, in_force


@dataclass(frozen=True, slots=True)
class Standing:
    """A framework as people find it: its text, and the last time a text was put in use."""

    framework: Framework
    put_in_use: PublishedFramework | None


def put_in_use(framework_id: str | None = None) -> QuerySet[PublishedFramework]:
    """Every text ever put in use, newest first; of one framework, where one is named."""
    texts = PublishedFramework.objects.select_related("put_in_use_by", "confirmed_by")
    if framework_id:
        texts = texts.filter(framework_id=framework_id)
    return texts.order_by("-put_in_use_at", "-pk")


def standings() -> list[Standing]:
    """Every framework there is, in force or only on disk, by title."""
    newest: dict[str, PublishedFramework] = {}
    for text in put_in_use():
        newest.setdefault(text.framework_id, text)
    known = sorted({*available(), *newest})
    found = [Standing(in_force(id), newest.get(id)) for id in known]
    return sorted(found, key=lambda standing: standing.framework.title)
