"""The case in one look: risks before and after the measures, and where it will go and why."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.places import place_of_list
from assessments.rated import rated
from assessments.wording import spoken
from policy.logic import holds


def heat_rows(case, file):
    """Return one row per risk for the heat table; live risks first, as they were found."""
    rows = []
    for risk in file.risks:
        found = rated(file.framework, risk.row)
        rows.append(
            {
                "risk": risk.label,
                "small": _axis(risk),
                "url": reverse("assessments:risk", args=[case.reference, risk.pk]),
                "before": found.before_says or _("not found yet"),
                "before_tone": found.before_tone,
                "measures": _measures(risk),
                "after": found.after_says or _after_unsaid(risk, found),
                "after_tone": found.after_tone,
            }
        )
    return rows


def risks_at_a_glance(case, file):
    """Return the rows that need reading, the gravest first, and how many were found to be none.

    What nobody has found yet comes first of all: it is what keeps the case.
    """
    rows = list(zip(heat_rows(case, file), file.risks, strict=True))
    gravity = {risk.pk: rated(file.framework, risk.row) for risk in file.risks}
    loud = [(row, risk) for row, risk in rows if risk.live or not gravity[risk.pk].before_says]
    loud.sort(key=lambda each: gravity[each[1].pk].gravity, reverse=True)
    return [row for row, _risk in loud], len(rows) - len(loud)


def instead_of_risks(case, file):
    """Return what a framework without a list of risks judges instead, each with its page.

    None where it keeps one.
    """
    framework = file.framework
    if "risks" in framework.collections:
        return None
    lists = [each for each in framework.collections.values() if framework.sections_per(each.name)]
    facts = file.evaluation.facts
    counted = [(each, len(facts.rows(each.name).items)) for each in lists]
    return [
        {
            "label": spoken(each.label),
            "rows": rows,
            "url": place_of_list(case, framework, each.name),
        }
        for each, rows in counted
        if rows or _may_be_called_for(each, facts)
    ]


def _may_be_called_for(collection, facts) -> bool:
    return not collection.required_if or holds(collection.required_if, facts) is not False


def _axis(risk):
    return {"human_rights": _("human rights"), "ihl": _("law of armed conflict")}.get(
        risk.axis, risk.axis.replace("_", " ")
    )


def _after_unsaid(risk, found):
    return _("–") if found.before_says and not risk.live else _("not found yet")


def _measures(risk):
    if not risk.live:
        return _("none needed")
    number = len(risk.measure_rows)
    if not number:
        return _("none is possible") if risk.none_possible else _("none yet")
    done = sum(1 for each in risk.measure_rows if each.done_on)
    said = ngettext("%(n)d measure", "%(n)d measures", number) % {"n": number}
    return _("%(measures)s, %(done)d done") % {"measures": said, "done": done} if done else said


def level_steps(case, file, officer):
    """Return the ladder as the rules alone have it: the author, then the level, with reasons."""
    level = file.evaluation.level
    author = _("You") if case.author == officer else str(case.author)
    steps = [
        {
            "text": author,
            "small": _("Wrote it, so cannot decide it"),
            "tone": "here" if case.state in ("draft", "mitigation") else "done",
        }
    ]
    label = str(file.framework.level(level.id).label) if level.id else _("Nobody can say yet")
    provisional = _("Provisional: questions it turns on are open") if level.provisional else ""
    steps.append({"text": label, "small": provisional, "tone": "todo", "strong": True})
    steps += [
        {"text": str(reason.says), "cites": reason.cite, "basis": reason.basis, "tone": "todo"}
        for reason in level.reasons
    ]
    return {"steps": steps}
