"""A session that runs out while somebody writes costs them nothing, on any form of Heed."""

import pytest

from assessments.models import Assessment
from casework.models import LedgerEntry
from tests import cases
from tests.cast import Cast
from tests.journeys.addresses import PAGES
from tests.monitoring import watched
from tests.trust import secrets
from tests.trust.walking import addresses, forms_on, signed_in


@pytest.fixture(scope="module")
def people(a_shared_copy):
    cast = Cast()
    secrets.whispered(cast)
    cases.advised(cast, cases.escalation(cast))
    watched.watched(cast)
    return cast


@pytest.fixture(scope="module")
def forms(people):
    """Every form with a field for sentences, once: who writes it, where to, and its fields."""
    found = {}
    for name, known in addresses(secrets.known()).items():
        who = PAGES.get(name, ("",))[0]
        for path in known if who else ():
            officer = getattr(people, who)
            page = signed_in(officer).get(path)
            if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
                continue
            for action, fields in forms_on(page.content.decode()):
                if any(kind == "textarea" for _name, kind, _value in fields):
                    form = (name, *(each[0] for each in fields))
                    found.setdefault(form, (officer, action.partition("#")[0] or path, fields))
    return list(found.values())


def test_every_sentence_typed_into_any_form_is_back_after_signing_in(forms):
    done, lost = LedgerEntry.objects.count(), []

    for officer, path, fields in forms:
        client = signed_in(officer)
        client.logout()
        texts = [name for name, kind, _value in fields if kind == "textarea"]
        said = {name: value for name, kind, value in fields if kind not in ("submit", "file")}
        client.post(path, said | {name: f"Typed into {name}." for name in texts})
        client.force_login(officer)
        back = client.get(path).content.decode()
        lost += [f"{path} {name}" for name in texts if f"Typed into {name}." not in back]

    assert len(forms) > 30
    assert lost == []
    assert LedgerEntry.objects.count() == done
    assert Assessment.objects.exists()
