"""The columns of an auditor's export: each by its name, and the SQL that finds it.

Lists and rows inside a cell are JSON. A column marked as outline is also given for restricted
cases, of which nothing else leaves. What Heed does not hold yet is an empty column, so that
the file keeps its shape when it does; docs/exports.md says which those are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from decisions.exports.vettings import vettings

# What each row of the export is drawn from: one decision, and what it is about.
SOURCES = """
FROM decisions_decision d
LEFT JOIN assessments_assessment a ON a.id = d.assessment_id
LEFT JOIN assessments_screening sc ON sc.id = d.screening_id
LEFT JOIN assessments_assistance s ON s.id = COALESCE(a.assistance_id, sc.assistance_id)
LEFT JOIN recipients_recipient barred ON barred.id = d.recipient_id
LEFT JOIN accounts_organisation provider ON provider.id = s.provider_id
LEFT JOIN accounts_organisation funder ON funder.id = s.funder_id
LEFT JOIN assessments_assistance umbrella ON umbrella.id = s.parent_id
LEFT JOIN accounts_officer raiser ON raiser.id = a.raised_by_id
LEFT JOIN casework_seal record ON record.id = d.sealed_id
LEFT JOIN casework_seal content ON content.root = NULLIF(a.content_root, '')
LEFT JOIN casework_ledgerentry entry
    ON entry.subject_kind = 'assessments.assessment' AND entry.subject_id = a.id
    AND entry.verb = 'assessments.' || d.kind AND entry.outcome = 'done'
    AND entry.details ->> 'decision' = d.reference
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, where it comes from, and whether the outline has it.

    What comes from the frameworks' own words is worked out when it is asked for.
    """

    name: str
    sql: str | Callable[[], str]
    outline: bool = False

    @property
    def guarded(self) -> str:
        """The SQL that gives nothing of a restricted case but its outline."""
        sql = _supplied.get(self.name, self.sql)
        sql = sql() if callable(sql) else sql
        if self.outline or sql == "NULL":
            return f'{sql} AS "{self.name}"'
        return f'CASE WHEN s.restricted THEN NULL ELSE {sql} END AS "{self.name}"'


# What apps further on know of a decision and this one does not, by column.
_supplied: dict[str, str] = {}


def supply(column: str, select: str) -> None:
    """Have a column filled by another app's rows; `a` is the assessment, `d` the decision."""
    if column not in {each.name for each in COLUMNS}:
        raise LookupError(f"The export has no column “{column}”. Name one of COLUMNS.")
    _supplied[column] = _rows(select)


def _rows(select: str, one: str = "each") -> str:
    """Return SQL for rows as one JSON list, on one line, which json_agg would not keep to."""
    listed = f"SELECT array_to_json(array_agg({one})) FROM ({select}) each"  # noqa: S608
    return f"COALESCE(({listed}), '[]'::json)"


def _list(select: str) -> str:
    """Return SQL for single values as one JSON list."""
    return _rows(select, one="each.one")


def _part(seal: str, path: str, inside: str) -> str:
    """Return SQL for one value inside a sealed part."""
    said = f"convert_from(part.canonical, 'UTF8')::json #>> '{{{inside}}}'"
    where = f"part.seal_id = {seal} AND part.path = '{path}'"
    return f"(SELECT {said} FROM casework_sealedpart part WHERE {where})"  # noqa: S608


def _yes_no(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 'yes' ELSE 'no' END"


def _utc(moment: str) -> str:
    return f"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"


_COUNTRIES = """
SELECT s.country_id AS one WHERE s.country_id IS NOT NULL
UNION SELECT also.country_id FROM assessments_assistance_also_in also
WHERE also.assistance_id = s.id
"""
_UNITS = """
SELECT r.reference, r.name, NULLIF(r.latin_name, '') AS latin, parent.name AS parent,
    NULLIF(parent.latin_name, '') AS parent_latin
FROM (SELECT row.recipient_id, row.id FROM assessments_assistancerecipient row
      WHERE row.assistance_id = s.id) row
JOIN recipients_recipient r ON r.id = row.recipient_id
LEFT JOIN recipients_recipient parent ON parent.id = r.parent_id ORDER BY row.id
"""
_FLAGS = """
SELECT r.reference, r.flagged AS why FROM assessments_assistancerecipient row
JOIN recipients_recipient r ON r.id = row.recipient_id
WHERE row.assistance_id = s.id AND r.flagged <> '' ORDER BY row.id
"""
_RISKS = """
SELECT risk.code, CASE risk.axis WHEN 'human_rights' THEN 'hr' ELSE risk.axis END AS axis,
    found.inherent, found.residual, found.reason
FROM assessments_risk risk LEFT JOIN (
    SELECT subject,
        max(value #>> '{}') FILTER (WHERE question LIKE '%.before') AS inherent,
        max(value #>> '{}') FILTER (WHERE question LIKE '%.after') AS residual,
        max(value #>> '{}') FILTER (WHERE question LIKE '%.after\\_reasons') AS reason
    FROM assessments_answer WHERE assessment_id = a.id AND subject LIKE 'risks:%' GROUP BY subject
) found ON found.subject = 'risks:' || risk.id
WHERE risk.assessment_id = a.id ORDER BY risk.id
"""
_MEASURES = """
SELECT risk.code AS risk, m.kind AS type, m.says, owner.title AS owner, m.due_on AS due,
    m.proof AS evidence, CASE WHEN m.done_on IS NULL THEN 'open' ELSE 'done' END AS state
FROM assessments_mitigation m JOIN assessments_risk risk ON risk.id = m.risk_id
JOIN accounts_post owner ON owner.id = m.owner_id WHERE risk.assessment_id = a.id ORDER BY m.id
"""
_CONSULTEES = """
SELECT x.role, x.who, x.date, x.concur FROM (
    SELECT advice.kind AS role, adviser.name AS who, advice.returned_at::date AS date,
        NULLIF(advice.concur, '') AS concur, advice.id
    FROM assessments_advice advice
    LEFT JOIN accounts_officer adviser ON adviser.id = advice.adviser_id
    WHERE advice.assessment_id = a.id
    UNION ALL
    SELECT CASE WHEN c.outside THEN 'outside' ELSE 'inside' END,
        CASE WHEN c.protected THEN NULL ELSE c.who END, c.on, NULL, c.id
    FROM assessments_consultation c WHERE c.assessment_id = a.id
) x ORDER BY x.date, x.id
"""
_DISSENT = """
SELECT advice.kind AS role, adviser.name AS who, advice.concur,
    CASE WHEN advice.kind = 'legal' THEN NULL ELSE advice.reasons END AS reasons,
    CASE WHEN advice.kind = 'legal' THEN NULL
        ELSE NULLIF(advice.case_against, '') END AS case_against
FROM assessments_advice advice LEFT JOIN accounts_officer adviser ON adviser.id = advice.adviser_id
WHERE advice.assessment_id = a.id AND advice.concur = 'non_concur' ORDER BY advice.id
"""
_CONDITIONS = """
SELECT c.kind, c.says, owner.title AS owner, c.due_on AS due, c.proof,
    c.met_on AS met, c.broken_on AS broken
FROM decisions_condition c JOIN accounts_post owner ON owner.id = c.owner_id
WHERE c.decision_id = d.id ORDER BY c.id
"""
_LATE = """
SELECT 'review' AS one WHERE a.review_on < CURRENT_DATE
    AND a.state IN ('authorised', 'monitoring', 'suspended')
UNION ALL SELECT 'condition' WHERE EXISTS (SELECT 1 FROM decisions_condition c
    WHERE c.assessment_id = a.id AND c.due_on < CURRENT_DATE AND c.met_on IS NULL)
UNION ALL SELECT 'advice' WHERE EXISTS (SELECT 1 FROM assessments_advice advice
    WHERE advice.assessment_id = a.id AND advice.ran_out_at IS NOT NULL)
"""
_LAST_REVIEW = """(SELECT max(look.made_at)::date FROM decisions_decision look
WHERE look.assessment_id = a.id AND look.kind IN ('continue_on', 'adapt'))"""
# Of several countries each by its code; an answer that names none is about the first.
_DEATH_PENALTY = f"""(SELECT CASE WHEN count(*) < 2 THEN max(x.said)
    ELSE string_agg(x.country || ' ' || x.said, '; ' ORDER BY x.country) END
FROM (SELECT answer.value #>> '{{}}' AS said,
        COALESCE(NULLIF(split_part(answer.subject, ':', 2), ''), s.country_id) AS country
    FROM assessments_answer answer
    WHERE answer.assessment_id = a.id AND answer.question = 'uk.dp') x
WHERE x.country IN ({_COUNTRIES}))"""  # noqa: S608
_ROUTED_IN = f"COALESCE({_part('content.id', 'evaluation', 'level,countries')}::json, '[]'::json)"
_AGAINST = """CASE WHEN d.against_advice THEN 'against'
WHEN d.permits AND d.assessment_id IS NOT NULL THEN 'with' END"""
_EXCLUDES = """EXISTS (SELECT 1 FROM decisions_coverage c
WHERE c.decision_id = d.id AND c.says <> 'yes') AND d.permits"""

_LEFT_OUT = """
SELECT DISTINCT COALESCE(NULLIF(c.part, ''), named.name, c.country_id) AS one
FROM decisions_coverage c LEFT JOIN recipients_recipient named ON named.id = c.recipient_id
WHERE c.decision_id = d.id AND c.says <> 'yes' AND d.permits ORDER BY one
"""

_PROVISIONAL = f"NULLIF({_part('content.id', 'framework', 'provisional_because')}, '')"

COLUMNS = (
    Column("case_ref", "COALESCE(a.reference, s.reference)", outline=True),
    Column("decision_ref", "d.reference", outline=True),
    Column("assistance_ref", "s.reference", outline=True),
    Column("assessment_version", "a.kind", outline=True),
    Column("state", "a.state", outline=True),
    Column("sha256", "record.root", outline=True),
    Column("guidance", "a.framework_id", outline=True),
    Column("guidance_version", "a.framework_version", outline=True),
    Column("guidance_state", _part("content.id", "framework", "state"), outline=True),
    Column("guidance_provisional_because", _PROVISIONAL, outline=True),
    Column("title", "s.title"),
    Column("type", "s.kind"),
    Column("activity_codes", "s.activities"),
    Column("country", _list(_COUNTRIES)),
    Column("recipient_org", "NULLIF(concat_ws('; ', barred.name, barred.latin_name), '')"),
    Column("recipient_unit", _rows(_UNITS)),
    Column("unit_flags", _rows(_FLAGS)),
    Column("implementer", "COALESCE(NULLIF(s.supplier, ''), provider.name)"),
    Column("funder", "funder.name"),
    Column("fund", "NULLIF(s.fund, '')"),
    Column("value_gbp", "CASE WHEN s.currency = 'GBP' THEN s.amount END"),
    Column("value_other", "CASE WHEN s.currency <> 'GBP' THEN s.amount || ' ' || s.currency END"),
    Column("commercial_income", "NULLIF(s.commercial_interest, '')"),
    Column("start", "s.starts_on", outline=True),
    Column("end", "s.ends_on", outline=True),
    Column("umbrella_ref", "umbrella.reference"),
    Column("stage1_version", "NULL"),
    Column("stage1_date", "NULL"),
    Column("risks", _rows(_RISKS)),
    Column("rep_pol", _part("content.id", "evaluation", "derived,d.rep")),
    Column("overall", "NULLIF(a.overall, '')"),
    Column("dp_assurance_status", _DEATH_PENALTY),
    Column("vettings", lambda: _rows(vettings())),
    Column("mitigations", _rows(_MEASURES)),
    Column("consultees", _rows(_CONSULTEES)),
    Column("dissent", _rows(_DISSENT)),
    Column("computed_level", "NULLIF(d.required_level_id, '')", outline=True),
    Column("routed_in", _ROUTED_IN),
    Column("actual_level", "NULLIF(d.level_id, '')", outline=True),
    Column("escalated_by", "CASE WHEN a.raised_to_rank > 0 THEN raiser.name END"),
    Column("decision", "d.kind", outline=True),
    Column("reasons", "d.reasons"),
    Column("what_would_change_it", "NULLIF(d.what_would_change_it, '')"),
    Column("conditions", _rows(_CONDITIONS)),
    Column("decider_name", "d.decider_name"),
    Column("decider_post", "d.decider_title"),
    Column("decider_for", "NULLIF(d.on_behalf_of_name, '')"),
    Column("minister", _yes_no("d.minister"), outline=True),
    Column("made", "d.made", outline=True),
    Column("decided_at", _utc("d.made_at"), outline=True),
    Column("decision_vs_advice", _AGAINST),
    Column("despite_serious_risk", _yes_no("d.despite_serious_risk")),
    Column("scope_modified", _yes_no(_EXCLUDES)),
    Column("left_out", _list(_LEFT_OUT)),
    Column("next_review", "d.review_on", outline=True),
    Column("valid_until", "d.valid_until", outline=True),
    Column("last_review", _LAST_REVIEW, outline=True),
    Column("overrides", "NULL"),
    Column("triggers", "NULL"),
    Column("suspensions", "NULL"),
    Column("outcome", "NULLIF(a.outcome, '')"),
    Column("late_flags", _list(_LATE)),
    Column("marking", "s.marking", outline=True),
    Column("restricted", _yes_no("s.restricted"), outline=True),
    Column("disclosure_status", "NULL"),
    Column("prev_event_hash", "NULLIF(encode(entry.previous_hash, 'hex'), '')", outline=True),
)
