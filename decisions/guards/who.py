"""Who may decide: authority on the ladder, separation, and how a decision was made."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.queries import Authority
from casework.guards import Asking, guard, on_proposal
from casework.refusals import Objection
from casework.templatetags.pages import day as in_words
from decisions.models import Decision
from decisions.permissions import Perm
from decisions.queries.route import route_of

FRESH = timedelta(minutes=5)
# A slow clock between two machines is no reason to doubt a signature.
SLACK = timedelta(minutes=1)
STOP = "accounts.stop_assistance"  # declared by the app of the watch, which also asks it


def page(asking: Asking, name: str, *args: object) -> str:
    """Return the address of one of this app's pages of the case."""
    return reverse(f"decisions:{name}", args=[asking.case.reference, *args])


def decider_of(asking: Asking) -> Officer:
    """Return who decides: the officer who asks, or the one whose decision was recorded."""
    verdict = asking.proposal
    return getattr(verdict, "decider", None) or asking.by


def day_of(asking: Asking) -> date:
    """Return the day whose authority counts: when it was made, else today."""
    made_at = getattr(asking.proposal, "made_at", None)
    return timezone.localdate(made_at) if made_at else asking.today


def needed_rank(asking: Asking) -> int:
    """Return the lowest rung that may make this move."""
    file = asking.file
    if asking.move in ("authorise", "defer"):
        return route_of(file).rank
    if asking.move == "refuse":
        return route_of(file).rank if asking.case.submission_root else 1
    if asking.move == "lift_hold":
        hold = file.framework.lifecycle.emergency_hold
        return file.framework.level(hold.ratified_by).rank if hold else authorising_rank(file)
    return authorising_rank(file)


def authorising_rank(file) -> int:
    """Return the rung that said yes; of an undecided case, the rung it must reach."""
    yes = next((each for each in file.decisions if each.kind == Decision.Kind.AUTHORISE), None)
    return yes.rank if yes else route_of(file).rank


def authority_for(file, officer: Officer, day: date, needed: int) -> Authority | None:
    """Return what this officer would sign as: whom a rule names, own post, a loan, the highest."""
    held = file.authorities(officer, day)
    enough = [each for each in held if each.rank >= needed]
    named = route_of(file).named if len(enough) > 1 else ()

    def reluctance(each: Authority) -> tuple[bool, bool, bool]:
        loan, beside = each.delegation, bool(named) and each.level_id not in named
        return (beside, bool(loan and loan.granted_by_id in file.contributors), loan is not None)

    if enough:
        return min(enough, key=reluctance)
    return held[0] if held else None


def authority_of(asking: Asking) -> Authority | None:
    """Return the authority the decider of this asking would use."""
    return authority_for(asking.file, decider_of(asking), day_of(asking), needed_rank(asking))


def _lacks_the_rung(asking: Asking, needed: int) -> Iterator[Objection]:
    authority = authority_of(asking)
    officer = decider_of(asking)
    if authority is not None and authority.rank >= needed > 0:
        return
    framework = asking.file.framework
    level = next(framework.levels_at_or_above(needed), None)
    label = level.label if level else _("a decider")
    ladder = page(asking, "ladder")
    if authority is not None:
        own = next((each for each in framework.levels if each.id == authority.level_id), None)
        yield Objection(
            "below-the-rung",
            _("This is for: %(needed)s. %(officer)s signs as: %(own)s.")
            % {"needed": label, "officer": officer, "own": own.label if own else authority.post},
            _("Sign it and let it go up, or refuse it from where you stand."),
            where=ladder,
        )
    elif officer == asking.by and not asking.by.may(Perm.DECIDE, asking.case.portfolio):
        yield Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": Perm.DECIDE.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )
    else:
        yield Objection(
            "no-rung",
            _("%(officer)s held no post on this case's ladder on %(day)s, and no loan of one.")
            % {"officer": officer, "day": in_words(day_of(asking))},
            _("Whoever holds the post that must decide signs, or grants a dated delegation."),
            where=ladder,
        )


@guard
def somebody_at_the_rung_decides(asking: Asking) -> Iterator[Objection]:
    """Who decides holds, or acts for the holder of, a post at or above the rung."""
    if asking.by.is_program:
        yield Objection(
            "the-program-does-not-decide",
            _("The program decides nothing: silence never approves."),
            _("A person at this level must decide."),
        )
        return
    yield from _lacks_the_rung(asking, needed_rank(asking))


@guard
def somebody_on_the_ladder_refuses(asking: Asking) -> Iterator[Objection]:
    """While signatures are gathered any rung may refuse; once it is put, the rung or above."""
    yield from _lacks_the_rung(asking, needed_rank(asking))


@guard
def somebody_may_stop_it(asking: Asking) -> Iterator[Objection]:
    """Nobody on the ladder, or charged with stopping help, is kept from stopping it."""
    officer = decider_of(asking)
    if officer.is_program or officer.may(STOP, asking.case.portfolio):
        return
    if not asking.file.authorities(officer, day_of(asking)):
        yield Objection(
            "not-permitted",
            _("Your role does not let you suspend or withdraw assistance."),
            _("Hold it at once if you may, or ask somebody on its ladder to stop it."),
            where=page(asking, "ladder"),
        )


@guard
def nobody_lends_authority_over_their_own_work(asking: Asking) -> Iterator[Objection]:
    """A yes given for the holder of a post is no yes where that holder wrote the case."""
    authority = authority_of(asking)
    loan = authority.delegation if authority else None
    decider = decider_of(asking)
    wrote = asking.file.contributors
    if loan and loan.granted_by_id in wrote and decider.pk not in wrote:
        yield Objection(
            "own-work",
            _("%(lender)s, for whom %(officer)s would sign, wrote part of this assessment.")
            % {"lender": loan.granted_by, "officer": decider},
            _("Somebody at this level who wrote none of it must decide."),
            where=page(asking, "ladder"),
        )


@on_proposal
def the_decider_signed_in_again(asking: Asking) -> Iterator[Objection]:
    """A yes signed here is signed by somebody who proved a moment ago who they are."""
    verdict = asking.proposal
    at = getattr(verdict, "reauthenticated_at", None)
    if getattr(verdict, "is_elsewhere", False):
        return
    if at is None or not -SLACK <= asking.now - at <= FRESH + SLACK:
        yield Objection(
            "sign-in-again",
            _("You have not proved in the last five minutes that it is you who signs."),
            _("Enter your password or second step again, and sign."),
            where=page(asking, "decision"),
        )


@on_proposal
def the_recording_is_sound(asking: Asking) -> Iterator[Objection]:
    """What was decided elsewhere is recorded by one person and confirmed by another."""
    verdict = asking.proposal
    if not getattr(verdict, "is_elsewhere", False):
        return
    yield from _recorded_by_the_right_people(asking, verdict)
    yield from _recorded_in_full(asking, verdict)


def _recorded_by_the_right_people(asking: Asking, verdict) -> Iterator[Objection]:
    where = page(asking, "record")
    if verdict.recorder is None or verdict.recorder.pk in (
        asking.case.author_id,
        getattr(verdict.decider, "pk", None),
    ):
        yield Objection(
            "recorder-not-apart",
            _("A decision made elsewhere is recorded by nobody who wrote the case or decided it."),
            _("Ask the private office or the secretariat to record it."),
            where=where,
        )
    if not verdict.confirmed:
        yield Objection(
            "not-confirmed-yet",
            _("A second person has not confirmed the reading of this decision."),
            _("Somebody else who may confirm recorded decisions must compare it and confirm."),
            where=where,
        )
    elif asking.by.pk in (getattr(verdict.recorder, "pk", None), getattr(verdict.decider, "pk", 0)):
        yield Objection(
            "second-person-needed",
            _("%(officer)s recorded or made this decision, so cannot also confirm its reading.")
            % {"officer": asking.by},
            _("Another officer who may confirm recorded decisions must confirm it."),
            where=where,
        )
    elif not asking.by.may(Perm.CONFIRM_RECORDED, asking.case.portfolio):
        yield Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": Perm.CONFIRM_RECORDED.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )


def _recorded_in_full(asking: Asking, verdict) -> Iterator[Objection]:
    where = page(asking, "record")
    if verdict.decider is None or not verdict.words.strip() or verdict.evidence is None:
        yield Objection(
            "recorded-in-part",
            _("The decider, the exact words or the evidence of the decision is missing."),
            _("Say who decided, in which words, and where the paper or minute is held."),
            where=where,
        )
    body = verdict.details.get("body") or {}
    if verdict.made == Decision.Made.BY_BODY and not (body.get("name") and body.get("sat")):
        yield Objection(
            "body-not-named",
            _("It is not said which body decided, or who sat in it."),
            _("Name the body, and everybody its minute names as present."),
            where=where,
        )
    submitted = asking.file.seals.get("submission")
    made_at = verdict.made_at
    if made_at is None or made_at > asking.now:
        yield Objection(
            "made-in-the-future",
            _("The recorded decision has no moment in the past at which it was made."),
            _("Give the day and time it was made."),
            where=where,
        )
    elif submitted is not None and made_at < submitted.made_at:
        yield Objection(
            "made-before-it-was-put",
            _("The recorded decision was made before this submission was put to the decider."),
            _("Have the submission as it now stands decided, and record that."),
            where=where,
        )


@on_proposal
def nobody_decided_meanwhile(asking: Asking) -> Iterator[Objection]:
    """The latest decision on the case is the one the decider saw."""
    seen = getattr(asking.proposal, "after", None)
    if seen is None:
        return
    latest = asking.file.decisions[0].reference if asking.file.decisions else ""
    if latest != seen:
        yield Objection(
            "decided-meanwhile",
            _("%(latest)s was made on this case while this page was open.")
            % {"latest": latest or _("Something")},
            _("Read it, and decide again if there is still something to decide."),
            where=page(asking, "decision"),
        )


@on_proposal
def two_people_take_over_a_decision(asking: Asking) -> Iterator[Objection]:
    """A decision made before Heed is entered by one person and confirmed by another."""
    verdict, portfolio = asking.proposal, asking.case.portfolio
    recorder = verdict.recorder
    if recorder is None or not recorder.may(Perm.IMPORT_DECISIONS, portfolio):
        yield Objection(
            "recorder-may-not-import",
            _("Whoever entered this decision may not import decisions made before Heed."),
            _("Somebody whose role lets them must enter it."),
        )
    may_confirm = any(
        asking.by.may(each, portfolio) for each in (Perm.IMPORT_DECISIONS, Perm.CONFIRM_RECORDED)
    )
    if recorder is not None and (asking.by == recorder or not may_confirm):
        yield Objection(
            "second-person-needed",
            _("A second person who may confirm recorded decisions has not confirmed this one."),
            _("Somebody other than %(recorder)s must compare it and confirm.")
            % {"recorder": recorder},
        )
