"""Pictures to files: AVIF, WebP and PNG stills; each single-threaded, so that its bytes never change."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.errors import PictureError
from muscleatlas.studio.credit import Credit, exif_bytes, xmp_packet
from muscleatlas.workflow.disk import write_whole

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["STILL_FORMATS", "on_paper", "scaled", "still_bytes", "write_still"]

STILL_FORMATS = ("avif", "webp", "png")

_SETTINGS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 47, "speed": 8, "subsampling": "4:2:0", "max_threads": 1, "range": "full"},
    "webp": {"quality": 64, "alpha_quality": 70, "method": 2},
    "png": {"compress_level": 6},
}


def write_still(rgba: NDArray[np.uint8], path: Path, *, credit: Credit) -> None:
    """Write a picture in the format that the suffix of ``path`` names; the file appears whole or not at all.

    Parameters
    ----------
    rgba
        ``(height, width, 4)`` sRGB, straight opacity.

    Raises
    ------
    PictureError
        For a suffix that no still format has.
    """
    write_whole(path, still_bytes(rgba, path.suffix.removeprefix(".").lower(), credit=credit))


def still_bytes(rgba: NDArray[np.uint8], form: str, *, credit: Credit) -> bytes:
    """Return a picture as the bytes of a file in one of :data:`STILL_FORMATS`."""
    if form not in _SETTINGS:
        expected = ", ".join(f".{name}" for name in STILL_FORMATS)
        raise PictureError("no still picture format has this suffix", found=f".{form}", expected=expected)
    file = io.BytesIO()
    _image(rgba).save(file, format=form.upper(), **_SETTINGS[form], **_metadata(form, credit))
    return file.getvalue()


def scaled(rgba: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """Return the picture at another size; colours are weighted by opacity, so that no dark seam appears."""
    from PIL import Image

    premultiplied = _image(rgba).convert("RGBa").resize((width, height), Image.Resampling.HAMMING, reducing_gap=3.0)
    return np.asarray(premultiplied.convert("RGBA"))


def on_paper(rgba: NDArray[np.uint8], paper: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Return the picture laid on a flat colour, ``(height, width, 3)``."""
    alpha = rgba[..., 3:].astype(np.uint16)
    laid = rgba[..., :3] * alpha + np.array(paper, np.uint16) * (255 - alpha) + 128
    opaque: NDArray[np.uint8] = ((laid + (laid >> 8)) >> 8).astype(np.uint8)
    return opaque


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
