from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.cli.view import view
from muscleatlas.errors import UsageError
from muscleatlas.studio.gallery import DrawingAtlas
from muscleatlas.studio.turning import draw_turning
from tests.tiny.limb import write_tiny_bundle


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundle") / "tiny"
    write_tiny_bundle(path)
    return path


@pytest.fixture(scope="module")
def atlas(folder: Path) -> Atlas:
    from muscleatlas.bundle.bundle import read_bundle

    bundle, knowledge = read_bundle(folder), read_knowledge()
    return DrawingAtlas(knowledge, bundle, read_join(bundle, knowledge))


def test_a_film_begins_with_the_first_view_and_closes_its_loop(atlas: DrawingAtlas) -> None:
    film = draw_turning(atlas, "fibularis longus", size_px=96)
    assert len(film.frames) == 64
    for number, view_name in ((0, "anterior"), (32, "posterior")):
        still = atlas.view("fibularis longus", view=view_name, size_px=96).rgba
        away = [np.abs(frame.astype(int) - still).mean() for frame in film.frames]
        others = sorted(away[:number] + away[number + 1 :])
        assert away[number] < 0.75 * others[0]
    steps = [
        np.abs(a.astype(int) - b).mean() for a, b in zip(film.frames, (*film.frames[1:], film.frames[0]), strict=True)
    ]
    assert steps[-1] <= 1.5 * max(steps[:-1])


def test_the_left_side_is_the_mirror_image(atlas: DrawingAtlas) -> None:
    right, left = (draw_turning(atlas, "soleus", size_px=64, side=side) for side in ("right", "left"))
    np.testing.assert_array_equal(left.frames[5], right.frames[5][:, ::-1])


@pytest.mark.parametrize("suffix", ["mp4", "gif"])
def test_the_command_writes_films(folder: Path, tmp_path: Path, suffix: str) -> None:
    view("soleus", size=64, out=tmp_path / f"soleus.{suffix}", bundle=str(folder))
    assert (tmp_path / f"soleus.{suffix}").stat().st_size > 1000


def test_a_film_refuses_what_it_can_not_show(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as told:
        view("soleus", view="lateral", labels=True, out=tmp_path / "soleus.mp4", bundle=str(folder))
    assert str(told.value) == (
        "a film (.mp4) takes no --view, --labels\n  leave it out, or let --out end in another suffix"
    )
    assert not (tmp_path / "soleus.mp4").exists()


def test_a_background_fills_the_picture(atlas: DrawingAtlas) -> None:
    rgba = atlas.view("soleus", size_px=64, background="#102030").rgba
    assert (rgba[..., 3] == 255).all()
    assert rgba[0, 0].tolist() == [16, 32, 48, 255]
    with pytest.raises(UsageError, match="this is no colour"):
        atlas.view("soleus", background="white")
