"""What one asks of the law: which frameworks there are, in which state, put in use by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Officer, Organisation, PostRung
from accounts.queries import portfolios_where
from policy.framework import Framework
from policy.models import InForce, KeptText, ProposedText, PublishedFramework
from policy.permissions import Perm
from policy.registry import UnknownFramework, available, in_force, pinned, standing_on
from policy.words import _


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


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text of a framework that can be read: the file's, or one that was ever put in use."""

    digest: str
    version: str
    says: str


def texts_of(framework_id: str) -> list[KnownText]:
    """Every text of a framework there is, newest first; the file last, where it is not in use."""
    found = [
        KnownText(
            text.digest,
            text.version,
            _("{version}, put in use on {day}").format(
                version=text.version, day=timezone.localdate(text.put_in_use_at).isoformat()
            ),
        )
        for text in put_in_use(framework_id)
    ]
    on_disk = available().get(framework_id)
    if on_disk and on_disk.digest not in {each.digest for each in found}:
        says = _("{version}, the file").format(version=on_disk.version)
        found.append(KnownText(on_disk.digest, on_disk.version, says))
    return found


def text_with(framework_id: str, digest: str) -> Framework | None:
    """The framework in the text with this digest, or None where there is no such text."""
    known = next((each for each in texts_of(framework_id) if each.digest == digest), None)
    return pinned(framework_id, known.version, digest) if known else None


@dataclass(frozen=True, slots=True)
class Begun:
    """A text that began to apply: from which day, and when that was said."""

    digest: str
    day: date
    said_at: datetime


def texts_begun(framework_id: str, organisation: Organisation) -> list[Begun]:
    """Every text of a framework that ever began to apply in an organisation.

    By the days it set; until it has set any, by when each was put in use; and where none was,
    by when a case was first pinned to what the file says.
    """
    own = InForce.objects.filter(framework_id=framework_id, organisation=organisation)
    if dated := own.select_related("text"):
        return [Begun(each.text.digest, each.from_day, each.said_at) for each in dated]
    texts = put_in_use(framework_id).filter(base_digest="")
    known = list(texts.values_list("digest", "put_in_use_at"))
    if not known:
        kept = KeptText.objects.filter(framework_id=framework_id)
        known = list(kept.values_list("digest", "kept_at"))
    return [Begun(digest, timezone.localdate(at), at) for digest, at in known]


def proposals(framework_id: str | None = None) -> QuerySet[ProposedText]:
    """Every proposal that waits for a second policy manager, newest first."""
    waiting = ProposedText.objects.filter(ended_at=None)
    waiting = waiting.select_related("proposed_by", "organisation")
    return waiting.filter(framework_id=framework_id) if framework_id else waiting


def organisations_of(officer: Officer) -> QuerySet[Organisation]:
    """The organisations for which this officer may set which text applies."""
    portfolios = portfolios_where(officer, Perm.PUBLISH_FRAMEWORK)
    return Organisation.objects.filter(pk__in=portfolios.values("organisation"))


def dates_set(framework_id: str) -> QuerySet[InForce]:
    """From when each organisation applies which text of a framework, newest first."""
    rows = InForce.objects.filter(framework_id=framework_id)
    rows = rows.select_related("organisation", "text", "said_by", "confirmed_by")
    return rows.order_by("-from_day", "organisation__name")
