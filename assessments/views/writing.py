"""What the pages on which a case is written share: try to save, and show what came of it."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.shortcuts import render

from assessments.access import may_write
from assessments.document import plain
from assessments.layout import laid_out
from assessments.pages import case_context
from assessments.places import page_of
from assessments.queries.writing import posts_that_may_own, sources_to_cite
from assessments.questionnaire import QuestionForm
from assessments.wording import say, spoken
from casework.conflicts import Conflict
from casework.refusals import Refused
from casework.unsent import typed


@dataclass(slots=True)
class Attempt:
    """What came of sending a form: saved, or refused, or overtaken by somebody else."""

    saved: bool = False
    refusal: Refused | None = None
    clashes: dict = field(default_factory=dict)

    @property
    def code(self) -> int:
        """Return the HTTP status of the page that shows it."""
        return 409 if self.clashes else 422


def attempt(request, form, act) -> Attempt | None:
    """Save what a form says by `act`; None while nothing has been sent."""
    if request.method != "POST":
        return None
    if not form.is_valid():
        return Attempt()
    try:
        act()
    except Refused as refused:
        return Attempt(refusal=refused)
    except Conflict as conflict:
        return Attempt(clashes=conflict.fields)
    return Attempt(saved=True)


def question_form(request, case, file, sections, held, **more) -> QuestionForm:
    """Build the form of some sections, with what may be cited and who may own."""
    return QuestionForm(
        typed(request),
        framework=file.framework,
        sections=sections,
        held=held,
        posts=posts_that_may_own(case),
        sources=sources_to_cite(case, file),
        countries=file.countries,
        **more,
    )


def show(request, case, file, template, *, current, tried=None, **more):
    """Render a page of a case, with why it was not saved where it was not."""
    context = case_context(request, case, file, current=current) | {
        "tried": tried,
        "refusal": tried.refusal if tried else None,
        "clashes": [],
        "writable": may_write(request.user, case),
    }
    return render(request, template, context | more, status=tried.code if tried else 200)


def show_form(request, case, file, template, form, *, current, tried=None, **more):
    """Render a page of questions: each laid out, both texts side by side where two people wrote."""
    clashes = tried.clashes if tried else {}
    groups = [
        {
            "section": section,
            "title": spoken(section.title),
            "help": spoken(section.help),
            "asked": list(laid_out(form, section, clashes, page_of(case, "findings"))),
        }
        for section in form.sections
    ]
    posted = form.data.get("revisions") if form.is_bound and not clashes else None
    about = {
        "form": form,
        "groups": groups,
        "clashes": list(_side_by_side(form, clashes)),
        "revisions": posted or form.held.revisions(),
    }
    return show(request, case, file, template, current=current, tried=tried, **about | more)


def _side_by_side(form, clashes):
    """Yield each text two people wrote at once: what is saved now, and what is on this page."""
    for name, (theirs, mine) in clashes.items():
        question = next((q for q in form.questions if name in (q.id, form.column_of(q))), None)
        yield {
            "label": spoken(question.text) if question else "",
            "theirs": say(question, theirs.text) if question else plain(theirs.text),
            "mine": say(question, mine) if question else plain(mine),
            "by": theirs.by,
            "at": theirs.at,
        }


def say_saved(request, sentence) -> None:
    """Tell the officer that what they wrote is kept."""
    messages.success(request, sentence)
