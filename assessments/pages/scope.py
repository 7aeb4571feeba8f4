"""A finding on scope as its pages show it: what was answered, what is found, what follows."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.answers_shared import known_from_others
from assessments.queries import latest_screening
from assessments.scope import open_questions, rule_of, scope_of
from policy import registry

FINDING_ENTERED = "record"  # the name of the button that records what was found

FOLLOWS = {
    "in": (
        gettext_lazy("It must be assessed"),
        gettext_lazy("Record this, and the assessment begins. You can stop and come back to it."),
        gettext_lazy("Record this and begin the assessment"),
        "needs",
    ),
    "out": (
        gettext_lazy("No assessment is needed under this framework"),
        gettext_lazy("Give your reasons. A second person must agree before it takes effect."),
        gettext_lazy("Record this, for a second person to agree"),
        "plain",
    ),
    "covered": (
        gettext_lazy("Another case covers it"),
        gettext_lazy("Give your reasons. A second person must agree, and it ends with that case."),
        gettext_lazy("Record this, for a second person to agree"),
        "plain",
    ),
    "refer": (
        gettext_lazy("The answers do not settle it"),
        gettext_lazy(
            "Record it so, and ask the assurance lead. Until it is settled, nothing is permitted."
        ),
        gettext_lazy("Record that it is to be referred"),
        "needs",
    ),
    None: (
        gettext_lazy("Nobody can say yet"),
        gettext_lazy("The finding turns on an open question. Answer it and look again."),
        "",
        "needs",
    ),
}


def finding_of(framework, answers):
    """Return what these answers come to: outcome, heading, why, what follows, the button."""
    finding = scope_of(framework, answers)
    heading, follows, button, tone = FOLLOWS[finding.outcome]
    rule = rule_of(framework, finding.rule)
    return {
        "outcome": finding.outcome,
        "heading": heading,
        "says": str(finding.says) if finding.outcome else "",
        "cites": finding.cite,
        "basis": rule.basis if rule else "",
        "follows": follows,
        "button": button,
        "tone": tone,
        "open": [str(each.text) for each in open_questions(framework, answers)],
    }


def asked_before(assistance, framework):
    """Return the answers to begin from: the last ones given, or what the plan already says."""
    latest = latest_screening(assistance, framework.id)
    if latest:
        return latest.answers
    said = {"assistance_kind": assistance.kind}
    if assistance.activities:
        said["activities"] = assistance.activities
        said["has_equipment"] = "yes" if "equipment" in assistance.activities else "no"
    return said | known_from_others(assistance, framework)


def said_already(assistance, framework):
    """Return the questions that stand answered from what was said under another framework."""
    if latest_screening(assistance, framework.id):
        return []
    known = known_from_others(assistance, framework)
    return [str(each.text) for each in framework.scope.questions if each.key in known]


def screening_rows(screening):
    """Return the answers of a screening as rows: each question with what was answered."""
    framework = registry.pinned(
        screening.framework_id, screening.framework_version, screening.framework_digest
    )
    rows = []
    for question in framework.scope.questions:
        given = screening.answers.get(question.key)
        if given in (None, "", []):
            continue
        chosen = given if isinstance(given, list) else [given]
        labels = [str(getattr(question.option(each), "label", each)) for each in chosen]
        rows.append({"key": str(question.text), "value": "\n".join(labels)})
    rows.append({"key": _("Reasons"), "value": screening.reasons or _("None were needed.")})
    return rows
