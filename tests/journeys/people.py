"""The people of a journey, each at a browser of their own: what they can do on any page."""

import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY as PROOFS
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from tests.cast import PEOPLE

PASSWORD = "correct horse staple"
PICTURES = Path(settings.BASE_DIR) / "var" / "journeys"  # kept with HEED_PICTURES=1
WIDTHS = (1280, 375)
HEIGHT = 900
# A browser reports every answer above 399 in its console: of these a journey expects some.
ANSWERED_NO = re.compile(r"Failed to load resource: .* status of (404|409|422)")

# A form of our own making, with the token any page of ours carries in its cookie.
SEND = """([path, fields]) => {
    const form = document.createElement('form');
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    for (const [name, value] of Object.entries({...fields, csrfmiddlewaretoken: token})) {
        const control = document.createElement('input');
        Object.assign(control, {type: 'hidden', name, value});
        form.append(control);
    }
    Object.assign(form, {method: 'post', action: path});
    document.body.append(form);
    form.submit();
}"""


class Company:
    """Everybody of one journey; who is called comes, and signs in with their own password."""

    def __init__(self, browser, address, journey):
        self.browser, self.address = browser, address
        self.journey = journey.removeprefix("test_")
        self.trouble, self.present, self.pictured = [], {}, 0

    def comes(self, key, kind):
        """Return somebody of the cast at a browser of their own, signed in."""
        if key not in self.present:
            self.present[key] = kind(self, key)
        return self.present[key]

    def leave(self):
        """Close everybody's browser."""
        for person in self.present.values():
            person.context.close()


class Person:
    """Somebody at a browser."""

    def __init__(self, company, key):
        self.company, self.key, self.name = company, key, PEOPLE[key][0]
        self.context = company.browser.new_context(
            base_url=company.address, viewport={"width": WIDTHS[0], "height": HEIGHT}
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.proofs = 0  # how often the password was asked for again
        self.page.on("pageerror", self._trouble)
        self.page.on("console", self._console)
        self._signs_in()

    def _trouble(self, problem):
        self.company.trouble.append(f"{self.page.url}: {problem}")

    def _console(self, line):
        if line.type == "error" and not ANSWERED_NO.search(line.text):
            self._trouble(line.text)

    def _signs_in(self):
        self.opens("/")
        self.fills(login=f"{self.key}@ofa.example", password=PASSWORD)
        self.presses("Sign in")

    def has_been_away(self):
        """Let more time pass since this person gave their password than a signature allows."""
        cookie = next(each for each in self.context.cookies() if each["name"] == "sessionid")
        session = SessionStore(cookie["value"])
        for proof in session[PROOFS]:
            proof["at"] -= 3600
        session.save()

    def opens(self, path):
        """Go to an address; return with what it was answered."""
        return self.page.goto(path, wait_until="domcontentloaded").status

    def follows(self, words):
        """Follow the first link that says this."""
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state("domcontentloaded")

    def presses(self, words, within="main"):
        """Press the button that says this, and wait for the page that answers."""
        button = self.page.locator(within).get_by_role("button", name=words, exact=True)
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.click()
        if "/reauthenticate/" in self.page.url:
            self.proofs += 1
            self.fills(password=PASSWORD)
            self.presses("Confirm")

    def fills(self, **values):
        """Write in the controls of these names: words, a day, a choice or several."""
        for name, value in values.items():
            self.writes(name, value)

    def writes(self, name, value):
        """Write one value in the control (or controls) of a name."""
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                self.page.locator(f'[name="{name}_{part}"]').fill(str(getattr(value, part)))
            return
        controls = self.page.locator(f'main [name="{name}"]:not([type=hidden])')
        kind = controls.first.evaluate("each => each.type")
        if kind in ("radio", "checkbox"):
            self._ticks(controls, value)
        elif kind == "select-one":
            controls.select_option(value)
        else:
            controls.fill(value)

    def _ticks(self, controls, value):
        if value is True:
            controls.first.check()
            return
        for each in value if isinstance(value, (list, tuple)) else [value]:
            controls.and_(self.page.locator(f'[value="{each}"]')).check()

    def sends_all_the_same(self, path, **fields):
        """Send a form the page does not offer; return the answer's number, and see its page."""
        with (
            self.page.expect_navigation(wait_until="domcontentloaded"),
            self.page.expect_response(lambda each: each.request.method == "POST") as answer,
        ):
            self.page.evaluate(SEND, [path, fields])
        return answer.value.status

    def last_word(self):
        """Return the last part of the page's address, which often is a reference."""
        return urlsplit(self.page.url).path.rstrip("/").rpartition("/")[2]

    def says(self):
        """Return the words of the page's main part, as they are read."""
        return self.page.locator("main").inner_text()

    def reads(self, *sentences):
        """Find these words on the page, or fail with what it says instead."""
        said = " ".join(self.says().split())
        missing = [each for each in sentences if " ".join(str(each).split()) not in said]
        assert missing == [], f"{self.name} does not read {missing} at {self.page.url}:\n{said}"

    def objections(self):
        """Return every objection on the page: its code with its sentence."""
        rows = self.page.locator("[data-code]").all()
        return [
            (row.get_attribute("data-code"), row.locator(".objections__says > b").inner_text())
            for row in rows
        ]

    def keeps_a_picture(self, name):
        """See that the page fits a desk and a phone; keep how it looks where that is asked for."""
        self.company.pictured += 1
        start = f"{self.company.journey}-{self.company.pictured:02}-{name}"
        wide = {}
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            wide[width] = self.page.evaluate("document.documentElement.scrollWidth")
            if os.environ.get("HEED_PICTURES"):
                PICTURES.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=PICTURES / f"{start}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        assert {width: most for width, most in wide.items() if most > width} == {}
