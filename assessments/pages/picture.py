"""The case in one look: risks before and after the measures, and where it will go and why."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SAYS_NOTHING = {None, ""}


def heat_rows(case, file):
    """Return one row per risk for the heat table; live risks first, as they were found."""
    scale = [term.id for term in file.framework.scales.get("finding", ())]
    labels = {term.id: str(term.label) for term in file.framework.scales.get("finding", ())}
    rows = []
    for risk in file.risks:
        before, after = (found(risk.row, name) for name in ("before", "after"))
        rows.append(
            {
                "risk": risk.label,
                "small": _axis(risk),
                "url": reverse("assessments:risk", args=[case.reference, risk.pk]),
                "before": labels.get(before, _("not found yet")),
                "before_tone": _tone(scale, before, before),
                "measures": _measures(risk),
                "after": labels.get(after) or _after_unsaid(scale, before),
                "after_tone": _tone(scale, before, after),
            }
        )
    return rows


def risks_at_a_glance(case, file):
    """Return the rows that need reading, the gravest first, and how many were found to be none.

    What nobody has found yet comes first of all: it is what keeps the case.
    """
    rows = list(zip(heat_rows(case, file), file.risks, strict=True))
    scale = [term.id for term in file.framework.scales.get("finding", ())]
    loud = [
        (row, risk) for row, risk in rows if risk.live or found(risk.row, "before") not in scale
    ]
    loud.sort(key=lambda each: _gravity(scale, found(each[1].row, "before")), reverse=True)
    return [row for row, _risk in loud], len(rows) - len(loud)


def _gravity(scale, value):
    return scale.index(value) if value in scale else len(scale)


def found(row, name):
    """Return a finding on a row, whether or not it carries its reasons."""
    value = row.get(name)
    return value.get("value") if isinstance(value, dict) else value


def _axis(risk):
    return {"human_rights": _("human rights"), "ihl": _("law of armed conflict")}.get(
        risk.axis, risk.axis.replace("_", " ")
    )


def _after_unsaid(scale, before):
    return _("–") if scale and before == scale[0] else _("not found yet")


def _tone(scale, before, value):
    """Return serious for the gravest finding, mitigated where measures lowered it, less below."""
    if value not in scale:
        return "none"
    if value == scale[-1]:
        return "serious"
    return "mitigated" if before == scale[-1] else "less"


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
