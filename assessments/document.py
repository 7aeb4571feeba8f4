"""From a case to the case document the policy engine judges."""


def case_document(case, file):
    return {"framework": case.framework_id, "case": {}, "q": {}, "collections": {}}


def risk_label(framework, risk):
    return risk.code


def live_risk(answers, risk):
    return True
