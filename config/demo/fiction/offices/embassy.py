"""An embassy and its capital: they vet whom they help under the Leahy laws."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices.seated import Seated

LAW = "us-leahy"
EMBASSY, VETTED = "Embassy in Sundara", "Security cooperation, Sundara"


def _of(name: str, title: str, role: Role, zone="Asia/Dhaka") -> Seated:
    return Seated(name, title, EMBASSY, (role,), (VETTED,), zone)


CAPITAL = "America/New_York"
PEOPLE = {
    "josephine": _of("Josephine Tallgrass", "Security Cooperation Officer", Role.OFFICIAL),
    "delroy": _of("Delroy Featherstone", "Vetting Coordinator", Role.POST_ADVISER),
    "beatriz": _of("Beatriz Lockhart", "End-Use Monitor", Role.MONITORING_OFFICER),
    "marisol": _of("Marisol Vandeventer", "Deputy Chief of Mission", Role.APPROVER),
    "imogen": _of("Imogen Castellane", "Vetting Analyst", Role.HUMAN_RIGHTS_ADVISER, CAPITAL),
    "raymond": _of("Raymond Okonjo-Pike", "Counsel for Assistance", Role.LEGAL_ADVISER, CAPITAL),
    "theodora": _of("Theodora Finch-Amadi", "Director for Human Rights", Role.APPROVER, CAPITAL),
    "winthrop": _of("Winthrop Oyelaran", "Deputy Secretary", Role.MINISTER, CAPITAL),
}
RUNGS = {
    "Deputy Chief of Mission": (LAW, "post", 1),
    "Director for Human Rights": (LAW, "drl", 2),
    "Deputy Secretary": (LAW, "secretary_state", 3),
}
