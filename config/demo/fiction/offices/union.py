"""An office of the UN with the Union's money: it applies both policies, each on its own ladder."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices import mission
from config.demo.fiction.offices.mission import BORDER
from config.demo.fiction.offices.seated import Seated

LAW = "eu-hrddp"
PARTNERSHIP = "Border Partnership Office"
ZONE = "Europe/Athens"


def _of(name: str, title: str, role: Role, language="en") -> Seated:
    return Seated(name, title, PARTNERSHIP, (role,), (BORDER,), ZONE, language)


PEOPLE = {
    "eirini": _of("Eirini Kalogeraki-Voss", "Programme Officer", Role.OFFICIAL),
    "pieter": _of("Pieter van Aalst", "Head of the Civilian Mission", Role.APPROVER),
    "lucia": _of("Lucía Etxeberria", "Managing Director", Role.APPROVER),
    "aurelien": _of(
        "Aurélien Chastain", "Chair, Political and Security Committee", Role.MINISTER, "fr"
    ),
    "grace": _of("Grace Owusu-Lind", "Head of the Police Component", Role.APPROVER),
    "ravi": _of("Ravi Menon-Clarke", "Chair, Joint Task Force", Role.APPROVER),
    "amara": _of("Amara Touré", "Resident Coordinator", Role.MINISTER, "fr"),
}
RUNGS = {
    "Head of the Civilian Mission": (LAW, "mission_head", 1),
    "Managing Director": (LAW, "eeas_director", 2),
    "Chair, Political and Security Committee": (LAW, "council_psc", 3),
    "Head of the Police Component": (mission.LAW, "component_head", 1),
    "Chair, Joint Task Force": (mission.LAW, "hrddp_committee", 2),
    "Resident Coordinator": (mission.LAW, "head_of_mission", 3),
}
