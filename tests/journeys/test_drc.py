"""The eastern Congo, January and February 2015, told two battalions at a time, in 2027.

The facts and their days are those of the public record as the research cites it [REUT, NV, DW]:
two generals on the mission's red list announced to lead an operation; the foreign minister told
in person at the end of January and given two weeks, to 13 February; supplies stopped in fact on
6 February, before the deadline; the deadline passed; letters of cessation for that operation
alone; and time to conform again from their receipt. That the support had been assessed in Heed,
what the assessment found, and that the generals were in the end replaced and the operation
supported again, is invented. The year is another, since the cast took office in 2020.
"""

from contextlib import contextmanager
from datetime import date

import pytest
import time_machine

from assessments.models import Assessment
from monitoring import actions as watch
from monitoring.models import Obligation, Suspension, Trigger
from monitoring.queries import has_authority
from recipients import actions as recipients
from recipients.models import Allegation, Intercession
from tests import cases, hrddp_cases
from tests.journeys.deciders import Decider
from tests.journeys.officials import Official
from tests.journeys.watchers import Watcher

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("drc")]

ASSESSED, ANNOUNCED, TOLD = date(2027, 1, 12), date(2027, 1, 26), date(2027, 1, 30)
STOPPED, DUE, WRITTEN = date(2027, 2, 6), date(2027, 2, 13), date(2027, 2, 16)
AGAIN = date(2027, 3, 2)  # two weeks from the letter
REPLACED = date(2027, 2, 26)
OPERATION = "The operation against the FDLR"
NOT_TOLD = (
    "This has not been recorded as done: Before support resumes, tell the recipient on what"
    " finding, and what it still rests on."
)


def test_support_to_an_operation_under_two_listed_generals(company, committed_cast):
    with on(company, ASSESSED):
        case = hrddp_cases.monitoring(committed_cast)
    with on(company, ANNOUNCED):
        allegations = two_generals_are_announced(company, committed_cast, case)
    with on(company, TOLD):
        the_minister_is_told_in_person(company, case, allegations)
    with on(company, STOPPED):
        support_to_the_operation_stops_before_the_deadline(company, case)
    with on(company, WRITTEN):
        the_deadline_has_passed_in_silence(company, case)
        the_letter_starts_a_second_clock(company, case)
        fresh = nothing_resumes_but_on_a_fresh_assessment(company, case)
    with on(company, REPLACED):
        it_is_written_and_decided_afresh(company, committed_cast, fresh)
        it_starts_once_the_authorities_were_told(company, committed_cast, case, fresh)


@contextmanager
def on(company, day):
    """Let it be a day, at noon; whoever comes signs in on that day."""
    with time_machine.travel(f"{day.isoformat()} 12:00:00+00:00", tick=True):
        yield
        for person in company.present.values():
            person.context.close()
        company.present.clear()


def units(case):
    return list(case.assistance.recipients.order_by("pk"))


def authority(case, part=""):
    """To which of the two battalions support may be given today, for this part of it."""
    return [has_authority(case.assistance, date.today(), each, part) for each in units(case)]


def two_generals_are_announced(company, cast, case):
    allegations = [
        recipients.record_allegation(
            by=cast.mona,
            recipient=units(case)[0],
            portfolio=cast.portfolio,
            violation=f"Killings, general {number}",
            code="extrajudicial_killing",
            says="On the mission's red list for killings by troops under this officer [REUT].",
            standard="grounds_suspect",
            continuing=True,
        )
        for number in (1, 2)
    ]
    mona = company.comes("mona", Watcher)
    mona.opens(f"/cases/{case.reference}/watch/")
    mona.follows("Record a change")
    mona.fills(
        kind="change_of_commander",
        says="Two generals on the red list are announced to lead the operation [REUT].",
    )
    mona.keeps_a_picture("a-change")
    mona.presses("Record the change")
    mona.reads(
        "The case must now answer this change.",
        "A change of commander, or its announcement: Two generals on the red list",
    )
    return allegations


def the_minister_is_told_in_person(company, case, allegations):
    mona = company.comes("mona", Watcher)
    mona.opens(allegations[0].get_absolute_url())
    mona.presses("Bring it to the authorities")
    mona.fills(
        allegations=[each.pk for each in allegations],
        how="oral",
        on=TOLD,
        told_by="The head of the mission",
        told="The foreign minister",
        place="The ministry, in person",
        asked="That the two generals do not lead the operation [NV].",
        answer_due=DUE,
    )
    mona.keeps_a_picture("intercession")
    mona.presses("Record it")
    mona.reads("In person, by word of mouth", "The foreign minister", "13 February 2027")
    mona.keeps_a_picture("intercession-recorded")

    mona.opens(f"/cases/{case.reference}/watch/")
    said = Intercession.objects.get()
    mona.reads(f"Record what the authorities answered to {said.reference}.", "13 February 2027")
    assert Obligation.objects.get(comes_from="intercession").due_on == DUE


def support_to_the_operation_stops_before_the_deadline(company, case):
    osei = company.comes("osei", Decider)
    osei.opens(f"/cases/{case.reference}/watch/continue-on/")
    assert "b27" in dict(osei.objections())
    osei.keeps_a_picture("must-be-suspended")

    osei.opens(f"/cases/{case.reference}/watch/suspend-part/")
    osei.keeps_a_picture("stopping-a-part")

    change = Trigger.objects.get(assessment=case, cause="change")
    osei._signs(
        case.reference,
        "suspend-part",
        "Sign and suspend this part",
        recipient=str(units(case)[0].pk),
        part=OPERATION,
        triggers=[change.pk],
        reason_codes=["rights"],
        reason="Two generals on the red list lead it [REUT].",
        impact="The battalion gets no food, fuel, water or equipment for it [DW].",
        resumption_test="Neither general commands it.",
        in_fact_from=STOPPED,
    )

    osei.reads("A part is suspended", f"{OPERATION}, for First battalion")
    osei.reads("Whatever else First battalion gets", "Stopped in fact on", "6 February 2027")
    osei.keeps_a_picture("part-suspended")
    only_the_operation_is_stopped(case)
    osei.opens(f"/decisions/{Suspension.objects.get().decision.reference}/")
    osei.reads("What it covers", OPERATION, "6 February 2027")
    osei.keeps_a_picture("record-of-the-stop")
    mona = company.comes("mona", Watcher)
    mona.opens(f"/assistance/{case.assistance.reference}/happening/")
    mona.reads("For which part of it?", OPERATION)
    mona.keeps_a_picture("which-part-flows")


def only_the_operation_is_stopped(case):
    """The case is watched as before, and what it permits is less by that one operation."""
    case.refresh_from_db()
    assert (case.state, authority(case), authority(case, OPERATION)) == (
        "monitoring",
        [True, True],
        [False, True],
    )


def the_deadline_has_passed_in_silence(company, case):
    watch.sweep()

    mona = company.comes("mona", Watcher)
    mona.opens(f"/cases/{case.reference}/watch/")
    mona.reads(
        "The authorities did not answer in time",
        "Nobody answered for First battalion by 13 February 2027",
    )
    mona.keeps_a_picture("silence")


def the_letter_starts_a_second_clock(company, case):
    mona = company.comes("mona", Watcher)
    mona.opens(f"/cases/{case.reference}/decision/letters/k27/")
    for box in mona.page.locator("main [name=contents]").all():
        box.check()
    mona.page.locator("main [name=signed_by]").select_option(label="Minister of State")
    mona.fills(told="The government", sent_on=WRITTEN, proof="Note verbale, acknowledged [NV].")
    mona.presses("Record that it was sent")
    watch.sweep()

    mona.opens(f"/cases/{case.reference}/watch/")
    mona.reads("Record what they answered: Tell the recipient what is suspended", "2 March 2027")
    row = Suspension.objects.get()
    assert (row.from_on, row.in_fact_from) == (STOPPED, STOPPED)
    assert Obligation.objects.get(comes_from="letter").due_on == AGAIN


def nothing_resumes_but_on_a_fresh_assessment(company, case):
    okafor = company.comes("okafor", Decider)
    okafor.opens(f"/cases/{case.reference}/watch/resume-part/")
    assert "no-fresh-assessment" in dict(okafor.objections())
    okafor.keeps_a_picture("no-resumption")

    amina = company.comes("amina", Official)
    fresh = amina.reassesses(case.reference, "Whether the officers are gone must be found afresh.")
    amina.reads("First battalion")

    only_the_operation_is_stopped(case)
    return fresh


def it_is_written_and_decided_afresh(company, cast, fresh):
    for each in Allegation.objects.all():
        recipients.dispose(
            each, by=cast.mona, disposition="Both were replaced today.", continuing=False
        )
    case = Assessment.objects.get(reference=fresh)
    hrddp_cases.confirmed(cast, case)
    amina = company.comes("amina", Official)
    amina.goes_on_to_mitigation(fresh)
    amina.opens(f"/cases/{fresh}/submit/")
    amina.keeps_a_picture("afresh")
    amina.presses("Submit it")
    cases.signed(cast, cases.advised(cast, Assessment.objects.get(pk=case.pk)))
    amina.puts_to_decision(fresh)
    osei = company.comes("osei", Decider)
    osei.decides(
        fresh,
        "authorise",
        "Neither general commands it; the measures hold.",
        **{"finding-un-16": "no", "valid_until": date(2027, 5, 20)},
    )
    osei.reads("You have decided.", "The decider concurs.")


def it_starts_once_the_authorities_were_told(company, cast, case, fresh):
    mona = company.comes("mona", Watcher)
    start = f"/cases/{fresh}/watch/start-delivery/"
    mona.opens(start)
    assert ("unsent-k27-resumed", NOT_TOLD) in mona.objections()
    mona.keeps_a_picture("not-told")
    only_the_operation_is_stopped(case)

    mona.opens(f"/cases/{fresh}/decision/letters/k27-resumed/")
    for box in mona.page.locator("main [name=contents]").all():
        box.check()
    mona.page.locator("main [name=signed_by]").select_option(label="Minister of State")
    mona.fills(told="The government", sent_on=REPLACED, proof="Note verbale, acknowledged.")
    mona.presses("Record that it was sent")
    cases.ready_to_start(cast, Assessment.objects.get(reference=fresh))
    mona.starts_delivery(fresh)

    now = Assessment.objects.get(reference=fresh)
    case.refresh_from_db()
    assert (case.state, now.state) == ("superseded", "monitoring")
    assert (authority(now), authority(now, OPERATION)) == ([True, True], [True, True])
    assert Suspension.objects.get().lifted_by_decision.assessment == now
    mona.opens(f"/cases/{case.reference}/watch/")
    mona.reads(f"The suspension was lifted: {OPERATION}", f"Assessed afresh in {fresh}.")
    mona.keeps_a_picture("taken-over")
