"""What came of the vettings of a case, for the export: how many, each result apart.

Whoever is named stays out of the file; and what is suspended or cancelled is counted as that,
never as cleared. When a suspension counts as cancelled is each framework's to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessments.vettings import (
    CANCELLED,
    CLEARED,
    DATED,
    LISTS,
    OWN,
    REJECTED,
    SUSPENDED,
    WITH,
    Vetting,
)
from policy import registry

NONE = "SELECT WHERE false"
# Of whom a result is: the unit or person named, or whoever the law wants vetted with them.
NAMED = {OWN: "named", WITH: "vetted_with"}


def vettings() -> str:
    """Return the SELECT of how many vettings of the assessment `a` have which result today."""
    laws = ", ".join(_laws())
    if not laws:
        return NONE
    return f"""
SELECT counted.of, counted.result, CASE
        WHEN counted.result = ANY(counted.clears) THEN '{CLEARED}'
        WHEN counted.result = counted.becomes THEN '{CANCELLED}'
        WHEN counted.result = ANY(counted.suspended) THEN '{SUSPENDED}'
        ELSE '{REJECTED}' END AS counts_as, count(*) AS number
FROM (SELECT law.*, CASE
        WHEN found.value #>> '{{}}' = ANY(law.suspended) AND law.after IS NOT NULL
            AND since.value #>> '{{}}' ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'
            AND (since.value #>> '{{}}')::date + law.after::interval < CURRENT_DATE
        THEN law.becomes ELSE found.value #>> '{{}}' END AS result
    FROM (VALUES {laws}) AS law(
        framework, of, asked, dated, clears, suspended, after, becomes)
    JOIN assessments_answer found ON found.question = law.asked
        AND split_part(found.subject, ':', 1) IN ({", ".join(map(_quoted, LISTS))})
    LEFT JOIN assessments_answer since ON since.assessment_id = found.assessment_id
        AND since.question = law.dated AND since.subject = found.subject
    WHERE found.assessment_id = a.id AND law.framework = a.framework_id
        AND found.value <> 'null'::jsonb) counted
GROUP BY counted.of, counted.result, counted.clears, counted.becomes, counted.suspended
ORDER BY counted.of, counted.result
"""  # noqa: S608


def _laws() -> Iterator[str]:
    """Yield what each framework that vets says of it, as a row of SQL."""
    for framework in registry.available().values():
        vetting = Vetting.of(framework)
        if vetting is None:
            continue
        dated = vetting.asked[DATED].id if DATED in vetting.asked else ""
        after = str(vetting.cancelled_after) if vetting.cancelled_after else None
        for of, question in vetting.results.items():
            said = (framework.id, NAMED.get(of, of), question.id, dated)
            lists = (_listed(vetting.clears), _listed(vetting.suspended))
            last = f"{_quoted(after) if after else 'NULL'}, {_quoted(vetting.becomes)}"
            yield f"({', '.join(map(_quoted, said))}, {', '.join(lists)}, {last})"


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _listed(words: tuple[str, ...]) -> str:
    return f"ARRAY[{', '.join(map(_quoted, words))}]::text[]"
