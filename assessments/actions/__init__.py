"""What one can do with assistance and its assessments."""

from assessments.actions.moves import (
    abandon,
    begin_mitigation,
    find_out_of_scope,
    following,
    raise_level,
    reassess,
    reopen_draft,
    return_to_draft,
    return_to_mitigation,
)
from assessments.actions.planning import (
    join_team,
    name_recipients,
    name_role,
    plan,
    record_delivery,
    revise,
)
from assessments.actions.screening import agree_on_scope, open_assessment, screen

__all__ = [
    "abandon",
    "agree_on_scope",
    "begin_mitigation",
    "find_out_of_scope",
    "following",
    "join_team",
    "name_recipients",
    "name_role",
    "open_assessment",
    "plan",
    "raise_level",
    "reassess",
    "record_delivery",
    "reopen_draft",
    "return_to_draft",
    "return_to_mitigation",
    "revise",
    "screen",
]
