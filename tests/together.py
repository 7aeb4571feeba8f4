"""Which tests one worker runs one after another, and which are begun first.

The installed pytest-xdist marks a group by renaming its tests, which the installed pytest no
longer lets it do: under `--dist loadgroup` every test would go anywhere, and each worker would
make its own of what is costly. So the modules that share something are named here, and a test of
any other goes to whoever is free. What takes a minute is begun first, so that nobody waits for it
at the end.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

MODULES = frozenset(
    {
        "tests/accounts/test_attacks.py",
        "tests/assessments/test_baseline_attacks.py",
        "tests/casework/test_attacks.py",
        "tests/config/test_demo_runs.py",
        "tests/config/test_demo_world.py",
        "tests/decisions/test_attacks.py",
        "tests/decisions/test_attacks_on_paragraph_16.py",
        "tests/journeys/test_every_page.py",
        "tests/trust/test_bad_input.py",
        "tests/trust/test_canaries.py",
    }
)
LONGEST = (
    "tests/journeys/test_every_page.py",
    "tests/journeys/test_drc.py",
    "tests/journeys/test_sri_lanka.py",
    "tests/journeys/test_china.py",
    "tests/trust/test_canaries.py",
    "tests/trust/test_bad_input.py",
    "tests/config/test_demo_world.py",
    "tests/journeys/test_two_frameworks.py",
    "tests/journeys/test_elsewhere.py",
    "tests/config/test_demo_runs.py",
)


class Together(LoadScopeScheduling):
    """Keep the tests of the modules above with one worker each, in the order they are in."""

    def __init__(self, config, log=None):
        super().__init__(config, log)
        config.option.loadscopereorder = False  # it would put what has most tests first

    def _split_scope(self, nodeid):
        module = _module_of(nodeid)
        return module if module in MODULES else nodeid


def _module_of(nodeid):
    return nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give out the tests of a run with `--dist loadgroup`."""
    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items):
    """Put what takes longest first."""
    order = {module: place for place, module in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(_module_of(item.nodeid), len(LONGEST)))
