"""Whom the offices abroad could help: more invented countries, and what is kept of their forces."""

from __future__ import annotations

from config.demo.fiction.entries import Entry
from config.demo.fiction.offices.embassy import VETTED
from config.demo.fiction.offices.mission import BORDER, SUPPORT
from recipients.models import Recipient, Source

COUNTRIES = {"HJ": "Himari", "TX": "Thalassia", "SQ": "Sundara"}
K, S = Recipient.Kind, Source.Kind
KEEPERS = {SUPPORT: "solange", BORDER: "eirini", VETTED: "josephine"}


def _himari(kind: str, name: str, latin: str, parent: str = "", about: str = "") -> Entry:
    return Entry(kind, name, latin, "HJ", parent, (), about, SUPPORT)


RECIPIENTS = {
    "himariarmy": _himari(K.FORCE, "हिमारी सशस्त्र बल", "Himari Armed Forces"),
    "northern": _himari(
        K.UNIT,
        "उत्तरी कमान",
        "Northern Command",
        "himariarmy",
        "Three mountain battalions and an engineer company, under a lieutenant general.",
    ),
    "firstmountain": _himari(
        K.UNIT, "पहली पर्वत बटालियन", "First Mountain Battalion", "northern", "Holds the lower pass."
    ),
    "secondmountain": _himari(
        K.UNIT,
        "दूसरी पर्वत बटालियन",
        "Second Mountain Battalion",
        "northern",
        "Holds the upper pass.",
    ),
    "thirdmountain": _himari(
        K.UNIT, "तीसरी पर्वत बटालियन", "Third Mountain Battalion", "northern", "In reserve."
    ),
    "riverpolice": _himari(K.FORCE, "नदी पुलिस", "River Police", "", "Nine boats on two rivers."),
    "borderpolice": Entry(
        K.FORCE,
        "Συνοριακή Αστυνομία Θαλασσίας",
        "Thalassia Border Police",
        "TX",
        about="1,900 officers at eleven gates, under the interior ministry.",
        portfolio=BORDER,
    ),
    "gates": Entry(
        K.UNIT, "Ανατολικά Φυλάκια", "Eastern Posts", "TX", "borderpolice", portfolio=BORDER
    ),
    "sundarapolice": Entry(K.FORCE, "সুন্দরা পুলিশ", "Sundara Police", "SQ", portfolio=VETTED),
    "rapid": Entry(
        K.UNIT,
        "দ্রুত সাড়াদান ব্যাটালিয়ন",
        "Rapid Response Battalion",
        "SQ",
        "sundarapolice",
        about="Four companies, called out to riots and floods alike.",
        portfolio=VETTED,
    ),
    "branch": Entry(
        K.UNIT, "প্রশিক্ষণ শাখা", "Training Branch", "SQ", "sundarapolice", portfolio=VETTED
    ),
}
SOURCES = {
    "profiles": (
        SUPPORT,
        S.REPORT,
        "Profiles of the joint human rights office",
        {"publisher": "Joint human rights office", "reliability": "reliable"},
    ),
    "network": (
        SUPPORT,
        S.INTERVIEW,
        "Women's network of the valleys, by telephone",
        {"reliability": "reliable"},
    ),
    "traders": (
        BORDER,
        S.INTERVIEW,
        "Traders' association of the eastern gates",
        {"reliability": "reliable"},
    ),
    "cable": (
        VETTED,
        S.OFFICIAL,
        "Reporting on the police of Sundara",
        {"held_elsewhere": True, "custodian": "Registry of the embassy", "reliability": "reliable"}
        | {"custodian_reference": "SQ/POL/31", "marking": "OFFICIAL"},
    ),
}
