"""What a decider is asked in order to go past a bar: which lawful way, and all that it demands."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.templatetags.pages import day
from casework.widgets import DayField
from decisions.guards.overrides import authority_to_take
from decisions.verdicts import ProposedOverride
from decisions.ways import (
    asked_for,
    level_name,
    name_of,
    proposed_of,
    reported_first,
    to_be_shown,
    unmet_scope,
)

MOST = 20_000
NOT_PAST = "none"
TAKEN = "taken-"  # before the key of a way that somebody else took


def _long(label, **more):
    return forms.CharField(
        label=label,
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        **more,
    )


class PastBars:
    """Adds to a decision the ways past each bar that stands, and reads which were taken.

    A way closed to this case is shown with the sentence that closes it. What a way demands is
    asked for here and wanted by the guards, so that every lack is told of at once.
    """

    def __init__(
        self, form: forms.Form, file, yes: tuple[str, ...], only: str = "", officer=None
    ) -> None:
        self.form, self.file, self.yes, self.officer = form, file, yes, officer
        self.ways = {
            self._name(found.bar, way): (found.bar, way)
            for found in file.evaluation.bars_standing
            if only in ("", found.bar.id)
            for way in found.bar.overrides
        }
        for bar in {bar.id: bar for bar, _way in self.ways.values()}.values():
            self._ask_which(bar)
            for way in bar.overrides:
                self._ask_what_it_demands(bar, way)

    @staticmethod
    def _name(bar, way, what: str = "") -> str:
        return "-".join(filter(None, ("past", bar.id, way.id if way else "", what)))

    def _add(self, name: str, field: forms.Field, shown_when: tuple, way=None) -> None:
        field.shown_when = shown_when
        if way is not None:
            field.cites, field.basis = way.cite, way.basis
        self.form.fields[name] = field

    def _ask_which(self, bar) -> None:
        taken = [each for each in getattr(self.file, "ways_taken", ()) if each.bar_id == bar.id]
        closed = {way.id: unmet_scope(way, self.file.evaluation.facts) for way in bar.overrides}
        field = forms.ChoiceField(
            label=_("Do you go past this bar?"),
            help_text=str(bar.message),
            choices=[
                (NOT_PAST, _("No: what it hits gets nothing")),
                *((f"{TAKEN}{each.pk}", self._as_taken(bar, each)) for each in taken),
                *((way.id, self._in_full(way)) for way in bar.overrides),
            ],
            initial=f"{TAKEN}{taken[0].pk}" if taken else NOT_PAST,
            required=False,
            widget=forms.RadioSelect,
        )
        field.option_refusals = {id: why for id, why in closed.items() if why}
        field.option_refusals |= self._not_theirs(bar)
        self._add(self._name(bar, None), field, ("choice", self.yes))

    def _not_theirs(self, bar) -> dict[str, str]:
        """Return the ways of another law than that of whoever reads this, with what to do."""
        if self.officer is None:
            return {}
        today = timezone.localdate()
        return {
            way.id: _("It is for: %(who)s, who takes it on its own page; you then rest on it.")
            % {"who": level_name(self.file.framework, way.by)}
            for way in bar.overrides
            if not authority_to_take(self.file, self.officer, today, way)
        }

    def _as_taken(self, bar, row) -> str:
        way = next((each for each in bar.overrides if each.id == row.way), None)
        return _("%(way)s, as %(who)s took it on %(day)s") % {
            "way": name_of(way) if way else row.way,
            "who": f"{row.officer_name}, {row.post_title}",
            "day": day(row.taken_at),
        }

    def _in_full(self, way) -> str:
        who = level_name(self.file.framework, way.by)
        return _("%(way)s (for: %(who)s)") % {"way": name_of(way), "who": who}

    def _ask_what_it_demands(self, bar, way) -> None:
        when = (self._name(bar, None), (way.id,))
        named = {"way": name_of(way)}
        reasons = _long(_("%(way)s: your reasons for going past this bar") % named)
        self._add(self._name(bar, way, "reasons"), reasons, when, way)
        for each in to_be_shown(way):
            self._add(self._name(bar, way, each), _long(asked_for(each)), when)
        for whom in way.consult:
            office = {"office": level_name(self.file.framework, whom)}
            who = forms.CharField(
                label=_("Who was consulted for: %(office)s?") % office,
                required=False,
                max_length=200,
            )
            on = DayField(label=_("On what day was it consulted?"), required=False)
            self._add(self._name(bar, way, f"{whom}-who"), who, when)
            self._add(self._name(bar, way, f"{whom}-on"), on, when)
            said = _long(_("What did they say?"))
            self._add(self._name(bar, way, f"{whom}-said"), said, when)
        if reported_first(way):
            told = {"whom": way.report_to.replace("_", " ")}
            on = DayField(label=_("On what day was it reported to: %(whom)s?") % told)
            on.required = False
            self._add(self._name(bar, way, "reported"), on, when)

    def taken(self) -> Iterator[ProposedOverride]:
        """Yield each way that was taken, with what was said for it by whoever took it."""
        for row in getattr(self.file, "ways_taken", ()):
            if self.form.cleaned_data.get(f"past-{row.bar_id}") == f"{TAKEN}{row.pk}":
                yield proposed_of(row)
        for name, (bar, way) in self.ways.items():
            if self.form.cleaned_data.get(self._name(bar, None)) == way.id:
                yield self._proposed(name, bar, way)

    def _proposed(self, name: str, bar, way) -> ProposedOverride:
        def said(what):
            value = self.form.cleaned_data.get(f"{name}-{what}")
            return value.isoformat() if hasattr(value, "isoformat") else value or ""

        return ProposedOverride(
            bar_id=bar.id,
            way=way.id,
            reasons=said("reasons"),
            shown={each: said(each) for each in to_be_shown(way)},
            consulted={
                whom: {part: said(f"{whom}-{part}") for part in ("who", "on", "said")}
                for whom in way.consult
            },
            reported_on=self.form.cleaned_data.get(f"{name}-reported"),
        )


class WayForm(forms.Form):
    """One bar, and the way past it that whoever reads this takes for their own law."""

    def __init__(self, *args, file, bar, officer, **kwargs):
        super().__init__(*args, **kwargs)
        self.past_bars = PastBars(self, file, (), only=bar.id)
        name = f"past-{bar.id}"
        if name not in self.fields:
            return
        which, ways = self.fields[name], {way.id: way for way in bar.overrides}
        which.label, which.shown_when, which.required = _("By which way?"), None, True
        which.choices = [each for each in which.choices if each[0] in ways]
        which.initial, today = None, timezone.localdate()
        for way in bar.overrides:
            if not authority_to_take(file, officer, today, way):
                why = _("It is not yours to take.")
                which.option_refusals = {way.id: why, **which.option_refusals}

    def taken(self) -> ProposedOverride:
        """Return the way that was chosen, with what is said for it."""
        return next(self.past_bars.taken())
