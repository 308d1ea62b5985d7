from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.errors import SourceError
from muscleatlas.geometry.surface import Surface, mirrored_surface
from muscleatlas.geometry.volume import enclosed_volume_mm3
from muscleatlas.sources.z_anatomy import fillings
from muscleatlas.sources.z_anatomy.files import RawFile
from tests.geometry.shapes import moved, together, without_faces
from tests.sources.glb_files import write_glb

FILE = RawFile("made/up.glb", "https://example.org", "0" * 64)


def ball(middle_mm: tuple[float, float, float], radius_mm: float) -> Surface:
    """Return a closed ball of 80 faces."""
    import trimesh

    mesh = trimesh.creation.icosphere(subdivisions=1, radius=radius_mm)
    faces = np.asarray(mesh.faces, np.int32)
    return moved(Surface(np.asarray(mesh.vertices, np.float32), faces, np.zeros(len(faces), np.uint8)), middle_mm)


RIGHT = ball((-60, 10, 800), 20)
LEFT = mirrored_surface(RIGHT)
SHEET = without_faces(ball((-60, 10, 600), 20), *range(40))


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fillings, "MUSCLES_FILLED_IN", ("plantaris",))
    monkeypatch.setattr(fillings, "BONES_FILLED_IN", ("vertebra_l5",))
    monkeypatch.setattr(
        fillings, "CALCANEAL_TENDON", ("fibularis_brevis", ((-80.0, -10.0, 780.0), (-40.0, 30.0, 820.0)))
    )


def test_of_a_node_of_both_sides_the_right_belly_is_taken_and_the_fascia_left(tmp_path: Path) -> None:
    nodes = {"plantaris": [(None, together(LEFT, RIGHT, SHEET))], "fibularis_brevis": [(None, RIGHT)]}
    plantaris, tendon = fillings.muscle_drafts(FILE, write_glb(tmp_path / "a.glb", nodes))
    assert (plantaris.id, plantaris.side, plantaris.decimated) == ("muscle/plantaris", "right", True)
    assert enclosed_volume_mm3(plantaris.surface) == pytest.approx(enclosed_volume_mm3(RIGHT), rel=1e-3)
    assert plantaris.surface.bounds_mm == pytest.approx(RIGHT.bounds_mm, abs=0.01)
    assert (tendon.id, tendon.node) == ("tendon/calcaneal-tendon", "fibularis_brevis")


def test_pieces_that_are_heads_are_parts_of_their_own_in_the_order_of_their_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    low, high = RIGHT, ball((-60, 10, 850), 10)
    nodes = {"plantaris": [(None, together(high, low, LEFT))], "fibularis_brevis": [(None, RIGHT)]}
    path = write_glb(tmp_path / "a.glb", nodes)
    monkeypatch.setattr(fillings, "PARTED", {"plantaris": (2, ("Low head", "High head"))})
    first, second, _tendon = fillings.muscle_drafts(FILE, path)
    assert [(head.id, head.name, head.node) for head in (first, second)] == [
        ("muscle/low-head", "Low head", "plantaris"),
        ("muscle/high-head", "High head", "plantaris"),
    ]
    assert second.surface.bounds_mm == pytest.approx(high.bounds_mm, abs=0.01)
    monkeypatch.setattr(fillings, "PARTED", {"plantaris": (2, ("Low head", None))})
    assert [draft.id for draft in fillings.muscle_drafts(FILE, path)] == ["muscle/low-head", "tendon/calcaneal-tendon"]


def test_another_number_of_pieces_than_heads_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_glb(tmp_path / "a.glb", {"plantaris": [(None, RIGHT)]})
    monkeypatch.setattr(fillings, "PARTED", {"plantaris": (2, ("Low head", "High head"))})
    with pytest.raises(SourceError, match=r"made/up\.glb: plantaris: not as many pieces as heads"):
        list(fillings.muscle_drafts(FILE, path))


def test_a_node_with_sheets_only_is_an_error(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", {"plantaris": [(None, SHEET)]})
    with pytest.raises(SourceError, match=r"made/up\.glb: plantaris: no closed piece"):
        list(fillings.muscle_drafts(FILE, path))


def test_a_node_that_should_be_there_and_is_not_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"made/up\.glb: no node 'vertebra_l5'"):
        list(fillings.bone_drafts(FILE, write_glb(tmp_path / "a.glb", {"other": [(None, RIGHT)]})))


def test_ligaments_keep_what_is_right_or_in_the_midline_and_mirror_what_is_left_only(tmp_path: Path) -> None:
    middle = ball((0, 10, 800), 20)
    nodes = {"a_ligament": [(None, together(LEFT, RIGHT))], "b_disc_l1": [(None, middle)], "c_ligament": [(None, LEFT)]}
    drafts = list(fillings.joint_drafts(FILE, write_glb(tmp_path / "a.glb", nodes)))
    assert [(draft.id, draft.side) for draft in drafts] == [
        ("ligament/a-ligament", "right"),
        ("cartilage/b-disc-l1", "midline"),
        ("ligament/c-ligament", "right"),
    ]
    assert [len(draft.surface.faces) for draft in drafts] == [80, 80, 80]
    assert all(draft.surface.bounds_mm[1, 0] < 0 for draft in (drafts[0], drafts[2]))
    assert drafts[2].note == "mirrored from the left; thinned out by the publisher"


def test_patches_are_origins_insertions_or_untold(tmp_path: Path) -> None:
    nodes = {
        "soleus": [(None, together(LEFT, RIGHT))],
        "soleus_muscle_o1r": [(None, RIGHT)],
        "soleus_muscle_o1l": [(None, LEFT)],
        "soleus_muscle_e2l": [(None, LEFT)],
    }
    drafts = list(fillings.patch_drafts(FILE, write_glb(tmp_path / "a.glb", nodes)))
    assert [(draft.id, draft.kind, len(draft.surface.faces)) for draft in drafts] == [
        ("attachment/soleus", "attachment", 80),
        ("origin/soleus-1", "origin", 80),
        ("insertion/soleus-2", "insertion", 80),
    ]
    assert all(draft.surface.bounds_mm[1, 0] < 0 for draft in drafts)
