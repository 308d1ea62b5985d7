from __future__ import annotations

import pytest

from muscleatlas.evidence.depth import depth_order, depth_orders_json
from muscleatlas.evidence.relations import examine, relations_of
from muscleatlas.evidence.space import Space
from tests.evidence.blocks import Box, space_of_boxes

BODY: dict[str, Box] = {
    "muscle/soleus": ((-105, 23, 120), (40, 10, 250)),
    "muscle/gastrocnemius-medial-head": ((-105, 34, 120), (40, 10, 250)),
    "muscle/plantaris": ((-64, 23, 120), (10, 10, 250)),
    "muscle/deltoid": ((-200, 0, 1300), (30, 30, 100)),
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return space_of_boxes(tmp_path_factory.mktemp("relations"), BODY)


def told(space: Space, id_: str) -> set[tuple[str, str]]:
    return {(relation.relation, relation.other) for relation in relations_of(space, id_)}


def test_a_muscle_is_told_with_those_it_touches(space: Space) -> None:
    assert told(space, "soleus") == {
        ("beside", "gastrocnemius-medial-head"),
        ("in front of", "gastrocnemius-medial-head"),
        ("beside", "plantaris"),
        ("lateral to", "plantaris"),
    } | {pair for pair in told(space, "soleus") if pair[0] in {"deep to", "superficial to"}}


def test_relations_are_mutual(space: Space) -> None:
    opposite = {
        "beside": "beside",
        "deep to": "superficial to",
        "superficial to": "deep to",
        "in front of": "behind",
        "behind": "in front of",
        "lateral to": "medial to",
        "medial to": "lateral to",
        "above": "below",
        "below": "above",
    }
    for one in space.muscles:
        for relation, other in told(space, one):
            assert (opposite[relation], one) in told(space, other)


def test_what_touches_nothing_has_no_relations(space: Space) -> None:
    assert relations_of(space, "deltoid") == []


def test_groups_are_not_examined(space: Space) -> None:
    assert examine(space.atlas, "leg") == {}


def test_the_order_in_depth_turns_round_with_the_side(space: Space) -> None:
    orders = {order.view: order.layers for order in depth_order(space.atlas, "leg")}
    assert list(orders) == ["anterior", "lateral", "posterior", "medial"]
    assert orders["posterior"] == (("gastrocnemius-medial-head", "plantaris"), ("soleus",))
    assert orders["anterior"] == (("soleus", "plantaris"), ("gastrocnemius-medial-head",))
    assert orders["medial"] == (("gastrocnemius-medial-head", "plantaris"), ("soleus",))


def test_one_muscle_alone_has_no_order(space: Space) -> None:
    assert depth_order(space.atlas, "shoulder") == ()
    assert depth_order(space.atlas, "soleus") == ()


def test_the_orders_are_plain_json(space: Space) -> None:
    orders = depth_orders_json(space.atlas, ["leg", "shoulder"])
    assert list(orders) == ["leg"]
    assert orders["leg"]["posterior"] == [["gastrocnemius-medial-head", "plantaris"], ["soleus"]]
