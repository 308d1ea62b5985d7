from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.errors import UnknownNameError
from muscleatlas.frames import ANTERIOR, LEFT, POSTERIOR, RIGHT, SUPERIOR
from muscleatlas.studio.view import SCHEMES, find_view, scheme_named, turned, views_of

LIMB, FOOT, BOTH = SCHEMES["limb"], SCHEMES["foot"], SCHEMES["both-sides"]


def test_the_sixteen_names_of_a_limb_go_from_anterior_towards_lateral() -> None:
    assert [view.name for view in views_of(LIMB)] == [
        "anterior",
        "anterior-anterolateral",
        "anterolateral",
        "lateral-anterolateral",
        "lateral",
        "lateral-posterolateral",
        "posterolateral",
        "posterior-posterolateral",
        "posterior",
        "posterior-posteromedial",
        "posteromedial",
        "medial-posteromedial",
        "medial",
        "medial-anteromedial",
        "anteromedial",
        "anterior-anteromedial",
    ]


def test_what_is_shown_on_both_sides_turns_towards_the_subjects_left() -> None:
    names = [view.name for view in views_of(BOTH)]
    assert names[::4] == ["anterior", "left lateral", "posterior", "right lateral"]
    assert names[1] == "left anterior-anterolateral"
    assert names[11] == "right lateral-posterolateral"


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.name)
def test_names_are_unique_and_azimuths_are_steps_of_22_5_degrees(scheme: object) -> None:
    views = views_of(scheme)  # type: ignore[arg-type]
    assert len({view.name for view in views}) == 16
    assert [view.azimuth_deg for view in views] == [22.5 * step for step in range(16)]
    assert [view.index for view in views] == list(range(1, 17))


@pytest.mark.parametrize(
    ("number", "side"),
    [(1, ANTERIOR), (5, RIGHT), (9, POSTERIOR), (13, LEFT)],
    ids=["front", "lateral", "back", "medial"],
)
def test_the_camera_of_a_right_limb_stands_where_its_name_says(number: int, side: tuple[float, float, float]) -> None:
    view = views_of(LIMB)[number - 1]
    np.testing.assert_allclose(view.towards, side, atol=1e-12)
    assert view.up == pytest.approx(SUPERIOR, abs=1e-12)


def test_the_foot_is_seen_from_above_first_with_its_toes_up_the_picture() -> None:
    dorsal, lateral, plantar, medial = (views_of(FOOT)[index] for index in (0, 4, 8, 12))
    np.testing.assert_allclose(dorsal.towards, SUPERIOR, atol=1e-12)
    np.testing.assert_allclose(plantar.towards, [0, 0, -1], atol=1e-12)
    assert np.dot(lateral.towards, RIGHT) > 0.99
    assert np.dot(medial.towards, LEFT) > 0.99
    assert np.dot(dorsal.up, ANTERIOR) > 0.99
    assert np.dot(dorsal.up, RIGHT) == pytest.approx(np.sin(np.radians(7)))


@pytest.mark.parametrize("azimuth_deg", [0.0, 33.0, 200.0])
@pytest.mark.parametrize("elevation_deg", [-80.0, 0.0, 45.0])
def test_axes_of_any_view_are_perpendicular_units(azimuth_deg: float, elevation_deg: float) -> None:
    view = turned(LIMB, azimuth_deg, elevation_deg)
    np.testing.assert_allclose([np.dot(view.towards, view.towards), np.dot(view.up, view.up)], 1.0)
    assert np.dot(view.towards, view.up) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("said", ["posterolateral", "Posterolateral", "7"])
def test_a_view_is_found_by_name_or_number(said: str) -> None:
    assert find_view(LIMB, said) == views_of(LIMB)[6]


def test_a_misspelt_view_is_told_the_nearest_names() -> None:
    with pytest.raises(UnknownNameError) as told:
        find_view(LIMB, "postrolateral")
    assert str(told.value).splitlines()[0] == "unknown view of scheme 'limb' 'postrolateral'"
    assert "did you mean 'posterolateral'" in str(told.value)


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown view scheme 'limp'"):
        scheme_named("limp")
