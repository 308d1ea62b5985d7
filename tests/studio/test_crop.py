from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.studio.crop import cropped
from muscleatlas.studio.framing import Frame
from muscleatlas.studio.scene import build_scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import SCHEMES, views_of
from tests.geometry.shapes import box, moved
from tests.studio.scenes import actor, sphere

LIMB = SCHEMES["limb"]
FRAME = Frame((0.0, 0.0, 0.0), 150.0, 200.0, (3, 4))


def test_a_crop_changes_no_level_view(monkeypatch: pytest.MonkeyPatch) -> None:
    actors = [actor(1, sphere(40.0)), actor(2, sphere(200.0, (0, 260, 0))), actor(3, sphere(90.0, (10, 0, 140)))]
    pieces = cropped(actors, FRAME, LIMB)
    assert sum(len(piece.surface.faces) for piece in pieces) < 0.9 * sum(len(one.surface.faces) for one in actors)
    whole, part = build_scene(actors, actors[1:2]), build_scene(pieces, cropped(actors[1:2], FRAME, LIMB))
    for scene in (whole, part):
        monkeypatch.setattr(scene, "sky", lambda wanted: np.ones(len(wanted), np.float32))
    for view in views_of(LIMB)[::3]:
        camera = FRAME.camera(view, 160)
        np.testing.assert_array_equal(draw_still(part, camera), draw_still(whole, camera))


def test_what_is_wholly_inside_stays_as_it_is_and_what_is_wholly_outside_goes() -> None:
    inside, outside = actor(1, sphere(40.0)), actor(2, moved(box(5, 5, 5), (0, 0, 400)))
    assert cropped([inside, outside], FRAME, LIMB) == (inside,)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.name)
def test_a_cropped_actor_keeps_a_colour_for_each_vertex(scheme: object) -> None:
    (piece,) = cropped([actor(1, sphere(300.0))], FRAME, scheme)  # type: ignore[arg-type]
    assert len(piece.surface.faces) < len(sphere(300.0).faces)
    assert len(piece.colours) == len(piece.surface.vertices) == int(piece.surface.faces.max()) + 1
