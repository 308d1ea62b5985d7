from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.studio.attachments import Painted, attachment_shots, attachment_still, painted_bones
from muscleatlas.studio.contrast import LEAST_CONTRAST, contrast
from muscleatlas.studio.palette import ATTACHMENT_COLOURS, TISSUE_COLOURS, linear_from_hex
from muscleatlas.studio.plan import picture_inputs
from muscleatlas.studio.record import LegendEntry
from muscleatlas.studio.words import alt_of_attachments
from tests.atlas.attached import attached_atlas


def _painted(atlas: Atlas, structure: str = "soleus") -> Painted | None:
    inputs = picture_inputs(atlas, structure)
    assert inputs is not None
    return painted_bones(inputs, atlas.bundle)


@pytest.fixture
def painted(tmp_path: Path) -> Painted:
    found = _painted(attached_atlas(tmp_path))
    assert found is not None
    return found


def test_paint_is_told_apart_by_every_kind_of_colour_vision() -> None:
    colours = [*ATTACHMENT_COLOURS.values(), TISSUE_COLOURS["bone"]]
    assert min(contrast(one, other) for one, other in combinations(colours, 2)) >= LEAST_CONTRAST


def test_the_source_s_origin_is_red_and_a_computed_insertion_pale_blue(painted: Painted) -> None:
    assert painted.legend() == (
        LegendEntry("Origin", None, ATTACHMENT_COLOURS["origin"], "origin"),
        LegendEntry("Insertion, computed from contact", None, ATTACHMENT_COLOURS["insertion-computed"], "insertion"),
    )


def test_one_or_two_shots_show_both_roles(painted: Painted) -> None:
    shots = attachment_shots(painted, title="Soleus")
    assert 1 <= len(shots) <= 2
    assert {role for shot in shots for role in shot.roles} == {"origin", "insertion"}


def test_the_words_name_bones_and_what_is_computed(painted: Painted) -> None:
    told = " ".join(shot.alt for shot in attachment_shots(painted, title="Soleus"))
    assert "origin on the tibia" in told
    assert "insertion on the calcaneus (computed from contact)" in told


def test_each_role_shows_in_its_colour(painted: Painted) -> None:
    for shot in attachment_shots(painted, title="Soleus"):
        rgba = attachment_still(painted, shot, 256).astype(int)
        red, blue = rgba[..., 0] - rgba[..., 2] > 110, rgba[..., 2] - rgba[..., 0] > 40
        assert ("origin" in shot.roles) <= bool(red[rgba[..., 3] > 200].any())
        assert ("insertion" in shot.roles) <= bool(blue[rgba[..., 3] > 200].any())


def test_paint_casts_no_shadow_on_its_bone(painted: Painted) -> None:
    scene = painted.scene
    paint = np.isin(scene.solid.face_number, painted.numbers)
    assert len(scene.casting.faces) == int((~paint).sum())


def test_paint_stands_just_above_its_bone(painted: Painted) -> None:
    layer = painted.scene.solid
    tibia = layer.vertices[layer.faces[layer.face_number == painted.numbers[0]].ravel()]
    assert tibia[:, 0].tolist() == pytest.approx([0.4] * len(tibia))
    assert np.allclose(layer.colours[layer.faces[layer.face_number == painted.numbers[0]]], linear_from_hex("#c3272b"))


def test_a_group_has_too_many_to_paint(tmp_path: Path) -> None:
    atlas = attached_atlas(tmp_path)
    parent = read_knowledge().structures["soleus"].parent
    assert parent is not None
    assert _painted(atlas, parent) is None


def test_words_for_many_grounds() -> None:
    told = alt_of_attachments("Soleus", "posterior", {"origin": (["tibia", "fibula"], ["femur"])})
    assert told == (
        "Attachments of soleus painted on the bones of the right side, posterior view: "
        "origin on the tibia and fibula, and the femur (computed from contact)."
    )
