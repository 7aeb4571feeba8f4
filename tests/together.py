"""Which tests one worker runs one after another: those that share something costly to make.

The installed pytest-xdist marks a group by renaming its tests, which the installed pytest no
longer lets it do: under `--dist loadgroup` every test would go anywhere, and each worker would
make its own. So the modules are named here, and a test of any other goes to whoever is free.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

MODULES = frozenset(
    {
        "tests/casework/test_attacks.py",
        "tests/config/test_demo_runs.py",
        "tests/config/test_demo_world.py",
        "tests/decisions/test_attacks.py",
        "tests/journeys/test_every_page.py",
        "tests/trust/test_bad_input.py",
        "tests/trust/test_canaries.py",
    }
)


class Together(LoadScopeScheduling):
    """Keep the tests of the modules above with one worker each."""

    def _split_scope(self, nodeid):
        module = nodeid.partition("::")[0]
        return module if module in MODULES else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give out the tests of a run with `--dist loadgroup`."""
    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None
