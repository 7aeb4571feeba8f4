"""What an official does: enters recipients, plans, screens, writes, and submits."""

import re

from tests.journeys.people import Person

REFERENCE = re.compile(r"\b(?:HRA|ASN|AST|RCP|ALG|DEC)-\d{4}-\d+\b")
UNANSWERED = """() => [...document.querySelectorAll('main form [name]')].flatMap(each => {
    if (each.type === 'hidden' || each.tagName === 'BUTTON' || !each.checkVisibility()) return [];
    if (each.inputMode || /_(day|month|year)$/.test(each.name)) return [];  // figures and dates
    const same = [...each.form.elements].filter(other => other.name === each.name);
    const many = each.type === 'radio' || each.type === 'checkbox';
    const given = many ? same.some(other => other.checked) : each.value !== '';
    return given || same[0] !== each ? [] : [{name: each.name, type: each.type}];
})"""
WORDS = ("text", "textarea", "search")
NOT_ASKED = ("-notes", "-sources")


class Official(Person):
    """Somebody who plans assistance and writes what it could do to people."""

    def enters(self, **recipient):
        """Enter a recipient in the register; return its reference."""
        self.opens("/recipients/new/")
        country = recipient.pop("country")
        self.fills(**recipient)
        self.page.get_by_label("Country").select_option(label=country)
        self.presses("Enter it in the register")
        return self.last_word()

    def plans(self, *, country, under_way=False, **planned):
        """Say what is planned, or already given; return the reference of the assistance."""
        self.opens("/assistance/new/")
        self.page.get_by_label("In which country?").select_option(label=country)
        self.fills(under_way="yes" if under_way else "no", **planned)
        self.presses("Save and say who receives it")
        return self.page.url.rstrip("/").split("/")[-2]

    def records_what_happens(self, assistance, **fact):
        """Record what is happening, whether or not it ought to be."""
        self.opens(f"/assistance/{assistance}/happening/")
        self.fills(**fact)
        self.presses("Record it")

    def says_more_of(self, assistance, **planned):
        """Add to what is planned: who gives it, from which money."""
        self.opens(f"/assistance/{assistance}/change/")
        self.fills(**planned)
        self.presses("Save")

    def names_as_recipients(self, assistance, *names):
        """Find each in the register by name, and add it."""
        for name in names:
            self.opens(f"/assistance/{assistance}/recipients/")
            self.fills(q=name)
            self.presses("Search")
            self.page.locator("main [name=add]").first.check()
            self.presses("Add those chosen")

    def screens(self, assistance, answers, **finding):
        """Answer the questions of scope and see what follows; nothing is recorded yet."""
        self.opens(f"/assistance/{assistance}/screening/")
        self.fills(**answers)
        self.presses("See what follows")
        self.fills(**finding)

    def records_the_finding(self, button):
        """Record what was found; return the last part of the address it led to."""
        self.presses(button)
        return self.last_word()

    def answers(self, case, facts):
        """Write every section asked once: the facts given, and plain sentences for the rest."""
        self.opens(f"/cases/{case}/assessment/stage1/")
        while "/assessment/" in self.page.url and not self.page.url.endswith("/assessment/"):
            section = self.page.url
            self._answers_this_page(facts)
            self.presses("Save and go on")
            assert self.page.url != section, self.says()

    def _answers_this_page(self, facts):
        for name, value in facts.items():
            if self.page.locator(f'main [name="{name}"]').count():
                self.writes(name, value)
        for control in self.page.evaluate(UNANSWERED):
            if control["type"] in WORDS and not control["name"].endswith(NOT_ASKED):
                self.writes(control["name"], "Nothing is known of this beyond the public record.")

    def goes_on_to_mitigation(self, case):
        """Take the draft on, or be told everything that is in the way."""
        self.opens(f"/cases/{case}/act/begin_mitigation/")
        self.presses("Go on to mitigation")

    def takes_up_every_risk(self, case, *further):
        """Take up the whole list of the framework, and further risks by name."""
        self.opens(f"/cases/{case}/risks/")
        self.presses("Take up every risk on the list")
        for label in further:
            self.presses(f"Take up : {label}")

    def looks_at_every_risk(self, case, found, reputation):
        """Record a first finding on each: as given by its label, else that there is none."""
        self.opens(f"/cases/{case}/risks/first-look/")
        for row in self.page.locator("fieldset.first-look").all():
            label = row.locator("legend").inner_text().strip()
            before, rep = row.locator("select").all()
            before.select_option(found.get(label, "no"))
            rep.select_option(reputation.get(label, "low"))
        self.presses("Save the findings")

    def opens_risk(self, case, label):
        """Open the page of one risk by its name."""
        self.opens(f"/cases/{case}/risks/")
        self.page.locator("main table").get_by_role("link", name=label).first.click()
        self.page.wait_for_load_state("domcontentloaded")

    def reasons(self, case, label, **said):
        """Say of one risk how, whom and on what evidence; and, later, what remains of it."""
        self.opens_risk(case, label)
        self._answers_this_page({f"uk-{name}": value for name, value in said.items()})
        self.presses("Save and leave")

    def says_nothing_would_help(self, case, label, why):
        """Record of one risk that no measure against it is possible."""
        self.opens_risk(case, label)
        self.follows("No measure is possible")
        self.fills(none_possible_why=why)
        self.presses("Record that none is possible")

    def says_what_has_changed(self, case, text):
        """Answer an earlier refusal of the like."""
        self.opens(f"/cases/{case}/earlier/")
        self.fills(text=text)
        self.presses("Save")

    def answers_risk(self, case, label, *, kind, owner, **measure):
        """Add a measure against a risk, with its owner, day and proof."""
        self.opens_risk(case, label)
        self.presses("Save and add a measure")
        self.fills(kind=kind)
        self.page.locator("main [name=uk-owner]").select_option(label=owner)
        self.fills(**{f"uk-{name}": value for name, value in measure.items()})
        self._answers_this_page({})
        self.presses("Save the measure")

    def consults(self, case, **said):
        """Record who was asked, what they said and what it changed."""
        self.opens(f"/cases/{case}/consultation/")
        self.fills(**said)
        self.presses("Record it")

    def names_the_posts(self, case, **posts):
        """Name the post that answers for each thing."""
        self.opens(f"/cases/{case}/roles/")
        for role, title in posts.items():
            self.page.locator(f"main [name={role}]").select_option(label=title)
        self.presses("Save")

    def puts_to_decision(self, case):
        """Seal what is submitted, with its advice and signatures, for whoever decides."""
        self.opens(f"/cases/{case}/decision/put/")
        self.presses("Seal and put it to them")

    def reassesses(self, case, reason):
        """Begin a reassessment; return the reference of the new case."""
        self.opens(f"/cases/{case}/reassess/")
        self.fills(reason=reason)
        self.presses("Begin the reassessment")
        return self.last_word()
