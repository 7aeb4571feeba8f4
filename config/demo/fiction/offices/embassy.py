"""An embassy and its capital: they vet whom they help under the Leahy laws."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices.seated import Office, ladder

LAW = "us-leahy"
EMBASSY, VETTED = "Embassy in Sundara", "Security cooperation, Sundara"


HERE = Office(EMBASSY, VETTED, "Asia/Dhaka")
CAPITAL = Office(EMBASSY, VETTED, "America/New_York")
PEOPLE = {
    "josephine": HERE.seat("Josephine Tallgrass", "Security Cooperation Officer", Role.OFFICIAL),
    "delroy": HERE.seat("Delroy Featherstone", "Vetting Coordinator", Role.POST_ADVISER),
    "beatriz": HERE.seat("Beatriz Lockhart", "End-Use Monitor", Role.MONITORING_OFFICER),
    "marisol": HERE.seat("Marisol Vandeventer", "Deputy Chief of Mission", Role.APPROVER),
    "imogen": CAPITAL.seat("Imogen Castellane", "Vetting Analyst", Role.HUMAN_RIGHTS_ADVISER),
    "raymond": CAPITAL.seat("Raymond Okonjo-Pike", "Counsel for Assistance", Role.LEGAL_ADVISER),
    "theodora": CAPITAL.seat("Theodora Finch-Amadi", "Director for Human Rights", Role.APPROVER),
    "winthrop": CAPITAL.seat("Winthrop Oyelaran", "Deputy Secretary", Role.MINISTER),
}
RUNGS = ladder(
    LAW,
    post="Deputy Chief of Mission",
    drl="Director for Human Rights",
    secretary_state="Deputy Secretary",
)
