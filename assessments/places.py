"""Where on the pages of an assessment each thing is written, so that a refusal can lead there."""

from django.urls import reverse


def field_name(question: str) -> str:
    """Return what the control of a question is called in a form: “uk.1a” → “uk-1a”."""
    return question.replace(".", "-")


def anchor_of(question: str) -> str:
    """Return the id of a question's control on its page."""
    return f"id_{field_name(question)}"


def page_of(case, name: str, *args) -> str:
    """Return the address of one page of a case."""
    return reverse(f"assessments:{name}", args=[case.reference, *args])


def page_of_country(case, file, section: str, code: str) -> str:
    """Return the page on which a section is answered of one country; its own where it is alone."""
    if len(file.country_codes) < 2:
        return page_of(case, "section", section)
    return page_of(case, "row", section, code)


def place_of_row(case, framework, collection: str, row: str) -> str:
    """Return the page on which one row of a list is written."""
    if collection == "risks":
        return page_of(case, "risk", row)
    if collection == "measures":
        return page_of(case, "measure", row)
    section = next(iter(framework.sections_per(collection)), None)
    return page_of(case, "row", section.id, row) if section else page_of(case, "tasks")


def place_of_list(case, framework, collection: str) -> str:
    """Return the page on which rows are added to a list."""
    if collection in ("risks", "measures"):
        return page_of(case, "risks") + "#add"
    section = next(iter(framework.sections_per(collection)), None)
    return page_of(case, "section", section.id) + "#rows" if section else page_of(case, "tasks")


def place_of_gap(case, file, gap) -> str:
    """Return where something missing is written down."""
    framework = file.framework
    if gap.question in framework.collections:
        return _place_of_missing_row(case, file, gap)
    question = framework.questions[gap.question]
    if question in framework.scope.questions:
        return reverse("assessments:screen", args=[case.assistance.reference])
    if question in framework.facts:
        return case.assistance.get_absolute_url()
    if question.type == "consultation_log":
        return page_of(case, "consultations") + "#add"
    if question.answered_by != "author":
        return page_of(case, "findings")
    if framework.is_asked_per_country(question.id):
        return page_of_country(case, file, question.section, gap.row) + f"#{anchor_of(question.id)}"
    if gap.row is not None:
        at = place_of_row(case, framework, question.per, gap.row)
        return f"{at}#{anchor_of(question.id)}"
    return page_of(case, "section", question.section) + f"#{anchor_of(question.id)}"


def _place_of_missing_row(case, file, gap) -> str:
    name = gap.question
    if gap.row is None:
        return place_of_list(case, file.framework, name)
    if name == "measures":
        for risk in file.risks:
            if str(risk.pk) == gap.row and not risk.measure_rows:
                return page_of(case, "risk", risk.pk) + "#measures"
    return place_of_row(case, file.framework, name, gap.row)
