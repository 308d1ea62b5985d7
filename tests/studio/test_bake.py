from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from muscleatlas.studio.bake import baked
from muscleatlas.studio.encode import on_paper
from muscleatlas.studio.label import Layout, Named, Room
from muscleatlas.studio.layout import laid_out
from muscleatlas.studio.lettering import width_em

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def _picture() -> NDArray[np.uint8]:
    rgba = np.zeros((300, 400, 4), np.uint8)
    rgba[100:200, 150:250] = (190, 60, 50, 255)
    return rgba


def _layout(free_px: float = 150.0) -> Layout:
    room = Room(400, 300, (free_px,), (free_px,))
    return laid_out([Named("soleus", ("Soleus",), width_em("Soleus"), (180.0, 150.0), 1e4)], room)


def _ink(rgba: NDArray[np.uint8]) -> NDArray[np.bool_]:
    dark: NDArray[np.bool_] = (rgba[..., :3].max(axis=2) < 60) & (rgba[..., 3] > 200)
    return dark


def test_text_and_leader_are_where_the_layout_says() -> None:
    layout = _layout()
    (label,) = layout.labels
    rows, columns = np.nonzero(_ink(baked(_picture(), layout)))
    x0, y0, x1, y1 = label.box_px
    text = (columns < x1 + 1) & (columns >= x0 - 1)
    assert text.any()
    assert rows[text].min() >= y0 - 1
    assert rows[text].max() <= y1 + 1
    assert columns.max() == pytest.approx(label.anchor_px[0], abs=4)


def test_what_is_not_written_on_stays_as_it_was() -> None:
    picture, layout = _picture(), _layout()
    drawn = baked(picture, layout)
    assert drawn.shape == picture.shape
    np.testing.assert_array_equal(drawn[180:], picture[180:])
    np.testing.assert_array_equal(drawn[:, 215:], picture[:, 215:])


def test_a_picture_without_room_becomes_wider_by_its_margins() -> None:
    layout = _layout(0.0)
    drawn = baked(_picture(), layout)
    left, right = layout.margins_px
    assert left + right > 0
    assert drawn.shape == (300, 400 + left + right, 4)
    np.testing.assert_array_equal(drawn[180:, left : left + 400], _picture()[180:])


@pytest.mark.parametrize("paper", [WHITE, BLACK])
def test_the_text_stands_out_on_any_page(paper: tuple[int, int, int]) -> None:
    layout = _layout()
    x0, y0, x1, y1 = (round(edge) for edge in layout.labels[0].box_px)
    page = on_paper(baked(_picture(), layout), paper)[y0:y1, x0:x1].max(axis=2)
    assert page.min() < 60
    assert page.max() > 200


def test_the_text_of_a_mirrored_layout_is_not_mirrored() -> None:
    layout = _layout()
    drawn, flipped = baked(_picture(), layout), baked(_picture()[:, ::-1], layout.mirrored())
    one, other = (
        (drawn[:, :150], flipped[:, 250:]) if layout.labels[0].side == "left" else (drawn[:, 250:], flipped[:, :150])
    )
    assert _words_alike(one, other) > 0.9 > _words_alike(one, other[:, ::-1])


def _words_alike(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Return how well the letters cover each other when shifted to begin together: shared ink over all ink."""
    a, b = (_cut(_ink(rgba)) for rgba in (one, other))
    width = min(a.shape[1], b.shape[1])
    shared, either = a[:, :width] & b[:, :width], a[:, :width] | b[:, :width]
    return float(shared.sum() / either.sum())


def _cut(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the letters without the leader, which is a long level line."""
    columns = np.flatnonzero(ink.sum(axis=0) > 3)
    cut: NDArray[np.bool_] = ink[:, columns[0] : columns[-1] + 1]
    return cut


def test_the_same_layout_gives_the_same_pixels_and_an_empty_one_none() -> None:
    np.testing.assert_array_equal(baked(_picture(), _layout()), baked(_picture(), _layout()))
    np.testing.assert_array_equal(baked(_picture(), replace(_layout(), labels=())), _picture())
