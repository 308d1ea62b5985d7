"""Frames to films: a looping H.264 file, and a GIF where an authored page names one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.credit import Credit
from muscleatlas.studio.encode import on_paper

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["PAPER", "write_gif", "write_mp4"]

PAPER = (228, 234, 238)
"""H.264 has no opacity: films lie on this colour, sRGB, which the style sheet knows as ``--film``."""

_X264 = {"preset": "veryfast", "crf": "27", "tune": "animation", "threads": "1", "x264-params": "mbtree=0:weightp=0"}
"""One thread, and neither macroblock tree nor weighted prediction: with them x264's bytes differ from run to run."""


def write_mp4(frames: Sequence[NDArray[np.uint8]], path: Path, *, frames_per_second: int, credit: Credit) -> None:
    """Write frames ``(height, width, 4)`` of even size as H.264 in MP4, with its index at the front."""
    import av

    path.parent.mkdir(parents=True, exist_ok=True)
    height, width = frames[0].shape[:2]
    with av.open(str(path), "w", options={"movflags": "+faststart+use_metadata_tags", "fflags": "+bitexact"}) as film:
        film.metadata.update(title=credit.title, copyright=credit.line, comment=credit.recipe or credit.line)
        stream = film.add_stream("libx264", rate=frames_per_second, options=_X264)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, frames_per_second)
        for rgba in frames:
            film.mux(stream.encode(av.VideoFrame.from_ndarray(on_paper(rgba, PAPER), format="rgb24")))
        film.mux(stream.encode(None))


def write_gif(frames: Sequence[NDArray[np.uint8]], path: Path, *, frames_per_second: int, credit: Credit) -> None:
    """Write frames as a looping GIF on paper, one palette for all, the credit as its comment."""
    import PIL.Image

    path.parent.mkdir(parents=True, exist_ok=True)
    opaque = [PIL.Image.fromarray(on_paper(rgba, PAPER)) for rgba in frames]
    palette = _common_palette(opaque)
    indexed = [image.quantize(palette=palette, dither=PIL.Image.Dither.NONE) for image in opaque]
    indexed[0].save(
        path,
        format="GIF",
        save_all=True,
        append_images=indexed[1:],
        duration=round(1000 / frames_per_second),
        loop=0,
        optimize=False,
        comment=credit.line.encode("utf-8"),
    )


def _common_palette(images: Sequence[Image]) -> Image:
    import PIL.Image

    chosen = images[:: max(1, len(images) // 8)]
    width, height = chosen[0].size
    sheet = PIL.Image.new("RGB", (width, height * len(chosen)))
    for row, image in enumerate(chosen):
        sheet.paste(image, (0, row * height))
    return sheet.quantize(255, method=PIL.Image.Quantize.MEDIANCUT)
