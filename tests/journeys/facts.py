"""The public record the journeys are told from, with the source of each statement.

[S..] and [seed-..] name sources of the research these facts are taken from. What no source says
is said as unknown, and dates of planning are counted from the day of the test.
"""

SRI_LANKA = {
    "uk-1a": "The state of emergency has been lifted; protests and communal tension continue.",
    "uk-1b": "The force was cited before the UN Committee against Torture [S65].",
    "uk-1c": "no",
    "uk-1d": (
        "Senior officers accused of abuses attended the Scottish Police College at Tulliallan"
        " [S65]. The relationship is about fifteen years old [seed-001]."
    ),
    "uk-1_sources-0-source": "Scottish Parliament and press record, cited as [S65]",
    "uk-1_sources-0-date": "2021",
    "uk-2_objectives": (
        "Community policing, a response to sexual and gender-based violence, support to the"
        " National Police Academy and to crime investigation [S70][S71]."
    ),
    "uk-2_nothing": "The contract renewed in January 2021 would end [S65].",
    "uk-2_benefit": "Better treatment of women who report violence, as its planners claim [S81].",
    "uk-2_associates": "The Police Service stands above the Academy and every division trained.",
    "uk-2_punitive_indicators": "no",
    "uk-2_commercial": "no",
    "uk-p_cost": "700000",  # over £700k in about ten years [S65]
    "uk-rep_interest": ["parliament", "media", "ngo"],
    "uk-rep_reasons": "The recipient can cite the help as endorsement [S65].",
    "uk-dp": "not_engaged",
    "uk-data": "no",
    "uk-will": "no",
    "uk-recommendation": "conditions",
}

ABUSED = "Detainees, Tamil and Muslim suspects, and people who protest."
EVIDENCE = (
    "The force was cited before the UN Committee against Torture; senior officers accused of"
    " abuses attended Tulliallan [S65]."
)
SRI_LANKA_HOW = {
    "Torture or cruel, inhuman or degrading treatment": "Crime investigation is taught to people"
    " who question suspects in custody [S70].",
    "Unlawful killing or unlawful use of force": "Divisions trained also police protests.",
    "Unlawful or arbitrary arrest or detention": "What is taught serves arrests without cause.",
    "Enforced disappearance": "People last seen in the custody of the force were never found.",
    "Unlawful interference with democratic rights": "Community policing can become surveillance.",
}
# What was claimed: a human-rights-based curriculum, the choice of topics, regular review by the
# High Commission [S81]; an annual review, an independent audit having been declined [S46].
CURRICULUM = {
    "kind": "hr_training",
    "description": "A curriculum based on human rights, on topics such as gender-based violence"
    " [S81].",
    "proof": "The curriculum as taught, and the High Commission's review of it [S81].",
    "effectiveness": "weak",
    "residual": "serious",
    "if_fails": "The topic is dropped.",
}
VETTING = {
    "kind": "vetting",
    "description": "Every unit and participant is vetted by name before each course.",
    "proof": "The signed list, held by the High Commission.",
    "effectiveness": "some",
    "residual": "possible",
    "if_fails": "The course does not start.",
}
EXIT = {
    "kind": "exit_strategy",
    "description": "Training stops on a credible report of torture by a trained unit.",
    "proof": "The exit trigger as agreed in writing with the force.",
    "effectiveness": "some",
    "residual": "possible",
    "if_fails": "Ministers are told the same day.",
}

# A private college teaches Chinese police universities; the British Council's project pays, from
# a regional programme of aid [S75][S25][S76].
CHINA = {
    "uk-1a": "Mass detention in Xinjiang; the public account names no armed conflict.",
    "uk-1b": "Persecution of people in Xinjiang is what sanctions on its police answer [seed-001].",
    "uk-1c": "no",
    "uk-1d": "One of eight declared partners cooperates with the sanctioned Xinjiang Police"
    " College [S76][seed-001].",
    "uk-1_sources-0-source": "Written answer on funds to overseas institutions, cited as [S25]",
    "uk-1_sources-0-date": "2022",
    "uk-2_objectives": "Content on counter-terrorism and Prevent, under a five-year deal to 2023"
    " [S75].",
    "uk-2_nothing": "The courses go on without anybody having judged them [seed-001].",
    "uk-2_benefit": "The aim was said to be to reduce abuse [S25].",
    "uk-2_associates": "People are deployed onward under “Xinjiang Aid”; a partner cooperates with"
    " the sanctioned Xinjiang Police College [seed-001].",
    "uk-2_punitive_indicators": "no",
    "uk-2_commercial": "yes",
    "uk-p_cost": "71000",  # about £71k of aid [S25]
    "uk-rep_interest": ["parliament", "media", "ngo", "courts"],
    "uk-rep_reasons": "Police universities can cite the courses as endorsement [S75].",
    "uk-dp": "not_engaged",
    "uk-data": "no",
    "uk-will": "no",
    "uk-recommendation": "stop",
}
CHINA_HOW = {
    "Persecution of or discrimination against an identifiable group": "Methods against terrorism"
    " are used on Uyghurs by people sent on to Xinjiang [seed-001].",
    "Torture or cruel, inhuman or degrading treatment": "Those taught may question detainees.",
    "Unlawful or arbitrary arrest or detention": "Prevent content can serve to pick out whom to"
    " detain [S75].",
    "Unlawful surveillance or interference with privacy": "The same content serves surveillance.",
    "Onward deployment of those assisted to a place of abuse": "“Xinjiang Aid” sends police there"
    " [seed-001].",
}
NONE_EVIDENCED = "No measure is evidenced; the answer given cites guidance in general [S25]."
