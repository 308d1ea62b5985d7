"""From light to pixels: lines laid over, borders faded, linear light turned into sRGB."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.look import Look

__all__ = ["developed", "srgb_from_linear"]


def developed(light: NDArray[np.float32], lines: NDArray[np.float32], camera: Camera, look: Look) -> NDArray[np.uint8]:
    """Return ``(height, width, 4)`` uint8 sRGB with opacity not multiplied in.

    Parameters
    ----------
    light
        ``(height, width, 4)`` premultiplied linear light and opacity.
    lines
        ``(height, width)`` length of edge per pixel.
    """
    rgba = np.zeros((camera.height, camera.width, 4), np.uint8)
    _develop(
        rgba,
        light,
        _strokes(lines, camera, look),
        np.array(look.line, np.float32),
        _fading(camera.width, camera, look),
        _fading(camera.height, camera, look),
        _SRGB,
    )
    return rgba


def srgb_from_linear(linear: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return sRGB 0…1 of linear light 0…1.

    References
    ----------
    IEC 61966-2-1:1999 (``iec61966``).
    """
    light = np.asarray(linear, np.float64)
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 0.0031308) ** (1 / 2.4) - 0.055)


_SRGB = np.round(srgb_from_linear(np.linspace(0.0, 1.0, 4096)) * 255).astype(np.uint8)


def _strokes(lines: NDArray[np.float32], camera: Camera, look: Look) -> NDArray[np.float32]:
    """Return the opacity of lines: edges drawn with a soft pen whose width grows with the picture."""
    from scipy.ndimage import gaussian_filter1d

    width_px = look.line_px_at_1024 * max(0.75, max(camera.width, camera.height) / 1024)
    sigma = 0.42 * width_px
    soft = gaussian_filter1d(lines, sigma, axis=0, truncate=2.5, mode="constant")
    soft = gaussian_filter1d(soft, sigma, axis=1, truncate=2.5, mode="constant")
    strokes: NDArray[np.float32] = np.minimum(np.float32(1.0), soft * np.float32(width_px))
    return strokes * np.float32(look.line_strength)


def _fading(length_px: int, camera: Camera, look: Look) -> NDArray[np.float32]:
    """Return the opacity along one side of the picture: 0 at its ends, 1 from ``look.fade`` inwards."""
    reach = max(1.0, look.fade * min(camera.width, camera.height))
    from_border = np.minimum(np.arange(length_px), np.arange(length_px)[::-1]) + 0.5
    ramp = np.clip(from_border / reach, 0.0, 1.0)
    smooth: NDArray[np.float32] = (ramp * ramp * (3.0 - 2.0 * ramp)).astype(np.float32)
    return smooth


@njit(cache=True)
def _develop(
    rgba: NDArray[np.uint8],
    light: NDArray[np.float32],
    strokes: NDArray[np.float32],
    line: NDArray[np.float32],
    fade_across: NDArray[np.float32],
    fade_down: NDArray[np.float32],
    srgb: NDArray[np.uint8],
) -> None:
    height, width = strokes.shape
    one = np.float32(1.0)
    top = np.float32(4095.0)
    for y in range(height):
        for x in range(width):
            alpha = light[y, x, 3]
            stroke = strokes[y, x]
            whole = alpha + stroke * (one - alpha)
            if whole <= np.float32(0.004):
                continue
            for channel in range(3):
                value = (light[y, x, channel] * (one - stroke) + line[channel] * stroke) / whole
                rgba[y, x, channel] = srgb[int(min(one, value) * top)]
            rgba[y, x, 3] = int(whole * min(fade_across[x], fade_down[y]) * np.float32(255.0) + np.float32(0.5))
