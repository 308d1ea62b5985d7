from __future__ import annotations

import pytest

from tests.content.lint.checking import findings, found


@pytest.mark.parametrize(
    ("structure", "text", "value"),
    [
        ("soleus", "Soleus dorsiflexes the foot at the ankle.", "dorsiflexes the foot at the ankle."),
        ("soleus", "Its action is dorsiflexion at the ankle.", "dorsiflexion at the ankle."),
        ("soleus", "It flexes the knee.", "flexes the knee."),
        ("gastrocnemius", "It plantarflexes the foot and extends the knee.", "extends the knee."),
        ("biceps-brachii", "It flexes and pronates the forearm.", "pronates the forearm."),
        ("fibularis-longus", "It plantarflexes the foot at the ankle and inverts it.", "inverts it."),
    ],
)
def test_an_opposite_action_and_one_at_another_joint_are_told(structure: str, text: str, value: str) -> None:
    assert found("MA114", structure, text) == [f"5: {value}"]


def test_it_is_told_whose_action_it_is_and_what_the_facts_say() -> None:
    (finding,) = findings("leg-superficial-posterior", "Soleus dorsiflexes the foot at the ankle.")
    assert finding.what == "Soleus does the opposite at the ankle by the facts"
    assert "plantarflexion at the ankle" in finding.expected


@pytest.mark.parametrize(
    ("structure", "text"),
    [
        ("soleus", "It plantarflexes the foot; with flexion of the knee it works alone."),
        ("soleus", "Tibialis anterior dorsiflexes the foot, soleus plantarflexes it."),
        (
            "gastrocnemius",
            "The actions of the muscle include plantarflexion at the ankle joint and flexion at the knee joint.",
        ),
        ("gluteus-maximus", "It extends the thigh and resists flexion of the hip."),
        ("arm-anterior", "All but coracobrachialis flex the forearm at the elbow."),
    ],
)
def test_true_actions_conditions_and_those_of_others_pass(structure: str, text: str) -> None:
    assert found("MA114", structure, text) == []
