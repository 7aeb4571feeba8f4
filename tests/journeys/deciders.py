"""What advisers, signers and deciders do: concur or not, sign, put it up, decide."""

from tests.journeys.people import Person


class Adviser(Person):
    """Somebody whose advice is asked."""

    def advises(self, case, **said):
        """Give the advice this person is asked for on a case."""
        self.opens("/advice/")
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator(f'main a[href^="/cases/{case}/advice/"]').first.click()
        self.fills(**said)
        self.presses("Give this advice")


class Decider(Person):
    """Somebody on the ladder: signs below the rung that decides, decides on it."""

    def countersigns(self, case, words):
        """Read a case on its way up and sign it, proving again who signs."""
        self.opens(f"/cases/{case}/decision/countersign/")
        self.fills(words=words)
        self.has_been_away()
        self.presses("Sign")

    def decides(self, case, choice, reasons, conditions=(), **more):
        """Decide, proving again who decides; return the reference of the decision."""
        self.opens(f"/cases/{case}/decision/")
        self.fills(choice=choice, reasons=reasons, **more)
        for number, condition in enumerate(conditions):
            self._sets_condition(f"conditions-{number}-", **condition)
        self.has_been_away()
        self.presses("Continue to sign")
        return self.last_word()

    def _sets_condition(self, start, owner, **said):
        self.fills(**{start + name: value for name, value in said.items()})
        self.page.locator(f'main [name="{start}owner"]').select_option(label=owner)

    def makes_the_hold_a_suspension(self, case, **said):
        """Ratify what a duty officer held, answering what happened."""
        self._signs(case, "ratify-hold", "Sign and suspend", triggers=True, **said)

    def withdraws(self, case, **said):
        """Take a yes back."""
        self._signs(case, "withdraw", "Sign and withdraw", **said)

    def _signs(self, case, act, button, **said):
        self.opens(f"/cases/{case}/watch/{act}/")
        self.fills(**said)
        self.has_been_away()
        self.presses(button)
