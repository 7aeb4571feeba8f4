"""The law: how long frameworks take to be read and checked, and a case to be weighed.

Every framework there is, is measured; the rows of a case grow from ten to a thousand, so that
the table shows whether the time grows with them and no faster.
"""

import gc
from typing import Any

from benchmarks.figures import Row, timed
from policy.evaluate import evaluate
from policy.framework import Framework, Question, load
from policy.framework.outline import Outline
from policy.lint import lint
from policy.registry import directory

ANSWERS = 60
ROWS = (10, 50, 100, 1_000)


def measure() -> dict[str, Row]:
    """Measure reading and linting every framework, and weighing a case under each."""
    paths = sorted(directory().glob("*.yaml"))
    frameworks = [load(path) for path in paths]
    rows = {
        "policy: load and lint all": Row.of(
            timed(lambda: [lint(load(path)) for path in paths], 15),
            aim="≤ 300 ms",
            more={"frameworks": ", ".join(each.id for each in frameworks)},
        )
    }
    for framework in frameworks:
        rows |= _weighing(framework)
    return rows


def _weighing(framework: Framework) -> dict[str, Row]:
    found = {}
    for size in ROWS:
        case = case_of(framework, size)
        gc.collect()
        times = 200 if size < 500 else 20
        row = Row.of(timed(lambda case=case: weigh(framework, case), times))
        row.aim = "≤ 2 ms" if size == 50 else ""
        row.more["ms per row"] = round(row.median_ms / size, 3)
        found[f"policy: {framework.id}, {size} rows"] = row
    case = case_of(framework, 50)
    spoken = timed(lambda: evaluate(framework, case).as_dict(), 200)
    found[f"policy: {framework.id}, 50 rows in words"] = Row.of(spoken)
    return found


def weigh(framework: Framework, case: dict[str, Any]) -> list[Any]:
    """Weigh a case, with every finding there is."""
    found = evaluate(framework, case)
    return [found.scope, found.derived, found.bars, found.level, found.consistency, found.missing]


def case_of(framework: Framework, rows: int) -> dict[str, Any]:
    """A case with sixty answers, and this many rows over the framework's lists."""
    asked = [each for each in framework.questions.values() if each.per == "case"]
    answers = {each.id: answer_to(each) for each in asked[:ANSWERS]}
    facts = {id.removeprefix("case."): given for id, given in answers.items() if "case." in id}
    lists: dict[str, list[dict[str, Any]]] = {name: [] for name in framework.collections}
    for number in range(rows):
        name = list(lists)[number % len(lists)]
        lists[name].append(row_of(framework.outlines[name], number, lists))
    return {
        "framework": framework.id,
        "case": facts,
        "q": {id: given for id, given in answers.items() if "case." not in id},
        "collections": lists,
    }


def row_of(outline: Outline, number: int, lists: dict[str, list]) -> dict[str, Any]:
    """One row with everything answered, belonging to a row that is there."""
    row = {key: answer_to(question, number) for key, question in outline.questions.items()}
    for field, labels in outline.named_by:
        row[field] = list(labels)[number % len(labels)]
    collection = outline.collection
    if collection.belongs_to:
        owners = lists[collection.belongs_to]
        row[collection.belongs_by] = owners[number % len(owners)]["id"]
    return {**row, "id": f"row{number}"}


def answer_to(question: Question, number: int = 0) -> Any:
    """An answer that counts, another one for each number."""
    if question.options:
        return question.options[number % len(question.options)].id
    return {"date": "2026-03-01", "number": 12, "money": 5_000}.get(question.type, "Some words.")
