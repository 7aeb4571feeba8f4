"""Whether a framework covers something, by its own ordered rules, on answers given so far.

Answers are kept as the case document has them under `case`: {"recipient_kind": ["police"], …}.
"""

from policy.evaluate import evaluate
from policy.queries import frameworks_of


def plain_answers(answers):
    """Return the answers by the names the case document uses, without those left open."""
    return {
        name.removeprefix("case."): value
        for name, value in answers.items()
        if value not in (None, "", [], ())
    }


def scope_of(framework, answers):
    """Return the finding on scope: outcome (None while it turns on an open answer), rule, cite."""
    document = {"framework": framework.id, "case": plain_answers(answers)}
    return evaluate(framework, document).scope


def open_questions(framework, answers):
    """Return the scope questions that ought to be answered and are not."""
    given = plain_answers(answers)
    return [
        question
        for question in framework.scope.questions
        if question.required and question.key not in given
    ]


def rule_of(framework, rule_id):
    """Return the scope rule with this id, or None."""
    return next((rule for rule in framework.scope.rules if rule.id == rule_id), None)


def framework_asked(framework_id, organisation):
    """Return the framework that was asked for, or the first the organisation applies.

    None where it applies none: then nobody could decide, and the page says so.
    """
    applied = frameworks_of(organisation)
    asked = (each for each in applied if each.id == framework_id)
    return next(asked, next(iter(applied), None))
