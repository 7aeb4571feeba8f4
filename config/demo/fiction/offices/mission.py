"""A United Nations mission in an invented country: it applies the UN's policy and no other."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices.seated import Seated

LAW = "un-hrddp"
MISSION, SUPPORT = "United Mission in Himari", "Support to security forces"
BORDER = "Border partnership"
ZONE = "Asia/Kathmandu"


def _of(name: str, title: str, role: Role, *, also=(), language="en") -> Seated:
    return Seated(name, title, MISSION, (role,), (SUPPORT, *also), ZONE, language)


PEOPLE = {
    "solange": _of(
        "Solange Mbarga-Diallo", "Support Planning Officer", Role.OFFICIAL, language="fr"
    ),
    "nayla": _of(
        "Nayla Haddad-Sørensen",
        "Chief Human Rights Officer",
        Role.HUMAN_RIGHTS_ADVISER,
        also=(BORDER,),
    ),
    "quaye": _of("Bartholomew Quaye", "Legal Officer", Role.LEGAL_ADVISER, also=(BORDER,)),
    "thuy": _of("Thuy Lindahl", "Monitoring Coordinator", Role.MONITORING_OFFICER, also=(BORDER,)),
    "ishbel": _of("Ishbel Dunmore", "Chief of Mission Support", Role.APPROVER),
    "mateus": _of("Mateus Carvalhal", "Chair, Task Force on the Policy", Role.APPROVER),
    "farida": _of("Farida Benchekroun", "Special Representative", Role.MINISTER, language="fr"),
}
RUNGS = {
    "Chief of Mission Support": (LAW, "component_head", 1),
    "Chair, Task Force on the Policy": (LAW, "hrddp_committee", 2),
    "Special Representative": (LAW, "head_of_mission", 3),
}
