"""The framework's list of risks beside those taken up, each body of law apart, and a summing-up."""

from django.utils.translation import gettext as _

from assessments.wording import say, spoken
from policy.facts import known
from policy.logic import holds


def axes_of(file, heat):
    """Return each body of law with its risks as heat rows, and the risks nobody has taken up."""
    if "risks" not in file.framework.collections:
        return {}  # a framework may judge units and people, and no list of risks
    labels = {"human_rights": _("Human rights"), "ihl": _("International humanitarian law")}
    held = {risk.code for risk in file.risks}
    wanted = file.framework.collection("risks").must_cover
    rows = [(risk, row | {"small": ""}) for risk, row in zip(file.risks, heat, strict=True)]
    axes = {}
    for name in file.framework.collection("risks").field("code").vocab:
        for term in file.framework.terms(name):
            axis = axes.setdefault(
                term.marks.get("axis", ""), {"rows": [], "open": [], "further": []}
            )
            if term.id not in held:
                place = "open" if name == wanted else "further"
                axis[place].append(
                    {"code": term.id, "label": spoken(term.label), "cite": term.cite}
                )
    for risk, row in rows:
        axes.setdefault(risk.axis, {"rows": [], "open": [], "further": []})["rows"].append(row)
    return [{"label": labels.get(id, id), "id": id} | axis for id, axis in axes.items()]


def first_questions(framework):
    """Return the questions of one choice asked of every risk: what a first look can answer."""
    return [
        question
        for section in framework.sections_per("risks")
        for question in section.questions
        if not section.visible_if and question.required and question.type in ("finding", "scale")
    ]


def summed_up(file):
    """Say in sentences what the ratings come to, each with the rule behind it."""
    framework, found = file.framework, file.evaluation.derived
    rows = []
    for id, derived in framework.derived.items():
        if not derived.scale:
            continue
        value = known(found[id])
        terms = {term.id: spoken(term.label) for term in framework.terms(derived.scale)}
        rows.append(
            {
                "key": spoken(derived.label),
                "value": terms.get(value, "") or _("Not known yet"),
                "small": " ".join(
                    spoken(step.says)
                    for step in derived.steps
                    if step.value == value and step.says and _holds(file, step)
                ),
                "cites": derived.cite,
            }
        )
    return rows


def _holds(file, step):
    return holds(step.when, file.evaluation.facts) is True


def apart_from_rights(file):
    """Return each separate axis (reputational and political risk) with what each risk was found.

    An axis apart is a scale every risk is placed on that is not the finding itself; the
    lowest place on it is left out, since it says that there is nothing to see.
    """
    found = []
    # Likelihood and impact, where a table weighs them, are the finding and stand nowhere apart.
    weighed = {side for each in file.framework.derived.values() for side in each.sides}
    for question in first_questions(file.framework):
        if question.type != "scale" or question.ref in weighed:
            continue
        lowest = question.options[0].id if question.options else ""
        rows = [
            {"key": risk.label, "value": say(question, risk.row.get(question.key))}
            for risk in file.risks
            if known(risk.row.get(question.key)) not in (None, lowest)
        ]
        unsaid = sum(known(risk.row.get(question.key)) is None for risk in file.risks)
        found.append(
            {
                "label": spoken(question.text),
                "cite": question.cite,
                "basis": question.basis,
                "rows": rows,
                "unsaid": unsaid,
            }
        )
    return found
