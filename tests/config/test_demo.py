"""What stands in the demo's way is one sentence with its remedy."""

import socket
import sys

import pytest
from django.core.management import CommandError, call_command

from config.demo import ground
from config.demo.people import Person, as_table
from config.services import CannotStart


def refusal(check, *arguments) -> str:
    with pytest.raises(CannotStart) as refused:
        check(*arguments)
    return str(refused.value)


def test_a_taken_port_names_the_port_and_offers_another():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert refusal(ground.the_port_is_free, port) == (
            f"Port {port} is taken by another program, or not ours to use. Stop that program, "
            f"or choose another port: make demo PORT={port + 1}"
        )


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(CommandError, match=f"PORT is '{port}'. Give a number from 1 to 65535."):
        call_command("demo", f"--port={port}")


def test_a_machine_without_pango_is_told_how_to_get_it(monkeypatch, tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(tmp_path)

    said = refusal(ground.pango_is_here)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    assert said.startswith("The library pango, which sets the text of the PDF records, is not")
    assert "apt-get install libpango-1.0-0" in said


def test_pages_without_styles_are_not_served(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    assert refusal(ground.the_front_end_is_built).startswith("The front end is not built")


def test_people_are_shown_in_columns():
    people = [
        Person("1", "Amina Okafor", "Desk officer", "amina@example.org"),
        Person("2", "Li", "Minister of State", "li@example.org"),
    ]

    assert as_table(people) == (
        "Name          Post               E-mail\n"
        "Amina Okafor  Desk officer       amina@example.org\n"
        "Li            Minister of State  li@example.org"
    )


def test_each_office_has_its_people_under_its_name():
    people = [
        Person("1", "Amina", "Desk officer", "a@b.example", organisation="Ministry"),
        Person("2", "Li", "Chief", "l@b.example", organisation="Mission"),
    ]

    assert [line for line in as_table(people).splitlines() if line and "@" not in line][1:] == [
        "Ministry",
        "Mission",
    ]
