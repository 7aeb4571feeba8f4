"""Who may do what: one table of roles, in the words each app declares."""

from accounts.permissions import every_permission
from accounts.roles import CARRIES, Role


def test_every_role_is_in_the_table():
    assert set(CARRIES) == set(Role)


def test_the_roles_carry_exactly_the_permissions_that_the_apps_ask_for():
    carried = {codename for codenames in CARRIES.values() for codename in codenames}

    assert carried == set(every_permission())


def test_every_permission_ends_a_sentence_that_begins_you_may():
    for label in every_permission().values():
        assert str(label)[0].islower()
        assert not str(label).endswith(".")


def test_nobody_writes_and_decides_by_the_same_role():
    both = [role for role in Role if {"write_assessment", "decide"} <= set(CARRIES[role])]

    assert both == []


def test_an_auditor_changes_nothing():
    reading = ("see_", "read_", "export_")

    assert [each for each in CARRIES[Role.AUDITOR] if not each.startswith(reading)] == []
