"""What one can ask about baselines of countries: which there are, which a case may rest on."""

from datetime import date

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.queries import portfolios_where
from assessments.access import portfolios_of
from assessments.models import (
    BaselineCitation,
    BaselineVersion,
    CountryAssessment,
    CountryFact,
)
from assessments.permissions import Perm
from casework.actions import note_access
from casework.keyset import page_of
from casework.models import AccessEntry
from casework.permissions import Perm as See

LONG_AGO = date(1, 1, 1)  # what has no version yet stands before all that is due


def baselines_for(officer):
    """Return the baselines this officer may read.

    One that is not restricted is shared with whoever may see cases anywhere; a restricted one
    with those who may read the restricted ones of its portfolio.
    """
    if not portfolios_of(officer, See.SEE_CASES):
        return CountryAssessment.objects.none()
    trusted = portfolios_of(officer, Perm.READ_RESTRICTED_BASELINE)
    return CountryAssessment.objects.filter(Q(restricted=False) | Q(portfolio__in=trusted))


def baseline_for_reading(officer, reference):
    """Return a baseline this officer may read, or 404; a look at a restricted one is noted."""
    rows = baselines_for(officer).select_related("portfolio", "country", "force", "owner")
    baseline = get_object_or_404(rows, reference=reference)
    if baseline.restricted:
        note_access(officer, AccessEntry.Kind.READ, baseline)
    return baseline


def baseline_for(officer, reference, permission):
    """Return a baseline for which this officer's role carries a permission, or answer 404."""
    baseline = baseline_for_reading(officer, reference)
    if not officer.may(permission.value, baseline.portfolio):
        raise Http404("This officer may read this and no more.")
    return baseline


def portfolios_to_write_in(officer):
    """Return the portfolios in which this officer may begin a baseline."""
    rows = portfolios_where(officer, Perm.WRITE_BASELINE)
    return rows.select_related("organisation").order_by("pk")


def baselines_wanted(officer, *, country="", after="", before=""):
    """Return a page of the baselines, what is to be renewed first, first."""
    last = BaselineVersion.objects.filter(baseline=OuterRef("pk"), agreed_at__isnull=False)
    last = last.order_by("-number")
    draft = BaselineVersion.objects.filter(baseline=OuterRef("pk"), agreed_at=None)
    rows = baselines_for(officer).select_related("country", "force", "owner")
    if country:
        rows = rows.filter(country=country)
    rows = rows.annotate(
        number=Subquery(last.values("number")[:1]),
        due=Coalesce(Subquery(last.values("valid_until")[:1]), Value(LONG_AGO)),
        draft=Subquery(draft.values("number")[:1]),
    )
    return page_of(rows, ("due", "pk"), after=after, before=before)


def versions_of(baseline):
    """Return every version of a baseline, the newest first, a draft before all."""
    rows = BaselineVersion.objects.filter(baseline=baseline)
    return list(rows.select_related("written_by", "agreed_by").order_by("-number"))


def latest_versions():
    """Return the newest version agreed to of every baseline, with its baseline and owner."""
    newest = BaselineVersion.objects.filter(
        baseline=OuterRef("baseline"), agreed_at__isnull=False
    ).order_by("-number")
    rows = BaselineVersion.objects.filter(pk=Subquery(newest.values("pk")[:1]))
    return rows.select_related("baseline__owner", "baseline__portfolio").order_by("pk")


def versions_to_cite(officer, case, file):
    """Return the newest version of every baseline a case may rest on, for this officer."""
    rows = latest_versions().filter(
        baseline__in=baselines_for(officer),
        baseline__country__in=file.country_codes,
        baseline__framework_id__in=("", case.framework_id),
        valid_until__gte=timezone.localdate(),
    )
    return rows.select_related("baseline__country", "baseline__force", "baseline__owner")


def citation_of(case, key):
    """Return what a case cites under a key, or answer 404."""
    rows = BaselineCitation.objects.filter(assessment=case)
    related = ("version__baseline__country", "version__baseline__force", "baseline__portfolio")
    return get_object_or_404(rows.select_related(*related), pk=key)


def newest_of(baseline):
    """Return the newest version agreed to, or None."""
    rows = BaselineVersion.objects.filter(baseline=baseline, agreed_at__isnull=False)
    return rows.select_related("agreed_by").order_by("-number").first()


def may_read_text(officer, baseline) -> bool:
    """Say whether this officer may read what a baseline says."""
    return baselines_for(officer).filter(pk=baseline.pk).exists()


def facts_about(country):
    """Return the latest of each fact about a country, by indicator and year."""
    rows = CountryFact.objects.filter(country=country).order_by(
        "indicator", "source", "-of_year", "-as_of"
    )
    found = {}
    for row in rows:
        found.setdefault((row.indicator, row.source), row)
    return list(found.values())


def cases_resting_on(baseline, cases):
    """Return what cites a baseline among the cases given, live ones first."""
    rows = BaselineCitation.objects.filter(baseline=baseline, assessment__in=cases)
    rows = rows.select_related("assessment__assistance", "version")
    return list(rows.order_by("-assessment__state_since")[:50])
