"""What officials would write of each invented country, and of each proposal, in their words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """Stage 1 of the checklist for one country, as the overseas post keeps it."""

    stability: str
    record: str
    conflict: str
    laws: str
    others: str
    sources: tuple[tuple[str, str], ...]
    conflict_record: str = ""


ACCOUNTS = {
    "KD": Account(
        "Stable since the settlement of 2014. Strikes in the ports and rising food prices could "
        "bring people into the streets before the elections next autumn.",
        "Party to the covenants and to the convention against torture, without its optional "
        "protocol. The Human Rights Commission reports freely; few of its findings lead to a "
        "charge.",
        "no",
        "The Public Order Act allows 72 hours of detention before a court. Murder carries death "
        "in law; nobody has been executed since 1981. A police complaints body was made in 2019 "
        "and cannot compel officers to appear.",
        "Two other donors teach custody management. One of them stopped for six months in 2024 "
        "after deaths in the capital, and came back with inspectors of its own.",
        (
            ("Deaths in custody in Kadar: ten years of figures", "2025-05"),
            ("The Post, by telegram", "this quarter"),
        ),
    ),
    "OR": Account(
        "Quiet in the west. In the east, militias hold the road to Tel Harun, and a ceasefire "
        "renewed every three months is kept in most places.",
        "Party to the covenants, with reservations on assembly. Courts hear habeas corpus within "
        "days in the capital and rarely in the east.",
        "doubtful",
        "Detention by the border guard is limited to 48 hours and is not registered in one place. "
        "The death penalty was abolished in 2009.",
        "A neighbour trains the presidential guard. Others give vehicles to the border guard; "
        "nobody has checked where they are used.",
        (
            ("At the crossing: detention at Tel Harun", "2025"),
            ("The Post, by telegram", "this quarter"),
        ),
        "Guards at Tel Harun have handed people to militias at least twice. There is no finding "
        "against the command; its inspector was refused the cells in 2025.",
    ),
    "VL": Account(
        "Stable. A contested election in two years' time may bring protests, which the police "
        "handled with restraint last time.",
        "Party to every core treaty. The treaty committee asked in 2024 for recordings of every "
        "interview and for remand to be shortened.",
        "no",
        "Confessions without a lawyer have been inadmissible since 2022. No death penalty. An "
        "ombudsman inspects remand prisons with a day's notice.",
        "A twinning with a neighbour's prison inspectorate ended well in 2023; its method is used.",
        (
            ("Concluding observations on Velem", "2024-11-08"),
            ("The Post, by telegram", "this quarter"),
        ),
    ),
    "TS": Account(
        "Stable, with no organised opposition. Assemblies without a permit are broken up.",
        "Signed the covenant on civil and political rights and has not ratified it. No outside "
        "body enters places of detention.",
        "no",
        "Offences against state security carry death, and the number of executions is secret. "
        "Lawyers in such cases need a licence that is renewed every year.",
        "Several colleges abroad train its officers for fees. None publishes what is taught.",
        (("Reporting telegram on the policing of assemblies in Tarsis", "2025-06"),),
    ),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What one proposal is for, in the words of whoever wrote it."""

    objectives: str
    nothing: str
    benefit: str
    record: str
    judgement: str
    methods: str = "Classroom and practical exercises; the curriculum is annexed."
    associates: str = (
        "The bodies above and beside the recipient were looked up in the register; what is said "
        "of them is weighed below. Nobody trained here is sent elsewhere under another command."
    )
    reputation: str = "Parliament and two newspapers follow help of this kind. It can be explained."
    not_acting: str = "The partner would turn to others who ask for no safeguards."
    death_penalty: str = "Nothing that is taught or given is used to find, try or sentence anybody."
    publication: str = "The title, the country, the level of the decision and the conditions."
    answers: dict = field(default_factory=dict)


def answers_of(matter: Matter, country: str) -> dict:
    """Return the answers to the questions asked once per case."""
    told = ACCOUNTS[country]
    said = {
        "uk.1a": told.stability,
        "uk.1b": told.record,
        "uk.1c": told.conflict,
        "uk.1c_record": told.conflict_record,
        "uk.1d": matter.record,
        "uk.1e": told.laws,
        "uk.1f": told.others,
        "uk.1_sources": [{"source": name, "date": dated} for name, dated in told.sources],
        "uk.2_objectives": matter.objectives,
        "uk.2_methods": matter.methods,
        "uk.2_nothing": matter.nothing,
        "uk.2_benefit": matter.benefit,
        "uk.2_associates": matter.associates,
        "uk.2_punitive_indicators": "no",
        "uk.2_commercial": "no",
        "uk.rep_interest": ["parliament", "media"],
        "uk.rep_reasons": matter.reputation,
        "uk.rep_not_acting": matter.not_acting,
        "uk.dp": "not_engaged",
        "uk.dp_reasons": matter.death_penalty,
        "uk.data": "no",
        "uk.will": "no",
        "uk.justification": matter.judgement,
        "uk.recommendation": "conditions",
        "uk.publication": matter.publication,
    }
    return {name: value for name, value in (said | matter.answers).items() if value}
