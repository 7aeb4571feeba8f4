"""Which text a case is judged under: the file while unchanged, what was kept when it is not."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from accounts.actions import grant_role
from accounts.models import Portfolio
from accounts.roles import Role
from casework.models import LedgerEntry
from casework.refusals import Refused
from policy import registry
from policy.actions import put_in_use
from policy.framework import FrameworkError, loads
from policy.models import PublishedFramework
from policy.queries import standings
from policy.registry import UnknownFramework
from tests.policy.frameworks import SMALL, as_yaml, changed, osja, small

pytestmark = pytest.mark.usefixtures("read_afresh")


@pytest.fixture
def managers(cast):
    """Two policy managers."""
    grant_role(cast.ravi, Role.POLICY_LEAD, Portfolio.objects.get(name="Security assistance"))
    return {"by": cast.lou, "confirmed_by": cast.ravi}


def later(version="2"):
    """The small framework as a newer text."""
    return loads(as_yaml(changed("framework", "version", to=version)), "small.yaml")


@pytest.mark.django_db
def test_a_framework_on_disk_is_in_force_until_a_text_is_put_in_use(managers, tmp_path, settings):
    settings.POLICY_DIR = tmp_path
    (tmp_path / "small.yaml").write_text(as_yaml(SMALL))

    before = registry.in_force("small").version
    put_in_use(later(), **managers)

    assert (before, registry.in_force("small").version) == ("1", "2")
    assert [each.framework.version for each in standings()] == ["2"]


@pytest.mark.django_db
def test_what_we_ship_is_available():
    assert registry.in_force("uk-osja").digest == osja().digest


@pytest.mark.django_db
def test_a_pinned_text_serves_from_what_was_kept_when_its_file_is_gone(
    managers, tmp_path, settings
):
    settings.POLICY_DIR = tmp_path
    kept = put_in_use(small(), **managers)

    pinned = registry.pinned("small", "1", kept.digest)

    assert pinned.digest == small().digest
    assert pinned.text == kept.text


@pytest.mark.django_db
def test_a_pinned_text_serves_even_when_the_files_cannot_be_read(managers, tmp_path, settings):
    settings.POLICY_DIR = tmp_path
    (tmp_path / "broken.yaml").write_text("a: [no]")
    kept = put_in_use(small(), **managers)

    assert registry.pinned("small", "1", kept.digest).version == "1"


def test_a_file_that_does_not_pass_the_lint_is_not_available(tmp_path, settings):
    settings.POLICY_DIR = tmp_path
    (tmp_path / "small.yaml").write_text(as_yaml(changed("bars", 0, "cite", to="XYZ")))

    with pytest.raises(FrameworkError, match="bar “b1” cites “XYZ”"):
        registry.available()


@pytest.mark.django_db
def test_a_file_that_was_changed_does_not_change_a_case_that_pinned_it(
    managers, tmp_path, settings
):
    settings.POLICY_DIR = tmp_path
    kept = put_in_use(small(), **managers)
    (tmp_path / "small.yaml").write_text(as_yaml(changed("bars", 0, "message", to="Otherwise.")))

    pinned = registry.pinned("small", "1", kept.digest)

    assert pinned.bar("b1").message == "It must stop."


@pytest.mark.django_db
def test_a_pin_to_a_text_nobody_kept_is_refused_in_a_sentence():
    with pytest.raises(UnknownFramework, match="Nobody has put “uk-osja”"):
        registry.pinned("uk-osja", "2017.1", "0" * 64)
    with pytest.raises(UnknownFramework, match="There is no framework “nowhere”"):
        registry.in_force("nowhere")


@pytest.mark.django_db
def test_putting_a_text_in_use_is_kept_in_the_ledger(managers):
    put_in_use(small(), **managers)

    entry = LedgerEntry.objects.get(verb="policy.put_in_use")
    assert (entry.officer, entry.details["digest"]) == (managers["by"], small().digest)


@pytest.mark.django_db
def test_putting_the_same_text_in_use_twice_keeps_one(managers):
    first, second = (put_in_use(small(), **managers) for _time in range(2))

    assert first == second
    assert str(first) == "small 1"


@pytest.mark.django_db
def test_one_officer_alone_and_officers_who_are_no_policy_managers_are_refused(cast):
    with pytest.raises(Refused) as alone:
        put_in_use(small(), by=cast.lou, confirmed_by=cast.lou)
    with pytest.raises(Refused) as strangers:
        put_in_use(small(), by=cast.amina, confirmed_by=cast.lou)

    assert [each.code for each in alone.value.objections] == ["one-officer"]
    assert [str(each.says) for each in strangers.value.objections] == [
        "Amina Haddad is not a policy manager."
    ]
    assert PublishedFramework.objects.count() == 0


@pytest.mark.django_db
def test_a_text_that_does_not_pass_the_lint_is_refused(managers):
    wrong = loads(as_yaml(changed("bars", 0, "cite", to="XYZ")), "small.yaml")

    with pytest.raises(Refused, match="bar “b1” cites “XYZ”"):
        put_in_use(wrong, **managers)


@pytest.mark.django_db
def test_another_text_under_a_version_in_use_is_refused(managers):
    put_in_use(small(), **managers)
    other = loads(as_yaml(changed("bars", 0, "message", to="Otherwise.")), "small.yaml")

    with pytest.raises(Refused, match="small 1 is in use with another text"):
        put_in_use(other, **managers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE policy_publishedframework SET text = 'x'",
        "DELETE FROM policy_publishedframework",
    ],
)
def test_a_text_put_in_use_is_never_changed_or_deleted(managers, attack):
    kept = put_in_use(small(), **managers)

    with (
        pytest.raises((IntegrityError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(attack)

    assert PublishedFramework.objects.get().digest == kept.digest


@pytest.mark.django_db
def test_the_database_too_wants_two_officers(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFramework.objects.create(
            framework_id="small",
            version="1",
            digest="0" * 64,
            text="",
            state="draft",
            put_in_use_by=cast.lou,
            confirmed_by=cast.lou,
            put_in_use_at=timezone.now(),
        )
