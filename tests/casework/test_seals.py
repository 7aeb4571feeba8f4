"""Seals: a copy with a part taken out still verifies; a copy with a part changed does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casework import seals
from casework.seals import Part

texts = some.text(alphabet=some.characters(exclude_categories=["Cs"]), max_size=30)
documents = some.dictionaries(
    some.text(alphabet="abcdefgh/", min_size=1, max_size=12),
    some.dictionaries(texts, some.none() | some.booleans() | some.integers(-99, 99) | texts),
    min_size=1,
    max_size=6,
)


def exported(parts):
    """Seal parts in memory, as `seals.exported` would give them."""
    import secrets

    import rfc8785

    rows = []
    for path, content in parts.items():
        salt = secrets.token_bytes(16)
        digest = seals.part_digest(salt, rfc8785.dumps(content))
        rows.append({"path": path, "digest": digest, "salt": salt.hex(), "content": content})
    digests = {row["path"]: row["digest"] for row in rows}
    root = seals.root_of("record", "HRA-2026-0042", "2026-11-21T12:00:00+00:00", digests)
    return {
        "kind": "record",
        "reference": "HRA-2026-0042",
        "made_at": "2026-11-21T12:00:00+00:00",
        "root": root,
        "parts": rows,
    }


@given(documents)
def test_whatever_part_is_taken_out_the_rest_still_verifies(parts):
    document = exported(parts)

    for row in document["parts"]:
        whole = dict(row)
        del row["content"], row["salt"]
        assert seals.verify(document) == []
        row.update(whole)


@given(documents)
def test_whatever_part_is_changed_is_named(parts):
    document = exported(parts)
    row = document["parts"][0]
    row["content"] = {"changed": True, **{str(k): v for k, v in row["content"].items()}}

    assert seals.verify(document) == [f"The part “{row['path']}” is not what was sealed."]


def test_the_same_words_sealed_twice_have_different_digests(a_case, cast):
    one = seals.seal("content", a_case, {"answer": "yes"}, by=cast.amina)
    two = seals.seal("content", a_case, {"answer": "yes"}, by=cast.amina)

    digests = {part.digest for each in (one, two) for part in each.parts.all()}
    assert len(digests) == 2


def test_a_sealed_document_leaves_with_its_legal_part_by_digest_alone(a_case, cast):
    sealed = seals.seal(
        "submission",
        a_case,
        {"case": {"title": "Radios"}, "advice/legal": Part({"says": "Canary"}, "legal")},
        by=cast.amina,
    )

    document = seals.exported(sealed, withhold=frozenset({"advice/legal"}))

    assert "Canary" not in str(document)
    assert seals.verify(document) == []
    assert seals.contents(sealed)["advice/legal"] == {"says": "Canary"}


@pytest.fixture
def a_case(cast):
    from recipients.models import Country, Recipient

    return Recipient.objects.create(
        reference="RCP-2026-0001",
        portfolio=cast.portfolio,
        kind="unit",
        name="Western Division",
        country=Country.objects.get(code="KD"),
        recorded_by=cast.amina,
    )
