"""What a case rests on: the versions of baselines it cites, and whether newer ones stand."""

from django.db.models import Exists, F, OuterRef, Subquery

from assessments.models import BaselineCitation, BaselineVersion
from assessments.permissions import Perm
from casework.seals import Part

READ_RESTRICTED = Perm.READ_RESTRICTED_BASELINE.value


def baselines_cited(case):
    """Return the versions a case cites, each with the newest that was agreed to since."""
    published = BaselineVersion.objects.filter(
        baseline=OuterRef("baseline_id"), agreed_at__isnull=False
    )
    newer = published.filter(number__gt=OuterRef("version__number"))
    rows = BaselineCitation.objects.filter(assessment=case).annotate(
        newest=Subquery(published.order_by("-number").values("number")[:1]),
        changed=Exists(newer.filter(significant=True)),
    )
    return rows.order_by("pk").values(
        "newest",
        "changed",
        "version_id",
        citation=F("pk"),
        reference=F("baseline__reference"),
        framework=F("baseline__framework_id"),
        code=F("baseline__country_id"),
        country=F("baseline__country__name"),
        force=F("baseline__force__name"),
        restricted=F("baseline__restricted"),
        portfolio=F("baseline__portfolio_id"),
        owner=F("baseline__owner__title"),
        number=F("version__number"),
        root=F("version__root"),
        valid_until=F("version__valid_until"),
        agreed_by=F("version__agreed_by__name"),
        cited_by_name=F("cited_by__name"),
    )


def texts_cited(case, file):
    """Return what the cited versions say, by their keys; no query where a case cites none."""
    keys = [each["version_id"] for each in file.baselines]
    if not keys:
        return {}
    return dict(BaselineVersion.objects.filter(pk__in=keys).values_list("pk", "text"))


def baseline_parts(file) -> dict[str, Part]:
    """Return what a submission seals of the baselines it rests on: which, and what they say."""
    kept = ("reference", "framework", "country", "force", "number", "root", "owner", "valid_until")
    parts = {}
    for row in file.baselines:
        path = f"baselines/{row['reference']}"
        said = {name: row[name] or "" for name in kept}
        parts[path] = Part(said | {"agreed_by": row["agreed_by"], "cited_by": row["cited_by_name"]})
        readers = READ_RESTRICTED if row["restricted"] else ""
        parts[f"{path}/text"] = Part(file.baseline_texts[row["version_id"]], readers)
    return parts
