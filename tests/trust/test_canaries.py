"""Four secrets, every role, every way out: each word appears where it may and nowhere else.

Legal advice, a restricted allegation, the name of a protected source and a restricted baseline
each hold one word that stands nowhere else. Everybody opens every page there is; what they were
shown, what was mailed, logged, exported, sealed into paper, written in the ledger or said in a
refusal is then searched.
"""

import logging

import pytest
from django.conf import settings
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import resolve, reverse

from assessments.models import Advice, Assessment
from casework.models import AccessEntry, LedgerEntry, SealedPart
from config.logs import WithoutContents
from decisions.models import Decision
from monitoring import actions as watching
from recipients.models import Source
from tests.cast import PEOPLE, Cast
from tests.decisions.test_record_pdf import everything_in
from tests.front.conftest import DIST
from tests.trust import secrets
from tests.trust.secrets import ALLEGED, LEGAL, MAY_READ, OF_A_COUNTRY, SOURCE
from tests.trust.walking import addresses, signed_in

CANARIES = {LEGAL, ALLEGED, SOURCE, OF_A_COUNTRY}
# One person of each role; Zed works elsewhere.
ROLES = {name: said[1] for name, said in PEOPLE.items() if name not in ("ravi", "osei", "paul")}
ROLES |= {"ivo": ["intake_officer"], "zed": []}
ALLOWED = {name: set().union(*(MAY_READ[each] for each in held)) for name, held in ROLES.items()}
PAPER = "decisions:paper"
# Pages that say nothing of any case; the paper has a test of its own.
NOT_WALKED = {"account_login", "health_live", "health_ready", "assessments:preview", PAPER}
# Of acts drawn by one view in one template, one is walked: the one that shows the most.
WALKED_ACTS = {"assessments:act_return_to_draft", "monitoring:suspend", "recipients:open_review"}
ONE_VIEW = {"assessments.views.acts", "monitoring.views.acts", "recipients.views.standing"}
# Pages walked on the case that still waits, too.
ON_THE_WAITING = {"detail", "allegations", "submit", "case_baseline", "baseline_change"}


class Heard(logging.Handler):
    """Everything anybody logs, in the words the log would have it."""

    def __init__(self):
        super().__init__()
        self.lines = []
        self.setFormatter(WithoutContents("{name}: {message}"))

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def people(a_shared_copy):
    cast = Cast()
    secrets.an_intake_officer(cast)
    secrets.whispered(cast)
    return cast


@pytest.fixture(scope="module")
def logged(people):
    """What is logged from the first look on."""
    ears, root = Heard(), logging.getLogger()
    before = root.level
    root.addHandler(ears)
    root.setLevel(logging.INFO)
    yield ears.lines
    root.setLevel(before)
    root.removeHandler(ears)


@pytest.fixture(scope="module")
def shown(people, logged):
    """For each person, the pages on which they were shown each word."""
    found = {name: {} for name in ROLES}
    walked = list(_walked())
    for name in ROLES:
        client = signed_in(getattr(people, name))
        for page, each in walked:
            for word in words_in(client.get(each)):
                found[name].setdefault(word, set()).add(page)
    return found


def _walked():
    world = secrets.known()
    waiting = world.cases[-1]
    for page, known in addresses(world).items():
        if page in NOT_WALKED or page.startswith("policy:"):
            continue
        if page not in WALKED_ACTS and known and _is_an_act(known[0]):
            continue
        for each in known:
            if f"/{waiting}/" not in each or page.partition(":")[2] in ON_THE_WAITING:
                yield page, each


def _is_an_act(address):
    return resolve(address).func.__module__ in ONE_VIEW


def words_in(response):
    """The words of secrets anywhere in a response: its page, its file, its headers."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"%PDF"):
        content = everything_in(content)
    content += str(sorted(response.headers.items())).encode()
    return {word for word in CANARIES if word.encode() in content}


def test_each_role_is_shown_its_secrets_and_no_other(shown):
    """Equality: whoever may read a word really finds it, and nobody else finds any."""
    assert {name: set(words) for name, words in shown.items()} == ALLOWED


def test_a_secret_stands_on_the_pages_made_for_it_and_on_no_other(shown):
    """Advice beside the decision, what is alleged with allegations, a source on its own page."""
    pages = {word: set() for word in CANARIES}
    for words in shown.values():
        for word, where in words.items():
            pages[word] |= where

    assert pages == {
        LEGAL: {
            "assessments:advice",
            "assessments:give_advice",
            "decisions:countersign",
            "decisions:decision",
            "decisions:part",
            "decisions:parts",
            "decisions:put",
            "decisions:refuse",
        },
        ALLEGED: {
            "assessments:allegations",
            "decisions:part",
            "decisions:parts",
            "monitoring:trigger",
            "recipients:allegation",
            "recipients:intercession",
        },
        SOURCE: {"decisions:part", "decisions:parts", "recipients:source"},
        OF_A_COUNTRY: {
            "assessments:agree_baseline",
            "assessments:baseline",
            "assessments:baseline_change",
            "assessments:write_baseline",
        },
    }


def test_nothing_secret_is_logged_by_anybodys_look(shown, logged):
    assert len(logged) > 100  # everybody who was told that a page is not theirs
    assert [line for line in logged if any(word in line for word in CANARIES)] == []


def test_an_error_is_logged_with_its_kind_and_place_and_without_the_row(people, logged):
    """PostgreSQL puts the whole row it refuses into its message."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Advice.objects.filter(kind="legal").update(kind=None)

    assert LEGAL in str(refused.value)
    logging.getLogger("django.request").error("Failed: %s", "/", exc_info=refused.value)

    assert LEGAL not in logged[-1]
    assert "IntegrityError (PostgreSQL 23502)" in logged[-1] or "NotNullViolation" in logged[-1]
    assert settings.LOGGING["formatters"]["plain"]["()"] == "config.logs.WithoutContents"


def test_no_e_mail_carries_a_secret(people):
    watching.sweep()

    sent = [f"{each.message().as_string()}{each.body}" for each in mail.outbox]
    assert len(sent) > 3
    assert [each for each in sent if any(word in each for word in CANARIES)] == []


@pytest.mark.skipif(not (DIST / "pdf.css").exists(), reason="The front end is not built.")
@pytest.mark.parametrize("name", ["okafor", "petra", "kim"])
def test_the_paper_carries_no_secret_whoever_takes_it(people, name):
    decision = Decision.objects.get(kind="authorise")

    taken = signed_in(getattr(people, name)).get(reverse(PAPER, args=[decision.reference]))

    assert taken["Content-Type"] == "application/pdf"
    assert words_in(taken) == set()


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
@pytest.mark.parametrize("name", ["kim", "sam"])
def test_no_export_carries_a_secret_whoever_asks(people, name, form):
    client = signed_in(getattr(people, name))

    taken = client.get(reverse("decisions:export"), {"format": form})

    content = b"".join(taken.streaming_content).decode()
    assert "DEC-2026-0001" in content
    assert [word for word in CANARIES if word in content] == []


def test_a_refusal_keeps_a_restricted_ground_to_those_who_may_read_it(people):
    """Amina is told that there is a ground, and of whom to ask; so does the ledger keep it."""
    case = Assessment.objects.order_by("pk").last()
    client = signed_in(people.amina)

    refused = client.post(reverse("assessments:submit", args=[case.reference]))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Something you may not see stands in the way." in page
    assert "ALL-2026-0002" not in page
    assert words_in(refused) == set()
    entry = LedgerEntry.objects.filter(outcome="refused").latest("sequence")
    assert "ground-withheld" in entry.codes
    assert "allegation-not-weighed" not in entry.codes


def test_neither_the_ledger_nor_the_log_of_looks_holds_a_secret(shown):
    kept = [bytes(entry.canonical).decode() for entry in LedgerEntry.objects.all()]
    kept += [f"{vars(entry)}" for entry in LedgerEntry.objects.all()]
    kept += [f"{vars(look)}" for look in AccessEntry.objects.all()]

    assert len(kept) > 100
    assert [each for each in kept if any(word in each for word in CANARIES)] == []


def test_whoever_saw_who_a_protected_source_is_left_a_trace(shown):
    source = Source.objects.get(protected=True)

    looks = AccessEntry.objects.filter(subject_kind="recipients.source", subject_id=source.pk)

    assert {look.officer.name for look in looks} == {"Petra Novak", "Ivo Sand"}
    parts = SealedPart.objects.filter(seal__kind="record", readers="accounts.read_protected_source")
    opened = AccessEntry.objects.filter(kind="read", reason__in=parts.values("path"))
    assert {look.officer.name for look in opened} == {"Petra Novak"}
