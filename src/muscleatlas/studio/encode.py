"""Pictures to files: AVIF, WebP and PNG stills; each single-threaded, so that its bytes never change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import PictureError
from muscleatlas.studio.credit import Credit, exif_bytes, xmp_packet

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["STILL_FORMATS", "on_paper", "scaled", "write_still"]

STILL_FORMATS = ("avif", "webp", "png")

_SETTINGS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 58, "speed": 7, "subsampling": "4:2:0", "max_threads": 1, "range": "full"},
    "webp": {"quality": 80, "alpha_quality": 90, "method": 4},
    "png": {"compress_level": 6},
}


def write_still(rgba: NDArray[np.uint8], path: Path, *, credit: Credit) -> None:
    """Write a picture in the format that the suffix of ``path`` names.

    Parameters
    ----------
    rgba
        ``(height, width, 4)`` sRGB, straight opacity.

    Raises
    ------
    PictureError
        For a suffix that no still format has.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in _SETTINGS:
        expected = ", ".join(f".{name}" for name in STILL_FORMATS)
        raise PictureError(
            "no still picture format has this suffix", where=str(path), found=path.suffix, expected=expected
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    _image(rgba).save(path, format=form.upper(), **_SETTINGS[form], **_metadata(form, credit))


def scaled(rgba: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """Return the picture at another size; colours are weighted by opacity, so that no dark seam appears."""
    from PIL import Image

    premultiplied = _image(rgba).convert("RGBa").resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return np.asarray(premultiplied.convert("RGBA"))


def on_paper(rgba: NDArray[np.uint8], paper: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Return the picture laid on a flat colour, ``(height, width, 3)``."""
    alpha = rgba[..., 3:].astype(np.uint16)
    laid = rgba[..., :3] * alpha + np.array(paper, np.uint16) * (255 - alpha) + 127
    return (laid // 255).astype(np.uint8)


def _image(rgba: NDArray[np.uint8]) -> Image:
    from PIL import Image

    return Image.fromarray(np.ascontiguousarray(rgba))


def _metadata(form: str, credit: Credit) -> dict[str, Any]:
    if form == "png":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp_packet(credit).decode("utf-8"))
        info.add_itxt("Copyright", credit.line)
        return {"pnginfo": info}
    return {"xmp": xmp_packet(credit), "exif": exif_bytes(credit)}
