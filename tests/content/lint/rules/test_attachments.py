from __future__ import annotations

import pytest

from tests.content.lint.checking import findings, found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Soleus inserts on the talus.", "inserts on … talus"),
        ("Soleus arises from the fibula and the femur.", "arises from … femur"),
        ("It originates from the calcaneus and ends on the tibia.", "originates from … calcaneus"),
        ("Its tendon inserts onto the navicular.", "inserts onto … navicular"),
        ("Gastrocnemius ends on the calcaneus, and plantaris arises from the humerus.", "arises from … humerus"),
    ],
)
def test_a_bone_that_the_facts_do_not_have_is_told(text: str, value: str) -> None:
    assert f"5: {value}" in found("MA112", "soleus", text)


def test_it_is_told_whose_attachment_it_is_and_what_the_facts_say() -> None:
    (finding,) = findings("leg-lateral", "Soleus inserts on the talus.")[-1:]
    assert finding.what == "Soleus ends on another bone by the facts"
    assert finding.expected == "insertion: calcaneus"


@pytest.mark.parametrize(
    "text",
    [
        "Soleus arises from the fibula and the tibia, and ends on the calcaneus.",
        "Its tendon ends on the calcaneus, behind the talus.",
        "Plantaris arises from the femur, fibularis brevis from the fibula.",
        "The nerve ends on the talus.",
        "It lies between gastrocnemius and the tibia, and arises from the fibula.",
        "It never arises from the femur.",
    ],
)
def test_true_attachments_and_bones_named_in_passing_pass(text: str) -> None:
    assert found("MA112", "soleus", text) == []
