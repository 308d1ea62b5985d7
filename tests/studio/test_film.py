from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageSequence

from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import on_paper
from muscleatlas.studio.film import PAPER, write_gif, write_mp4
from muscleatlas.studio.still import draw_still
from tests.studio.scenes import limb_camera, limb_scene

CREDIT = Credit("A limb, turning", "A made-up limb", "CC BY-SA 4.0", "frames=12")


@pytest.fixture(scope="module")
def frames() -> list[NDArray[np.uint8]]:
    return [draw_still(limb_scene(), limb_camera(30.0 * step, 128)) for step in range(12)]


def _gap(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def test_a_film_shows_every_frame_in_order_and_closes_its_loop(frames: list[NDArray[np.uint8]], tmp_path: Path) -> None:
    write_mp4(frames, tmp_path / "limb.mp4", frames_per_second=12, credit=CREDIT)
    with av.open(str(tmp_path / "limb.mp4")) as film:
        shown = [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in film.decode(video=0)]
        assert float(film.streams.video[0].average_rate or 0) == 12.0
        assert film.metadata["title"] == CREDIT.title
        assert film.metadata["copyright"] == CREDIT.line
    assert len(shown) == 12
    for number in (0, 6, 11):
        gaps = [_gap(shown[number], on_paper(frame, PAPER)) for frame in frames]
        assert int(np.argmin(gaps)) == number
        assert gaps[number] < 4.0
    steps = [_gap(one, other) for one, other in zip(shown, [*shown[1:], shown[0]], strict=True)]
    assert steps[-1] <= 1.5 * max(steps[:-1])


def test_the_same_frames_make_the_same_bytes(frames: list[NDArray[np.uint8]], tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_mp4(frames, tmp_path / f"{name}.mp4", frames_per_second=12, credit=CREDIT)
        write_gif(frames, tmp_path / f"{name}.gif", frames_per_second=12, credit=CREDIT)
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "other.mp4").read_bytes()
    assert (tmp_path / "one.gif").read_bytes() == (tmp_path / "other.gif").read_bytes()


def test_a_gif_loops_for_ever_and_carries_its_credit(frames: list[NDArray[np.uint8]], tmp_path: Path) -> None:
    write_gif(frames, tmp_path / "limb.gif", frames_per_second=10, credit=CREDIT)
    with Image.open(tmp_path / "limb.gif") as gif:
        assert gif.info["loop"] == 0
        assert gif.info["duration"] == 100
        assert CREDIT.line.encode() in gif.info["comment"]
        shown = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(gif)]
    assert len(shown) == 12
    assert _gap(shown[7], on_paper(frames[7], PAPER)) < 4.0
