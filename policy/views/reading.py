"""The law, to be read: every framework there is, each one as a document, and two side by side."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.tongue import language_read
from casework.unsent import typed
from policy import access, queries
from policy.comparison import compare, counted
from policy.evaluate import Evaluation
from policy.forms import ComparisonForm, TrialForm
from policy.links import links
from policy.reading_copy import outcomes, reading_copy
from policy.tree import tree_of


@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Every framework, its state, and why it is provisional where it is."""
    page = {
        "standings": queries.standings(),
        "proposals": queries.proposals(),
        "may_propose": queries.organisations_of(access.reader(request)).exists(),
    }
    return render(request, "policy/list.html", page)


@login_required
def detail(request: HttpRequest, framework_id: str) -> HttpResponse:
    """One framework as a document: what it asks, forbids and demands, rule by rule."""
    framework = access.framework_for(framework_id)
    page = {
        "framework": framework,
        "copy": reading_copy(framework, language_read()),
        "put_in_use": queries.put_in_use(framework_id),
        "dates": queries.dates_set(framework_id),
        "may_propose": queries.organisations_of(access.reader(request)).exists(),
        "links": links("framework"),
        "has_earlier": len(queries.texts_of(framework_id)) > 1,
    }
    return render(request, "policy/detail.html", page)


@login_required
def text(request: HttpRequest, framework_id: str) -> HttpResponse:
    """The text in force as a file: to read whole, or to begin a new version from."""
    framework = access.framework_for(framework_id)
    name = f"{framework.id}-{framework.version}.yaml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(framework.text, content_type="application/yaml", headers=headers)


@login_required
def comparison(request: HttpRequest, framework_id: str) -> HttpResponse:
    """Two texts of a framework side by side, difference by difference, in words."""
    framework = access.framework_for(framework_id)
    texts = queries.texts_of(framework_id)
    initial = {"before": texts[-1].digest, "after": texts[0].digest}
    form = ComparisonForm(request.GET or None, texts=texts, initial=initial)
    page = {"framework": framework, "form": form, "texts": texts}
    if form.is_valid():
        chosen = [
            queries.text_with(framework_id, form.cleaned_data[name]) for name in ("before", "after")
        ]
        before, after = [each for each in chosen if each]
        differences = compare(before, after)
        page |= {"before": before, "after": after, "differences": differences}
        page["counts"] = counted(differences)
    return render(request, "policy/compare.html", page)


@login_required
def trial(request: HttpRequest, framework_id: str) -> HttpResponse:
    """Weigh a pasted case document under a framework; nothing of it is kept."""
    framework = access.framework_for(framework_id)
    form = TrialForm(typed(request), framework=framework)
    page = {"framework": framework, "form": form}
    if form.is_valid():
        page |= found_in_words(form.cleaned_data["document"])
    return render(request, "policy/try.html", page, status=422 if form.errors else 200)


def found_in_words(found: Evaluation) -> dict[str, Any]:
    """What a framework says of a case, ready for a page: the bars that stand come first."""
    order = {True: 0, None: 1, False: 2}
    bars = sorted(found.bars.values(), key=lambda each: order[each.value])
    return {
        "found": found,
        "rung": found.framework.level(found.rung).label if found.rung else None,
        "scope": outcomes().get(found.scope.outcome or ""),
        "bars": [
            {"says": each.bar.message, "value": each.value, "node": tree_of(found, each.id)}
            for each in bars
        ],
    }
