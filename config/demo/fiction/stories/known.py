"""What is known of Orsa is kept by the post, and changes while help is given there."""

from __future__ import annotations

from assessments.actions.baselines import write_baseline
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.known import account_of, agree, begin_to_keep
from config.demo.fiction.road import ahead
from monitoring.actions.baselines import tell_of_changes

RECORD = (
    "The border guard answers to the interior ministry and, in the east, to whoever holds the "
    "road. The coastguard is apart from both. Nobody has been tried for what happened at Tel Harun."
)
NOT_RENEWED = (
    "Quiet in the west. In the east, the ceasefire that was renewed every three months was not "
    "renewed this time. Militias hold the road to Tel Harun and have taken two of its posts."
)
CHANGED = "The ceasefire in the east was not renewed, and two border posts changed hands."


def what_is_known_of_orsa(world: World) -> Story:
    """A first version, and a second that tells of a significant change."""
    yield 430
    baseline = begin_to_keep(world, "OR", "yuki")
    draft = write_baseline(
        baseline,
        by=world.yuki,
        text=account_of("OR", uk_1d=RECORD),
        sources=[world.sources["crossing"]],
        valid_until=ahead(520),
    )
    yield 428
    agree(world, "miriam", draft)
    yield 6
    draft = write_baseline(
        baseline,
        by=world.yuki,
        text=account_of("OR", uk_1a=NOT_RENEWED, uk_1d=RECORD),
        sources=[world.sources["crossing"]],
        valid_until=ahead(180),
        significant=True,
        what_changed=CHANGED,
    )
    yield 3
    agree(world, "miriam", draft)
    tell_of_changes()


STORIES = {"What is known of Orsa is kept, and changes.": what_is_known_of_orsa}
