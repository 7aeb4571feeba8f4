"""Mistakes of deployment are named before anybody works with them."""

from django.test import override_settings

from config import checks


def named(found: list) -> list[tuple[str, str]]:
    return [(each.id, each.msg) for each in found]


def test_the_role_the_tests_run_as_can_undo_nothing(db):
    assert checks.the_application_owns_nothing(None, databases=["default"]) == []


def test_a_role_that_owns_tables_or_is_a_superuser_is_named():
    assert named(checks.about_the_role(is_superuser=True, owned=3)) == [
        ("heed.E003", "The application signs in as a superuser."),
        ("heed.E004", "The application's role owns 3 tables."),
    ]


def test_the_demos_buttons_are_named_if_somebody_deploys_them():
    with override_settings(DEMO_SIGN_IN=True):
        found = checks.the_demo_is_not_here(None)

    assert named(found) == [
        ("heed.E001", "Anybody can sign in as anybody: the demo's buttons are on.")
    ]


def test_a_front_end_that_is_not_built_is_named(tmp_path):
    with override_settings(BASE_DIR=tmp_path):
        found = checks.the_front_end_is_built(None)

    assert named(found) == [("heed.E002", "The front end is not built: static/dist is empty.")]
