"""Who acts: organisations and their portfolios, and officers."""

import uuid
import zoneinfo
from typing import Any

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    Group,
    PermissionsMixin,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.roles import Role


class Organisation(models.Model):
    """A department, police force, agency or mission that gives or arranges assistance."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Portfolio(models.Model):
    """A body of cases within an organisation: what permissions are held on."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        default_permissions = ()
        ordering = ["organisation__name", "name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="portfolio_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class PortfolioUserObjectPermission(UserObjectPermissionBase):
    """A permission one officer holds on one portfolio (guardian, by a direct foreign key)."""

    content_object = models.ForeignKey(Portfolio, on_delete=models.CASCADE)


class PortfolioGroupObjectPermission(GroupObjectPermissionBase):
    """A permission the holders of a role have on one portfolio."""

    content_object = models.ForeignKey(Portfolio, on_delete=models.CASCADE)


class PortfolioRole(models.Model):
    """One role in one portfolio, and the group of officers who hold it."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT)
    role = models.CharField(max_length=40, choices=Role.choices)
    group = models.OneToOneField(Group, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "role"], name="portfolio_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.portfolio})"


class OfficerAccounts(BaseUserManager["Officer"]):
    """Makes officers by e-mail address; Django's own commands ask for these two methods."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Officer":
        """Return a new officer who may sign in once a password is set."""
        officer = self.model(email=self.normalize_email(email).lower(), **fields)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer

    def create_superuser(self, email: str, password: str, **fields: Any) -> "Officer":
        """Return an engineer who may open the admin site; it decides nothing by itself."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **{"name": email} | fields
        )

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(email__iexact=username)


def a_known_time_zone(name: str) -> None:
    """Refuse a time zone the operating system does not know, in a sentence."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Choose one such as Europe/London."),
            params={"name": name},
        )


class Officer(AbstractBaseUser, PermissionsMixin):
    """A person who acts in Heed, or (once) the program itself, which may not sign in."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Europe/London", validators=[a_known_time_zone]
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the admin site"), default=False)
    is_program = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = OfficerAccounts()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_program"],
                condition=models.Q(is_program=True),
                name="one_officer_is_the_program",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        """What the ledger and notices call this officer."""
        return self.name[:80]

    def get_full_name(self) -> str:
        return self.name

    def grants(self) -> dict[str, frozenset[int]]:
        """Return what this officer's roles carry: of each permission, the keys of its portfolios.

        Kept for as long as this object lives (one request), so that a page full of lists and
        buttons asks the database once. Nobody has a permission for being an engineer.
        """
        if not hasattr(self, "_grants"):
            self._grants = self._read_grants() if self.is_active else {}
        return self._grants

    def _read_grants(self) -> dict[str, frozenset[int]]:
        columns = ("permission__codename", "content_object_id")
        by_role = PortfolioGroupObjectPermission.objects.filter(group__user=self)
        by_name = PortfolioUserObjectPermission.objects.filter(user=self)
        held: dict[str, set[int]] = {}
        rows = by_role.values_list(*columns).union(by_name.values_list(*columns))
        for codename, portfolio in rows:
            held.setdefault(codename, set()).add(portfolio)
        return {codename: frozenset(keys) for codename, keys in held.items()}

    def forget_grants(self) -> None:
        """Ask anew what the roles carry, after one was given or taken away."""
        self.__dict__.pop("_grants", None)

    def may(self, permission: str, portfolio: "Portfolio") -> bool:
        """Say whether this officer's roles carry `permission` on this portfolio."""
        codename = str(permission).partition(".")[2] or str(permission)
        return portfolio.pk in self.grants().get(codename, frozenset())
