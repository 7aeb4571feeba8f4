"""Whatever is typed into whatever field: a page that says so, never a crash, nothing half-kept.

Every page that holds a form is opened as somebody who may send it. Each of its text fields, all
at once, is then sent a null character, 200,000 letters, bytes that are no text, and signs that
turn the direction or have no width; every page is asked for with such words in its address.
"""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from casework.ledger import verify
from casework.models import LedgerEntry
from tests.cast import Cast
from tests.journeys.addresses import PAGES
from tests.trust import secrets
from tests.trust.walking import addresses, forms_on, pages, signed_in

FORM = "application/x-www-form-urlencoded"
BIDI = "\u202eevil\u200b\u2066\u200d\ufeff"
BAD = {
    "null": b"a\x00b",
    "long": b"x" * 200_000,
    "no text": b"\xed\xa0\x80\xff",
    "turned": BIDI.encode(),
    "digit": "²".encode(),  # a digit to Unicode, and no number
}
# Who else is let in where whom a page is for is not.
SENDERS = ("amina", "okafor", "mona", "petra", "pia", "lena")
TYPED = {"text", "search", "email", "password", "date", "number", "url", "tel", ""}
ASKED = (
    "q",
    "words",
    "after",
    "before",
    "state",
    "portfolio",
    "country",
    "reference",
    "officer",
    "kind",
    "since",
    "trigger",
    "next",
    "newest",
    "framework",
    "format",
    "of",
    "level",
    "verb",
    "whose",
    "comes_from",
    "to",
    "step",
    "from",
    "screening",
    "purpose",
    "previous",
    "recipient",
    "name",
    "choice",
    "page",
)


@pytest.fixture(scope="module")
def people(a_shared_copy):
    cast = Cast()
    secrets.whispered(cast)
    return cast


def sent(fields, bad):
    """A form as somebody sends it who typed the same bad thing into every field for text."""
    pairs = []
    for name, kind, value in fields:
        if kind == "textarea" or kind in TYPED:
            pairs.append((name, bad))
        elif kind not in ("submit", "button", "checkbox", "file"):
            pairs.append((name, value.encode()))
    return urlencode(pairs)


LAW = "assessments:preview"  # the law's own forms, closed; its pages have tests of their own


def _paths():
    """Where each page is, twice where it stands for more than one thing, and whom it is for."""
    world = secrets.known()
    for page, known in addresses(world).items():
        if not page.startswith(("health", "account_login", "decisions:pa", "policy", LAW)):
            who = PAGES.get(page, ("",))[0] or "amina"
            yield from ((each, who) for each in known[-1:])
            yield from [(each, who) for each in known[:-1] if world.cases[0] in each][:1]


@pytest.fixture(scope="module")
def forms(people):
    """Every form with a field for text, once: who may send it, where to, and its fields."""
    found, desks = {}, {}
    for path, who in _paths():
        client, page = _opened(path, dict.fromkeys((who, *SENDERS)), people, desks)
        if page.status_code != 200 or page.streaming:
            continue
        for action, fields in forms_on(page.content.decode()):
            to = action or path
            if not to.startswith("/account/") and any(_is_for_text(each) for each in fields):
                found.setdefault((to, tuple(each[0] for each in fields)), (client, fields))
    return [(to, client, fields) for (to, _names), (client, fields) in found.items()]


def _opened(path, names, people, desks):
    """Open a page as the first of these to whom it opens; each signs in once."""
    for name in names:
        if name not in desks:
            desks[name] = signed_in(getattr(people, name), raise_request_exception=False)
        client = desks[name]
        page = client.get(path)
        if page.status_code != 404:
            break
    return client, page


def _is_for_text(field):
    return field[1] == "textarea" or field[1] in TYPED


def _done():
    return LedgerEntry.objects.filter(outcome="done").count()


@pytest.mark.parametrize("kind", BAD)
def test_no_form_breaks_whatever_is_typed_into_it(forms, kind):
    """Nor is half of it kept: the ledger holds, and by a null character nothing is done."""
    before, broken = _done(), []

    for to, client, fields in forms:
        answer = client.post(to, sent(fields, BAD[kind]), content_type=FORM)
        if answer.status_code >= 500:
            broken.append(to)

    assert len(forms) > 25
    assert broken == []
    assert verify()[1] is None
    if kind == "null":
        assert _done() == before


@pytest.mark.parametrize("kind", BAD)
def test_no_list_breaks_whatever_stands_in_its_address(people, kind):
    client = signed_in(people.kim, raise_request_exception=False)
    asked = urlencode([(name, BAD[kind][:3000]) for name in ASKED])
    lists = [page.route for page in pages() if not page.takes and "health" not in page.route]

    broken = [to for to in lists if client.get(f"/{to}", QUERY_STRING=asked).status_code >= 500]

    assert len(lists) > 15
    assert broken == []


@pytest.mark.parametrize(
    "path",
    [
        "/cases/%00/",
        "/cases/HRA-2026-0001%00/decision/",
        "/decisions/%00/record.pdf",
        "/recipients/%00/",
        "/recipients/sources/99999999999999999999999999/",
        "/ledger/99999999999999999999999999/",
        "/cases/%ED%A0%80/",
        "/cases/" + "x" * 5000 + "/",
        "/cases/%E2%80%AE%E2%80%8B/",
        "/cases/HRA-2026-0001/assessment/stage1/%00/",
        "/law/%00/",
    ],
)
def test_an_address_of_nothing_is_nothing(people, path):
    client = signed_in(people.kim, raise_request_exception=False)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_ACCEPT_LANGUAGE": "\x00" * 9000},
        {"HTTP_USER_AGENT": "a\x00b" * 3000},
        {"HTTP_COOKIE": "sessionid=\x00; csrftoken=\x00; messages=\x00"},
        {"HTTP_REFERER": "http://\x00\u202e/"},
        {"HTTP_X_FORWARDED_FOR": "\x00, ::::"},
    ],
)
def test_no_header_breaks_a_page(people, header):
    client = signed_in(people.kim, raise_request_exception=False)

    assert client.get("/", **header).status_code in (200, 302, 400)


def test_signing_in_survives_whatever_is_typed(people):
    client = Client(raise_request_exception=False)
    answers = [
        client.post(
            reverse("account_login"),
            urlencode([("login", bad), ("password", bad), ("next", bad)]),
            content_type=FORM,
        ).status_code
        for bad in BAD.values()
    ]

    assert [each for each in answers if each >= 500] == []
    assert LedgerEntry.objects.exists()
