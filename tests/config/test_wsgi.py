"""The web does not start, and does not go on trying, where the law it would serve was edited."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from accounts.actions import grant_role
from accounts.roles import Role
from config.demo.world import refuse_edited_law
from config.services import CannotStart
from config.services.children import free_port
from policy.actions import put_in_use
from policy.framework import loads
from tests.databases import address_of
from tests.policy.frameworks import osja

SAYS = "uk-osja.yaml says it is uk-osja 2017.1, and is not the text that was put in use"


@pytest.fixture
def edited(committed_cast):
    """What two officers put in use under the version of a file is another text than the file."""
    cast = committed_cast
    grant_role(cast.ravi, Role.POLICY_LEAD, cast.portfolio)
    other = loads(f"{osja().text}\n# A line of another day.\n", "uk-osja.yaml")
    put_in_use(other, by=cast.lou, confirmed_by=cast.ravi)


def test_gunicorn_says_which_file_and_ends(edited, a_copy):
    web = subprocess.run(
        [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{free_port()}"],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"DATABASE_URL": address_of(a_copy), "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert web.returncode == 3
    assert web.stderr.count(SAYS) == 1


def test_the_demo_says_so_at_once_and_how_to_begin_afresh(edited):
    with pytest.raises(CannotStart, match=f"{SAYS}.* Or run `make demo-reset`"):
        refuse_edited_law()
