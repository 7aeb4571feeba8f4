"""What one can do to people, posts and roles."""

from datetime import date

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from accounts.models import (
    Officer,
    Portfolio,
    PortfolioGroupObjectPermission,
    PortfolioRole,
    Post,
    PostHolding,
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


def appoint(officer: Officer, post: Post, *, held_from: date) -> PostHolding:
    """Seat an officer in a post from a day on."""
    return PostHolding.objects.create(officer=officer, post=post, held_from=held_from)


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
