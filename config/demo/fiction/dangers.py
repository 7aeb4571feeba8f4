"""Risks as officials describe them, and the measures they set against them."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its kind, its words, its proof, and what happens if it fails."""

    kind: str
    says: str
    proof: str
    if_it_fails: str
    effect: str = "some"
    residual: str = "possible"
    owner: str = "desk"


VET = Measure(
    "vetting",
    "Every participant is named four weeks ahead and looked up with their unit and commander.",
    "The list with the findings, signed by the Post.",
    "Whoever cannot be cleared does not attend; a course with fewer than ten is put off.",
    "strong",
)
EXCLUDE = Measure(
    "exclude_units",
    "Units with an open allegation are left out, checked by roster before each course.",
    "The signed roster of each course.",
    "The course is stopped that day and the units' names are told to the decider.",
    "strong",
)
VISITS = Measure(
    "mentoring",
    "Two of our officers visit the cells unannounced every quarter and read the custody record.",
    "The visit reports, with copies of the pages read.",
    "If a visit is refused, the help ends within thirty days.",
    "some",
    owner="post",
)
RIGHTS = Measure(
    "hr_training",
    "A day on the rights of people in custody, taught by the national commission.",
    "The timetable and the attendance list.",
    "The rest of the course waits until the day is held.",
    "weak",
)
CURRICULUM = Measure(
    "restrict_scope",
    "Crowd control, surveillance and interrogation are taken out of the curriculum.",
    "The agreed curriculum, signed by both sides.",
    "Our instructors leave the classroom when other matter is taught.",
    "strong",
)
RECORDS = Measure(
    "oversight",
    "The complaints body is paid to read the custody records of those trained, each half-year.",
    "Its report, which we publish with its leave.",
    "A report withheld counts as a visit refused.",
    owner="fund",
)
PROMISE = Measure(
    "assurance",
    "The minister of the partner promises in writing that detainees are registered at once.",
    "The letter.",
    "We write to the minister, and the next course waits for the answer.",
    "weak",
)
SERIALS = Measure(
    "restrict_scope",
    "Each item is numbered, stays in one building, and is counted with the Post every quarter.",
    "The counts, signed by both sides.",
    "What is missing is reported within a week and nothing more is delivered.",
    "strong",
    owner="post",
)
PHASES = Measure(
    "phasing",
    "It is given in three parts; each waits for a report on the one before.",
    "The reports.",
    "The next part is not given.",
    owner="post",
)


@dataclass(frozen=True, slots=True)
class Danger:
    """One live risk of a case: what was found before and after, and what is done about it."""

    code: str
    before: str
    after: str | None
    how: str
    who: str
    evidence: str
    measures: tuple[Measure, ...]
    after_reasons: str = "The measures change who is reached and what can be seen; not the force."
    law: tuple[str, ...] = ("human_rights",)
    sources: tuple[str, ...] = ()

    def but(self, **changes) -> Danger:
        """Return the same risk, found otherwise."""
        return replace(self, **changes)


ILL_TREATMENT = Danger(
    "TORT",
    "serious",
    "possible",
    "Better interviewing also makes a force better at obtaining confessions by pressure.",
    "People held for questioning, most of them poor, some of them children.",
    "Deaths in custody have not fallen: 31 ten years ago and 34 last year.",
    (EXCLUDE, VISITS),
    "Excluded units, and visits nobody announces, bring it below serious for those we train.",
    sources=("custody",),
)
ARREST = Danger(
    "DET",
    "possible",
    "possible",
    "Officers who are better at files may also hold people longer while they write them.",
    "People arrested without a warrant.",
    "The national commission found one detention in eight beyond the legal time.",
    (RECORDS,),
)
ASSEMBLY = Danger(
    "DEMO",
    "possible",
    "possible",
    "What is taught about planning for crowds could be used to keep people from assembling.",
    "Protesters, journalists and those who watch for them.",
    "Two assemblies were broken up in the last three years without an order.",
    (CURRICULUM,),
)
CROSSING = Danger(
    "IHL",
    "serious",
    "possible",
    "Radios make it easier to coordinate with militias who hold people at the crossing.",
    "People crossing at Tel Harun, and those who live beside the road.",
    "Orsa Watch documented two handovers of detainees to militias.",
    (SERIALS, PHASES),
    "Counting and phasing let us see where the radios are; they do not change the militias.",
    ("human_rights", "ihl"),
    ("crossing",),
)
PRIVACY = Danger(
    "TRIAL",
    "possible",
    "no",
    "Evidence that is badly kept could convict somebody who did nothing.",
    "People accused on the strength of a laboratory report.",
    "The defence bar has challenged nine reports, four with success.",
    (SERIALS,),
    "The laboratory serves the defence as well, and every sample is kept twice.",
)
FAMILIES = Danger(
    "PERS",
    "possible",
    "possible",
    "Women who come forward may be sent back to those they fled.",
    "Women and children who report violence at home.",
    "Shelters report eleven such returns in two years.",
    (VET, PHASES),
)
FORCE = Danger(
    "KILL",
    "possible",
    "possible",
    "Skills of arrest and restraint could be used with more force than is needed.",
    "People arrested by those who were trained.",
    "Three complaints in two years, none upheld and one still open.",
    (VET,),
)
