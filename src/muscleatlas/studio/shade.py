"""From samples to light: each pixel is shaded once, or at each of its samples where an edge runs through it."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.look import Look
from muscleatlas.studio.raster import Samples
from muscleatlas.studio.scene import Layer

__all__ = ["ghost_opacity", "shade_band", "vertex_attributes"]


def vertex_attributes(layer: Layer, sky: NDArray[np.float32], camera: Camera) -> NDArray[np.float32]:
    """Return what shading reads per vertex, ``(n, 8)``: normal (right, up, towards), colour, gloss, free sky."""
    attributes = np.empty((len(layer.vertices), 8), np.float32)
    attributes[:, :3] = camera.turned(layer.normals)
    attributes[:, 3:6] = layer.colours
    attributes[:, 6] = layer.gloss
    attributes[:, 7] = sky
    return attributes


def ghost_opacity(layer: Layer, camera: Camera, look: Look) -> NDArray[np.float32]:
    """Return the opacity of each ghost vertex, ``(n,)``: faint where it faces the camera, denser where it grazes."""
    facing = np.abs(camera.turned(layer.normals)[:, 2])
    edge = np.clip(1.0 - facing, 0.0, 1.0) ** np.float32(look.ghost_power)
    opacity = look.ghost_facing + (look.ghost_grazing - look.ghost_facing) * edge
    dense: NDArray[np.float32] = opacity.astype(np.float32)
    return dense


def shade_band(
    light: NDArray[np.float32],
    lines: NDArray[np.float32],
    samples: Samples,
    layer: Layer,
    points: NDArray[np.float32],
    attributes: NDArray[np.float32],
    camera: Camera,
    look: Look,
    *,
    top_px: int,
) -> None:
    """Write light and line density of a band of pixel rows.

    Parameters
    ----------
    light
        ``(rows, width, 4)``, out: premultiplied linear red, green, blue and opacity.
    lines
        ``(rows, width)``, out: length of edge in each pixel, in pixels.
    points
        ``(n, 3)``: x and y in pixels of the whole picture, mm towards the camera.
    """
    _shade_band(
        light,
        lines,
        samples.face,
        samples.depth_mm,
        samples.clear,
        samples.spans,
        samples.ghost_spans,
        samples.grid,
        layer.faces,
        layer.face_number,
        camera.turned(layer.face_normals),
        points.astype(np.float64),
        attributes,
        np.array(look.ghost, np.float32),
        _lights(look),
        _numbers(look),
        np.float32(camera.mm_per_px / samples.grid),
        np.float32(look.line_mm_least),
        top_px,
    )


def _lights(look: Look) -> NDArray[np.float32]:
    """Return key, fill and the half vector between key and camera, unit, ``(3, 3)``."""
    key, fill = _unit(np.array(look.key)), _unit(np.array(look.fill))
    return np.stack([key, fill, _unit(key + np.array([0.0, 0.0, 1.0]))]).astype(np.float32)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / float(np.sqrt((vector**2).sum()))


def _numbers(look: Look) -> NDArray[np.float32]:
    strengths = (look.key_strength, look.fill_strength, look.sky, look.ground, look.shadow)
    return np.array([*strengths, look.rim, look.highlight], np.float32)


@njit(cache=True, inline="always")
def _power_24(x: np.float32) -> np.float32:
    squared = x * x
    fourth = squared * squared
    eighth = fourth * fourth
    return eighth * eighth * eighth


@njit(cache=True, inline="always")
def _add_light(
    out: NDArray[np.float32],
    x_px: float,
    y_px: float,
    f: int,
    faces: NDArray[np.int32],
    points: NDArray[np.float64],
    attributes: NDArray[np.float32],
    lights: NDArray[np.float32],
    numbers: NDArray[np.float32],
    weight: np.float32,
) -> None:
    one, zero, half = np.float32(1.0), np.float32(0.0), np.float32(0.5)
    i, j, k = faces[f, 0], faces[f, 1], faces[f, 2]
    xi, yi, xj, yj, xk, yk = points[i, 0], points[i, 1], points[j, 0], points[j, 1], points[k, 0], points[k, 1]
    area = (xj - xi) * (yk - yi) - (xk - xi) * (yj - yi)
    wj = np.float32(((x_px - xi) * (yk - yi) - (xk - xi) * (y_px - yi)) / area)
    wk = np.float32(((xj - xi) * (y_px - yi) - (x_px - xi) * (yj - yi)) / area)
    wj, wk = min(one, max(zero, wj)), min(one, max(zero, wk))
    wi = max(zero, one - wj - wk)
    right = wi * attributes[i, 0] + wj * attributes[j, 0] + wk * attributes[k, 0]
    up = wi * attributes[i, 1] + wj * attributes[j, 1] + wk * attributes[k, 1]
    towards = wi * attributes[i, 2] + wj * attributes[j, 2] + wk * attributes[k, 2]
    length = max(np.sqrt(right * right + up * up + towards * towards), np.float32(1e-6))
    right, up, towards = right / length, up / length, towards / length
    gloss = wi * attributes[i, 6] + wj * attributes[j, 6] + wk * attributes[k, 6]
    free = wi * attributes[i, 7] + wj * attributes[j, 7] + wk * attributes[k, 7]
    key = max(zero, right * lights[0, 0] + up * lights[0, 1] + towards * lights[0, 2])
    fill = max(zero, right * lights[1, 0] + up * lights[1, 1] + towards * lights[1, 2])
    mirror = max(zero, right * lights[2, 0] + up * lights[2, 1] + towards * lights[2, 2])
    edge = one - max(zero, towards)
    ambient = numbers[3] + (numbers[2] - numbers[3]) * (half + half * up)
    diffuse = (
        numbers[0] * key * (one - numbers[4] * (one - free))
        + free * (numbers[1] * fill + ambient)
        + free * numbers[5] * edge * edge * edge
    )
    shine = numbers[6] * gloss * _power_24(mirror) * free
    for channel in range(3):
        colour = wi * attributes[i, 3 + channel] + wj * attributes[j, 3 + channel] + wk * attributes[k, 3 + channel]
        out[channel] += weight * min(one, colour * diffuse + shine)
    out[3] += weight


@njit(cache=True, inline="always")
def _torn(
    f: int,
    g: int,
    gap_mm: float,
    dx: int,
    dy: int,
    number: NDArray[np.int32],
    face_normals: NDArray[np.float32],
    mm_per_sample: np.float32,
    least_mm: np.float32,
) -> bool:
    """Tell whether two neighbouring samples lie on different structures or apart in depth."""
    if f == g:
        return False
    if f < 0 or g < 0 or number[f] != number[g]:
        return True
    if abs(gap_mm) < least_mm:
        return False
    for h in (f, g):
        slope = max(abs(face_normals[h, 2]), np.float32(0.08))
        expected = (face_normals[h, 1] * dy - face_normals[h, 0] * dx) * mm_per_sample / slope
        if abs(gap_mm - expected) < least_mm:
            return False
    return True


@njit(cache=True)
def _shade_band(
    light: NDArray[np.float32],
    lines: NDArray[np.float32],
    face: NDArray[np.int32],
    depth: NDArray[np.float32],
    clear: NDArray[np.float32],
    spans: NDArray[np.int32],
    ghost_spans: NDArray[np.int32],
    grid: int,
    faces: NDArray[np.int32],
    number: NDArray[np.int32],
    face_normals: NDArray[np.float32],
    points: NDArray[np.float64],
    attributes: NDArray[np.float32],
    ghost: NDArray[np.float32],
    lights: NDArray[np.float32],
    numbers: NDArray[np.float32],
    mm_per_sample: np.float32,
    least_mm: np.float32,
    top_px: int,
) -> None:
    rows, width, _ = light.shape
    height_s, width_s = face.shape
    one = np.float32(1.0)
    full = grid * grid
    part = np.float32(1.0 / full)
    share = np.float32(1.0 / grid)
    for row in range(rows):
        left, right = spans[grid * row, 0], spans[grid * row, 1]
        for y in range(grid * row + 1, min(grid * (row + 1) + 1, height_s)):
            left, right = min(left, spans[y, 0]), max(right, spans[y, 1])
        from_ghost = min(ghost_spans[2 * row, 0], ghost_spans[2 * row + 1, 0]) // 2
        to_ghost = max(ghost_spans[2 * row, 1], ghost_spans[2 * row + 1, 1]) // 2
        for column in range(
            max(0, min(left // grid - 1, from_ghost)), min(width, max(right // grid + 1, to_ghost + 1))
        ):
            out = light[row, column]
            middle = face[grid * row + grid // 2, grid * column + grid // 2]
            whole = _is_plain(face, row, column, grid)
            solid = full if middle >= 0 else 0
            if not whole:
                across, down, solid, whole = 0, 0, 0, True
                for sy in range(grid):
                    y = grid * row + sy
                    for sx in range(grid):
                        x = grid * column + sx
                        f, z = face[y, x], depth[y, x]
                        if f >= 0:
                            solid += 1
                        if x + 1 < width_s:
                            g = face[y, x + 1]
                            if g != f and _torn(
                                f, g, depth[y, x + 1] - z, 1, 0, number, face_normals, mm_per_sample, least_mm
                            ):
                                across += 1
                        if y + 1 < height_s:
                            g = face[y + 1, x]
                            if g != f and _torn(
                                f, g, depth[y + 1, x] - z, 0, 1, number, face_normals, mm_per_sample, least_mm
                            ):
                                down += 1
                        if f != middle and (f < 0 or middle < 0 or number[f] != number[middle]):
                            whole = False
                whole = whole and across == 0 and down == 0
                lines[row, column] = np.sqrt(np.float32(across * across + down * down)) * share
            if solid > 0:
                count = 1 if whole else full
                for sample in range(count):
                    sy, sx = (grid // 2, grid // 2) if whole else (sample // grid, sample % grid)
                    f = face[grid * row + sy, grid * column + sx]
                    if f >= 0:
                        _add_light(
                            out,
                            column + (sx + 0.5) / grid,
                            top_px + row + (sy + 0.5) / grid,
                            f,
                            faces,
                            points,
                            attributes,
                            lights,
                            numbers,
                            one if whole else part,
                        )
            keep = _clearness(clear, row, column)
            if keep < one:
                for channel in range(3):
                    out[channel] = out[channel] * keep + ghost[channel] * (one - keep)
                out[3] = out[3] * keep + (one - keep)


@njit(cache=True, inline="always")
def _is_plain(face: NDArray[np.int32], row: int, column: int, grid: int) -> bool:
    """Tell whether a pixel's samples, and those beside and below them, all see the same face."""
    height_s, width_s = face.shape
    if grid * (row + 1) + 1 > height_s or grid * (column + 1) + 1 > width_s:
        return False
    block = face[grid * row : grid * (row + 1) + 1, grid * column : grid * (column + 1) + 1]
    first = block[0, 0]
    unlike = 0
    for y in range(grid + 1):
        for x in range(grid + 1):
            unlike |= block[y, x] ^ first
    return unlike == 0


@njit(cache=True, inline="always")
def _clearness(clear: NDArray[np.float32], row: int, column: int) -> np.float32:
    """Return the mean share of light that the ghosts let through to a pixel."""
    block = clear[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
    total: np.float32 = (block[0, 0] + block[0, 1] + block[1, 0] + block[1, 1]) * np.float32(0.25)
    return total
