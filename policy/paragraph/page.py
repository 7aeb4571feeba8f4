"""docs/rules.md: every framework's sources, point by point, with what answers each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from policy.framework import Framework
from policy.paragraph.reading import Paragraph

HEAD = (
    "# What answers each paragraph\n\n"
    "Written by `manage.py check_frameworks --write-rules` from `policy/paragraphs/`; do not edit"
    " it by hand.\n"
    "A point is *covered* by parts of its framework or of the program, with a test; or *planned*;"
    " or *explained*: not software, and why.\n"
)
STATES = ("covered", "explained", "planned")
Listed = Sequence[tuple[Framework, Sequence[Paragraph]]]


def rules_page(listed: Listed) -> str:
    """The page: one chapter for each framework, one table for each of its sources."""
    lines = [HEAD]
    for framework, paragraphs in listed:
        lines += _chapter(framework, paragraphs)
    return "\n".join(lines).rstrip() + "\n"


def counted(paragraphs: Sequence[Paragraph]) -> Mapping[str, int]:
    """How many paragraphs are covered, explained and planned."""
    counts = Counter(paragraph.state for paragraph in paragraphs)
    return {state: counts[state] for state in STATES}


def _chapter(framework: Framework, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    said = ", ".join(f"{number} {state}" for state, number in counted(paragraphs).items())
    text = f"`{framework.id}` {framework.version}, {framework.state}."
    yield f"## {framework.title}"
    yield ""
    yield f"{text} {len(paragraphs)} points: {said}."
    yield ""
    for source in framework.sources:
        mine = [paragraph for paragraph in paragraphs if paragraph.source == source.id]
        if mine:
            yield f"### {source.id}: {source.cite}"
            yield ""
            yield "| Point | What it says | What answers it | Tests |"
            yield "|---|---|---|---|"
            yield from (_row(paragraph) for paragraph in mine)
            yield ""


def _row(paragraph: Paragraph) -> str:
    answers = [", ".join(f"`{each}`" for each in paragraph.answered_by)]
    if paragraph.planned:
        answers.append(f"*Planned:* {paragraph.planned}")
    if paragraph.not_software:
        answers.append(f"*Not software:* {paragraph.not_software}")
    tests = ", ".join(f"`{test}`" for test in paragraph.tests)
    cells = (paragraph.id, paragraph.says, " ".join(filter(None, answers)), tests)
    return f"| {' | '.join(_cell(each) for each in cells)} |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
