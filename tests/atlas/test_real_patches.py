"""The patches of the real meshes, joined with the facts."""

from __future__ import annotations

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.atlas.patches import patch_requests
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.footprints import Footprint, footprints

pytestmark = pytest.mark.meshes


@pytest.fixture
def atlas(real_bundle: Bundle) -> Atlas:
    knowledge = read_knowledge()
    return Atlas(knowledge, real_bundle, read_join(real_bundle, knowledge))


def _found(atlas: Atlas, structure: str) -> tuple[Footprint, ...]:
    (request,) = patch_requests(atlas, structure)
    return footprints(request, atlas.bundle)


def test_soleus_arises_from_both_bones_and_ends_on_the_heel_by_the_source_alone(atlas: Atlas) -> None:
    said = {(print_.role, print_.on, print_.computed) for print_ in _found(atlas, "soleus")}
    assert said == {
        ("origin", ("bone/fibula",), False),
        ("origin", ("bone/tibia",), False),
        ("insertion", ("bone/calcaneus",), False),
    }


def test_one_node_with_both_ends_is_told_apart(atlas: Atlas) -> None:
    said = {(print_.role, print_.on) for print_ in _found(atlas, "sartorius")}
    assert said == {("origin", ("bone/hip",)), ("insertion", ("bone/tibia",))}


def test_fibularis_longus_ends_in_the_sole_by_contact(atlas: Atlas) -> None:
    computed = {print_.on: print_.role for print_ in _found(atlas, "fibularis-longus") if print_.computed}
    assert computed == {("bone/first-metatarsal",): "insertion", ("bone/medial-cuneiform",): "insertion"}


def test_one_patch_of_the_lower_limb_stays_undecided(atlas: Atlas) -> None:
    requests = patch_requests(atlas, "lower-limb")
    undecided = [
        (request.structure, print_.part)
        for request in requests
        for print_ in footprints(request, atlas.bundle)
        if print_.role is None
    ]
    assert undecided == [("opponens-digiti-minimi-of-foot", "attachment/opponens-digiti-minimi-muscle-of-foot")]
