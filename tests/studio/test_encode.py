from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from muscleatlas.errors import PictureError
from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import STILL_FORMATS, on_paper, scaled, still_bytes, write_still
from tests.studio.scenes import limb_camera, limb_scene

CREDIT = Credit("A limb & its <bones>", "One author\nÅnother, ©", "CC BY-SA 4.0", "structure=limb view=lateral")


def _picture() -> np.ndarray:
    from muscleatlas.studio.still import draw_still

    return draw_still(limb_scene(), limb_camera(90.0, 128))


@pytest.mark.parametrize("form", STILL_FORMATS)
def test_a_file_shows_the_picture_and_carries_title_credit_licence_and_recipe(form: str, tmp_path: Path) -> None:
    rgba = _picture()
    write_still(rgba, tmp_path / "deep" / f"limb.{form}", credit=CREDIT)
    file = tmp_path / "deep" / f"limb.{form}"
    shown = np.asarray(Image.open(file).convert("RGBA"))
    white = (255, 255, 255)
    assert np.abs(on_paper(shown, white).astype(int) - on_paper(rgba, white)).mean() < (0.01 if form == "png" else 3.0)
    inside = file.read_bytes().decode("utf-8", "ignore")
    for words in ("A limb &amp; its &lt;bones&gt;", "Ånother, ©", "licenses/by-sa/4.0", "view=lateral"):
        assert words in inside


def test_png_keeps_every_pixel_that_is_seen() -> None:
    import io

    rgba = _picture()
    read = np.asarray(Image.open(io.BytesIO(still_bytes(rgba, "png", credit=CREDIT))))
    np.testing.assert_array_equal(read, rgba)


@pytest.mark.parametrize("form", STILL_FORMATS)
def test_another_process_with_another_hash_seed_writes_the_same_bytes(form: str) -> None:
    code = (
        "import hashlib, sys; from tests.studio.test_encode import CREDIT, _picture;"
        "from muscleatlas.studio.encode import still_bytes;"
        "print(hashlib.sha256(still_bytes(_picture(), sys.argv[1], credit=CREDIT)).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, form],
            env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_suffix_that_no_format_has_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(PictureError) as told:
        write_still(_picture(), tmp_path / "limb.bmp", credit=CREDIT)
    assert str(told.value) == ("no still picture format has this suffix\n  found: .bmp\n  expected: .avif, .webp, .png")
    assert list(tmp_path.iterdir()) == []


def test_scaling_brings_no_dark_seam_into_half_clear_pixels() -> None:
    rgba = np.zeros((64, 64, 4), np.uint8)
    rgba[:, :32] = (200, 100, 50, 255)
    small = scaled(rgba, 9, 9)
    seen = small[small[..., 3] > 20]
    assert np.abs(seen[:, :3].astype(int) - [200, 100, 50]).max() <= 4
