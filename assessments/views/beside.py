"""The pages beside the questions: consultation, what has changed, contradictions, allegations."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments import actions
from assessments.access import case_for_reading, may_write
from assessments.document import OURS, rows_of
from assessments.forms.content import ConsultationForm, DeclareNoneForm, ReasonForm
from assessments.permissions import Perm
from assessments.places import page_of, place_of_list
from assessments.states import AssessmentState as S
from assessments.views.writing import attempt, say_saved, show
from assessments.wording import spoken
from casework.files import CaseFile
from casework.templatetags.pages import day
from casework.unsent import typed
from recipients.permissions import READ_PROTECTED, READ_RESTRICTED

TASKS = "assessments:tasks"


@login_required
def consultations(request, reference):
    """Show who was consulted and what it changed; record another."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    form = ConsultationForm(typed(request))
    tried = attempt(
        request, form, lambda: actions.consult(case, by=request.user, **form.cleaned_data)
    )
    if tried and tried.saved:
        say_saved(request, _("The consultation is recorded."))
        return redirect(page_of(case, "consultations"))
    sees = request.user.may(READ_PROTECTED, case.portfolio)
    about = {
        "form": form,
        "held": [_consultation(each, sees) for each in file.consultations],
    }
    return show(
        request, case, file, "assessment/consultations.html", current=TASKS, tried=tried, **about
    )


def _consultation(row, sees):
    who = row.who if sees or not row.protected else _("Name protected")
    outside = _("From outside government") if row.outside else _("From within government")
    return {
        "title": who,
        "rows": [
            {"key": _("When"), "value": day(row.on), "small": outside},
            {"key": _("What they said"), "value": row.said},
            {"key": _("What it changed"), "value": row.changed},
        ],
    }


@login_required
def earlier(request, reference):
    """Show the cases like this one that were stopped, and say what has changed since."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    start = {"text": case.what_has_changed, "revision": case.revision}
    form = ReasonForm(
        typed(request),
        initial=start,
        label=_("What has changed since?"),
        help_text=_("Another supplier or another fund is not a change. Say what is different."),
        required=False,
    )
    tried = attempt(request, form, lambda: _say_changed(request, case, form))
    if tried and tried.saved:
        say_saved(request, _("What has changed is saved."))
        return redirect(page_of(case, "earlier"))
    about = {"form": form, "clashes": _clashes(form, tried)}
    return show(request, case, file, "assessment/earlier.html", current=TASKS, tried=tried, **about)


def _say_changed(request, case, form):
    said = form.cleaned_data
    actions.say_what_has_changed(
        case, by=request.user, text=said["text"], revision=said["revision"]
    )


def _clashes(form, tried):
    """Lay two texts side by side, and let the next save go over the newer one knowingly."""
    found = []
    for theirs, mine in (tried.clashes if tried else {}).values():
        form.data = form.data.copy()
        form.data["revision"] = theirs.revision
        found.append(
            {
                "label": form.fields["text"].label,
                "theirs": theirs.text,
                "mine": mine,
                "by": theirs.by,
                "at": theirs.at,
            }
        )
    return found


@login_required
def checks(request, reference):
    """Show answers that do not go together; change one, or say why both stand."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    standing = [each for each in file.evaluation.consistency if each.value is True]
    held = {a.subject: a for a in file.answers if a.question == f"{OURS}check"}
    said = typed(request)
    sent = said.get("check") if said else None
    rows, tried = [], None
    for found in standing:
        form = _reason(said, held.get(f"checks:{found.id}"), found.id, sent)
        if sent == found.id:
            tried = attempt(
                request, form, lambda id=found.id, form=form: _justify(request, case, id, form)
            )
            if tried and tried.saved:
                say_saved(request, _("Your reasons are saved."))
                return redirect(page_of(case, "checks") + f"#check-{found.id}")
        rows.append(
            {"found": found, "form": form, "clashes": _clashes_of(form, tried, sent == found.id)}
        )
    about = {"rows": rows, "risks_url": page_of(case, "risks")}
    return show(request, case, file, "assessment/checks.html", current=TASKS, tried=tried, **about)


def _reason(said, answer, id, sent, label=None):
    start = {"text": answer.notes if answer else "", "revision": answer.revision if answer else 0}
    data = said if sent == str(id) else None
    return ReasonForm(data, initial=start, label=label, required=False, auto_id=f"id_{id}_%s")


def _clashes_of(form, tried, sent):
    return _clashes(form, tried) if sent and tried else []


def _justify(request, case, id, form):
    said = form.cleaned_data
    actions.justify(case, by=request.user, check=id, text=said["text"], revision=said["revision"])


@login_required
def allegations(request, reference):
    """Show what is alleged of the recipients to those who may read it, and weigh each."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    reads = request.user.may(READ_RESTRICTED, case.portfolio)
    readable = [each for each in file.allegations if reads or not each.restricted]
    held = {a.subject: a for a in file.answers if a.question == f"{OURS}allegation"}
    said = typed(request)
    sent = said.get("allegation") if said else None
    rows, tried = [], None
    for each in readable:
        form = _reason(
            said,
            held.get(f"allegations:{each.pk}"),
            each.pk,
            sent,
            _("How does it bear on this help?"),
        )
        if sent == str(each.pk):
            tried = attempt(
                request, form, lambda each=each, form=form: _weigh(request, case, each, form)
            )
            if tried and tried.saved:
                say_saved(request, _("%(reference)s is weighed.") % {"reference": each.reference})
                return redirect(page_of(case, "allegations") + f"#allegation-{each.pk}")
        rows.append(
            {
                "allegation": each,
                "form": form,
                "clashes": _clashes_of(form, tried, sent == str(each.pk)),
            }
        )
    about = {"rows": rows, "weighs": may_write(request.user, case) or _advises(request, case)}
    return show(
        request, case, file, "assessment/allegations.html", current=TASKS, tried=tried, **about
    )


def _advises(request, case):
    return case.state in S.WRITABLE and request.user.may(Perm.ADVISE, case.portfolio)


def _weigh(request, case, allegation, form):
    said = form.cleaned_data
    actions.weigh_allegation(
        case, by=request.user, allegation=allegation, text=said["text"], revision=said["revision"]
    )


@login_required
def declare_none(request, reference, collection):
    """Sign that a list was searched for and nothing was found."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    known = file.framework.collections.get(collection)
    if known is None or not known.declare_none or known.belongs_to:
        raise Http404("Nothing to declare.")
    form = DeclareNoneForm(typed(request), framework=file.framework, collection=known)
    tried = attempt(request, form, lambda: _declare(request, case, collection, form))
    if tried and tried.saved:
        say_saved(request, _("You signed that there are none."))
        return redirect(page_of(case, "tasks"))
    about = {
        "form": form,
        "heading": _("Sign that there are none: %(list)s") % {"list": spoken(known.label)},
        "collection": known,
        "back_url": place_of_list(case, file.framework, collection),
        "rows": rows_of(file, collection),
    }
    return show(
        request, case, file, "assessment/declare_none.html", current=TASKS, tried=tried, **about
    )


def _declare(request, case, collection, form):
    said = {name: text for name, text in form.cleaned_data.items() if name != "signed"}
    actions.declare_none(case, by=request.user, collection=collection, **said)
