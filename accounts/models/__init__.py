"""Who acts: organisations and their portfolios, officers, and the posts authority sits on."""

from accounts.models.people import (
    Officer,
    OfficerAccounts,
    Organisation,
    Portfolio,
    PortfolioGroupObjectPermission,
    PortfolioRole,
    PortfolioUserObjectPermission,
    a_known_time_zone,
)
from accounts.models.posts import (
    Appointment,
    DaySpan,
    Delegation,
    Post,
    PostHolding,
    PostRung,
)

__all__ = [
    "Appointment",
    "DaySpan",
    "Delegation",
    "Officer",
    "OfficerAccounts",
    "Organisation",
    "Portfolio",
    "PortfolioGroupObjectPermission",
    "PortfolioRole",
    "PortfolioUserObjectPermission",
    "Post",
    "PostHolding",
    "PostRung",
    "a_known_time_zone",
]
