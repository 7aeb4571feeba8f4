"""Whom help could reach: invented countries, forces with names in their own scripts, and what is
said of them.

The countries' codes are in nobody's use, so that no invented force is ever taken for a real one.
"""

from __future__ import annotations

from config.demo.fiction import forces
from config.demo.fiction.cast import COOPERATION, SECURITY, TRAINING, World
from config.demo.fiction.entries import Entry
from recipients import actions
from recipients.models import Country, Recipient, Source

COUNTRIES = forces.COUNTRIES | {"KD": "Kadar", "OR": "Orsa", "VL": "Velem", "TS": "Tarsis"}
KEEPERS = {COOPERATION: "hana"} | forces.KEEPERS
K = Recipient.Kind


RECIPIENTS = {
    "order": Entry(K.AUTHORITY, "මහජන සාමය අමාත්‍යාංශය", "Ministry of Public Order", "KD"),
    "knp": Entry(
        K.FORCE,
        "කඩාර් ජාතික පොලිසිය",
        "Kadari National Police",
        "KD",
        "order",
        ("கடார் தேசிய காவல்துறை", "KNP"),
        "About 61,000 officers under one Inspector General, who answers to the Minister of "
        "Public Order. Nine divisions, each under a deputy inspector general.",
    ),
    "academy": Entry(
        K.UNIT,
        "ජාතික පොලිස් විද්‍යාපීඨය",
        "National Police Academy",
        "KD",
        "knp",
        ("தேசிய காவல் கல்லூரி",),
        "Trains 1,800 recruits a year, and officers of every division.",
    ),
    "western": Entry(
        K.UNIT,
        "බස්නාහිර කොට්ඨාසය",
        "Western Division",
        "KD",
        "knp",
        ("மேற்குப் பிரிவு",),
        "Polices the capital. Commands the Special Task Wing in emergencies.",
    ),
    "coastguard": Entry(
        K.FORCE, "කඩාර් වෙරළාරක්ෂක බළකාය", "Kadar Coast Guard", "KD", "", (), "Six cutters; 900 people."
    ),
    "traffic": Entry(
        K.UNIT,
        "මාර්ග ආරක්ෂක අංශය",
        "Road Safety Directorate",
        "KD",
        "order",
        (),
        "A civil directorate. Its officers carry no arms and may detain nobody.",
    ),
    "border": Entry(
        K.FORCE,
        "قوات حرس حدود أورسا",
        "Orsa Border Guard",
        "OR",
        "",
        ("حرس الحدود",),
        "4,200 guards in three commands, under the Ministry of Interior.",
    ),
    "eastern": Entry(
        K.UNIT,
        "القيادة الشرقية",
        "Eastern Border Command",
        "OR",
        "border",
        (),
        "Holds the crossing at Tel Harun, where militias also hold people.",
    ),
    "forensic": Entry(
        K.INSTITUTION,
        "معهد الأدلة الجنائية",
        "Institute of Forensic Evidence",
        "OR",
        "",
        (),
        "Serves police, prosecutors and the defence alike since its statute was changed.",
    ),
    "orsacg": Entry(K.FORCE, "خفر سواحل أورسا", "Orsa Coastguard", "OR"),
    "orsapolice": Entry(
        K.FORCE, "شرطة أورسا", "Orsa Police Service", "OR", "", ("الشرطة الوطنية",)
    ),
    "families": Entry(
        K.UNIT,
        "وحدة حماية الأسرة",
        "Family Protection Unit",
        "OR",
        "orsapolice",
        (),
        "Eleven offices.",
    ),
    "civil": Entry(
        K.INSTITUTION, "الدفاع المدني", "Orsa Civil Defence", "OR", "", ("Civil Defence",)
    ),
    "guard": Entry(
        K.UNIT, "الحرس الرئاسي", "Presidential Guard", "OR", "", (), "Reports to the palace."
    ),
    "velpolice": Entry(
        K.FORCE,
        "Народна поліція Велему",
        "Velem People's Police",
        "VL",
        "",
        ("Велемская народная полиция", "NPV"),
        "One force for the whole country; regional heads are named by the president.",
    ),
    "custody": Entry(
        K.UNIT,
        "Управління слідчих ізоляторів",
        "Remand Custody Department",
        "VL",
        "velpolice",
        (),
        "Runs nineteen remand prisons. An ombudsman may enter with a day's notice.",
    ),
    "inspectorate": Entry(
        K.INSTITUTION, "Тюремна інспекція Велему", "Velem Inspectorate of Prisons", "VL"
    ),
    "scene": Entry(
        K.UNIT,
        "Відділ огляду місця події",
        "Crime Scene Department",
        "VL",
        "velpolice",
        ("ВОМП",),
    ),
    "crowds": Entry(K.AUTHORITY, "Міська рада Одрава", "Odrava City Council", "VL"),
    "judges": Entry(K.INSTITUTION, "Школа суддів Велему", "Velem School for Judges", "VL"),
    "money": Entry(
        K.UNIT,
        "Фінансова розвідка",
        "Financial Intelligence Office",
        "VL",
        "",
        (),
        "Independent of the police by statute.",
        COOPERATION,
    ),
    "interior": Entry(K.AUTHORITY, "塔西斯内政部", "Ministry of Internal Affairs of Tarsis", "TS"),
    "college": Entry(
        K.INSTITUTION,
        "塔西斯警察学院",
        "Tarsis Police College",
        "TS",
        "interior",
        ("TPC", "塔西斯警院"),
        "Trains every officer above inspector, among them those who police assemblies.",
    ),
    "navy": Entry(K.FORCE, "塔西斯海军", "Tarsis Navy", "TS", "", (), "", TRAINING),
    "engineers": Entry(
        K.UNIT, "سلاح الهندسة", "Orsa Engineer Regiment", "OR", "", (), "", TRAINING
    ),
}


def enter(world: World) -> None:
    """Put the invented countries and every recipient in the register."""
    for code, name in COUNTRIES.items():
        Country.objects.get_or_create(code=code, defaults={"name": name})
    for key, said in (RECIPIENTS | forces.RECIPIENTS).items():
        world.recipients[key] = actions.register_recipient(
            by=world.people[KEEPERS.get(said.portfolio, "mona")],
            portfolio=world.portfolios[said.portfolio],
            kind=said.kind,
            name=said.name,
            latin_name=said.latin,
            country=Country.objects.get(code=said.country),
            parent=world.recipients.get(said.parent),
            aliases=said.aliases,
            about=said.about,
        )


LATER = ("nurse", "minute", "harbour")  # kept on the day somebody speaks, signs or prints


def keep_sources(world: World) -> None:
    """Keep what the stories cite from the start: published, or held elsewhere."""
    for key in SOURCES:
        if key not in LATER:
            keep_source(world, key)
    for key, (portfolio, kind, title, said) in forces.SOURCES.items():
        world.sources[key] = actions.add_source(
            by=world.people[KEEPERS[portfolio]],
            portfolio=world.portfolios[portfolio],
            kind=kind,
            title=title,
            **said,
        )


def keep_source(world: World, key: str, **fields) -> None:
    """Keep one source; one that is protected is kept by the Post, whose source it is."""
    kind, title, said = SOURCES[key]
    by = world.yuki if said.get("protected") else world.mona
    world.sources[key] = actions.add_source(
        by=by, portfolio=world.portfolios[SECURITY], kind=kind, title=title, **said | fields
    )


S = Source.Kind
SOURCES = {
    "custody": (
        S.REPORT,
        "Deaths in custody in Kadar: ten years of figures",
        {"publisher": "Kadar Bar Association", "dated": "2025-05", "page": "14–31"}
        | {"reliability": "reliable", "address": "https://bar.kadar.example/custody"},
    ),
    "committee": (
        S.REPORT,
        "Concluding observations on Velem",
        {"publisher": "Treaty committee", "dated": "2024-11-08", "reliability": "reliable"},
    ),
    "crossing": (
        S.REPORT,
        "At the crossing: detention at Tel Harun",
        {"publisher": "Orsa Watch", "dated": "2025", "reliability": "mixed"},
    ),
    "telegram": (
        S.OFFICIAL,
        "Reporting telegram on the policing of assemblies in Tarsis",
        {"held_elsewhere": True, "custodian": "Registry of the mission in Tarsis"}
        | {"custodian_reference": "TS/SEC/114", "dated": "2025-06", "marking": "OFFICIAL"}
        | {
            "gist": "Graduates of the college commanded the lines at two assemblies that were "
            "broken up."
        },
    ),
    "nurse": (
        S.INTERVIEW,
        "Statement of a person who treated detainees",
        {"protected": True, "identity": "Night nurse at the Harbour Road clinic, known to the Post"}
        | {"reliability": "reliable"}
        | {"gist": "Four men were brought in with injuries to the soles of the feet."},
    ),
    "minute": (
        S.OFFICIAL,
        "Signed minute of the Minister of State",
        {"held_elsewhere": True, "custodian": "Private office of the Minister of State"}
        | {"custodian_reference": "MoS/26/0311", "reliability": "reliable"},
    ),
    "harbour": (
        S.MEDIA,
        "Fishermen say cutter turned back a boat",
        {"publisher": "The Kadar Mirror", "reliability": "mixed"},
    ),
}


def allege(world: World, by: str, recipient: str, sources: tuple[str, ...] = (), **said):
    """Record what somebody says a recipient did."""
    return actions.record_allegation(
        by=world.people[by],
        recipient=world.recipients[recipient],
        portfolio=world.recipients[recipient].portfolio,
        sources=[world.sources[each] for each in sources],
        **said,
    )
