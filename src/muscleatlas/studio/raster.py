"""Triangles to samples: which face each sample of a pixel sees, nine of them or fewer, and what the ghosts let through.

The picture is orthographic, so a triangle stays a triangle and filling it beats following rays (measured in
``docs/decisions``). Edges are evaluated with their corners in one fixed order, so that two triangles which share
an edge share it exactly: no gap, no sample twice.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["FILM_GRID", "GHOST_GRID", "GRID", "Samples", "fill_ghosts", "fill_solids", "new_samples", "seen_vertices"]

GRID = 3
"""Samples along one side of a pixel of a still."""

FILM_GRID = 2
"""The same for a frame of a film, which is seen for a sixteenth of a second."""

GHOST_GRID = 2
"""The same for the ghosts, whose edges are soft."""

FAR = np.float32(-1e30)


class Samples:
    """The sample grid of a band of pixel rows.

    Attributes
    ----------
    grid
        Samples along one side of a pixel.
    face
        ``(grid * rows, grid * width)`` int32, the nearest solid face, -1 for none.
    depth_mm
        float32, towards the camera; -1e30 for none.
    clear
        ``(GHOST_GRID * rows, GHOST_GRID * width)`` float32, the share of light that the ghosts in front let through.
    spans
        ``(grid * rows, 2)`` int32, first and one past the last sample of each row that a solid touches.
    ghost_spans
        ``(GHOST_GRID * rows, 2)`` int32, the same for the ghosts' own samples.
    """

    def __init__(self, rows: int, width: int, grid: int) -> None:
        shape = (grid * rows, grid * width)
        self.grid = grid
        self.face = np.full(shape, -1, np.int32)
        self.depth_mm = np.full(shape, FAR, np.float32)
        self.clear = np.ones((GHOST_GRID * rows, GHOST_GRID * width), np.float32)
        self.spans = _no_spans(shape)
        self.ghost_spans = _no_spans(self.clear.shape)


def _no_spans(shape: tuple[int, ...]) -> NDArray[np.int32]:
    spans = np.empty((shape[0], 2), np.int32)
    spans[:] = (shape[1], 0)
    return spans


def new_samples(rows: int, width: int, *, grid: int = GRID) -> Samples:
    """Return an empty grid for so many rows and columns of pixels."""
    return Samples(rows, width, grid)


def fill_solids(
    samples: Samples, points: NDArray[np.float32], faces: NDArray[np.int32], closed: NDArray[np.bool_], top_px: int
) -> None:
    """Draw solid faces into the grid.

    Parameters
    ----------
    points
        ``(n, 3)``: x and y in pixels of the whole picture, mm towards the camera.
    closed
        ``(m,)``: of these faces the back is never seen and not drawn.
    top_px
        The first pixel row of the band.
    """
    in_samples = _in_samples(points, top_px, samples.grid)
    _fill_solids(samples.face, samples.depth_mm, samples.spans, in_samples, faces, closed)


def fill_ghosts(
    samples: Samples,
    points: NDArray[np.float32],
    opacity: NDArray[np.float32],
    faces: NDArray[np.int32],
    top_px: int,
) -> None:
    """Dim the grid by every ghost face that looks at the camera in front of the solids; order does not matter.

    ``opacity`` is ``(n,)`` per vertex.
    """
    if not len(faces):
        return
    depth = np.empty_like(samples.clear)
    _thin_depth(depth, samples.depth_mm, samples.grid)
    _fill_ghosts(samples.clear, depth, samples.ghost_spans, _in_samples(points, top_px, GHOST_GRID), opacity, faces)


@njit(cache=True)
def _thin_depth(depth: NDArray[np.float32], fine: NDArray[np.float32], grid: int) -> None:
    """Take the depth of the ghosts' four samples of a pixel from the solids' samples in its corners."""
    height, width = depth.shape
    for y in range(height):
        row = fine[y // 2 * grid + y % 2 * (grid - 1)]
        for column in range(width // 2):
            depth[y, 2 * column] = row[grid * column]
            depth[y, 2 * column + 1] = row[grid * column + grid - 1]


def seen_vertices(samples: Samples, faces: NDArray[np.int32], count: int) -> NDArray[np.bool_]:
    """Return which of ``count`` vertices belong to a face that some sample sees, ``(count,)``."""
    seen = np.zeros(len(faces), np.bool_)
    _mark_seen(seen, samples.face, samples.spans)
    vertices = np.zeros(count, np.bool_)
    vertices[faces[seen]] = True
    return vertices


@njit(cache=True)
def _mark_seen(seen: NDArray[np.bool_], face: NDArray[np.int32], spans: NDArray[np.int32]) -> None:
    for y in range(len(face)):
        before = -1
        for x in range(spans[y, 0], spans[y, 1]):
            here = face[y, x]
            if here != before and here >= 0:
                seen[here] = True
            before = here


def _in_samples(points: NDArray[np.float32], top_px: int, grid: int) -> NDArray[np.float64]:
    """Return points with x and y counted in samples: whole numbers are sample middles."""
    scaled = points.astype(np.float64)
    scaled[:, 0] = scaled[:, 0] * grid - 0.5
    scaled[:, 1] = (scaled[:, 1] - top_px) * grid - 0.5
    return scaled


@njit(cache=True, inline="always")
def _edge(points: NDArray[np.float64], i: int, j: int) -> tuple[float, float, float, float]:
    """Return a, b, c, 1/a of ``a x + b y + c``, the signed area of the edge i→j, computed from the lower index."""
    if i < j:
        p, q, sign = i, j, 1.0
    else:
        p, q, sign = j, i, -1.0
    a = (points[p, 1] - points[q, 1]) * sign
    b = (points[q, 0] - points[p, 0]) * sign
    c = (points[p, 0] * points[q, 1] - points[q, 0] * points[p, 1]) * sign
    return a, b, c, 1.0 / a if a != 0.0 else 0.0


@njit(cache=True, inline="always")
def _clip(a: float, per_a: float, b: float, r: float, low: int, high: int) -> tuple[int, int]:
    """Return the part of a row, ``low`` to ``high`` inclusive, on the inner side of an edge ``a x + r <= 0``.

    ``per_a`` is 1 / a. A sample on the edge belongs to the triangle on its left, on a level edge to the one above.
    """
    if a > 0.0:
        return low, min(high, int(np.floor(-r * per_a)))
    if a < 0.0:
        return max(low, int(np.floor(-r * per_a)) + 1), high
    if r < 0.0 or (r == 0.0 and b > 0.0):
        return low, high
    return low, low - 1


@njit(cache=True)
def _fill_solids(
    face: NDArray[np.int32],
    depth: NDArray[np.float32],
    spans: NDArray[np.int32],
    points: NDArray[np.float64],
    faces: NDArray[np.int32],
    closed: NDArray[np.bool_],
) -> None:
    height, width = face.shape
    for f in range(len(faces)):
        i, j, k = faces[f, 0], faces[f, 1], faces[f, 2]
        yi, yj, yk = points[i, 1], points[j, 1], points[k, 1]
        low_y, high_y = max(0, int(np.ceil(min(yi, yj, yk)))), min(height - 1, int(np.floor(max(yi, yj, yk))))
        if low_y > high_y:
            continue
        xi, xj, xk = points[i, 0], points[j, 0], points[k, 0]
        low_x, high_x = max(0, int(np.ceil(min(xi, xj, xk)))), min(width - 1, int(np.floor(max(xi, xj, xk))))
        if low_x > high_x:
            continue
        area = (xj - xi) * (yk - yi) - (xk - xi) * (yj - yi)
        if area > 0.0:
            if closed[f]:
                continue
            j, k = k, j
            area = -area
        if area == 0.0:
            continue
        a0, b0, c0, per_a0 = _edge(points, j, k)
        a1, b1, c1, per_a1 = _edge(points, k, i)
        a2, b2, c2, per_a2 = _edge(points, i, j)
        zi, zj, zk = points[i, 2] / area, points[j, 2] / area, points[k, 2] / area
        step_z = np.float32(a0 * zi + a1 * zj + a2 * zk)
        for y in range(low_y, high_y + 1):
            r0, r1, r2 = b0 * y + c0, b1 * y + c1, b2 * y + c2
            first, last = _clip(a0, per_a0, b0, r0, low_x, high_x)
            first, last = _clip(a1, per_a1, b1, r1, first, last)
            first, last = _clip(a2, per_a2, b2, r2, first, last)
            if first > last:
                continue
            start = np.float32((a0 * first + r0) * zi + (a1 * first + r1) * zj + (a2 * first + r2) * zk)
            depth_row, face_row = depth[y, first : last + 1], face[y, first : last + 1]
            for x in range(len(depth_row)):
                z = start + step_z * np.float32(x)
                if z > depth_row[x]:
                    depth_row[x] = z
                    face_row[x] = f
            spans[y, 0] = min(spans[y, 0], first)
            spans[y, 1] = max(spans[y, 1], last + 1)


@njit(cache=True)
def _fill_ghosts(
    clear: NDArray[np.float32],
    depth: NDArray[np.float32],
    spans: NDArray[np.int32],
    points: NDArray[np.float64],
    opacity: NDArray[np.float32],
    faces: NDArray[np.int32],
) -> None:
    height, width = clear.shape
    one = np.float32(1.0)
    for f in range(len(faces)):
        i, j, k = faces[f, 0], faces[f, 1], faces[f, 2]
        yi, yj, yk = points[i, 1], points[j, 1], points[k, 1]
        low_y, high_y = max(0, int(np.ceil(min(yi, yj, yk)))), min(height - 1, int(np.floor(max(yi, yj, yk))))
        if low_y > high_y:
            continue
        xi, xj, xk = points[i, 0], points[j, 0], points[k, 0]
        low_x, high_x = max(0, int(np.ceil(min(xi, xj, xk)))), min(width - 1, int(np.floor(max(xi, xj, xk))))
        if low_x > high_x:
            continue
        area = (xj - xi) * (yk - yi) - (xk - xi) * (yj - yi)
        if area >= 0.0:
            continue
        a0, b0, c0, per_a0 = _edge(points, j, k)
        a1, b1, c1, per_a1 = _edge(points, k, i)
        a2, b2, c2, per_a2 = _edge(points, i, j)
        zi, zj, zk = points[i, 2] / area, points[j, 2] / area, points[k, 2] / area
        oi, oj, ok = opacity[i] / area, opacity[j] / area, opacity[k] / area
        step_z, step_o = np.float32(a0 * zi + a1 * zj + a2 * zk), np.float32(a0 * oi + a1 * oj + a2 * ok)
        for y in range(low_y, high_y + 1):
            r0, r1, r2 = b0 * y + c0, b1 * y + c1, b2 * y + c2
            first, last = _clip(a0, per_a0, b0, r0, low_x, high_x)
            first, last = _clip(a1, per_a1, b1, r1, first, last)
            first, last = _clip(a2, per_a2, b2, r2, first, last)
            if first > last:
                continue
            e0, e1, e2 = a0 * first + r0, a1 * first + r1, a2 * first + r2
            start_z, start_o = np.float32(e0 * zi + e1 * zj + e2 * zk), np.float32(e0 * oi + e1 * oj + e2 * ok)
            depth_row, clear_row = depth[y, first : last + 1], clear[y, first : last + 1]
            for x in range(len(depth_row)):
                steps = np.float32(x)
                passed = one - (start_o + step_o * steps)
                clear_row[x] *= passed if start_z + step_z * steps > depth_row[x] else one
            spans[y, 0] = min(spans[y, 0], first)
            spans[y, 1] = max(spans[y, 1], last + 1)
