from __future__ import annotations

import pytest

from tests.content.lint.checking import findings, found


def test_a_nerve_that_the_facts_do_not_have_is_told() -> None:
    (finding,) = findings("leg-lateral", "Fibularis longus is innervated by the tibial nerve.")
    assert finding.what == "Fibularis longus has another nerve by the facts"
    assert (finding.code, finding.expected) == ("MA113", "superficial fibular nerve")


@pytest.mark.parametrize(
    ("structure", "text"),
    [
        ("fibularis-longus", "It is supplied by the superficial peroneal nerve."),
        ("fibularis-longus", "It is supplied by the common fibular nerve."),
        ("semimembranosus", "It is innervated by the tibial nerve."),
        ("soleus", "It is supplied by the tibial nerve, fibularis longus by the superficial fibular nerve."),
        (
            "soleus",
            "The skin is supplied by the sural and the saphenous nerve; deep to it runs the deep fibular nerve.",
        ),
        ("leg", "They are supplied by the tibial nerve and the deep fibular nerve."),
    ],
)
def test_the_nerve_its_trunk_its_branches_and_those_of_others_pass(structure: str, text: str) -> None:
    assert found("MA113", structure, text) == []
