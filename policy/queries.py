"""What one asks of the law: which frameworks there are, in which state, put in use by whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Organisation, PostRung
from policy.framework import Framework
from policy.models import InForce, PublishedFramework
from policy.registry import UnknownFramework, available, in_force, standing_on


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
    for text in put_in_use().filter(base_digest=""):
        newest.setdefault(text.framework_id, text)
    known = sorted({*available(), *newest})
    found = [Standing(in_force(id), newest.get(id)) for id in known]
    return sorted(found, key=lambda standing: standing.framework.title)


def frameworks_of(organisation: Organisation, day: date | None = None) -> list[Framework]:
    """Every framework an organisation applies on a day, by title, in the text it applies.

    An organisation applies a framework from the day it set. Until it has set any, it applies
    those in which one of its posts has a rung: nobody could decide under another.
    """
    day = day or timezone.localdate()
    dated = InForce.objects.filter(organisation=organisation)
    set_by_date = set(dated.values_list("framework_id", flat=True))
    on_ladder = PostRung.objects.filter(post__organisation=organisation)
    ids = set(dated.filter(standing_on(day)).values_list("framework_id", flat=True))
    ids |= set(on_ladder.values_list("framework_id", flat=True)) - set_by_date
    found = []
    for id in sorted(ids):
        try:
            found.append(in_force(id, organisation, day))
        except UnknownFramework:  # a ladder outlives a file that was taken away
            continue
    return sorted(found, key=lambda each: str(each.title))
