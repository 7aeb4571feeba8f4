"""A United Nations mission in an invented country: it applies the UN's policy and no other."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices.seated import Office, ladder

LAW = "un-hrddp"
MISSION, SUPPORT = "United Mission in Himari", "Support to security forces"
BORDER = "Border partnership"
HERE = Office(MISSION, SUPPORT, "Asia/Kathmandu")

PEOPLE = {
    "solange": HERE.seat(
        "Solange Mbarga-Diallo", "Support Planning Officer", Role.OFFICIAL, language="fr"
    ),
    "nayla": HERE.seat(
        "Nayla Haddad-Sørensen",
        "Chief Human Rights Officer",
        Role.HUMAN_RIGHTS_ADVISER,
        also=(BORDER,),
    ),
    "quaye": HERE.seat("Bartholomew Quaye", "Legal Officer", Role.LEGAL_ADVISER, also=(BORDER,)),
    "thuy": HERE.seat(
        "Thuy Lindahl", "Monitoring Coordinator", Role.MONITORING_OFFICER, also=(BORDER,)
    ),
    "ishbel": HERE.seat("Ishbel Dunmore", "Chief of Mission Support", Role.APPROVER),
    "mateus": HERE.seat("Mateus Carvalhal", "Chair, Task Force on the Policy", Role.APPROVER),
    "farida": HERE.seat(
        "Farida Benchekroun", "Special Representative", Role.MINISTER, language="fr"
    ),
}
RUNGS = ladder(
    LAW,
    component_head="Chief of Mission Support",
    hrddp_committee="Chair, Task Force on the Policy",
    head_of_mission="Special Representative",
)
