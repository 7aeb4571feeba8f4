"""Who there is: offices, portfolios, posts with their rungs, and the people who sit in them.

Every name is made up, and every address ends in .example, which nobody can own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from accounts import actions
from accounts.models import Officer, Organisation, Portfolio, Post, PostRung
from accounts.roles import Role

FRAMEWORK = "uk-osja"
PASSPHRASE = "nobody here is real"  # noqa: S105  printed for everybody who starts the demo

OFFICE, HOME, DEFENCE = "Office for External Affairs", "Home Ministry", "Ministry of Defence"
POLICE, FUND = "Northmoor Territorial Police", "Stability Fund"
ORGANISATIONS = {
    OFFICE: ("OEA", "external"),
    HOME: ("HM", "home"),
    DEFENCE: ("MoD", "defence"),
    POLICE: ("NTP", "northmoor"),
    FUND: ("SF", "fund"),
}
SECURITY, COOPERATION, TRAINING = (
    "Security assistance",
    "Police cooperation",
    "Military training",
)
PORTFOLIOS = {SECURITY: OFFICE, COOPERATION: HOME, TRAINING: DEFENCE}
EVERYWHERE = (SECURITY, COOPERATION, TRAINING)


@dataclass(frozen=True, slots=True)
class Seated:
    """One person: their name, the post they sit in, whose it is, and their roles where."""

    name: str
    title: str
    organisation: str
    roles: tuple[Role, ...]
    portfolios: tuple[str, ...] = (SECURITY,)
    time_zone: str = "Europe/London"


R = Role
PEOPLE = {
    "priya": Seated("Priya Nair", "Desk Officer, Southern Region", OFFICE, (R.OFFICIAL,)),
    "tomasz": Seated("Tomasz Zielony", "Desk Officer, Eastern Region", OFFICE, (R.OFFICIAL,)),
    "morag": Seated("Morag Tulloch", "Head of International Policing", POLICE, (R.OFFICIAL,)),
    "nomvula": Seated("Nomvula Dube-Hart", "Fund Manager", FUND, (R.OFFICIAL,), EVERYWHERE),
    "hana": Seated(
        "Hana Brodsky", "Police Cooperation Officer", HOME, (R.OFFICIAL,), (COOPERATION,)
    ),
    "kofi": Seated(
        "Kofi Asante-Boyd", "Training Desk Officer", DEFENCE, (R.OFFICIAL,), (TRAINING,)
    ),
    "ingrid": Seated("Ingrid Solheim", "Legal Adviser", OFFICE, (R.LEGAL_ADVISER,), EVERYWHERE),
    "baraka": Seated(
        "Baraka Mwangosi", "Human Rights Adviser", OFFICE, (R.HUMAN_RIGHTS_ADVISER,), EVERYWHERE
    ),
    "leila": Seated("Leila Farahmand", "IHL Adviser", DEFENCE, (R.IHL_ADVISER,), EVERYWHERE),
    "joaquin": Seated(
        "Joaquín Ferreira",
        "Deputy Head of Mission, Kadar",
        OFFICE,
        (R.POST_ADVISER,),
        (SECURITY, COOPERATION),
        "Asia/Colombo",
    ),
    "yuki": Seated(
        "Yuki Tanabe-Ross",
        "Deputy Head of Mission, Orsa and Velem",
        OFFICE,
        (R.POST_ADVISER,),
        EVERYWHERE,
        "Asia/Amman",
    ),
    "miriam": Seated("Miriam Adeyinka", "Assurance Lead", OFFICE, (R.ASSURANCE_LEAD,), EVERYWHERE),
    "daniel": Seated("Daniel Achterberg", "Team Leader, Security", OFFICE, (R.APPROVER,)),
    "sunniva": Seated("Sunniva Raghunathan", "Director, Security", OFFICE, (R.APPROVER,)),
    "emeka": Seated("Emeka Lindqvist", "Deputy Director, Security", OFFICE, (R.APPROVER,)),
    "adaeze": Seated("Adaeze Okafor", "Minister of State", OFFICE, (R.MINISTER,)),
    "gwen": Seated(
        "Gwen Parry-Okonjo", "Team Leader, Police Cooperation", HOME, (R.APPROVER,), (COOPERATION,)
    ),
    "rashid": Seated(
        "Rashid Calloway", "Minister for Policing", HOME, (R.MINISTER,), (COOPERATION,)
    ),
    "anneke": Seated(
        "Anneke Vos", "Team Leader, Military Training", DEFENCE, (R.APPROVER,), (TRAINING,)
    ),
    "samir": Seated(
        "Samir Haddadin", "Director, Overseas Training", DEFENCE, (R.APPROVER,), (TRAINING,)
    ),
    "helena": Seated(
        "Helena Marchetti", "Minister for the Armed Forces", DEFENCE, (R.MINISTER,), (TRAINING,)
    ),
    "pia": Seated("Pia Lundgren", "Private Secretary", OFFICE, (R.PRIVATE_OFFICE,)),
    "paulo": Seated("Paulo Grantham", "Deputy Private Secretary", OFFICE, (R.PRIVATE_OFFICE,)),
    "dana": Seated("Dana Kolesnik", "Duty Officer", OFFICE, (R.DUTY_OFFICER,), EVERYWHERE),
    "mona": Seated(
        "Mona Idrissi", "Monitoring Officer", OFFICE, (R.MONITORING_OFFICER,), EVERYWHERE
    ),
    "tevita": Seated("Tevita Fonua", "Intake Officer", OFFICE, (R.INTAKE_OFFICER,), EVERYWHERE),
    "kim": Seated("Kim Whitfield-Tan", "Auditor", FUND, (R.AUDITOR,), EVERYWHERE),
    "lou": Seated("Lou Bergström", "Policy Manager", OFFICE, (R.POLICY_LEAD,), EVERYWHERE),
    "shabnam": Seated(
        "Shabnam Qadiri", "Deputy Policy Manager", HOME, (R.POLICY_LEAD,), EVERYWHERE
    ),
    "oscar": Seated("Oscar Delacroix", "Administrator", OFFICE, (R.ADMINISTRATOR,), EVERYWHERE),
    "wanjiru": Seated(
        "Wanjiru Castellanos", "Deputy Administrator", OFFICE, (R.ADMINISTRATOR,), EVERYWHERE
    ),
}
RUNGS = {
    "Team Leader, Security": ("team_leader", 1),
    "Director, Security": ("senior", 2),
    "Minister of State": ("minister", 3),
    "Team Leader, Police Cooperation": ("team_leader", 1),
    "Director, Police Cooperation": ("senior", 2),
    "Minister for Policing": ("minister", 3),
    "Team Leader, Military Training": ("team_leader", 1),
    "Director, Overseas Training": ("senior", 2),
    "Minister for the Armed Forces": ("minister", 3),
}
VACANT = {"Director, Police Cooperation": (HOME, COOPERATION)}


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
        if RUNGS.get(person.title, ("", 1))[1] == 1:
            actions.appoint(world.people[key], post, held_from=since)
    for key, person in PEOPLE.items():
        if RUNGS.get(person.title, ("", 1))[1] > 1:
            actions.appoint_by_two(
                world.people[key],
                world.posts[person.title],
                held_from=since,
                given_by=world.people["oscar"],
                confirmed_by=world.people["wanjiru"],
            )
    for title, (office, portfolio) in VACANT.items():
        _post(world, title, offices[office], portfolio)


def _post(world: World, title: str, office: Organisation, portfolio: str) -> Post:
    post = Post.objects.create(
        title=title, organisation=office, portfolio=world.portfolios[portfolio]
    )
    world.posts[title] = post
    if title in RUNGS:
        level_id, rank = RUNGS[title]
        PostRung.objects.create(post=post, framework_id=FRAMEWORK, level_id=level_id, rank=rank)
    return post


def _officer(world: World, key: str, person: Seated, password: str) -> Officer:
    domain = ORGANISATIONS[person.organisation][1]
    officer = Officer.objects.create_user(
        f"{key}@{domain}.example", name=person.name, time_zone=person.time_zone
    )
    officer.password = password  # hashed once for all of them: hashing is slow on purpose
    officer.save(update_fields=["password"])
    for role in person.roles:
        for portfolio in person.portfolios:
            actions.grant_role(officer, role, world.portfolios[portfolio])
    return officer
