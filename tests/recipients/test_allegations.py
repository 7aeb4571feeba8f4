"""What is alleged, on what evidence, and who may read it."""

import pytest

from casework.models import AccessEntry, LedgerEntry
from casework.refusals import Refused
from recipients import queries
from recipients.access import source_for_reading
from recipients.actions import (
    add_source,
    dispose,
    record_allegation,
    register_recipient,
)
from recipients.models import Allegation, Country, Recipient
from recipients.signals import allegation_recorded

CANARY = "kestrel-nine"


@pytest.fixture
def allege(cast, police):
    def alleged(*, by=None, **fields):
        return record_allegation(
            by=by or cast.petra,
            recipient=police,
            portfolio=cast.portfolio,
            **{"violation": "torture", "says": "A man was beaten."} | fields,
        )

    return alleged


def test_an_allegation_is_recorded_with_what_is_known_of_its_date(cast, police, allege):
    recorded = allege(happened="2015-05", standard=Allegation.Standard.CREDIBLE)

    assert recorded.reference.startswith("ALL-")
    assert Allegation.objects.get().happened == "2015-05"


def test_who_listens_hears_of_an_allegation_after_it_is_kept(
    cast, police, allege, django_capture_on_commit_callbacks
):
    heard = []

    def listen(sender, allegation, **more):
        heard.append(allegation)

    allegation_recorded.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            recorded = allege()
            heard_before_the_commit = list(heard)
    finally:
        allegation_recorded.disconnect(listen)

    assert (heard_before_the_commit, heard) == ([], [recorded])


def test_what_a_listener_does_after_the_commit_is_an_act_of_its_own(committed_cast):
    cast = committed_cast
    force = register_recipient(
        by=cast.amina,
        portfolio=cast.portfolio,
        kind=Recipient.Kind.FORCE,
        name="Kadari National Police",
        country=Country.objects.get(code="KD"),
    )

    def listen(sender, allegation, **more):
        dispose(allegation, by=cast.mona, disposition="It was passed on.")

    allegation_recorded.connect(listen)
    try:
        record_allegation(
            by=cast.petra,
            recipient=force,
            portfolio=cast.portfolio,
            violation="torture",
            says="A man was beaten.",
        )
    finally:
        allegation_recorded.disconnect(listen)

    verbs = LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == [
        "recipients.register",
        "recipients.record_allegation",
        "recipients.dispose",
    ]


def test_recording_is_refused_to_those_who_may_not(cast, police, allege):
    with pytest.raises(Refused) as refusal:
        allege(by=cast.kim)

    assert [each.code for each in refusal.value.objections] == ["not-permitted"]
    assert not Allegation.objects.exists()


@pytest.mark.parametrize(
    ("who", "reads"),
    [("petra", 2), ("hugo", 2), ("okafor", 2), ("amina", 1), ("kim", 1), ("zed", 0)],
)
def test_a_restricted_allegation_is_read_only_by_those_who_may(cast, police, allege, who, reads):
    allege(restricted=True, says=CANARY)
    allege()

    found = queries.allegations_against(police, getattr(cast, who))

    assert len(found) == reads


def test_the_ledger_keeps_of_an_allegation_its_reference_alone(cast, police, allege):
    allege(restricted=True, says=CANARY, violation=CANARY)

    entry = LedgerEntry.objects.latest("sequence")

    assert CANARY.encode() not in bytes(entry.canonical)
    assert police.reference.encode() not in bytes(entry.canonical)


def test_a_source_cited_for_a_restricted_allegation_is_as_restricted(cast, police, allege):
    secret = add_source(by=cast.petra, portfolio=cast.portfolio, kind="report", title=CANARY)
    known = add_source(by=cast.petra, portfolio=cast.portfolio, kind="report", title="A report")
    allege(restricted=True, sources=[secret])
    allege(sources=[known])

    assert list(queries.sources_for(cast.amina)) == [known]
    assert set(queries.sources_for(cast.hugo)) == {known, secret}


def test_a_source_cited_for_both_is_not_shown_beside_the_open_one(cast, police, allege):
    both = add_source(by=cast.petra, portfolio=cast.portfolio, kind="report", title=CANARY)
    allege(restricted=True, sources=[both])
    allege(sources=[both])

    (open_one,) = queries.allegations_against(police, cast.amina)

    assert list(open_one.sources.all()) == []


def test_who_a_protected_source_is_is_read_by_few_and_the_look_is_noted(cast, police):
    source = add_source(
        by=cast.petra,
        portfolio=cast.portfolio,
        kind="interview",
        title="A witness",
        protected=True,
        identity=CANARY,
    )

    to_petra = source_for_reading(cast.petra, source.pk)
    to_hugo = source_for_reading(cast.hugo, source.pk)

    look = AccessEntry.objects.get()
    assert (to_petra.identity, to_hugo.identity) == (CANARY, "")
    assert (look.officer, look.subject_id) == (cast.petra, source.pk)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"held_elsewhere": True}, "no-custodian"),
        ({"identity": CANARY}, "identity-unprotected"),
    ],
)
def test_a_source_that_cannot_be_kept_so_is_refused(cast, fields, code):
    with pytest.raises(Refused) as refusal:
        add_source(by=cast.petra, portfolio=cast.portfolio, kind="other", title="It", **fields)

    assert [each.code for each in refusal.value.objections] == [code]


def test_what_was_made_of_an_allegation_stands_beside_it(cast, police, allege):
    recorded = allege()

    dispose(recorded, by=cast.mona, disposition="The ministry denies it.", standard="reliable")

    recorded.refresh_from_db()
    assert (recorded.disposition, recorded.standard) == ("The ministry denies it.", "reliable")


def test_un_01_the_standard_an_allegation_reached_is_kept_with_who_found_it_and_when(cast, allege):
    said = allege(standard=Allegation.Standard.CREDIBLE)

    dispose(said, by=cast.hugo, disposition="Nothing bears it out.", standard="unverified")

    (found,) = said.reappraisals.all()
    assert (said.recorded_by, said.recorded_at.date()) == (cast.petra, found.at.date())
    assert (found.was, found.now, found.by) == ("credible", "unverified", cast.hugo)
    assert {"yes", "no"}.isdisjoint(Allegation.Standard.values)
