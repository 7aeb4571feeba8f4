"""What a rule cites, by the title of each document, the place in it, and where to read it."""

import pickle

import pytest
from django.template.loader import render_to_string

from policy.citations import Citation, Cites, citations
from policy.framework import FrameworkError, loads
from tests.policy.frameworks import osja

GUIDANCE = "OSJA guidance, 2017 edition: foreword, flow chart and test"


def shown(cites, **said):
    return render_to_string("components/citation.html", {"cites": cites} | said)


def test_a_citation_is_shown_by_title_place_and_address():
    known = osja().bars[0].cite.sources

    assert citations(Cites("OSJA stage 4; RECON", known)) == [
        Citation(
            GUIDANCE,
            "stage 4",
            "https://www.gov.uk/government/publications/"
            "overseas-security-and-justice-assistance-osja-guidance",
        ),
        Citation("Reconstructed from background knowledge of the guidance", provisional=True),
    ]


def test_a_bare_citation_is_looked_up_in_the_frameworks_there_are():
    assert citations("PA96") == [
        Citation(
            "Police Act 1996, section 26",
            url="https://www.legislation.gov.uk/ukpga/1996/16/section/26",
        )
    ]
    assert citations("Order 12, part 3") == [Citation("Order 12, part 3")]
    assert citations("") == []


def test_a_citation_kept_elsewhere_is_its_short_names():
    kept = pickle.loads(pickle.dumps(osja().bars[0].cite))  # noqa: S301

    assert (kept, type(kept)) == (osja().bars[0].cite, str)


def test_a_page_links_a_source_and_says_when_it_is_provisional():
    page = shown("PA96; RECON", basis="background")

    assert ">Police Act 1996, section 26</a>" in page
    assert 'knowledge of the guidance <b class="citation__provisional">(provisional)</b>' in page
    assert "<a" not in shown("PA96", basis="statute", unlinked=True)


def test_an_address_that_is_not_https_is_refused():
    text = osja().text.replace("https://www.bailii.org/uk", "javascript:alert(1)//", 1)

    with pytest.raises(FrameworkError, match="does not begin with https://"):
        loads(text, "changed.yaml")


def test_a_citation_of_a_rule_brings_its_own_sources():
    bar = osja().bars[0]

    assert citations(bar.cite) == citations(bar.cite, bar.cite.sources)
