"""What those who watch do: show conditions met, start, report, record what is alleged, hold."""

from tests.journeys.people import Person


class Watcher(Person):
    """Somebody who watches what was authorised, or holds it at once."""

    def shows_met(self, case, condition, on, proof):
        """Record what shows that a condition is met."""
        self.opens(f"/cases/{case}/decision/conditions/")
        self.follows(condition)
        self.fills(on=on, proof=proof)
        self.presses("Record that it is met")

    def tells(self, case, letter, **said):
        """Record that somebody was told what a rule wants them told."""
        self.opens(f"/cases/{case}/decision/conditions/")
        self.follows(letter)
        post = said.pop("signed_by")
        self.page.locator("main [name=signed_by]").select_option(label=post)
        for box in self.page.locator("main [name=contents]").all():
            box.check()
        self.fills(**said)
        self.presses("Record that it was sent")

    def starts_delivery(self, case):
        """Record that everything which had to come first is done."""
        self.opens(f"/cases/{case}/watch/start-delivery/")
        self.presses("Record that delivery may start")

    def reports(self, case, **seen):
        """Write a monitoring report on a case."""
        self.opens(f"/cases/{case}/watch/report/")
        self.fills(**seen)
        self.presses("Record the report")

    def records_an_allegation(self, recipient, **said):
        """Record what is said of a recipient, found in the register by its name."""
        self.opens("/watch/incident/")
        self.fills(words=recipient)
        self.presses("Find")
        self.follows(recipient)
        self.fills(**said)
        self.presses("Report it")

    def holds(self, case, reason):
        """Stop everything under a case at once."""
        self.opens(f"/cases/{case}/watch/hold/")
        self.fills(reason=reason)
        self.presses("Hold everything now")
