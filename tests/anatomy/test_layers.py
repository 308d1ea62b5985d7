"""Where a muscle lies: stated, or by its place in the tree."""

from __future__ import annotations

from muscleatlas.anatomy.gaps import companion_gaps
from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.anatomy.layers import layers_of

K = read_knowledge()


def places(structure_id: str) -> list[tuple[str, str | None]]:
    """Return the layers of a structure and what they follow from: a place of the tree, or None for a statement."""
    return [(found.layer.id, found.place) for found in layers_of(K, structure_id)]


def test_the_place_in_the_tree_tells_a_compartment() -> None:
    assert places("soleus") == [("superficial-part-of-posterior-leg", "leg-superficial-posterior")]


def test_a_stated_layer_comes_first_and_its_whole_is_left_out() -> None:
    assert places("flexor-digitorum-superficialis") == [
        ("intermediate-layer-of-anterior-forearm", None),
        ("carpal-tunnel", None),
    ]


def test_a_guest_lies_where_its_host_lies() -> None:
    assert places("serratus-posterior-superior") == [("intermediate-layer-of-back", "back-intermediate")]
    assert places("rhomboid-major") == [("second-layer-of-superficial-back", None)]


def test_a_head_lies_where_its_muscle_lies() -> None:
    assert places("adductor-hallucis-oblique-head") == places("adductor-hallucis")
    assert [layer for layer, _ in places("iliocostalis-lumborum")] == ["intermediate-layer-of-deep-back"]


def test_regions_and_groups_lie_in_no_layer() -> None:
    assert places("leg-anterior") == []


def test_every_muscle_lies_somewhere_or_says_why_not() -> None:
    untold = {place.id for place in K.structures.values() if companion_gaps(K, place).get("layers", "told") is None}
    assert untold == set()


def test_gaps_tell_whether_anything_is_derived_instead() -> None:
    assert companion_gaps(K, K.structures["soleus"]) == {}
    assert companion_gaps(K, K.structures["tragicus"])["layers"] == "the muscles of the ear make no layers"
    assert companion_gaps(K, K.structures["obliquus-capitis-inferior"]) == {
        "antagonists": "no work cited here names one; derived from the actions"
    }
    assert companion_gaps(K, K.structures["cremaster"])["synergists"] == "no other muscle shares its actions"
