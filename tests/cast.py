"""The people of the tests: made once, in the template every test database is copied from.

Amina writes and Ravi is her colleague. Lena advises on law, Hugo on human rights, Ines on IHL,
Petra from the overseas post. Tom leads the team, Director Osei is the senior official, Minister
Okafor is the minister. Sam assures, Pia and Paul are the private office, Dana is on duty, Mona
watches, Kim audits, Lou and Nora arrange people and posts. Zed works for another organisation
and may see nothing of theirs.
"""

from datetime import date

from accounts import actions
from accounts.models import Officer, Organisation, Portfolio, Post, PostHolding, PostRung
from accounts.roles import Role
from recipients.models import Country

PEOPLE = {
    "amina": ("Amina Haddad", [Role.OFFICIAL], "Desk Officer, South Asia"),
    "ravi": ("Ravi Menon", [Role.OFFICIAL], "Desk Officer, East Asia"),
    "lena": ("Lena Fischer", [Role.LEGAL_ADVISER], "Legal Adviser"),
    "hugo": ("Hugo Marques", [Role.HUMAN_RIGHTS_ADVISER], "Human Rights Adviser"),
    "ines": ("Ines Duarte", [Role.IHL_ADVISER], "IHL Adviser"),
    "petra": ("Petra Novak", [Role.POST_ADVISER], "Overseas Post"),
    "tom": ("Tom Ellery", [Role.APPROVER], "Team Leader"),
    "osei": ("Director Osei", [Role.APPROVER], "Director, Security"),
    "okafor": ("Minister Okafor", [Role.MINISTER], "Minister of State"),
    "sam": ("Sam Reid", [Role.ASSURANCE_LEAD], "Assurance Lead"),
    "pia": ("Pia Lund", [Role.PRIVATE_OFFICE], "Private Secretary"),
    "paul": ("Paul Grant", [Role.PRIVATE_OFFICE], "Deputy Private Secretary"),
    "dana": ("Dana Cole", [Role.DUTY_OFFICER], "Duty Officer"),
    "mona": ("Mona Idris", [Role.MONITORING_OFFICER], "Monitoring Officer"),
    "kim": ("Kim Tan", [Role.AUDITOR], "Auditor"),
    "lou": ("Lou Berg", [Role.POLICY_LEAD, Role.ADMINISTRATOR], "Policy Manager"),
    "nora": ("Nora Vale", [Role.ADMINISTRATOR], "Administrator"),
}
RUNGS = {
    "Team Leader": ("team_leader", 1),
    "Director, Security": ("senior", 2),
    "Minister of State": ("minister", 3),
}
SIGNING = ("Director, Security", "Minister of State")
SINCE = date(2020, 1, 1)


def build() -> None:
    """Make the organisations, posts and people."""
    actions.sync_permissions()
    office = Organisation.objects.create(name="Office for Foreign Affairs", short_name="OFA")
    ministry = Organisation.objects.create(name="Home Ministry", short_name="HM")
    ours = Portfolio.objects.create(organisation=office, name="Security assistance")
    theirs = Portfolio.objects.create(organisation=ministry, name="Police cooperation")
    actions.sync_roles()
    actions.the_program()
    for key, (name, roles, title) in PEOPLE.items():
        _seat(key, name, roles, title, ours)
    for officer, post in (("osei", "Director, Security"), ("okafor", "Minister of State")):
        seat_by_two(
            Officer.objects.get(email=f"{officer}@ofa.example"),
            Post.objects.get(title=post),
            SINCE,
        )
    _seat("zed", "Zed Quill", [Role.OFFICIAL, Role.APPROVER], "Desk Officer, Policing", theirs)
    Country.objects.bulk_create(
        Country(code=code, name=name) for code, name in [("KD", "Kadar"), ("OR", "Orsa")]
    )


def _seat(key: str, name: str, roles: list[Role], title: str, portfolio: Portfolio) -> None:
    officer = Officer.objects.create_user(f"{key}@ofa.example", "correct horse staple", name=name)
    for role in roles:
        actions.grant_role(officer, role, portfolio)
    post = Post.objects.create(
        title=title, organisation=portfolio.organisation, portfolio=portfolio
    )
    if title in RUNGS:
        level_id, rank = RUNGS[title]
        PostRung.objects.create(post=post, framework_id="uk-osja", level_id=level_id, rank=rank)
    if title not in SIGNING:
        actions.appoint(officer, post, held_from=SINCE)


def seat_by_two(officer: Officer, post: Post, held_from: date) -> PostHolding:
    """Give a signing post as Lou and confirm it as Nora."""
    lou, nora = (Officer.objects.get(email=f"{key}@ofa.example") for key in ("lou", "nora"))
    return actions.appoint_by_two(
        officer, post, held_from=held_from, given_by=lou, confirmed_by=nora
    )


class Cast:
    """The people of one test, by first name: `cast.amina`."""

    def __getattr__(self, key: str) -> Officer:
        officer = Officer.objects.get(email=f"{key}@ofa.example")
        self.__dict__[key] = officer
        return officer

    @property
    def program(self) -> Officer:
        """The officer the program acts as."""
        return actions.the_program()

    @property
    def portfolio(self) -> Portfolio:
        """Where everybody but Zed works."""
        return Portfolio.objects.get(name="Security assistance")

    @property
    def elsewhere(self) -> Portfolio:
        """Where Zed works."""
        return Portfolio.objects.get(name="Police cooperation")

    @property
    def organisation(self) -> Organisation:
        """The office everybody but Zed works for."""
        return self.portfolio.organisation

    def post(self, title: str) -> Post:
        """A post by its title."""
        return Post.objects.get(title=title)
