"""The world and its people: offices, portfolios, posts with their rungs, and who sits in them."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password

from accounts import actions
from accounts.models import Officer, Organisation, Portfolio, Post, PostRung
from accounts.roles import Role
from config.demo.fiction.offices import ORGANISATIONS, PEOPLE, PORTFOLIOS, RUNGS, home
from config.demo.fiction.offices.seated import Seated

FRAMEWORK = home.FRAMEWORK
SECURITY, COOPERATION, TRAINING = home.SECURITY, home.COOPERATION, home.TRAINING
PASSPHRASE = "nobody here is real"  # noqa: S105  printed for everybody who starts the demo
FIRST_RUNG = ("", "", 1)


class World:
    """The people, posts and portfolios of the made-up world, by the names the stories use."""

    def __init__(self) -> None:
        self.people: dict[str, Officer] = {}
        self.posts: dict[str, Post] = {}
        self.portfolios: dict[str, Portfolio] = {}
        self.recipients: dict = {}
        self.sources: dict = {}
        self.known: dict = {}

    def __getattr__(self, key: str) -> Officer:
        try:
            return self.__dict__["people"][key]
        except KeyError:
            raise AttributeError(f"There is nobody called “{key}” in this world.") from None

    def post_of(self, key: str) -> Post:
        """Return the post somebody sits in."""
        return self.posts[PEOPLE[key].title]


def seat(world: World, since: date) -> None:
    """Make the offices, portfolios and posts, and seat the people in them since that day."""
    offices = {
        name: Organisation.objects.create(name=name, short_name=short)
        for name, (short, _domain) in ORGANISATIONS.items()
    }
    for name, office in PORTFOLIOS.items():
        world.portfolios[name] = Portfolio.objects.create(organisation=offices[office], name=name)
    actions.sync_roles()
    actions.the_program()
    password = make_password(PASSPHRASE)
    for key, person in PEOPLE.items():
        post = _post(world, person.title, offices[person.organisation], person.portfolios[0])
        world.people[key] = _officer(world, key, person, password)
        if RUNGS.get(person.title, FIRST_RUNG)[2] == 1:
            actions.appoint(world.people[key], post, held_from=since)
    for key, person in PEOPLE.items():
        if RUNGS.get(person.title, FIRST_RUNG)[2] > 1:
            actions.appoint_by_two(
                world.people[key],
                world.posts[person.title],
                held_from=since,
                given_by=world.people["oscar"],
                confirmed_by=world.people["wanjiru"],
            )
    for title, (office, portfolio) in home.VACANT.items():
        _post(world, title, offices[office], portfolio)


def _post(world: World, title: str, office: Organisation, portfolio: str) -> Post:
    post = Post.objects.create(
        title=title, organisation=office, portfolio=world.portfolios[portfolio]
    )
    world.posts[title] = post
    if title in RUNGS:
        law, level_id, rank = RUNGS[title]
        PostRung.objects.create(post=post, framework_id=law, level_id=level_id, rank=rank)
    return post


def _officer(world: World, key: str, person: Seated, password: str) -> Officer:
    domain = ORGANISATIONS[person.organisation][1]
    officer = Officer.objects.create_user(
        f"{key}@{domain}.example",
        name=person.name,
        time_zone=person.time_zone,
        language=person.language,
    )
    officer.password = password  # hashed once for all of them: hashing is slow on purpose
    officer.save(update_fields=["password"])
    for role in person.roles:
        # One office keeps the accounts of all, as is done where they share a machine.
        everywhere = role == Role.ADMINISTRATOR
        for portfolio in PORTFOLIOS if everywhere else person.portfolios:
            actions.grant_role(officer, role, world.portfolios[portfolio])
    return officer
