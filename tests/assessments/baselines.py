"""Baselines for tests: Petra at the post writes, Sam agrees, Amina's case rests on one."""

from datetime import timedelta

from django.utils import timezone

from assessments import baselines
from assessments.actions import baselines as acting
from recipients import actions as recipients
from recipients.models import Country

SAID = {
    "uk.1a": "Elections are due in May; the east is quiet.",
    "uk.1b": "Kadar ratified the Covenant in 1994 and reports late.",
    "uk.1d": "Four deaths in custody in 2025 and no conviction.",
}


def a_source(cast, title="The commission's report of 2025"):
    """Something a baseline is drawn from."""
    return recipients.add_source(
        by=cast.amina, portfolio=cast.portfolio, title=title, kind="report"
    )


def begun(cast, *, framework_id="uk-osja", **fields):
    """A baseline of Kadar that the overseas post owns, with nothing written yet."""
    of = {
        "portfolio": cast.portfolio,
        "country": Country.objects.get(code="KD"),
        "owner": cast.post("Overseas Post"),
    }
    return acting.begin_baseline(by=cast.petra, framework_id=framework_id, **of | fields)


def written(cast, baseline=None, *, by=None, text=None, source=None, days=300, **more):
    """The next version, as a draft."""
    baseline = baseline or begun(cast)
    said = text or SAID
    if baseline.framework_id == "":
        heads = baselines.headings_of("")
        said = text or {each.id: "What is known." for each in heads}
    return acting.write_baseline(
        baseline,
        by=by or cast.petra,
        text=said,
        sources=[source or a_source(cast)],
        valid_until=timezone.localdate() + timedelta(days=days),
        **more,
    )


def published(cast, baseline=None, **more):
    """The next version, agreed to by Sam."""
    return acting.agree_to_baseline(written(cast, baseline, **more), by=cast.sam)


def changed(cast, version, **more):
    """A later version that tells of a significant change."""
    said = {
        "text": SAID | {"uk.1a": "The government fell in May; the east is not quiet."},
        "significant": True,
        "what_changed": "The government fell.",
        "source": more.get("source") or a_source(cast, "A cable of June"),
    }
    return published(cast, version.baseline, **said | more)
