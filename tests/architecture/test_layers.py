"""The line of apps: an app imports only from its left, and asks nothing of an app to its right."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

LINE = [
    "accounts",
    "casework",
    "policy",
    "recipients",
    "assessments",
    "decisions",
    "monitoring",
    "config",
]
ROOT = Path(__file__).resolve().parents[2]


def modules(app):
    return [path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.partition(".")[0]


@pytest.mark.parametrize("app", LINE)
def test_an_app_imports_only_from_its_left(app):
    to_its_right = set(LINE[LINE.index(app) + 1 :])

    upward = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(app)
        for name in imported(path)
        if name in to_its_right
    }

    assert upward == set()


@pytest.mark.parametrize("app", LINE[:-1])
def test_an_app_uses_no_reverse_relation_of_an_app_to_its_right(app):
    """Names by which a higher app's rows hang on this app's models are not spoken below it."""
    hanging = set()
    for model in apps.get_app_config(app).get_models():
        for relation in model._meta.related_objects:
            owner = relation.related_model._meta.app_label
            name = relation.get_accessor_name()
            if owner in LINE and LINE.index(owner) > LINE.index(app) and name:
                hanging.add(name)

    spoken = {
        f"{path.relative_to(ROOT)} says .{name}"
        for path in modules(app)
        for name in hanging
        if re.search(rf"\.{name}\b(?!\()", path.read_text())
        and not re.search(rf'drawer\(.*"{name}"', path.read_text())
        and not re.search(rf"file\.{name}\b", path.read_text())
    }

    assert spoken == set()


def test_signals_are_at_most_three_and_heard_in_one_place():
    declared = [
        path
        for app in LINE
        for path in modules(app)
        for _each in re.findall(r"= (?:ModelSignal|Signal)\(", path.read_text())
    ]
    heard = {
        path.name
        for app in LINE[:-1]
        for path in modules(app)
        if re.search(r"@receiver|\.connect\(", path.read_text())
    }

    assert len(declared) <= 3
    assert heard <= {"receivers.py", "apps.py"}


def test_views_reach_cases_only_through_access_and_queries():
    direct = {
        str(path.relative_to(ROOT))
        for app in LINE
        for path in modules(app)
        if ("views" in path.parts or path.name == "views.py" or path.name == "home.py")
        and ".objects" in path.read_text()
    }

    assert direct == set()


def test_state_is_compared_only_where_states_are_at_home():
    # The road compares before and after; a framework's state is how good its text is.
    at_home = {"states.py", "guards.py", "road.py"}
    compared = {
        str(path.relative_to(ROOT))
        for app in LINE
        if app != "policy"
        for path in modules(app)
        if path.name not in at_home
        and "models" not in path.parts
        and path.name != "models.py"
        and re.search(r"\.state\s*(==|!=)", path.read_text())
    }

    assert compared == set()
