"""The countries of the help, as rows of a case: which there are, and what is said of each.

They come from the plan, and nobody types them. An answer that names no country is about the first
one: so a case over one country keeps its answers as if nothing were asked of each, and a second
country changes nothing of what was said. What was said of a country that has left the plan is
kept, and counts for nothing until it is back.
"""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from casework.files import drawer, leaf
from policy.framework import COUNTRIES, Framework
from recipients.models import Country

PREFIX = f"{COUNTRIES}:"


@dataclass(frozen=True, slots=True)
class Place:
    """One country of the help: its code, its name, and how an answer names it."""

    code: str
    name: str
    subject: str


@leaf("assessments.assessment", "also_in")
def also_in(case):
    """Return the countries the help is for beside its first: their codes and names."""
    through = case.assistance.also_in.through.objects.filter(assistance=case.assistance_id)
    return through.values("country_id", name=F("country__name"))


@drawer("assessments.assessment", "country_codes")
def country_codes(case, file):
    """Return the codes of every country the help is for."""
    return frozenset({case.assistance.country_id, *(row["country_id"] for row in file.also_in)})


@drawer("assessments.assessment", "countries")
def countries(case, file):
    """Return the countries in which the help is planned, the first one first, then by name."""
    others = [Country(code=row["country_id"], name=row["name"]) for row in file.also_in]
    return _in_order(case.assistance.country, others)


@drawer("assessments.assistance", "countries")
def countries_of_assistance(case, file):
    """Return the countries in which the help is planned, the first one first, then by name."""
    return _in_order(case.country, case.also_in.all())


def _in_order(first, others):
    further = {each.pk: each for each in others if each.pk != first.pk}
    return [first, *sorted(further.values(), key=lambda each: each.name)]


def places_of(file) -> list[Place]:
    """Return the countries of a case, the first one first, then by name."""
    return [
        Place(each.pk, each.name, subject_about(file.case.assistance, each.pk))
        for each in file.countries
    ]


def has_several(file) -> bool:
    """Say whether the help is for more countries than one and its law asks of each."""
    return file.framework.countries is not None and len(file.country_codes) > 1


def subject_about(assistance, code: str) -> str:
    """Return what an answer about a country names: nothing where it is the first."""
    return "" if code == assistance.country_id else PREFIX + code


def subject_in(file, collection: str, row: object) -> str:
    """Return how an answer of this case names the row it is about: “risks:12”."""
    if is_about_a_country(file.framework, collection):
        return subject_about(file.case.assistance, str(row))
    return f"{collection}:{row}"


def is_about_a_country(framework: Framework, collection: str) -> bool:
    """Say whether the rows of this list are the countries of the help."""
    return framework.countries is not None and collection == COUNTRIES


def still_of_the_plan(file, answer) -> bool:
    """Say whether an answer is about no country, or about one the help is still for."""
    if file.framework.countries is None or not answer.subject.startswith(PREFIX):
        return True
    return answer.subject.removeprefix(PREFIX) in file.country_codes


def country_of(file, answer) -> dict[str, str]:
    """Return the country an answer is about as it is sealed; nothing where there is but one."""
    if not has_several(file) or not file.framework.is_asked_per_country(answer.question):
        return {}
    found = (each.name for each in places_of(file) if each.subject == answer.subject)
    return {"country": next(found, "")}


def heading_of(file, title: str, place: Place) -> str:
    """Return what a page or card about one country is headed; the only one goes unsaid."""
    if not has_several(file):
        return title
    return _("%(section)s: %(country)s") % {"section": title, "country": place.name}


def row_is_of_the_plan(file, assurance) -> bool:
    """Say whether the country an assurance was asked of is still among those of the help."""
    return (assurance.country_id or file.case.assistance.country_id) in file.country_codes


def name_of_assured(file, assurance) -> str:
    """Return the country an assurance was asked of: the first, where none is named."""
    code = assurance.country_id or file.case.assistance.country_id
    return next((each.name for each in file.countries if each.pk == code), code)


def further_countries(file) -> dict[str, list[dict[str, str]]]:
    """Return the countries of a programme beside its first, as they are sealed; none of one."""
    others = [{"country": each.pk, "name": each.name} for each in file.countries[1:]]
    return {"also_in": others} if others else {}
