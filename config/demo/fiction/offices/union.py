"""An office of the UN with the Union's money: it applies both policies, each on its own ladder."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices import mission
from config.demo.fiction.offices.mission import BORDER
from config.demo.fiction.offices.seated import Office, ladder

LAW = "eu-hrddp"
PARTNERSHIP = "Border Partnership Office"
HERE = Office(PARTNERSHIP, BORDER, "Europe/Athens")

PEOPLE = {
    "eirini": HERE.seat("Eirini Kalogeraki-Voss", "Programme Officer", Role.OFFICIAL),
    "pieter": HERE.seat("Pieter van Aalst", "Head of the Civilian Mission", Role.APPROVER),
    "lucia": HERE.seat("Lucía Etxeberria", "Managing Director", Role.APPROVER),
    "aurelien": HERE.seat(
        "Aurélien Chastain", "Chair, Political and Security Committee", Role.MINISTER, language="fr"
    ),
    "grace": HERE.seat("Grace Owusu-Lind", "Head of the Police Component", Role.APPROVER),
    "ravi": HERE.seat("Ravi Menon-Clarke", "Chair, Joint Task Force", Role.APPROVER),
    "amara": HERE.seat("Amara Touré", "Resident Coordinator", Role.MINISTER, language="fr"),
}
RUNGS = ladder(
    LAW,
    mission_head="Head of the Civilian Mission",
    eeas_director="Managing Director",
    council_psc="Chair, Political and Security Committee",
) | ladder(
    mission.LAW,
    component_head="Head of the Police Component",
    hrddp_committee="Chair, Joint Task Force",
    head_of_mission="Resident Coordinator",
)
