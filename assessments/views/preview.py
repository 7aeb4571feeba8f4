"""A framework's form as its authors will meet it, before any case stands on it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments.layout import laid_out
from assessments.models import AssuranceRequest, Mitigation, Risk
from assessments.questionnaire import QuestionForm
from assessments.stored import Held
from assessments.wording import spoken
from policy.access import framework_for

# Lists whose rows keep something the framework does not ask, which their form asks too.
KEPT_ROWS = {"assurances": AssuranceRequest, "measures": Mitigation, "risks": Risk}


class WholeForm(QuestionForm):
    """A form that shows what waits for an adviser's finding, too."""

    def _awaits_a_finding(self, question):
        return False


@login_required
@require_GET
def preview(request, framework_id):
    """Show every section of a framework with its questions as they are asked; nothing is sent."""
    framework = framework_for(framework_id)
    sections = [_section(framework, each) for each in framework.sections]
    context = {"framework": framework, "sections": sections}
    return render(request, "assessment/preview.html", context)


def _section(framework, section):
    collection = framework.collections.get(section.per)
    form = WholeForm(
        framework=framework,
        sections=[section],
        held=Held(row=KEPT_ROWS[section.per]() if section.per in KEPT_ROWS else None),
        collection=collection,
        prefix=section.id,
    )
    for field in form.fields.values():
        field.disabled = True
    return {
        "id": section.id,
        "title": spoken(section.title),
        "help": spoken(section.help),
        "cite": section.cite,
        "basis": section.basis,
        "per": spoken(collection.row) if collection else "",
        "asked": list(laid_out(form, section)),
    }
