"""What is known of the invented countries, as the overseas posts keep it for everybody."""

from __future__ import annotations

from assessments.actions import baselines, citing
from assessments.models import Assessment, BaselineVersion
from config.demo.fiction.cast import FRAMEWORK, SECURITY, World
from config.demo.fiction.prose import ACCOUNTS
from recipients.models import Country


def begin_to_keep(world: World, country: str, by: str):
    """Begin the baseline of a country, kept by the post of whoever begins it."""
    return baselines.begin_baseline(
        by=world.people[by],
        portfolio=world.portfolios[SECURITY],
        country=Country.objects.get(code=country),
        framework_id=FRAMEWORK,
        owner=world.post_of(by),
    )


def account_of(country: str, **otherwise: str) -> dict[str, str]:
    """Return what is known of a country by the headings of the framework."""
    told = ACCOUNTS[country]
    said = {
        "uk.1a": told.stability,
        "uk.1b": told.record,
        "uk.1c_record": told.conflict_record,
        "uk.1e": told.laws,
        "uk.1f": told.others,
    }
    return said | {name.replace("_", ".", 1): text for name, text in otherwise.items()}


def agree(world: World, by: str, draft: BaselineVersion) -> BaselineVersion:
    """Agree to a draft; cases begun from now on rest on it."""
    version = baselines.agree_to_baseline(draft, by=world.people[by])
    world.known[version.baseline.country_id] = version
    return version


def rest_on_what_is_known(world: World, by: str, case: Assessment) -> None:
    """Let a case rest on the baseline of its country, where one is kept."""
    version = world.known.get(case.assistance.country_id)
    if version is not None:
        citing.cite_baseline(case, by=world.people[by], version=version)
