from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.patches import patch_requests
from muscleatlas.bundle.footprints import Footprint, footprints
from muscleatlas.geometry.contact import area_mm2
from tests.atlas.attached import PATCH_MM2, attached_atlas


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return attached_atlas(tmp_path)


def _found(atlas: Atlas) -> tuple[Footprint, ...]:
    (request,) = patch_requests(atlas, "soleus")
    return footprints(request, atlas.bundle)


def test_the_bone_decides_what_a_patch_is(atlas: Atlas) -> None:
    patch = _found(atlas)[0]
    assert (patch.role, patch.on, patch.part, patch.computed) == ("origin", ("bone/tibia",), "attachment/soleus", False)


def test_a_patch_lies_on_its_bone(atlas: Atlas) -> None:
    patch = _found(atlas)[0]
    assert np.unique(patch.surface.vertices[:, 0]).tolist() == [0.0]
    assert area_mm2(patch.surface) == pytest.approx(PATCH_MM2)


def test_what_no_patch_shows_is_computed_from_contact(atlas: Atlas) -> None:
    computed = [print_ for print_ in _found(atlas) if print_.computed]
    assert [(print_.role, print_.on) for print_ in computed] == [("insertion", ("bone/calcaneus",))]
    depth = computed[0].surface.vertices[:, 1]
    assert depth.min() == 19.0
    assert depth.max() < 21.0


def test_the_table_is_believed_before_the_bone(atlas: Atlas) -> None:
    (request,) = patch_requests(atlas, "soleus")
    told = replace(request, patches=tuple(replace(patch, role="insertion") for patch in request.patches))
    assert footprints(told, atlas.bundle)[0].role == "insertion"


def test_without_facts_nothing_is_decided_or_computed(atlas: Atlas) -> None:
    (request,) = patch_requests(atlas, "soleus")
    found = footprints(replace(request, claims=()), atlas.bundle)
    assert [(print_.role, print_.part) for print_ in found] == [(None, "attachment/soleus")]


def test_a_bone_of_both_roles_is_told_by_the_nearer_end(atlas: Atlas) -> None:
    (request,) = patch_requests(atlas, "soleus")
    both = (*request.claims, replace(request.claims[0], role="insertion", on="tibia", parts=("bone/tibia",)))
    assert footprints(replace(request, claims=both), atlas.bundle)[0].role == "origin"


def test_the_same_areas_twice(atlas: Atlas) -> None:
    one, other = _found(atlas), _found(atlas)
    assert [print_.surface.vertices.tobytes() for print_ in one] == [p.surface.vertices.tobytes() for p in other]


def test_one_bone_may_be_asked_for_alone(atlas: Atlas) -> None:
    (request,) = patch_requests(atlas, "soleus")
    (found,) = footprints(request, atlas.bundle, on=["bone/calcaneus"])
    assert (found.role, found.on) == ("insertion", ("bone/calcaneus",))
