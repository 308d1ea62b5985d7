from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.studio.bones import bone_inputs
from muscleatlas.studio.paint import paint_actors, paint_legend, paint_on
from tests.atlas.attached import attached_atlas


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return attached_atlas(tmp_path)


def test_a_bone_is_shown_with_its_neighbours_as_glass_and_what_is_fixed_to_it(atlas: Atlas) -> None:
    inputs = bone_inputs(atlas, "calcaneus")
    assert inputs is not None
    assert (inputs["title"], inputs["scheme"], inputs["bones"]) == ("Calcaneus", "foot", [])
    assert inputs["neighbours"] == ["bone/fibula", "bone/tibia"]
    assert [request["structure"] for request in inputs["paint"]] == ["soleus"]


def test_a_bone_without_a_mesh_has_no_pictures(atlas: Atlas) -> None:
    assert bone_inputs(atlas, "femur") is None


@pytest.mark.parametrize(("bone", "label"), [("tibia", "Origin"), ("calcaneus", "Insertion, computed from contact")])
def test_paint_is_what_lies_on_this_bone(atlas: Atlas, bone: str, label: str) -> None:
    inputs = bone_inputs(atlas, bone)
    assert inputs is not None
    prints = paint_on(inputs["paint"], atlas.bundle, [f"bone/{bone}"])
    assert [entry.label for entry in paint_legend(prints)] == [label]


def test_of_two_sheets_that_overlap_the_later_lies_higher(atlas: Atlas) -> None:
    inputs = bone_inputs(atlas, "tibia")
    assert inputs is not None
    (print_,) = paint_on(inputs["paint"], atlas.bundle, ["bone/tibia"])
    lower, upper = paint_actors([print_, print_], 7)
    assert (lower.number, upper.number) == (7, 8)
    assert np.all(upper.surface.vertices[:, 0] > lower.surface.vertices[:, 0])
