"""What must be true before a case is put to the person or body who must decide."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Advice
from casework.guards import Asking, guard
from casework.refusals import Objection
from decisions.guards.who import page
from decisions.queries.route import route_of


@guard
def the_content_is_sealed(asking: Asking) -> Iterator[Objection]:
    """What goes up is the content as it was submitted, and its seal holds."""
    if not asking.case.content_root or "content" in asking.file.broken_seals:
        yield Objection(
            "content-not-as-sealed",
            _("The content does not give the root it was submitted under."),
            _("Return the case to be submitted again, and tell the administrator."),
            where=page(asking, "decision"),
        )


@guard
def the_level_is_known(asking: Asking) -> Iterator[Objection]:
    """Some rule has said who must decide."""
    if not route_of(asking.file).rank:
        yield Objection(
            "no-level",
            _("No rule says yet who must decide this case."),
            _("Answer what is still open; the level follows from the answers."),
            where=page(asking, "ladder"),
        )


@guard
def mandatory_advice_is_in(asking: Asking) -> Iterator[Objection]:
    """Each adviser this level must hear has answered, or their time ran out."""
    route = route_of(asking.file)
    asked = {
        each.kind
        for each in asking.file.advice
        if each.content_root == asking.case.content_root and each.returned_at is None
    }
    labels = dict(Advice.Kind.choices)
    for need in route.outstanding:
        for kind in need.kinds:
            label = str(labels.get(kind, kind))
            says = (
                _("%(kind)s advice on this content has not come back yet.")
                if kind in asked
                else _("%(kind)s advice on this content has not been asked for.")
            )
            yield Objection(
                f"no-advice-{kind}",
                says % {"kind": label},
                _("Ask for it, or wait until its date; when its time runs out the case goes up."),
                cites=need.cite,
                basis=need.basis,
                where=reverse("assessments:advice", args=[asking.case.reference]),
            )


@guard
def no_rung_is_vacant(asking: Asking) -> Iterator[Objection]:
    """Somebody sits on every rung the case must pass, and somebody there wrote none of it."""
    route = route_of(asking.file)
    for rung in route.vacant:
        yield Objection(
            "rung-vacant",
            _("Nobody holds a post on the rung “%(rung)s”.") % {"rung": rung.label},
            _("An administrator must appoint somebody to a post on that rung."),
            where=page(asking, "ladder"),
        )
    for rung in route.conflicted:
        if rung.signature is None:
            yield Objection(
                "rung-conflicted",
                _("Everybody on the rung “%(rung)s” wrote part of this case.")
                % {"rung": rung.label},
                _("Appoint somebody else to that rung, or have somebody above it sign."),
                where=page(asking, "ladder"),
            )


@guard
def lower_rungs_have_signed(asking: Asking) -> Iterator[Objection]:
    """Each rung below has signed the content as it stands now."""
    for rung in route_of(asking.file).unsigned:
        if rung.is_vacant or rung.conflicted:
            continue
        yield Objection(
            "rung-unsigned",
            _("The rung “%(rung)s” has not signed this content.") % {"rung": rung.label},
            _("Ask %(who)s to read it and sign, refuse or return it.")
            % {"who": ", ".join(str(s.holder) for s in rung.seats if s.holder)},
            where=page(asking, "countersign"),
        )
