from __future__ import annotations

import pytest

from muscleatlas.evidence.placing import (
    SIDES,
    Finding,
    lies_beside,
    lies_between,
    lies_deep,
    lies_towards,
)
from muscleatlas.evidence.space import Space, Thing
from tests.evidence.blocks import Box, space_of_boxes

BODY: dict[str, Box] = {
    "bone/tibia": ((-95, -10, 80), (20, 20, 350)),
    "muscle/tibialis-posterior": ((-95, 12, 100), (20, 10, 300)),
    "muscle/soleus": ((-105, 23, 120), (40, 10, 250)),
    "muscle/gastrocnemius-medial-head": ((-105, 34, 140), (40, 10, 230)),
    "muscle/tibialis-anterior": ((-120, -16, 100), (20, 20, 300)),
    "muscle/popliteus": ((-95, 12, 402), (20, 10, 40)),
    "muscle/deltoid": ((-200, 0, 1300), (30, 30, 100)),
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return space_of_boxes(tmp_path_factory.mktemp("blocks"), BODY)


def thing(space: Space, id_: str) -> Thing:
    found = space.structure(id_)
    assert found is not None
    return found


def deep(space: Space, one: str, other: str) -> Finding:
    return lies_deep(space, thing(space, one), thing(space, other))


def towards(space: Space, one: str, relation: str, other: str) -> Finding:
    return lies_towards(space, thing(space, one), thing(space, other), relation)


def test_what_is_covered_from_outside_lies_deep(space: Space) -> None:
    found = deep(space, "soleus", "gastrocnemius-medial-head")
    assert (found.outcome, found.view) == ("confirmed", "posterior")
    assert found.numbers["share_covered"] > 0.7
    assert found.numbers["gap_mm"] == pytest.approx(1.0, abs=0.1)


def test_what_covers_does_not_lie_deep(space: Space) -> None:
    found = deep(space, "gastrocnemius-medial-head", "soleus")
    assert (found.outcome, found.cause) == ("contradicted", "lies-over")


def test_what_lies_elsewhere_is_neither_deep_nor_superficial(space: Space) -> None:
    for one, other in (("soleus", "deltoid"), ("deltoid", "soleus")):
        found = deep(space, one, other)
        assert (found.outcome, found.cause) == ("contradicted", "far-apart")


@pytest.mark.parametrize(
    ("one", "relation", "other"),
    [
        ("tibialis-anterior", "in front of", "soleus"),
        ("soleus", "behind", "tibialis-posterior"),
        ("tibialis-anterior", "lateral to", "tibialis-posterior"),
        ("tibialis-posterior", "medial to", "tibialis-anterior"),
        ("popliteus", "above", "tibialis-posterior"),
        ("tibialis-posterior", "below", "popliteus"),
    ],
)
def test_each_direction_is_confirmed_and_its_opposite_contradicted(
    space: Space, one: str, relation: str, other: str
) -> None:
    assert towards(space, one, relation, other).outcome == "confirmed"
    assert towards(space, other, relation, one).outcome == "contradicted"


def test_every_direction_has_a_view() -> None:
    assert list(SIDES) == ["in front of", "behind", "lateral to", "medial to", "above", "below"]


def test_a_reason_tells_how_far(space: Space) -> None:
    assert towards(space, "soleus", "behind", "tibialis-posterior").reason == (
        "soleus lies 11 mm farther back than tibialis posterior"
    )
    assert towards(space, "tibialis-posterior", "behind", "soleus").reason == (
        "tibialis posterior lies 11 mm less far back than soleus"
    )


def test_neighbours_are_beside_each_other_and_others_not(space: Space) -> None:
    soleus, next_to, other = (thing(space, id_) for id_ in ("soleus", "tibialis-posterior", "deltoid"))
    assert lies_beside(space, soleus, next_to).outcome == "confirmed"
    assert lies_beside(space, soleus, other).outcome == "contradicted"


def test_soleus_lies_between_its_neighbours_only(space: Space) -> None:
    soleus, before, after, far = (
        thing(space, id_) for id_ in ("soleus", "tibialis-posterior", "gastrocnemius-medial-head", "deltoid")
    )
    assert lies_between(space, soleus, before, after).outcome == "confirmed"
    assert lies_between(space, soleus, before, far).outcome == "contradicted"
    assert lies_between(space, after, before, soleus).outcome != "confirmed"


def test_contact_is_mutual_and_as_large_as_what_faces_each_other(space: Space) -> None:
    soleus, next_to = thing(space, "soleus"), thing(space, "tibialis-posterior")
    there, back = space.contact(soleus, next_to), space.contact(next_to, soleus)
    assert there.area_mm2 == back.area_mm2 == pytest.approx(20 * 250, rel=0.2)
    assert there.way == pytest.approx([0, -1, 0], abs=0.1)
    assert back.way == pytest.approx(-there.way)
