"""One sentence per guard: when it has nothing to say, and what it says when it has."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from casework.guards import Asking
from decisions.guards import putting, starting, substance, terms, who
from decisions.models import Condition, Decision
from decisions.verdicts import Deferral, ProposedCondition, ProposedOverride, Verdict
from policy.framework.rules import Override
from tests.decisions.asking import a_case, a_file, a_route, a_rung, codes, signs_as

SOON, LATER = timezone.localdate() + timedelta(days=90), timezone.localdate() + timedelta(days=300)


@pytest.fixture
def case(cast):
    return a_case(cast)


def lent_by(officer):
    return SimpleNamespace(granted_by_id=officer.pk, granted_by=officer)


def a_bar(**fields):
    bar = {
        "id": "hard_stop",
        "effect": "prohibit",
        "message": "It may not be given.",
        "lifts_when": "A fresh finding.",
        "cite": "Rule 1",
        "basis": "policy",
        "overrides": (),
        "takes_with": "",
    }
    found = {"value": True, "rows": (), "id": "hard_stop"} | {
        name: fields.pop(name) for name in ("value", "rows") if name in fields
    }
    return SimpleNamespace(bar=SimpleNamespace(**bar | fields), **found)


# -- who ------------------------------------------------------------------------------------------


def test_only_a_post_at_or_above_the_rung_decides(cast, case):
    enough, less, none = (a_file(case, authorities=a) for a in (signs_as(3), signs_as(1), None))
    none.authorities = lambda officer, day: []

    assert codes(who.somebody_at_the_rung_decides, cast.okafor, enough) == []
    assert codes(who.somebody_at_the_rung_decides, cast.tom, less) == ["below-the-rung"]
    assert codes(who.somebody_at_the_rung_decides, cast.amina, none) == ["not-permitted"]
    assert codes(who.somebody_at_the_rung_decides, cast.okafor, none) == ["no-rung"]
    assert codes(who.somebody_at_the_rung_decides, cast.program, enough) == [
        "the-program-does-not-decide"
    ]


def test_any_rung_refuses_on_the_way_up_and_only_the_rung_or_above_once_it_is_put(cast, case):
    put = a_file(case, authorities=signs_as(1))
    on_its_way = a_file(a_case(cast, submission_root=""), authorities=signs_as(1))

    assert codes(who.somebody_on_the_ladder_refuses, cast.tom, on_its_way, "refuse") == []
    assert codes(who.somebody_on_the_ladder_refuses, cast.tom, put, "refuse") == ["below-the-rung"]


def test_nobody_on_the_ladder_or_charged_with_stopping_is_kept_from_stopping(cast, case):
    file = a_file(case)

    assert codes(who.somebody_may_stop_it, cast.tom, file, "suspend") == []
    assert codes(who.somebody_may_stop_it, cast.kim, file, "suspend") == ["not-permitted"]


def test_a_yes_is_not_lent_by_somebody_who_wrote_the_case(cast, case):
    own = a_file(case, authorities=signs_as(2))
    lent_by_author = a_file(case, authorities=signs_as(2, loan=lent_by(cast.amina)))
    guard = who.nobody_lends_authority_over_their_own_work

    assert codes(guard, cast.osei, own) == []
    assert codes(guard, cast.osei, lent_by_author) == ["own-work"]


def test_a_yes_signed_here_follows_a_fresh_sign_in(cast, case):
    now, guard = timezone.now(), who.the_decider_signed_in_again
    fresh, stale = (Verdict(reauthenticated_at=now - timedelta(minutes=m)) for m in (4, 10))

    assert codes(guard, cast.osei, a_file(case), proposal=fresh) == []
    assert codes(guard, cast.osei, a_file(case), proposal=stale) == ["sign-in-again"]
    assert codes(guard, cast.osei, a_file(case), proposal=Verdict()) == ["sign-in-again"]


def test_what_was_decided_elsewhere_is_recorded_by_one_and_confirmed_by_another(cast, case):
    paper = Verdict(
        made="on_paper",
        decider=cast.okafor,
        words="Yes, with the visits.",
        made_at=timezone.now() - timedelta(hours=1),
        evidence=object(),
        recorder=cast.pia,
        confirmed=True,
    )
    file, guard = a_file(case), who.the_recording_is_sound

    def found(by, **changes):
        return codes(guard, by, file, proposal=who_says(paper, **changes))

    assert found(cast.paul) == []
    assert found(cast.pia) == ["second-person-needed"]
    assert found(cast.kim) == ["not-permitted"]
    assert found(cast.paul, confirmed=False) == ["not-confirmed-yet"]
    assert found(cast.paul, recorder=cast.amina) == ["recorder-not-apart"]
    assert found(cast.paul, words=" ") == ["recorded-in-part"]
    assert found(cast.paul, made_at=timezone.now() + timedelta(days=1)) == ["made-in-the-future"]
    file.seals = {"submission": SimpleNamespace(made_at=timezone.now())}
    assert found(cast.paul) == ["made-before-it-was-put"]


def who_says(verdict, **changes):
    from decisions.verdicts import replace

    return replace(verdict, **changes)


def test_a_decision_taken_on_an_old_page_is_refused_when_another_came_between(cast, case):
    file = a_file(case, decisions=[Decision(reference="DEC-2026-0002")])
    guard = who.nobody_decided_meanwhile

    assert codes(guard, cast.osei, file, proposal=Verdict(after="DEC-2026-0002")) == []
    assert codes(guard, cast.osei, file, proposal=Verdict(after="")) == ["decided-meanwhile"]


def test_two_people_take_over_a_decision_made_before_heed(cast, case):
    file, guard = a_file(case), who.two_people_take_over_a_decision
    by_sam = Verdict(made="before_heed", recorder=cast.sam)
    by_kim = Verdict(made="before_heed", recorder=cast.kim)

    assert codes(guard, cast.paul, file, "recognise", by_sam) == []
    assert codes(guard, cast.sam, file, "recognise", by_sam) == ["second-person-needed"]
    assert codes(guard, cast.paul, file, "recognise", by_kim) == ["recorder-may-not-import"]


# -- putting --------------------------------------------------------------------------------------


def test_what_goes_up_is_the_content_as_it_was_sealed(cast, case):
    guard = putting.the_content_is_sealed

    assert codes(guard, cast.amina, a_file(case)) == []
    assert codes(guard, cast.amina, a_file(case, broken_seals=["content"])) == [
        "content-not-as-sealed"
    ]


def test_some_rule_says_who_must_decide(cast, case):
    guard = putting.the_level_is_known

    assert codes(guard, cast.amina, a_file(case)) == []
    assert codes(guard, cast.amina, a_file(case, _route=a_route(0))) == ["no-level"]


def test_mandatory_advice_has_come_back(cast, case):
    need = SimpleNamespace(kinds=("legal",), cite="", basis="")
    guard, waiting = putting.mandatory_advice_is_in, a_route(2, outstanding=[need])

    assert codes(guard, cast.amina, a_file(case)) == []
    assert codes(guard, cast.amina, a_file(case, _route=waiting)) == ["no-advice-legal"]


def test_no_rung_is_vacant_and_none_is_held_only_by_who_wrote_it(cast, case):
    guard = putting.no_rung_is_vacant
    seated = a_route(2, rungs=[a_rung(1, cast.tom), a_rung(2, cast.osei, decides=True)])
    vacant = a_route(2, rungs=[a_rung(1), a_rung(2, cast.osei, decides=True)])
    conflicted = a_route(2, rungs=[a_rung(2, cast.amina, decides=True, conflicted=True)])

    assert codes(guard, cast.amina, a_file(case, _route=seated)) == []
    assert codes(guard, cast.amina, a_file(case, _route=vacant)) == ["rung-vacant"]
    assert codes(guard, cast.amina, a_file(case, _route=conflicted)) == ["rung-conflicted"]


def test_each_rung_below_has_signed_this_content(cast, case):
    guard = putting.lower_rungs_have_signed
    signed = a_route(2, rungs=[a_rung(1, cast.tom, signature=object())])
    unsigned = a_route(2, rungs=[a_rung(1, cast.tom)])

    assert codes(guard, cast.amina, a_file(case, _route=signed)) == []
    assert codes(guard, cast.amina, a_file(case, _route=unsigned)) == ["rung-unsigned"]


# -- substance ------------------------------------------------------------------------------------


def test_what_is_decided_is_what_was_sealed(cast, case):
    guard = substance.what_was_sealed_is_what_is_decided
    other = a_file(case, submission={"content": {"root": "d" * 64}})

    assert codes(guard, cast.osei, a_file(case)) == []
    assert codes(guard, cast.osei, a_file(case, broken_seals=["submission"])) == [
        "submission-not-as-sealed"
    ]
    assert codes(guard, cast.osei, other) == ["submission-not-as-sealed"]


def with_bars(case, *bars, **drawers):
    file = a_file(case, **drawers)
    file.evaluation.bars_standing = bars
    found = {each.bar.id: each.bar for each in bars}
    file.framework = SimpleNamespace(
        levels=file.framework.levels,
        bars_by_id=found,
        validity=file.framework.validity,
        countries=None,
        more={},
    )
    return file


def test_a_bar_that_is_true_or_unknown_stops_a_yes_unless_lawfully_overridden(cast, case):
    way = Override("waiver", "of_need", "minister", (), (), (), "", "", None, "Rule 2", "policy")
    plain, unknown = with_bars(case, a_bar()), with_bars(case, a_bar(value=None))
    lawful = with_bars(case, a_bar(overrides=(way,)))
    waived, by_its_kind = (
        Verdict(overrides=(ProposedOverride(bar_id="hard_stop", way=way, reasons="X."),))
        for way in ("of_need", "waiver")
    )
    guard = substance.no_bar_stands

    assert codes(guard, cast.okafor, a_file(case)) == []
    assert codes(guard, cast.okafor, plain, proposal=waived) == ["hard_stop"]
    assert codes(guard, cast.okafor, unknown, proposal=Verdict()) == ["hard_stop-unknown"]
    assert codes(guard, cast.okafor, lawful, proposal=Verdict()) == ["hard_stop"]
    assert codes(guard, cast.okafor, lawful, proposal=by_its_kind) == ["hard_stop"]
    assert codes(guard, cast.okafor, lawful, proposal=waived) == []


def test_every_row_a_bar_hits_is_excluded(cast, case):
    bar = a_bar(effect="prohibit_part", rows=("recipients:7",))
    file, guard = with_bars(case, bar), substance.barred_rows_are_excluded

    assert codes(guard, cast.osei, file, proposal=Verdict(excluded=(7,))) == []
    assert codes(guard, cast.osei, file, proposal=Verdict()) == ["hard_stop-not-excluded"]


def test_what_became_known_since_submission_is_read(cast, case):
    fact = SimpleNamespace(reference="ALG-2026-0001", recipient="Western", restricted=False)
    file, guard = a_file(case, new_facts=[fact]), substance.new_facts_are_read

    assert codes(guard, cast.osei, file, proposal=Verdict(seen_facts=("ALG-2026-0001",))) == []
    assert codes(guard, cast.osei, file, proposal=Verdict()) == ["new-fact-unread"]


def test_a_yes_against_advice_carries_conditions(cast, case):
    dissent = SimpleNamespace(
        content_root=case.content_root,
        concur="non_concur",
        get_kind_display=lambda: "Legal",
        get_concur_display=lambda: "Does not concur",
    )
    file, guard = a_file(case, advice=[dissent]), substance.dissent_is_answered

    assert codes(guard, cast.okafor, file, proposal=Verdict(conditions=(object(),))) == []
    assert codes(guard, cast.okafor, file, proposal=Verdict()) == ["dissent-unanswered"]


# -- terms ----------------------------------------------------------------------------------------


def test_a_condition_says_what_who_and_by_which_proof(cast, case):
    whole = ProposedCondition(says="Visits.", owner=cast.post("Team Leader"), proof="A report.")
    half = ProposedCondition(says="Visits.", owner=None, proof="A report.")
    file, guard = a_file(case), terms.each_condition_is_whole

    assert codes(guard, cast.osei, file, proposal=Verdict(conditions=(whole,))) == []
    assert codes(guard, cast.osei, file, proposal=Verdict(conditions=(half,))) == [
        "condition-incomplete"
    ]


def test_a_yes_is_looked_at_again_on_a_day_to_come(cast, case):
    file, guard = a_file(case), terms.the_review_date_is_set

    def found(**said):
        return codes(guard, cast.osei, file, proposal=Verdict(**said))

    assert found(review_on=SOON, valid_until=LATER) == []
    assert found() == ["no-review-date"]
    assert found(review_on=date(2020, 1, 1)) == ["review-in-the-past"]
    assert found(review_on=LATER, valid_until=SOON) == ["review-after-the-end"]


def test_a_yes_ends_within_the_year_and_covers_the_first_delivery(cast, case):
    file, guard = a_file(case), terms.its_validity_is_lawful
    too_long = timezone.localdate() + timedelta(days=800)

    def found(**said):
        return codes(guard, cast.osei, file, proposal=Verdict(**said))

    assert found(valid_until=LATER) == []
    assert found() == ["no-validity"]
    assert found(valid_until=too_long) == ["valid-too-long"]
    assert found(valid_until=timezone.localdate() + timedelta(days=5)) == [
        "first-delivery-not-covered"
    ]


def test_help_assessed_again_after_it_began_need_not_cover_its_first_delivery(cast, case):
    file, guard = a_file(case), terms.its_validity_is_lawful
    case.assistance.first_delivery_on = timezone.localdate() - timedelta(days=300)

    assert codes(guard, cast.osei, file, proposal=Verdict(valid_until=LATER)) == []


def test_a_day_in_a_refusal_is_written_as_people_say_it(cast, case):
    file, guard = a_file(case), terms.the_review_date_is_set
    proposal = Verdict(review_on=date(2020, 1, 1))
    asking = Asking(case, "authorise", cast.osei, file, proposal=proposal, making=True)

    (found,) = guard.objections(asking)

    assert str(found.says) == "The review date, 1 January 2020, is not in the future."


def test_a_no_says_what_would_have_to_change(cast, case):
    file, guard = a_file(case), terms.what_would_change_it_is_said

    assert codes(guard, cast.osei, file, proposal=Verdict(what_would_change_it="Visits.")) == []
    assert codes(guard, cast.osei, file, proposal=Verdict()) == ["no-way-back"]


def test_a_wait_names_its_end_and_what_is_awaited(cast, case):
    file, guard = a_file(case), terms.the_wait_has_an_end

    assert codes(guard, cast.osei, file, proposal=Deferral(until=SOON, awaiting="A visit.")) == []
    assert codes(guard, cast.osei, file, proposal=Deferral(until=None, awaiting="A visit.")) == [
        "open-ended-wait"
    ]


def test_a_past_yes_is_dated(cast, case):
    file, guard = a_file(case), terms.a_past_yes_is_dated
    past = Verdict(made_at=timezone.now() - timedelta(days=400), review_on=SOON)

    assert codes(guard, cast.paul, file, "recognise", past) == []
    assert codes(guard, cast.paul, file, "recognise", Verdict()) == ["undated"]


def test_what_resumes_is_still_valid(cast, case):
    guard, over = terms.its_validity_is_not_over, a_case(cast, valid_until=date(2020, 1, 1))

    assert codes(guard, cast.osei, a_file(case), "resume") == []
    assert codes(guard, cast.osei, a_file(over), "resume") == ["validity-over"]


# -- starting -------------------------------------------------------------------------------------


def test_help_begins_while_the_yes_is_valid(cast, case):
    guard, over = starting.it_is_still_valid, a_case(cast, valid_until=date(2020, 1, 1))

    assert codes(guard, cast.mona, a_file(case), "start_delivery") == []
    assert codes(guard, cast.mona, a_file(over), "start_delivery") == ["validity-over"]


def test_what_must_come_first_is_shown_to_be_done(cast, case):
    met = Condition(pk=1, kind="precedent", says="Visits.", met_on=date(2026, 1, 1))
    open_still = Condition(pk=2, kind="precedent", says="Roster.", owner=cast.post("Team Leader"))
    kept = Condition(pk=3, kind="continuing", says="Reports.")
    guard = starting.conditions_precedent_are_met

    assert codes(guard, cast.mona, a_file(case, conditions=[met, kept])) == []
    assert codes(guard, cast.mona, a_file(case, conditions=[open_still])) == ["condition-unmet"]


def test_who_must_be_told_before_help_begins_is_told_all_of_it(cast, case):
    letter = SimpleNamespace(
        id="to_recipient",
        trigger="authorised",
        blocks="start_delivery",
        when=None,
        contents=("purpose", "conditions"),
        label="Tell the recipient",
        cite="",
        basis="",
    )
    framework = SimpleNamespace(communications=(letter,))
    whole = SimpleNamespace(rule="to_recipient", contents=["purpose", "conditions"], lapsed="")
    half = SimpleNamespace(rule="to_recipient", contents=["purpose"], lapsed="")
    guard = starting.letters_are_sent

    def found(*sent):
        return codes(guard, cast.mona, a_file(case, framework=framework, communications=list(sent)))

    assert found(whole) == []
    assert found(half) == ["unsent-to_recipient"]
    assert found() == ["unsent-to_recipient"]


def test_who_must_be_told_before_help_resumes_is_told(cast, case):
    letter = SimpleNamespace(
        id="notice",
        trigger="suspended",
        blocks="resume",
        when=None,
        contents=(),
        label="Tell the recipient",
        cite="",
        basis="",
    )
    framework = SimpleNamespace(communications=(letter,))
    sent = SimpleNamespace(rule="notice", contents=[], lapsed="")
    guard = starting.letters_to_resume_are_sent

    assert (
        codes(guard, cast.osei, a_file(case, framework=framework, communications=[sent]), "resume")
        == []
    )
    assert codes(guard, cast.osei, a_file(case, framework=framework), "resume") == ["unsent-notice"]
