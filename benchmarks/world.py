"""A bench's world: cases as a ministry would have them after some years, all invented."""

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import rfc8785

from accounts.models import Officer, Organisation, Portfolio, Post
from assessments.models import (
    Answer,
    Applicability,
    Assessment,
    Assistance,
    AssistanceRecipient,
    Contribution,
    Delivery,
    Mitigation,
    Risk,
    Screening,
)
from benchmarks.bulk import Loader
from casework import seals
from casework.ledger import entry_hash
from casework.models import LedgerEntry, ReferenceSeries, Seal, SealedPart
from decisions.models import Condition, Coverage, Decision
from monitoring.models import MonitoringReport, Obligation
from policy import registry
from recipients.models import Allegation, Country, Recipient

FRAMEWORK = "uk-osja"
PLACES = ["Northern", "Southern", "Eastern", "Western", "Central", "Coastal", "Highland", "River"]
BODIES = ["Police Division", "Border Command", "Prison Service", "Coastguard", "Police Academy"]
SUBJECTS = ["investigation", "custody", "border", "forensic", "community policing", "coastguard"]
RARE = "veterinary"  # stands in the oldest case alone, where no walk from the newest end comes soon
HELP = ["training", "training", "mentoring", "equipment", "advice", "training for trainers"]
RISKS = ["TORT", "DET", "KILL", "DEMO", "TRIAL", "DISAP"]
# Of a hundred cases: how many stand in each state, and whether a decision got them there.
STATES = [
    ("draft", 5, None),
    ("mitigation", 3, None),
    ("escalation", 2, None),
    ("sign_off", 2, None),
    ("refused", 6, "refuse"),
    ("authorised", 4, "authorise"),
    ("monitoring", 40, "authorise"),
    ("suspended", 2, "authorise"),
    ("withdrawn", 3, "authorise"),
    ("expired", 8, "authorise"),
    ("closed", 25, "authorise"),
]
ON_THE_WAY = {
    "mitigation": ["begin_mitigation:draft:mitigation"],
    "escalation": ["submit:mitigation:escalation"],
    "sign_off": ["put_to_decision:escalation:sign_off"],
    "refused": ["refuse:sign_off:refused"],
    "authorised": ["authorise:sign_off:authorised"],
    "monitoring": ["start_delivery:authorised:monitoring"],
    "suspended": ["suspend:monitoring:suspended"],
    "withdrawn": ["withdraw:monitoring:withdrawn"],
    "expired": ["expire:monitoring:expired"],
    "closed": ["complete:monitoring:closed"],
}
PATHS = {
    "draft": [],
    "mitigation": ["mitigation"],
    "escalation": ["mitigation", "escalation"],
    "sign_off": ["mitigation", "escalation", "sign_off"],
    "refused": ["mitigation", "escalation", "sign_off", "refused"],
    "authorised": ["mitigation", "escalation", "sign_off", "authorised"],
}
for _after in ("monitoring", "suspended", "withdrawn", "expired", "closed"):
    PATHS[_after] = [*PATHS["authorised"], "monitoring"]
    if _after != "monitoring":
        PATHS[_after].append(_after)


class World:
    """Everything one bench is filled with, from one seed."""

    def __init__(self, loader: Loader, people: dict[str, Officer], cases: int) -> None:
        self.add = loader.add
        self.people = people
        self.cases = cases
        self.chance = random.Random(20261121)
        self.today = date(2026, 11, 21)
        self.framework = registry.in_force(FRAMEWORK)
        self.portfolios = list(Portfolio.objects.order_by("pk"))
        self.organisations = list(Organisation.objects.order_by("pk"))
        self.posts = list(Post.objects.order_by("pk"))
        self.countries = list(Country.objects.values_list("code", flat=True))[:60]
        self.link, self.sequence = b"", 0
        self.recipients: list[tuple[int, str]] = []

    def recipients_first(self, count: int) -> None:
        """Register recipients: forces, and units below them."""
        forces: list[int] = []
        for number in range(1, count + 1):
            country = self.chance.choice(self.countries)
            parent = self.chance.choice(forces) if forces and number % 8 else None
            name = f"{self.chance.choice(PLACES)} {self.chance.choice(BODIES)} {number}"
            key = self.add(
                Recipient,
                reference=f"RCP-2026-{number:04d}",
                portfolio_id=self.portfolios[0].pk,
                kind="unit" if parent else "force",
                name=name,
                country_id=country,
                parent_id=parent,
                recorded_by_id=self.people["author"].pk,
            )
            if parent is None:
                forces.append(key)
            self.recipients.append((key, country))
            if number % 5 == 0:
                self._allegation(number, key)

    def _allegation(self, number: int, recipient: int) -> None:
        self.add(
            Allegation,
            reference=f"ALL-2026-{number:04d}",
            portfolio_id=self.portfolios[0].pk,
            recipient_id=recipient,
            violation="torture",
            says="Detainees said that they were beaten in the second week of custody.",
            happened="2024-05",
            standard="reliable",
            recorded_by_id=self.people["author"].pk,
            recorded_at=datetime(2019, 6, 1, tzinfo=UTC),  # known before any case was decided
        )

    def case(self, number: int) -> None:
        """Make one case with all it rests on, in the state its number falls on."""
        state, kind = self._state_of(number)
        began = self.today - timedelta(days=self.chance.randrange(30, 2400))
        made_at = datetime(began.year, began.month, began.day, 9, tzinfo=UTC)
        recipient, country = self.chance.choice(self.recipients)
        assistance = self._assistance(number, state, began, made_at, recipient, country)
        assessment = self._assessment(number, state, kind, began, made_at, assistance)
        self._content(assessment, made_at)
        self._ledger(assessment, number, state, made_at)
        if kind:
            self._decision(number, assessment, assistance, kind, began, recipient, country)
        if state == "monitoring":
            self._watch(assessment, assistance, began, number)

    def _state_of(self, number: int) -> tuple[str, str | None]:
        place = number % 100
        for state, share, kind in STATES:
            if place < share:
                return state, kind
            place -= share
        raise AssertionError("the shares add up to a hundred")

    def _assistance(
        self,
        number: int,
        state: str,
        began: date,
        made_at: datetime,
        recipient: int,
        country: str,
    ) -> int:
        help_, subject = self.chance.choice(HELP), self.chance.choice(SUBJECTS)
        subject = RARE if number == 1 else subject
        permitted = state in ("authorised", "monitoring")
        key = self.add(
            Assistance,
            reference=f"AST-2026-{number:06d}",
            portfolio_id=self.portfolios[number % len(self.portfolios)].pk,
            title=f"{subject.capitalize()} {help_} in the {self.chance.choice(PLACES)} region",
            summary=f"Courses and visits on {subject} for officers of one service, over a year.",
            kind="capacity_building",
            activities=["training"],
            country_id=country,
            provider_id=self.organisations[0].pk,
            funder_id=self.organisations[-1].pk,
            fund="Stability Fund",
            amount="120000.00",
            starts_on=began,
            ends_on=began + timedelta(days=700),
            first_delivery_on=began + timedelta(days=60),
            author_id=self.people["author"].pk,
            made_at=made_at,
            state="permitted" if permitted else "under_assessment",
        )
        self.add(AssistanceRecipient, assistance_id=key, recipient_id=recipient, part="Courses")
        return key

    def _assessment(
        self,
        number: int,
        state: str,
        kind: str | None,
        began: date,
        made_at: datetime,
        assistance: int,
    ) -> int:
        framework = self.framework
        level_id, rank, overall = self.chance.choice(
            [("team_leader", 1, "low"), ("senior", 2, "medium"), ("minister", 3, "high")]
        )
        screening = self.add(
            Screening,
            assistance_id=assistance,
            framework_id=framework.id,
            framework_version=framework.version,
            framework_digest=framework.digest,
            outcome="in",
            recorded_by_id=self.people["author"].pk,
        )
        self.add(
            Applicability,
            assistance_id=assistance,
            framework_id=framework.id,
            outcome="in",
            screening_id=screening,
        )
        return self.add(
            Assessment,
            reference=f"HRA-2026-{number:06d}",
            assistance_id=assistance,
            portfolio_id=self.portfolios[number % len(self.portfolios)].pk,
            framework_id=framework.id,
            framework_version=framework.version,
            framework_digest=framework.digest,
            author_id=self.people["author"].pk,
            made_at=made_at,
            level_id=level_id,
            rank=rank,
            overall=overall,
            with_post_id=self.posts[number % len(self.posts)].pk,
            review_on=began + timedelta(days=365) if kind else None,
            valid_until=self.today + timedelta(days=200) if kind else None,
            next_on=self.today + timedelta(days=number % 300) if kind else None,
            state=state,
            state_since=made_at + timedelta(days=20),
        )

    def _content(self, assessment: int, made_at: datetime) -> None:
        author = self.people["author"].pk
        self.add(Contribution, assessment_id=assessment, officer_id=author, what="answers")
        for question in [each for each in self.framework.questions if "." in each][:8]:
            self.add(
                Answer,
                assessment_id=assessment,
                question=question,
                value="Three reports of the last two years agree, and one does not.",
                answered_by_id=author,
                answered_at=made_at,
            )
        for code in self.chance.sample(RISKS, 2):
            risk = self.add(
                Risk,
                assessment_id=assessment,
                code=code,
                axis="human_rights",
                how="Skills taught could be used on people in custody.",
                who="People held without charge.",
            )
            self.add(
                Mitigation,
                risk_id=risk,
                kind="vetting",
                says="Participants are vetted and three units are left out.",
                owner_id=self.posts[0].pk,
                due_on=self.today,
                proof="The vetting list, signed.",
                if_it_fails="The course does not start.",
            )

    def _ledger(self, assessment: int, number: int, state: str, made_at: datetime) -> None:
        officer = self.people["author"]
        before = "draft"
        for step, after in enumerate(PATHS[state]):
            verb = ON_THE_WAY[after][0].partition(":")[0]
            self._entry(officer, verb, assessment, number, before, after, made_at, step)
            before = after

    def _entry(
        self,
        officer: Officer,
        verb: str,
        assessment: int,
        number: int,
        before: str,
        after: str,
        made_at: datetime,
        step: int,
    ) -> None:
        at = made_at + timedelta(days=step)
        said = {
            "at": at.isoformat(),
            "by": str(officer.public_id),
            "by_name": officer.name,
            "post": "",
            "for": "",
            "for_name": "",
            "verb": f"assessments.{verb}",
            "kind": "assessments.assessment",
            "id": assessment,
            "reference": f"HRA-2026-{number:06d}",
            "outcome": "done",
            "from": before,
            "to": after,
            "codes": [],
            "reason_sha256": "",
            "details": {},
        }
        canonical = rfc8785.dumps(said)
        self.sequence += 1
        digest = entry_hash(self.link, self.sequence, canonical)
        self.add(
            LedgerEntry,
            at=at,
            officer_id=officer.pk,
            officer_name=officer.name,
            verb=said["verb"],
            subject_kind=said["kind"],
            subject_id=assessment,
            subject_reference=said["reference"],
            outcome="done",
            state_from=before,
            state_to=after,
            canonical=canonical,
            previous_hash=self.link,
            hash=digest,
        )
        self.link = digest

    def _decision(
        self,
        number: int,
        assessment: int,
        assistance: int,
        kind: str,
        began: date,
        recipient: int,
        country: str,
    ) -> None:
        decided = began + timedelta(days=25)
        made_at = datetime(decided.year, decided.month, decided.day, 15, tzinfo=UTC)
        until = self.today + timedelta(days=200)
        for turn, each in enumerate([kind, "continue_on"] if number % 6 == 0 else [kind]):
            permits = each != "refuse"
            decision = self.add(
                Decision,
                reference=f"DEC-2026-{number:06d}{'-B' if turn else ''}",
                assessment_id=assessment,
                kind=each,
                permits=permits,
                decider_id=self.people["decider"].pk,
                decider_name=self.people["decider"].name,
                decider_title="Director, Security",
                decider_organisation=self.organisations[0].name,
                level_id="senior",
                rank=2,
                required_level_id="senior",
                made_at=made_at + timedelta(days=200 * turn),
                recorded_at=made_at,
                reasons="The measures answer the risk, and the post can see that they do.",
                review_on=began + timedelta(days=365),
                valid_until=until,
                sealed_id=self._seal(number, assessment, made_at),
            )
            self.add(
                Coverage,
                decision_id=decision,
                assistance_id=assistance,
                framework_id=self.framework.id,
                country_id=country,
                recipient_id=recipient,
                says="yes" if permits else "no",
                from_on=decided,
                to_on=until,
            )
        if kind == "authorise":
            self.add(
                Condition,
                decision_id=decision,
                assessment_id=assessment,
                kind="precedent",
                says="Three units are left out, checked by roster before each course.",
                owner_id=self.posts[0].pk,
                due_on=decided + timedelta(days=30),
                proof="The rosters.",
                met_on=decided + timedelta(days=28),
                met_proof="Rosters seen.",
            )

    def _seal(self, number: int, assessment: int, made_at: datetime) -> int:
        reference = f"HRA-2026-{number:06d}"
        digests, parts = {}, []
        self._sealed = getattr(self, "_sealed", 0) + 1
        for path, content in self._record(reference):
            salt = hashlib.sha256(f"{self._sealed}{path}".encode()).digest()[:16]
            canonical = rfc8785.dumps(content)
            digests[path] = seals.part_digest(salt, canonical)
            parts.append((path, salt, canonical))
        name = f"{reference}/{self._sealed}"  # a root must be unlike every other
        key = self.add(
            Seal,
            kind="record",
            subject_kind="assessments.assessment",
            subject_id=assessment,
            subject_reference=reference,
            root=seals.root_of("record", name, made_at.isoformat(), digests),
            made_at=made_at,
            made_by_id=self.people["decider"].pk,
        )
        for path, salt, canonical in parts:
            self.add(
                SealedPart,
                seal_id=key,
                path=path,
                salt=salt,
                canonical=canonical,
                digest=digests[path],
            )
        return key

    def _record(self, reference: str) -> Iterator[tuple[str, Any]]:
        yield "case", {"reference": reference, "framework": self.framework.id}
        yield "decision", {"says": "authorise", "conditions": ["Three units are left out."]}
        yield "reasons", {"text": "The measures answer the risk."}

    def _watch(self, assessment: int, assistance: int, began: date, number: int) -> None:
        for turn in range(2):
            self.add(
                Obligation,
                assessment_id=assessment,
                comes_from="framework",
                rule=f"progress-{turn}",
                says="Report on the progress of the measures.",
                owner_id=self.posts[number % len(self.posts)].pk,
                due_on=self.today + timedelta(days=(number * 7 + turn * 180) % 400 + 1),
            )
        self.add(
            MonitoringReport,
            assessment_id=assessment,
            from_on=began,
            to_on=began + timedelta(days=180),
            seen="Two courses were visited, one without notice.",
            use="The course is used in the two divisions it was meant for.",
            measures="The rosters were checked; nobody from the units left out was there.",
            recorded_by_id=self.people["author"].pk,
        )
        self.add(
            Delivery,
            assistance_id=assistance,
            kind="began",
            on=began + timedelta(days=60),
            what="First course",
            recorded_by_id=self.people["author"].pk,
        )

    def series(self) -> None:
        """Set the series of references past what was given out."""
        for prefix in ("HRA", "AST", "DEC", "RCP", "ALL"):
            self.add(ReferenceSeries, prefix=prefix, year=2026, last=900_000)
