"""What every move demands, exactly: its own guards, then (+) those that higher apps add."""

from pathlib import Path

from assessments.models import Assessment, Assistance
from casework.guards import added_to, names_of
from recipients.models import Recipient

TABLE = Path(__file__).with_name("guards.txt")


def printed() -> str:
    """Return the table as it is now, a move a paragraph."""
    paragraphs = []
    for case in (Assessment, Assistance, Recipient):
        for name, method in case.moves().items():
            road = next(iter(method._django_fsm.transitions.values()))
            own = [*([road.permission] if road.permission else []), *road.conditions]
            added = added_to(f"{case._meta.app_label}.{name}")
            lines = [f"{case._meta.label_lower}.{name}"]
            lines += [f"    {each}" for each in names_of(own)]
            lines += [f"  + {each}" for each in names_of(added)]
            paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs) + "\n"


def test_each_move_has_exactly_the_guards_of_the_table():
    assert printed() == TABLE.read_text()


def test_every_guard_says_in_its_docstring_what_holds():
    for case in (Assessment, Assistance, Recipient):
        for name, method in case.moves().items():
            road = next(iter(method._django_fsm.transitions.values()))
            own = [*([road.permission] if road.permission else []), *road.conditions]
            for guard in (*own, *added_to(f"{case._meta.app_label}.{name}")):
                for part in getattr(guard, "parts", (guard,)):
                    assert part.name.startswith(("may_", "decider_may_")) or part.__doc__


def test_every_road_of_a_move_demands_the_same():
    for case in (Assessment, Assistance, Recipient):
        for name, method in case.moves().items():
            demanded = {
                (road.permission, tuple(road.conditions))
                for road in method._django_fsm.transitions.values()
            }
            assert len(demanded) == 1, name


def test_a_yes_asks_who_wrote_it_whatever_kind_of_yes_it_is():
    for move in ("authorise", "continue_on", "adapt", "resume", "resume_part", "lift_hold"):
        road = next(iter(getattr(Assessment, move)._django_fsm.transitions.values()))

        assert road.permission.name == "nobody_decides_on_their_own_work"
