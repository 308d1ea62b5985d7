from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.geometry.components import subset
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from muscleatlas.sources.z_anatomy.files import RawFile
from muscleatlas.sources.z_anatomy.regions import region_drafts
from tests.geometry.shapes import box, inside_out, moved, without_faces
from tests.sources.glb_files import write_glb

FILE = RawFile("made/up.glb", "https://example.org", "0" * 64, offset_m=(-0.1, 0.8, 0.02))
RIGHT = box(20, 30, 40)


def halves() -> tuple[Surface, Surface]:
    lower = np.arange(12) < 6
    return subset(RIGHT, lower), subset(RIGHT, ~lower)


def test_a_muscle_of_belly_and_tendon_closes_in_our_frame_and_keeps_its_tissues(tmp_path: Path) -> None:
    belly, tendon = halves()
    path = write_glb(tmp_path / "a.glb", {"Made_up_muscle_r": [("Abductor", belly), ("Tendon", tendon)]})
    (draft,) = region_drafts(FILE, path, set())
    assert (draft.id, draft.kind, draft.name, draft.side) == ("muscle/made-up", "muscle", "Made up", "right")
    assert sorted(set(draft.surface.face_tags.tolist())) == [1, 2]
    assert enclosed_volume_mm3(draft.surface) == pytest.approx(24000, rel=1e-3)
    assert draft.surface.bounds_mm == pytest.approx(np.array([[-100, -20, 800], [-80, 10, 840]]), abs=0.01)
    assert draft.note == "seams between materials welded (at most 0.2 mm)"


def test_a_bone_has_cartilage_where_its_material_says_so(tmp_path: Path) -> None:
    shaft, end = halves()
    path = write_glb(tmp_path / "a.glb", {"Made_up_bone_r": [("Bone-5", shaft), ("Cartilage", end)]})
    (draft,) = region_drafts(FILE, path, set())
    assert (draft.id, sorted(set(draft.surface.face_tags.tolist()))) == ("bone/made-up", [3, 4])


def test_palette_materials_are_not_guessed_at(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"Made_up_muscle_r": [("PaletteMaterial001", RIGHT)]})
    (draft,) = region_drafts(FILE, path, set())
    assert set(draft.surface.face_tags.tolist()) == {0}


def test_a_nerve_keeps_its_open_ends(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"Made_up_nerve_r": [("Abductor", without_faces(box(2, 2, 40), 0, 1, 2, 3))]})
    (draft,) = region_drafts(FILE, path, set())
    assert (draft.kind, is_closed(draft.surface), set(draft.surface.face_tags.tolist())) == ("nerve", False, {7})


def test_a_mesh_that_is_inside_out_is_turned(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"Made_up": [("Abductor", inside_out(RIGHT))]})
    (draft,) = region_drafts(FILE, path, set())
    assert enclosed_volume_mm3(draft.surface) == pytest.approx(24000, rel=1e-3)


def test_an_open_mesh_is_taken_as_it_is(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"Made_up": [("Abductor", without_faces(RIGHT, 0, 1))]})
    (draft,) = region_drafts(FILE, path, set())
    assert not is_closed(draft.surface)


def test_stray_faces_are_dropped_and_noted(tmp_path: Path) -> None:
    crumb = subset(moved(box(0.5, 0.5, 0.5), (5, 5, 5)), np.arange(12) < 2)
    path = write_glb(tmp_path / "a.glb", {"Made_up": [("Abductor", RIGHT), ("Tendon", crumb)]})
    (draft,) = region_drafts(FILE, path, set())
    assert len(draft.surface.faces) == 12
    assert "2 stray faces dropped" in draft.note


def test_a_node_that_an_earlier_file_had_is_skipped(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"One_r": [("Abductor", RIGHT)], "Two_r": [("Abductor", RIGHT)]})
    assert [draft.node for draft in region_drafts(FILE, path, {"One_r"})] == ["Two_r"]
