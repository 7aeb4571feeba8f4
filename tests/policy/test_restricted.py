"""What a framework keeps from most is taken out by name, and what stays still says the rest."""

from policy.evaluate import evaluate
from policy.framework import loads
from policy.restricted import without_reasons
from tests.policy.frameworks import SMALL, as_yaml, changed, document, small


def test_the_sentences_that_repeat_an_answer_leave_with_their_bar_named():
    whole = evaluate(small(), document(q={"sm.stop": "yes_"})).as_dict()

    kept, taken = without_reasons(whole)

    assert taken["b1"] == whole["bars"]["b1"]["because"] != []
    assert "because" not in kept["bars"]["b1"]
    assert kept["bars"]["b1"]["value"] is True
    assert whole["bars"]["b1"]["because"]


def test_what_is_missing_of_a_restricted_list_is_never_told_by_name():
    measures = {**SMALL["collections"]["measures"], "fields": [{"id": "name"}]}
    asked = document()
    asked["collections"]["measures"][0] = {"id": "m1", "risk": "r1", "name": "Lt. Named"}

    def said(collection):
        law = loads(as_yaml(changed("collections", "measures", to=collection)), "small.yaml")
        return [each.says for each in evaluate(law, asked).missing]

    assert said(measures) == ["“How?” (for Lt. Named) has not been answered. Answer it."]
    assert said({**measures, "sensitivity": "restricted"}) == [
        "“How?” (for m1) has not been answered. Answer it."
    ]
