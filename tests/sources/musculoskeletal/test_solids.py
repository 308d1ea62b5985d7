from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from muscleatlas.bundle.tissue import TISSUES
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import enclosed_volume_mm3
from muscleatlas.sources.musculoskeletal.assemble import Body
from muscleatlas.sources.musculoskeletal.bones import ModelBone
from muscleatlas.sources.musculoskeletal.check import measured
from muscleatlas.sources.musculoskeletal.crowd import kept_apart
from muscleatlas.sources.musculoskeletal.ground import Ground, Lattice, filled
from muscleatlas.sources.musculoskeletal.paths import Fascicle
from muscleatlas.sources.musculoskeletal.sizes import Size
from muscleatlas.sources.musculoskeletal.solids import grown
from muscleatlas.sources.musculoskeletal.strands import framed
from tests.geometry.shapes import box, moved, without_faces

SPACING = 2.5


def bone(surface: Surface, body: int) -> ModelBone:
    return ModelBone(f"bone-{body}", "right", surface, "made-up", body, 12)


def limb(shapes: Mapping[str, Mapping[str, Any]] = MappingProxyType({})) -> Body:
    """Return two muscles side by side between two plates, one against a post."""
    plates = [bone(moved(box(80, 80, 10), (0, 0, height)), number) for number, height in ((1, -10), (2, 200))]
    bones = (*plates, bone(moved(box(20, 20, 200), (30, 60, 0)), 3))
    lines = {
        name: [Fascicle(name, np.array([[x, 35.0, 198.0], [x, 35.0, 2.0]]), (2, 1), 500, 80, 60)]
        for name, x in (("left", 30.0), ("right", 48.0))
    }
    sizes = {"left": Size(60_000.0, "made-up", 140.0, 12.0), "right": Size(30_000.0, "made-up", 140.0, 12.0)}
    ground = Ground(bones)
    told = ((name, line, shapes.get(name, {})) for name, line in lines.items())
    frames = [framed(name, line, sizes[name], shape, ground, thinnest_mm=2.3) for name, line, shape in told]
    frames = kept_apart(frames, ground)
    solids = grown(frames, {name: size.volume_mm3 for name, size in sizes.items()}, ground, spacing_mm=SPACING)
    return Body(bones, tuple(solids), lines, {frame.structure: frame for frame in frames}, sizes, ())


@pytest.fixture(scope="module")
def made() -> Body:
    return limb()


def test_solids_are_closed_outward_and_belly_and_tendon_are_told_apart(made: Body) -> None:
    for solid in made.solids:
        assert is_closed(solid.surface)
        assert enclosed_volume_mm3(solid.surface) > 0
        assert {TISSUES[tag] for tag in solid.surface.face_tags.tolist()} == {"belly", "tendon"}


def test_each_has_its_volume_its_ends_on_bone_and_its_middle_on_the_line(made: Body) -> None:
    for found in measured(made):
        assert found.volume_ratio == pytest.approx(1.0, abs=0.05)
        assert found.overlap < 0.005
        assert found.in_bone < 0.005
        assert [len(side) for side in found.ends_mm] == [1, 1]
        assert max(max(side) for side in found.ends_mm) < 2.0
        assert found.centre_mm[0] < 8.0


def test_the_same_input_gives_the_same_bytes(made: Body) -> None:
    for one, other in zip(made.solids, limb().solids, strict=True):
        assert one.surface.vertices.tobytes() == other.surface.vertices.tobytes()
        assert one.surface.faces.tobytes() == other.surface.faces.tobytes()


def test_what_is_firm_keeps_its_place_and_the_other_makes_way(made: Body) -> None:
    firm = limb({"right": {"firm": True}})
    offs = [{one.structure: one.centre_mm[0] for one in measured(body)} for body in (made, firm)]
    assert offs[1]["right"] < min(2.0, offs[0]["right"])
    assert offs[1]["left"] > offs[0]["left"]
    for found in measured(firm):
        assert found.closed
        assert found.volume_ratio == pytest.approx(1.0, abs=0.05)
        assert found.overlap < 0.005


def test_what_is_wrapped_bends_round_the_post(made: Body) -> None:
    wide = limb({"left": {"wrap": 0.5, "aspect": 6.0, "lead": 0.0}})
    usual, wrapped = (body.solids[0].surface.vertices for body in (made, wide))
    assert np.ptp(wrapped[:, 0]) > 1.5 * np.ptp(usual[:, 0])
    middle, edge = np.abs(wrapped[:, 0] - 30.0) < 4.0, wrapped[:, 0] < 8.0
    assert wrapped[edge, 1].mean() > wrapped[middle, 1].mean() + 4.0  # towards the post, which begins at 60


def test_a_filled_box_holds_the_lattice_points_inside_it() -> None:
    lattice = Lattice(np.zeros(3) - 1.25, 0.5, (40, 40, 40))
    where, block = filled(box(10, 5, 3), lattice)
    points = lattice.points_in(where, block)
    assert len(points) == 20 * 10 * 6
    assert (points > 0).all()
    assert (points < [10, 5, 3]).all()


def test_distance_from_bone_is_negative_inside_and_positive_outside() -> None:
    ground = Ground([bone(box(20, 20, 20), 1)])
    lattice = Lattice(np.full(3, -10.0), 1.0, (41, 41, 41))
    field = ground.signed_distance_mm(lattice).reshape(lattice.shape)
    assert field[20, 20, 20] == -3.0
    assert field[0, 0, 0] == 3.0
    assert field[20, 20, 31] == pytest.approx(1.0, abs=0.3)


def test_lines_that_enter_a_surface_and_never_leave_it_hold_nothing() -> None:
    lattice = Lattice(np.array([-2.5, -2.5, -2.5]), 1.0, (16, 11, 9))
    open_above = without_faces(box(10, 5, 3), 2)
    _, block = filled(open_above, lattice)
    _, whole = filled(box(10, 5, 3), lattice)
    assert 0 < block.sum() < whole.sum()
    assert not (block & ~whole).any()


def test_only_what_lies_near_bone_and_low_is_lifted_and_by_no_more_than_it_lacks() -> None:
    ground = Ground([bone(box(80, 80, 10), 1)])
    points = np.array([[40.0, 40.0, 13.0], [40.0, 40.0, 30.0], [40.0, 40.0, 90.0]])
    raised = ground.lifted(points, clearance_mm=np.array([8.0, 8.0, 300.0]))
    np.testing.assert_allclose(raised, [[40.0, 40.0, 18.0], [40.0, 40.0, 30.0], [40.0, 40.0, 90.0]], atol=1e-4)
