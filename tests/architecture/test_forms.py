"""Nothing typed is lost: by default a form is kept for a writer whose session ran out."""

import ast
import re
from pathlib import Path

from tests.architecture.test_layers import LINE, modules

ROOT = Path(__file__).resolve().parents[2]
FORM = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.S)

# Templates whose forms keep nothing, and why.
NOT_KEPT = {
    "account/login.html": "It is where one signs in, with a password.",
    "account/logout.html": "A button.",
    "account/password_change.html": "Passwords.",
    "account/reauthenticate.html": "A password.",
    "accounts/yours.html": "Two choices from lists.",
    "assessment/_take_up.html": "A button.",
    "assessment/_take_up_one.html": "A button.",
    "assessment/row.html": "A button; its form of questions is kept.",
    "assistance/detail.html": "A button.",
    "assistance/recipients.html": "Buttons and boxes; the words searched for stand in the address.",
    "components/account_menu.html": "The button by which one signs out.",
    "components/action_buttons.html": "Buttons.",
    "components/demo_people.html": "Buttons by which one signs in.",
    "decisions/confirm.html": "A button; its form for reasons is kept.",
    "decisions/confirm_import.html": "A button.",
    "decisions/earlier.html": "A file, and no file is kept.",
    "decisions/letters.html": "A button.",
    "home/home.html": "A button.",
    "ledger/list.html": "A button.",
    "mfa/authenticate.html": "A code.",
    "mfa/reauthenticate.html": "A code.",
    "mfa/totp/activate_form.html": "A code.",
}
# Views that hand a form what is sent and nothing that was kept, and why.
ONLY_WHAT_IS_SENT = {
    "accounts/views.py": "Two choices from lists.",
    "decisions/views/lists.py": "A file, and no file is kept.",
}


def test_every_form_names_its_writer_or_is_listed_with_the_reason_why_not():
    bare = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*.html")
        for form in FORM.findall(path.read_text())
        if "{% form_token %}" not in form
    }

    assert bare == set(NOT_KEPT)


def test_no_form_left_bare_asks_for_words():
    """A form without its writer's name has no field for words but those of the sign-in library."""
    asking = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*.html")
        if not path.is_relative_to(ROOT / "templates" / "account")
        and not path.is_relative_to(ROOT / "templates" / "mfa")
        for form in FORM.findall(path.read_text())
        if "{% form_token %}" not in form and ("<textarea" in form or "form.as_div" in form)
    }

    assert asking == {"accounts/yours.html", "decisions/earlier.html"}


def test_every_view_gives_its_form_what_was_kept():
    """A view fills its form from `typed(request)`; `request.POST` is read for buttons alone."""
    views = {
        path
        for app in LINE
        for path in modules(app)
        if "views" in (*path.relative_to(ROOT).parts, path.stem)
    }
    handed = {
        str(path.relative_to(ROOT))
        for path in views
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and any(_is_what_is_sent(each) for each in (*node.args, *(k.value for k in node.keywords)))
    }

    assert handed == set(ONLY_WHAT_IS_SENT)


def _is_what_is_sent(node):
    """Say whether an argument is the request's POST, alone or as one of a choice."""
    if isinstance(node, ast.BoolOp):
        return any(_is_what_is_sent(each) for each in node.values)
    if isinstance(node, ast.IfExp):
        return _is_what_is_sent(node.body) or _is_what_is_sent(node.orelse)
    return isinstance(node, ast.Attribute) and node.attr == "POST"
