"""Policy as data: what a framework is, and how one is read.

A framework file is law to this program. It is parsed here, once, into frozen objects; nothing
else in the program opens the file or indexes a raw mapping.
"""

from policy.framework.basics import Source, Switch, Term
from policy.framework.derived import Derived, Step, Table
from policy.framework.duties import (
    Communication,
    Duty,
    EmergencyHold,
    Lifecycle,
    Report,
    Validity,
)
from policy.framework.entry import BASES
from policy.framework.errors import FrameworkError
from policy.framework.loading import FRAMEWORKS, load, loads
from policy.framework.questions import (
    CHOOSING,
    COUNTRIES,
    STAGES,
    Collection,
    Field,
    Form,
    Question,
    Section,
    is_due,
)
from policy.framework.rules import AdviceNeed, Bar, Check, EscalationRule, Level, Override
from policy.framework.scope import Scope, ScopeRule
from policy.framework.whole import Framework

__all__ = [
    "BASES",
    "CHOOSING",
    "COUNTRIES",
    "FRAMEWORKS",
    "STAGES",
    "AdviceNeed",
    "Bar",
    "Check",
    "Collection",
    "Communication",
    "Derived",
    "Duty",
    "EmergencyHold",
    "EscalationRule",
    "Field",
    "Form",
    "Framework",
    "FrameworkError",
    "Level",
    "Lifecycle",
    "Override",
    "Question",
    "Report",
    "Scope",
    "ScopeRule",
    "Section",
    "Source",
    "Step",
    "Switch",
    "Table",
    "Term",
    "Validity",
    "is_due",
    "load",
    "loads",
]
