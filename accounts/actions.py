"""What one can do to people, posts and roles."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from accounts.models import (
    Appointment,
    Officer,
    Organisation,
    Portfolio,
    PortfolioGroupObjectPermission,
    PortfolioRole,
    Post,
    PostHolding,
    PostRung,
)
from accounts.permissions import every_permission
from accounts.roles import CARRIES, Role

PROGRAM_EMAIL = "program@heed.invalid"


def sync_permissions() -> dict[str, Permission]:
    """Make the database's permissions on portfolios match what the apps declare."""
    kind = ContentType.objects.get_for_model(Portfolio)
    declared = every_permission()
    for codename, label in declared.items():
        Permission.objects.update_or_create(
            content_type=kind, codename=codename, defaults={"name": str(label)[:255]}
        )
    Permission.objects.filter(content_type=kind).exclude(codename__in=declared).delete()
    return {each.codename: each for each in Permission.objects.filter(content_type=kind)}


@transaction.atomic
def sync_roles() -> int:
    """Make every portfolio's groups carry exactly what `roles.CARRIES` says; return how many."""
    permissions = sync_permissions()
    count = 0
    for portfolio in Portfolio.objects.all():
        for role in Role:
            _sync_role(portfolio, role, permissions)
            count += 1
    return count


def _sync_role(portfolio: Portfolio, role: Role, permissions: dict[str, Permission]) -> Group:
    group, _made = Group.objects.get_or_create(name=f"{role.value} of portfolio {portfolio.pk}")
    PortfolioRole.objects.get_or_create(portfolio=portfolio, role=role, defaults={"group": group})
    wanted = {permissions[codename].pk for codename in CARRIES[role]}
    held = PortfolioGroupObjectPermission.objects.filter(group=group, content_object=portfolio)
    held.exclude(permission__in=wanted).delete()
    missing = wanted - set(held.values_list("permission", flat=True))
    PortfolioGroupObjectPermission.objects.bulk_create(
        PortfolioGroupObjectPermission(
            group=group, permission_id=permission, content_object=portfolio
        )
        for permission in missing
    )
    return group


def grant_role(officer: Officer, role: Role | str, portfolio: Portfolio) -> None:
    """Give an officer a role in a portfolio; the groups must have been synced."""
    officer.groups.add(PortfolioRole.objects.get(portfolio=portfolio, role=role).group)
    officer.forget_grants()


def take_role(officer: Officer, role: Role | str, portfolio: Portfolio) -> None:
    """Take a role in a portfolio away from an officer."""
    officer.groups.remove(PortfolioRole.objects.get(portfolio=portfolio, role=role).group)
    officer.forget_grants()


def appoint(officer: Officer, post: Post, *, held_from: date) -> PostHolding:
    """Seat an officer in a post from a day on; the database refuses it for a signing post."""
    return PostHolding.objects.create(officer=officer, post=post, held_from=held_from)


def propose(
    officer: Officer, post: Post, *, held_from: date, by: Officer, reason: str
) -> Appointment:
    """Give a signing post, for a second administrator to confirm."""
    return Appointment.objects.create(
        officer=officer, post=post, held_from=held_from, given_by=by, reason=reason
    )


def confirm(appointment: Appointment, *, by: Officer, held_from: date | None = None) -> PostHolding:
    """Seat the officer of an appointment as its second administrator, or from a later day on."""
    appointment.confirmed_by, appointment.closed_at = by, timezone.now()
    appointment.held_from = held_from or appointment.held_from
    appointment.save(update_fields=["confirmed_by", "closed_at", "held_from"])
    return appoint(appointment.officer, appointment.post, held_from=appointment.held_from)


def appoint_by_two(
    officer: Officer, post: Post, *, held_from: date, given_by: Officer, confirmed_by: Officer
) -> PostHolding:
    """Seat an officer in a signing post that two administrators gave, all at once."""
    given = propose(officer, post, held_from=held_from, by=given_by, reason="")
    return confirm(given, by=confirmed_by)


def drop(appointment: Appointment, *, by: Officer) -> Appointment:
    """Let an appointment fall before anybody confirmed it."""
    appointment.dropped_by, appointment.closed_at = by, timezone.now()
    appointment.save(update_fields=["dropped_by", "closed_at"])
    return appointment


def end_holding(holding: PostHolding, *, last_day: date, handover: str) -> PostHolding | None:
    """Give a holding its last day; one that has not begun by then is taken back whole."""
    if holding.held_from > last_day:
        holding.delete()
        return None
    holding.held_to, holding.handover = last_day, handover
    holding.save(update_fields=["held_to", "handover"])
    return holding


def create_post(
    title: str,
    portfolio: Portfolio,
    *,
    organisation: Organisation | None = None,
    rungs: Mapping[str, tuple[str, int]] | None = None,
) -> Post:
    """Make a post with its rungs: framework id → level id and rank. Nobody sits in it yet."""
    post = Post.objects.create(
        title=title, organisation=organisation or portfolio.organisation, portfolio=portfolio
    )
    for framework_id, (level_id, rank) in (rungs or {}).items():
        PostRung.objects.create(post=post, framework_id=framework_id, level_id=level_id, rank=rank)
    return post


def create_officer(email: str, name: str) -> Officer:
    """Enter an officer, who cannot sign in before having set a password."""
    return Officer.objects.create_user(email, name=name)


def let_sign_in(officer: Officer, may: bool) -> Officer:
    """Let an officer sign in, or no longer; posts, roles and what they did stay as they are."""
    officer.is_active = may
    officer.save(update_fields=["is_active"])
    officer.forget_grants()
    return officer


def read_in(officer: Officer, *, time_zone: str, language: str) -> Officer:
    """Keep the zone and the language in which an officer reads."""
    officer.time_zone, officer.language = time_zone, language
    officer.save(update_fields=["time_zone", "language"])
    return officer


def the_program() -> Officer:
    """Return the officer the program acts as: it holds no role and cannot sign in."""
    officer, _made = Officer.objects.get_or_create(
        is_program=True,
        defaults={"email": PROGRAM_EMAIL, "name": "Heed", "is_active": False, "password": "!"},
    )
    return officer
