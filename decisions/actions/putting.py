"""On the way up: countersign, put the case to the decider, and wait where something is awaited."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Advice
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.refusals import Objection
from casework.road import journey, perform
from casework.seals import Part, seal
from decisions.actions.refusing import lacks, refuse_if
from decisions.guards.who import FRESH, SLACK
from decisions.models import Signature
from decisions.permissions import Perm
from decisions.queries.route import route_of
from decisions.verdicts import Deferral
from policy.text import authoritative

READ_ADVICE = "accounts.read_advice"
READ_LEGAL = "accounts.read_legal_advice"


def sign(assessment, *, by, words: str = "", reauthenticated_at: datetime | None = None):
    """Countersign a case for the lowest rung the officer may sign for; return the signature."""
    with journey() as act:
        case = assessment.locked()
        file = CaseFile(case)
        route = route_of(file)
        authority = authority_to_sign(file, by)
        found = list(objections_to_signing(file, by, reauthenticated_at, making=True))
        refuse_if(found, verb="decisions.sign", subject=case, by=by)
        signature = Signature.objects.create(
            assessment=case,
            root=case.content_root,
            officer=by,
            officer_name=by.name,
            post=authority.post,
            delegation=authority.delegation,
            level_id=authority.level_id,
            rank=authority.rank,
            words=words,
            reauthenticated_at=reauthenticated_at,
        )
        lender = authority.delegation.granted_by if authority.delegation else None
        act.record(
            "decisions.sign",
            case,
            by=by,
            on_behalf_of=lender,
            signature=signature.pk,
            root=case.content_root,
            level=authority.level_id,
            rank=authority.rank,
        )
        _pass_on(case, route, authority.rank)
    return signature


def authority_to_sign(file, officer):
    """Return what this officer would countersign as: the highest rung below the deciding one."""
    rank = route_of(file).rank
    held = file.authorities(officer, timezone.localdate())
    below = [each for each in held if each.rank < rank]
    return next((each for each in below if each.delegation is None), next(iter(below), None))


def objections_to_signing(
    file, by, reauthenticated_at=None, *, making: bool = False
) -> Iterator[Objection]:
    """Yield every reason this officer may not countersign the case now."""
    case = file.case
    yield from lacks(by, Perm.SIGN_RUNG, case.portfolio)
    if case.state not in S.GATHERING or not case.content_root:
        yield Objection(
            "not-gathering-signatures",
            _("%(case)s is not gathering signatures now.") % {"case": case},
            _("Open it again to see where it stands; somebody may have acted before you."),
            where=case.get_absolute_url(),
        )
        return
    yield from _objections_to_signer(file, by)
    if making and not _fresh(reauthenticated_at):
        yield Objection(
            "sign-in-again",
            _("You have not proved in the last five minutes that it is you who signs."),
            _("Enter your password or second step again, and sign."),
        )


def _objections_to_signer(file, by) -> Iterator[Objection]:
    case, authority = file.case, authority_to_sign(file, by)
    if authority is None:
        yield Objection(
            "no-rung-to-sign",
            _("%(officer)s holds no post on a rung below the one that decides.") % {"officer": by},
            _("If the decision is yours, wait until it is put to you."),
        )
        return
    signed = {each.post_id for each in file.signatures if each.root == case.content_root}
    if authority.post.pk in signed:
        yield Objection(
            "already-signed",
            _("%(post)s has signed this content already.") % {"post": authority.post},
            _("Nothing more is asked of this post until the content changes."),
        )
    lender = authority.delegation.granted_by_id if authority.delegation else None
    if {by.pk, lender} & file.contributors:
        yield Objection(
            "own-work",
            _("%(officer)s, or whoever they sign for, wrote part of this assessment.")
            % {"officer": by},
            _("Somebody on this rung who wrote none of it, or somebody above, must sign."),
        )


def _fresh(at: datetime | None) -> bool:
    return at is not None and -SLACK <= timezone.now() - at <= FRESH + SLACK


def _pass_on(case, route, rank: int) -> None:
    """Give the case to the next rung that has not signed, else to the one that decides."""
    waiting = [each for each in route.unsigned if each.rank > rank]
    rung = next(iter(waiting), route.deciding)
    seat = next((each for each in (rung.seats if rung else ()) if each.holder), None)
    if seat is not None:
        case.with_post = seat.post
        case.save(update_fields=["with_post"])


def put_to_decision(assessment, *, by, reason: str = ""):
    """Put a case to whoever must decide: the submission is sealed, and they have it."""
    with journey() as act:
        case = perform(assessment.put_to_decision, by=by, reason=reason)
        file = CaseFile(case)
        route = route_of(file)
        sealed = seal("submission", case, submission_parts(file, route), by=by)
        case.submission_root = sealed.root
        case.level_id, case.rank = route.level_id, route.rank
        seats = route.deciding.seats if route.deciding else ()
        case.with_post = next((each.post for each in seats if each.holder), None)
        case.deferred_until = None
        case.save(
            update_fields=["submission_root", "level_id", "rank", "with_post", "deferred_until"]
        )
        act.note(
            submission=sealed.root,
            content=case.content_root,
            level=route.level_id,
            rank=route.rank,
            without=list(route.without),
        )
    return case


def submission_parts(file, route) -> dict[str, Part]:
    """Return what the submission seals: the content's root, the route, advice and signatures.

    Legal advice is a part of its own, so that a copy can leave it out and still verify.
    """
    case = file.case
    content = file.seals["content"]
    parts: dict[str, Part] = {
        "content": Part(sealed_as_listed(content)),
        "route": Part(route_in_words(route)),
        "signatures": Part([_signature(each) for each in _current(file.signatures, case)]),
    }
    for advice in file.advice:
        if advice.content_root != case.content_root:
            continue
        readers = READ_LEGAL if advice.kind == Advice.Kind.LEGAL else READ_ADVICE
        parts[f"advice/{advice.kind}-{advice.pk}"] = Part(_advice(advice), readers)
        parts[f"concurrence/{advice.kind}-{advice.pk}"] = Part(_concurrence(advice))
    return parts


def sealed_as_listed(sealed) -> dict[str, Any]:
    """Return a seal by its root and the digests it is the root of: enough to check it by."""
    return {
        "kind": sealed.kind,
        "reference": sealed.subject_reference,
        "made_at": sealed.made_at.isoformat(),
        "root": sealed.root,
        "parts": [[part.path, part.digest] for part in sealed.part_rows],
    }


def route_in_words(route) -> dict[str, Any]:
    """Return the route as canonical JSON takes it."""
    return {
        "level": route.level_id,
        "rank": route.rank,
        "label": authoritative(route.label),
        "provisional": route.provisional,
        "without": list(route.without),
        "fell_from": list(route.fell_from) if route.fell_from else None,
        "reasons": [
            {
                "says": authoritative(each.says),
                "rank": each.rank,
                "level": each.level_id,
                "cites": each.cites,
                "basis": each.basis,
                "rule": each.rule,
            }
            for each in route.reasons
        ],
        "rungs": [
            {
                "level": rung.level_id,
                "rank": rung.rank,
                "label": authoritative(rung.label),
                "decides": rung.decides,
                "seats": [
                    {"post": seat.post.title, "holder": seat.holder.name if seat.holder else None}
                    for seat in rung.seats
                ],
            }
            for rung in route.rungs
        ],
    }


def _current(signatures, case) -> list:
    return [each for each in signatures if each.root == case.content_root]


def _signature(each) -> dict[str, Any]:
    return {
        "officer": each.officer_name,
        "post": each.post.title,
        "for": str(each.delegation.granted_by) if each.delegation_id else "",
        "level": each.level_id,
        "rank": each.rank,
        "words": each.words,
        "root": each.root,
        "signed_at": each.signed_at.isoformat(),
    }


def _advice(each) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "question": each.question,
        "asked_at": each.asked_at.isoformat(),
        "adviser": each.adviser.name if each.adviser else None,
        "concur": each.concur,
        "reasons": each.reasons,
        "condition": each.condition,
        "case_against": each.case_against,
        "returned_at": each.returned_at.isoformat() if each.returned_at else None,
    }


def _concurrence(each) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "adviser": each.adviser.name if each.adviser else None,
        "concur": each.concur,
        "returned_at": each.returned_at.isoformat() if each.returned_at else None,
        "ran_out": each.returned_at is None,
    }


def defer(assessment, *, by, reason: str, until, awaiting: str):
    """Wait until a day for something named; on that day the case comes back by itself."""
    with journey() as act:
        proposal = Deferral(until=until, awaiting=awaiting)
        case = perform(assessment.defer, by=by, reason=reason, proposal=proposal)
        act.note(until=until)
        case.deferred_until = until
        case.outcome = awaiting
        case.save(update_fields=["deferred_until", "outcome"])
    return case
