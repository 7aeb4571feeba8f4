"""A duty that waits for what never happens is a fault: nobody would ever be asked for it."""

import pytest

from policy.framework import FRAMEWORKS, load, loads
from policy.framework.duties import OCCASIONS
from policy.lint import lint
from tests.policy.frameworks import SMALL, as_yaml, changed

DUTY = {"id": "m1", "upon": ["suspended"], "due": "P5D", "by": "owner", "form": "look"}
CHANGE = {"id": "new_minister", "label": "A new minister", "cite": "SRC 1"}


def said_of(*path, to):
    found = lint(loads(as_yaml(changed(*path, to=to)), "small.yaml"))
    return [str(each) for each in found]


def test_a_duty_upon_what_nothing_raises_is_refused_with_what_could():
    (found,) = said_of("monitoring", to=[DUTY | {"upon": ["suspended", "blue_moon"]}])

    assert "small.yaml: duty “m1” waits for “blue_moon”, which never happens." in found
    assert "Use one of “reassess_on”, or: incident, new_allegation," in found


def test_a_duty_upon_something_with_no_time_to_do_it_in_is_refused():
    (found,) = said_of("monitoring", to=[{k: v for k, v in DUTY.items() if k != "due"}])

    assert "duty “m1” waits for something and gives no time" in found


@pytest.mark.parametrize("upon", OCCASIONS)
def test_a_duty_upon_what_the_program_hears_of_is_sound(upon):
    assert said_of("monitoring", to=[DUTY | {"upon": [upon]}]) == []


def test_a_duty_upon_a_change_that_people_record_is_sound():
    valid = SMALL["validity"] | {"reassess_on": [CHANGE]}
    whole = changed("validity", to=valid) | {"monitoring": [DUTY | {"upon": ["new_minister"]}]}

    assert lint(loads(as_yaml(whole), "small.yaml")) == []


@pytest.mark.parametrize("file", sorted(FRAMEWORKS.glob("*.yaml")), ids=lambda each: each.stem)
def test_every_duty_of_every_framework_as_delivered_is_raised_by_something(file):
    assert lint(load(file)) == []
