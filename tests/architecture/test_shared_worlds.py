"""What tests share is really shared; else all of them take half as long again, and none fails."""

from django.db import connection

from tests import cases


def test_a_case_is_taken_from_the_world_kept_for_it_though_a_browser_runs(browser, cast):
    """A browser brings an event loop, and Django another connection with it."""
    cases.mitigation(cast)

    assert connection.connection.info.dbname.startswith("heed_kept_cases_mitigation_")
