from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.evidence.measures import measures_of, volume_band
from muscleatlas.evidence.space import Space
from muscleatlas.evidence.verdict import Band, Measure
from muscleatlas.geometry.surface import Surface
from tests.evidence.blocks import atlas_of, space_of_boxes
from tests.geometry.shapes import box, moved, tagged, together, without_faces
from tests.geometry.tubes import arc, tube

TUBE = tube(arc(120, 2.0), 8.0)


def measured(folder: Path, *surfaces: Surface, structure: str = "soleus") -> dict[str, Measure]:
    atlas = atlas_of(folder, {f"muscle/{structure}": together(*surfaces)})
    return {measure.quantity: measure for measure in measures_of(Space(atlas), structure)}


def test_a_bent_tube_is_measured_as_computed_by_hand(tmp_path: Path) -> None:
    found = measured(tmp_path, TUBE)
    section = 12 * np.sin(np.pi / 12) * 64
    assert set(found) == {"volume", "surface", "length", "cross-section"}
    assert found["volume"].value == pytest.approx(section * 240, rel=0.01)
    assert found["length"].value == pytest.approx(240, rel=0.03)
    assert found["cross-section"].value == pytest.approx(section, rel=0.03)
    assert {measure.grade for measure in found.values()} == {"closed"}


def test_the_share_of_tendon_is_that_of_the_surface(tmp_path: Path) -> None:
    belly, tendon = tagged(box(10, 10, 30), 1), moved(tagged(box(10, 10, 10), 2), (0, 0, 40))
    assert measured(tmp_path, belly, tendon)["tendon-share"].value == pytest.approx(600 / 2000)


def test_where_nothing_is_tagged_there_is_no_share(tmp_path: Path) -> None:
    assert "tendon-share" not in measured(tmp_path, TUBE)


def test_separate_slips_have_a_volume_and_no_length(tmp_path: Path) -> None:
    found = measured(tmp_path, box(10, 10, 30), moved(box(10, 10, 30), (20, 0, 0)))
    assert set(found) == {"volume", "surface"}
    assert found["volume"].value == 6000


def test_an_open_mesh_has_no_volume(tmp_path: Path) -> None:
    found = measured(tmp_path, without_faces(box(60, 60, 60), 0, 1))
    assert set(found) == {"surface"}
    assert (found["surface"].grade, found["surface"].note) == ("open", "the mesh is open")


def test_a_small_hole_is_closed_and_its_effect_told(tmp_path: Path) -> None:
    holed = without_faces(TUBE, 0)
    found = measured(tmp_path, holed)["volume"]
    assert found.grade == "repaired"
    assert found.note.startswith("1 hole closed, which adds 0.")
    assert found.value == pytest.approx(measured(tmp_path / "whole", TUBE)["volume"].value, rel=0.01)


def test_contacts_are_told_of_both(tmp_path: Path) -> None:
    space = space_of_boxes(
        tmp_path,
        {"muscle/soleus": ((-100, 0, 100), (40, 10, 200)), "muscle/plantaris": ((-100, 11, 100), (40, 10, 200))},
    )
    there, back = (
        [measure for measure in measures_of(space, id_) if measure.quantity == "contact"]
        for id_ in ("soleus", "plantaris")
    )
    assert [measure.other for measure in (*there, *back)] == ["plantaris", "soleus"]
    assert there[0].value == back[0].value == pytest.approx(8000, rel=0.1)


def test_what_has_no_mesh_has_no_measures(tmp_path: Path) -> None:
    assert measures_of(space_of_boxes(tmp_path, {"bone/tibia": ((0, 0, 0), (1, 1, 1))}), "soleus") == []


def test_the_band_of_a_volume_is_the_published_line_between_two_sizes() -> None:
    low, high = (2.57 * height * mass + 120 for height, mass in ((1.55, 50), (1.9, 95)))
    assert volume_band("soleus") == Band(round(low * 1000), round(high * 1000), "mm3", "handsfield2014")
    assert volume_band("deltoid") == Band(202634, 717012, "mm3", "holzbaur2007")
    assert volume_band("popliteus") is None


@pytest.mark.meshes
def test_most_volumes_of_the_atlas_are_near_the_published_ones(real_bundle: object) -> None:
    from muscleatlas.atlas.atlas import load

    space = Space(load())
    banded = [
        measure
        for id_ in space.atlas.knowledge.structures
        if volume_band(id_) is not None
        for measure in measures_of(space, id_)
        if measure.band is not None
    ]
    within = [m for m in banded if m.band is not None and m.band.low <= m.value <= m.band.high]
    far = [m.structure for m in banded if m.band is not None and not m.band.low / 2 <= m.value <= m.band.high * 1.5]
    assert len(banded) == 29
    assert len(within) >= 18
    assert far == []
