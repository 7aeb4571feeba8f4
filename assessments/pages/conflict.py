"""Two people changed the same plan: both texts side by side, nothing lost."""

from django.utils.translation import gettext as _


def differences_in(form, conflict):
    """Return what both wrote, for the page; the form goes on from what stands there now."""
    rows = []
    revision = form.instance.revision
    for name, (theirs, mine) in conflict.fields.items():
        revision = max(revision, theirs.revision)
        rows.append(
            {"label": form.fields[name].label, "theirs": _said(theirs.text), "mine": _said(mine)}
        )
    form.data = form.data.copy()
    form.data["revision"] = revision
    return {"differences": rows or [{"label": _("All fields"), "theirs": "–", "mine": "–"}]}


def _said(value):
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value) if value not in (None, "") else "–"
