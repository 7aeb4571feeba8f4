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
