"""Everything ever done with a recipient: its own page tells it, and its family's."""

from recipients.actions import revise_recipient
from tests import cases


def test_a_recipients_page_tells_what_was_planned_for_those_above_and_below_it(cast, client):
    force = cases.a_unit(cast, name="Kadari National Police")
    unit = cases.a_unit(cast, name="Western Division", parent=force)
    other = cases.a_unit(cast, name="Eastern Division")
    cases.planned(cast, units=[unit], title="Investigation training")
    cases.planned(cast, units=[other], title="Radios")
    client.force_login(cast.amina)

    page = client.get(f"/recipients/{force.reference}/").content.decode()

    assert "Investigation training" in page
    assert "Western Division" in page
    assert "Radios" not in page


def test_of_restricted_assistance_a_recipients_page_tells_only_to_whom_it_may(cast, client):
    unit = cases.a_unit(cast)
    cases.planned(cast, units=[unit], title="Kestrel course", restricted=True)

    def page_for(officer):
        client.force_login(officer)
        return client.get(f"/recipients/{unit.reference}/").content.decode()

    assert "Kestrel course" in page_for(cast.amina)
    assert "Restricted assistance" in page_for(cast.kim)
    assert "Kestrel course" not in page_for(cast.kim)
    assert "Restricted assistance" not in page_for(cast.mona)


def test_what_moved_under_another_force_is_told_there_too(cast, client):
    unit = cases.a_unit(cast)
    ministry = cases.a_unit(cast, name="Ministry of the Interior")
    cases.planned(cast, units=[unit], title="Investigation training")
    revise_recipient(unit, by=cast.amina, revision=0, parent=ministry)
    client.force_login(cast.kim)

    page = client.get(f"/recipients/{ministry.reference}/").content.decode()

    assert "Investigation training" in page
