"""What a framework keeps from most is taken out by name, and what stays still says the rest."""

from policy.evaluate import evaluate
from policy.restricted import without_reasons
from tests.policy.frameworks import document, small


def test_the_sentences_that_repeat_an_answer_leave_with_their_bar_named():
    whole = evaluate(small(), document(q={"sm.stop": "yes_"})).as_dict()

    kept, taken = without_reasons(whole)

    assert taken["b1"] == whole["bars"]["b1"]["because"] != []
    assert "because" not in kept["bars"]["b1"]
    assert kept["bars"]["b1"]["value"] is True
    assert whole["bars"]["b1"]["because"]
