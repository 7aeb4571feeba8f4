"""The offices of the government at home: who sits in them, and which of them sign."""

from __future__ import annotations

from accounts.roles import Role
from config.demo.fiction.offices.seated import Rung, Seated, ladder

FRAMEWORK = "uk-osja"
OFFICE, HOME, DEFENCE = "Office for External Affairs", "Home Ministry", "Ministry of Defence"
POLICE, FUND = "Northmoor Territorial Police", "Stability Fund"
ORGANISATIONS = {
    OFFICE: ("OEA", "external"),
    HOME: ("HM", "home"),
    DEFENCE: ("MoD", "defence"),
    POLICE: ("NTP", "northmoor"),
    FUND: ("SF", "fund"),
}
SECURITY, COOPERATION, TRAINING = (
    "Security assistance",
    "Police cooperation",
    "Military training",
)
PORTFOLIOS = {SECURITY: OFFICE, COOPERATION: HOME, TRAINING: DEFENCE}
EVERYWHERE = (SECURITY, COOPERATION, TRAINING)

R = Role
PEOPLE = {
    "priya": Seated("Priya Nair", "Desk Officer, Southern Region", OFFICE, (R.OFFICIAL,)),
    "tomasz": Seated("Tomasz Zielony", "Desk Officer, Eastern Region", OFFICE, (R.OFFICIAL,)),
    "morag": Seated("Morag Tulloch", "Head of International Policing", POLICE, (R.OFFICIAL,)),
    "nomvula": Seated("Nomvula Dube-Hart", "Fund Manager", FUND, (R.OFFICIAL,), EVERYWHERE),
    "hana": Seated(
        "Hana Brodsky", "Police Cooperation Officer", HOME, (R.OFFICIAL,), (COOPERATION,)
    ),
    "kofi": Seated(
        "Kofi Asante-Boyd", "Training Desk Officer", DEFENCE, (R.OFFICIAL,), (TRAINING,)
    ),
    "ingrid": Seated("Ingrid Solheim", "Legal Adviser", OFFICE, (R.LEGAL_ADVISER,), EVERYWHERE),
    "baraka": Seated(
        "Baraka Mwangosi", "Human Rights Adviser", OFFICE, (R.HUMAN_RIGHTS_ADVISER,), EVERYWHERE
    ),
    "leila": Seated("Leila Farahmand", "IHL Adviser", DEFENCE, (R.IHL_ADVISER,), EVERYWHERE),
    "joaquin": Seated(
        "Joaquín Ferreira",
        "Deputy Head of Mission, Kadar",
        OFFICE,
        (R.POST_ADVISER,),
        (SECURITY, COOPERATION),
        "Asia/Colombo",
    ),
    "yuki": Seated(
        "Yuki Tanabe-Ross",
        "Deputy Head of Mission, Orsa and Velem",
        OFFICE,
        (R.POST_ADVISER,),
        EVERYWHERE,
        "Asia/Amman",
    ),
    "miriam": Seated("Miriam Adeyinka", "Assurance Lead", OFFICE, (R.ASSURANCE_LEAD,), EVERYWHERE),
    "daniel": Seated("Daniel Achterberg", "Team Leader, Security", OFFICE, (R.APPROVER,)),
    "sunniva": Seated("Sunniva Raghunathan", "Director, Security", OFFICE, (R.APPROVER,)),
    "emeka": Seated("Emeka Lindqvist", "Deputy Director, Security", OFFICE, (R.APPROVER,)),
    "adaeze": Seated("Adaeze Okafor", "Minister of State", OFFICE, (R.MINISTER,)),
    "gwen": Seated(
        "Gwen Parry-Okonjo", "Team Leader, Police Cooperation", HOME, (R.APPROVER,), (COOPERATION,)
    ),
    "rashid": Seated(
        "Rashid Calloway", "Minister for Policing", HOME, (R.MINISTER,), (COOPERATION,)
    ),
    "anneke": Seated(
        "Anneke Vos", "Team Leader, Military Training", DEFENCE, (R.APPROVER,), (TRAINING,)
    ),
    "samir": Seated(
        "Samir Haddadin", "Director, Overseas Training", DEFENCE, (R.APPROVER,), (TRAINING,)
    ),
    "helena": Seated(
        "Helena Marchetti", "Minister for the Armed Forces", DEFENCE, (R.MINISTER,), (TRAINING,)
    ),
    "pia": Seated("Pia Lundgren", "Private Secretary", OFFICE, (R.PRIVATE_OFFICE,)),
    "paulo": Seated("Paulo Grantham", "Deputy Private Secretary", OFFICE, (R.PRIVATE_OFFICE,)),
    "dana": Seated("Dana Kolesnik", "Duty Officer", OFFICE, (R.DUTY_OFFICER,), EVERYWHERE),
    "mona": Seated(
        "Mona Idrissi", "Monitoring Officer", OFFICE, (R.MONITORING_OFFICER,), EVERYWHERE
    ),
    "tevita": Seated("Tevita Fonua", "Intake Officer", OFFICE, (R.INTAKE_OFFICER,), EVERYWHERE),
    "kim": Seated("Kim Whitfield-Tan", "Auditor", FUND, (R.AUDITOR,), EVERYWHERE),
    "lou": Seated("Lou Bergström", "Policy Manager", OFFICE, (R.POLICY_LEAD,), EVERYWHERE),
    "shabnam": Seated(
        "Shabnam Qadiri", "Deputy Policy Manager", HOME, (R.POLICY_LEAD,), EVERYWHERE
    ),
    "oscar": Seated("Oscar Delacroix", "Administrator", OFFICE, (R.ADMINISTRATOR,), EVERYWHERE),
    "wanjiru": Seated(
        "Wanjiru Castellanos", "Deputy Administrator", OFFICE, (R.ADMINISTRATOR,), EVERYWHERE
    ),
}


def _ladder(leader: str, director: str, minister: str) -> dict[str, Rung]:
    return ladder(FRAMEWORK, team_leader=leader, senior=director, minister=minister)


RUNGS = {
    **_ladder("Team Leader, Security", "Director, Security", "Minister of State"),
    **_ladder(
        "Team Leader, Police Cooperation", "Director, Police Cooperation", "Minister for Policing"
    ),
    **_ladder(
        "Team Leader, Military Training",
        "Director, Overseas Training",
        "Minister for the Armed Forces",
    ),
}
VACANT = {"Director, Police Cooperation": (HOME, COOPERATION)}
