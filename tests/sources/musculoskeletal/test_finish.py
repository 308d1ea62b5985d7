from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from muscleatlas.geometry.subdivide import subdivided
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import is_closed
from muscleatlas.geometry.volume import signed_volume_mm3
from muscleatlas.sources.musculoskeletal.bones import ModelBone
from muscleatlas.sources.musculoskeletal.course import Course
from muscleatlas.sources.musculoskeletal.finish import evened, fleshy_share, footed, swollen
from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.strands import Frame
from tests.geometry.shapes import box, moved

LINE = np.column_stack([np.zeros(62), np.zeros(62), np.linspace(-1.0, 60.0, 62)])


def frame(*, evening: int = 0) -> Frame:
    """Return one strand upwards from just inside a plate: tendon below 20 mm, belly above."""
    return Frame(
        "made-up",
        LINE,
        np.where(LINE[:, 2] < 20.0, 0.0, 1.0),
        4.0,
        1.0,
        np.zeros(62, dtype=np.int64),
        np.linspace(0.0, 1.0, 62),
        np.zeros(62),
        np.array([[1, 9]], dtype=np.int64),
        Course.along([LINE], is_sheet=False),
        evening=evening,
    )


@pytest.fixture(scope="module")
def ground() -> Ground:
    plate = moved(box(60, 60, 10), (-30, -30, -10))
    return Ground([ModelBone("plate", "right", plate, "made-up", 1, 12)])


def rod(lowest_mm: float) -> Surface:
    return subdivided(moved(box(6, 6, 60.0 - lowest_mm), (-3, -3, lowest_mm)), longest_mm=2.0)


def test_an_end_that_falls_short_of_bone_is_drawn_out_to_it_and_the_rest_stays(ground: Ground) -> None:
    short = rod(4.0)
    drawn = footed(short, frame(), ground)
    assert 0.0 < drawn.vertices[:, 2].min() < 1.0
    assert is_closed(drawn)
    above = short.vertices[:, 2] > 12.0
    assert np.array_equal(drawn.vertices[above], short.vertices[above])


def test_an_end_at_bone_and_one_too_far_from_it_stay(ground: Ground) -> None:
    for lowest_mm in (1.0, 13.0):
        surface = rod(lowest_mm)
        assert np.array_equal(footed(surface, frame(), ground).vertices, surface.vertices)


def test_a_belly_gets_the_volume_that_it_lacks_or_sheds_what_it_has_too_much_and_the_tendon_stays() -> None:
    surface = rod(1.0)
    before = signed_volume_mm3(surface)
    for lack_mm3 in (60.0, -200.0):
        after = swollen(surface, frame(), lack_mm3)
        assert signed_volume_mm3(after) - before == pytest.approx(lack_mm3, rel=0.1)
        below = surface.vertices[:, 2] < 18.0
        assert np.array_equal(after.vertices[below], surface.vertices[below])


def test_lumps_of_the_belly_are_evened_where_asked_for_and_nothing_of_the_tendon() -> None:
    surface = rod(1.0)
    lump = np.linalg.norm(surface.vertices - [3.0, 0.0, 40.0], axis=1) < 1.5
    lumpy = replace(surface, vertices=surface.vertices + (lump[:, None] * [2.0, 0, 0]).astype(np.float32))
    assert evened(lumpy, frame()) is lumpy
    even = evened(lumpy, frame(evening=40))
    assert even.vertices[:, 0].max() < 4.0
    below = surface.vertices[:, 2] < 18.0
    assert np.array_equal(even.vertices[below], lumpy.vertices[below])


def test_the_share_of_the_belly_is_that_of_what_lies_nearest_to_it() -> None:
    assert fleshy_share(rod(0.0), frame()) == pytest.approx(40.5 / 60, abs=0.02)
