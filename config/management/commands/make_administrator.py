from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from config.posts import firsts, invitation


class Command(BaseCommand):
    help = (
        "Make an administrator of a portfolio, and print the link by which they set a password."
        " The organisation, the portfolio and the officer are created where they are missing."
        " Make two: what one gives, another confirms."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="where they read their post; they sign in with it")
        parser.add_argument("--name", help="their name, where they are not entered yet")
        parser.add_argument("--organisation", required=True)
        parser.add_argument("--portfolio", required=True)

    def handle(self, **said):
        try:
            validate_email(said["email"])
        except ValidationError:
            raise CommandError(
                f"\u201c{said['email']}\u201d is no e-mail address. Give the one they sign in with."
            ) from None
        try:
            officer, made = firsts.make_administrator(
                said["email"].lower(), said["name"], said["organisation"], said["portfolio"]
            )
        except firsts.NoName as none:
            raise CommandError(str(none)) from None
        for each in made:
            self.stdout.write(f"Created: {each}.")
        self.stdout.write(f"{officer} is an administrator of {said['portfolio']}.")
        if not officer.has_usable_password():
            link = invitation.link_for(officer)
            self.stdout.write(f"They set their password, within three days, at\n{link}")
