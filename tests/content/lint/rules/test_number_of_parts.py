from __future__ import annotations

import pytest

from tests.content.lint.checking import found

WHERE = "5: "


@pytest.mark.parametrize(
    ("structure", "text", "value"),
    [
        ("leg-lateral", "The lateral compartment of the leg holds three muscles.", "three muscles"),
        ("leg-lateral", "It has 3 muscles.", "3 muscles"),
        ("quadriceps-femoris", "Quadriceps femoris consists of three heads.", "three heads"),
        ("leg", "It contains five compartments.", "five compartments"),
        ("soleus", "It is one of the two muscles of the superficial posterior compartment of the leg.", "two muscles"),
        ("gastrocnemius-lateral-head", "It is one of the muscle's three heads.", "three heads"),
    ],
)
def test_a_wrong_number_is_told(structure: str, text: str, value: str) -> None:
    assert found("MA102", structure, text) == [WHERE + value]


@pytest.mark.parametrize(
    ("structure", "text"),
    [
        ("leg-lateral", "The lateral compartment of the leg holds two muscles."),
        ("leg", "It contains thirteen muscles."),
        ("gastrocnemius", "Gastrocnemius has two heads."),
        ("soleus", "It is one of the three muscles of the superficial posterior compartment of the leg."),
        ("soleus", "It is one of the two muscles that end in the calcaneal tendon."),
        ("leg-lateral", "The sole has four layers."),
        ("leg-lateral", "It has two strong muscles and three septa."),
    ],
)
def test_right_numbers_and_those_of_other_things_pass(structure: str, text: str) -> None:
    assert found("MA102", structure, text) == []
