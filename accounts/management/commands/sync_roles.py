from django.core.management.base import BaseCommand

from accounts import actions


class Command(BaseCommand):
    help = "Make the permissions and groups in the database match the roles in accounts/roles.py."

    def handle(self, **options: object) -> str:
        count = actions.sync_roles()
        actions.the_program()
        return f"{count} groups match the table of roles."
