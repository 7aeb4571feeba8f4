"""What was answered, and the risks as they were found with the measures against them."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

from assessments.wording import say_adopted
from decisions.record.decided import cited
from decisions.record.parts import Parts, day
from decisions.record.view import Measure, Risk, Said, Section

RISKS = "content/risks/"
_AXES = {"human_rights": "human rights", "ihl": "law of armed conflict"}


def risks(parts: Parts) -> Iterator[Risk]:
    """Yield each risk, with what is restricted of it where the reader may see that."""
    for path, each in parts.under(RISKS):
        if not path.endswith("/restricted"):
            yield _risk(parts, each, parts.get(f"{path}/restricted", []))


def _risk(parts, each, closed) -> Risk:
    scale = parts.get("words", {}).get("scale", ())
    codes, labels = [code for code, _label in scale], dict(scale)
    found = {row["question"].partition(".")[2]: row for row in [*each["findings"], *closed]}
    before, after = (found.get(name, {}).get("value") for name in ("before", "after"))
    rated = each.get("rated") or {}
    spoken = [row for key, row in found.items() if key not in ("before", "after")]
    return Risk(
        label=each["label"],
        axis=_AXES.get(each["axis"], each["axis"].replace("_", " ")),
        live=each["live"],
        before=rated.get("before_says") or labels.get(before, before or ""),
        before_tone=rated.get("before_tone") or _tone(codes, before, before),
        after=rated.get("after_says") or labels.get(after, after or ""),
        after_tone=rated.get("after_tone") or _tone(codes, before, after),
        how=each["how"],
        who=each["who"],
        evidence=each["evidence"],
        none_possible_why=each["none_possible_why"],
        findings=tuple(_said(parts, row) for row in spoken),
        measures=tuple(_measure(parts, row) for row in each["measures"]),
    )


def _tone(codes, before, value) -> str:
    if value not in codes:
        return "none"
    if value == codes[-1]:
        return "serious"
    if value == codes[0] and before == value:
        return "none"
    return "mitigated" if before == codes[-1] else "less"


def _measure(parts, each) -> Measure:
    terms = parts.get("words", {}).get("terms", {})
    return Measure(
        kind=terms.get(each["kind"], each["kind"].replace("_", " ")),
        says=each["says"],
        owner=each["owner"],
        due_on=day(each["due_on"]),
        proof=each["proof"],
        if_it_fails=each["if_it_fails"],
        expected_effect=each["expected_effect"],
        findings=tuple(_said(parts, row) for row in _answers_about(parts, each["id"])),
    )


def _answers_about(parts, measure):
    return [
        row
        for _path, rows in parts.under("content/answers/")
        for row in rows
        if row["subject"] == f"measures:{measure}"
    ]


def sections(parts: Parts) -> Iterator[Section]:
    """Yield the answered sections in the framework's order; those it no longer names come last."""
    titles = dict(parts.get("words", {}).get("sections", ()))
    order = {id: place for place, id in enumerate(titles)}
    found = []
    for path, rows in parts.under("content/answers/"):
        id = path.split("/")[2]
        said: dict[str, list[Said]] = {}
        for row in rows:
            if not row["subject"] or row.get("country"):
                said.setdefault(row.get("country", ""), []).append(_said(parts, row))
        for place, (country, answers) in enumerate(said.items()):
            title = titles.get(id, id)
            title = f"{title}: {country}" if country else title
            found.append((order.get(id, len(order)), id, place, title, answers))
    for *_place, title, answers in sorted(found, key=lambda each: each[:3]):
        yield Section(title, tuple(answers))


def _said(parts, row) -> Said:
    return Said(
        row["text"] or row["question"],
        tuple(row["said"] or _in_words(row["value"])),
        "\n".join(filter(None, (_adopted(row.get("adopted_from")), row["notes"]))),
        cited(parts, row["cite"]),
    )


def _adopted(held) -> str:
    return say_adopted(SimpleNamespace(**held)) if held else ""


def _in_words(value) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [line for each in value for line in _in_words(each)]
    if isinstance(value, dict):
        return [" · ".join(str(each) for each in value.values() if str(each).strip())]
    return [str(value)]
