"""Triangles to samples: which face each of a pixel's nine samples sees, and what the ghosts let through.

The picture is orthographic, so a triangle stays a triangle and filling it beats following rays (measured in
``docs/decisions``). Edges are evaluated with their corners in one fixed order, so that two triangles which share
an edge share it exactly: no gap, no sample twice.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["GRID", "Samples", "fill_ghosts", "fill_solids", "new_samples"]

GRID = 3
"""Samples along one side of a pixel."""

FAR = np.float32(-1e30)


class Samples:
    """The sample grid of a band of pixel rows.

    Attributes
    ----------
    face
        ``(GRID * rows, GRID * width)`` int32, the nearest solid face, -1 for none.
    depth_mm
        float32, towards the camera; -1e30 for none.
    clear
        float32, the share of light that the ghosts in front let through.
    spans
        ``(GRID * rows, 2)`` int32, first and one past the last sample of each row that anything touches.
    """

    def __init__(self, rows: int, width: int) -> None:
        shape = (GRID * rows, GRID * width)
        self.face = np.full(shape, -1, np.int32)
        self.depth_mm = np.full(shape, FAR, np.float32)
        self.clear = np.ones(shape, np.float32)
        self.spans = np.empty((shape[0], 2), np.int32)
        self.spans[:] = (shape[1], 0)


def new_samples(rows: int, width: int) -> Samples:
    """Return an empty grid for so many rows and columns of pixels."""
    return Samples(rows, width)


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
    _fill_solids(samples.face, samples.depth_mm, samples.spans, _in_samples(points, top_px), faces, closed)


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
    _fill_ghosts(samples.clear, samples.depth_mm, samples.spans, _in_samples(points, top_px), opacity, faces)


def _in_samples(points: NDArray[np.float32], top_px: int) -> NDArray[np.float64]:
    """Return points with x and y counted in samples: whole numbers are sample middles."""
    scaled = points.astype(np.float64)
    scaled[:, 0] = scaled[:, 0] * GRID - 0.5
    scaled[:, 1] = (scaled[:, 1] - top_px) * GRID - 0.5
    return scaled


@njit(cache=True, inline="always")
def _edge(points: NDArray[np.float64], i: int, j: int) -> tuple[float, float, float, bool]:
    """Return a, b, c of ``a x + b y + c``, the edge i→j's signed area, always computed from the lower index."""
    if i < j:
        p, q, sign = i, j, 1.0
    else:
        p, q, sign = j, i, -1.0
    a = (points[p, 1] - points[q, 1]) * sign
    b = (points[q, 0] - points[p, 0]) * sign
    c = (points[p, 0] * points[q, 1] - points[q, 0] * points[p, 1]) * sign
    return a, b, c, i < j


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
        xi, yi, xj, yj, xk, yk = points[i, 0], points[i, 1], points[j, 0], points[j, 1], points[k, 0], points[k, 1]
        area = (xj - xi) * (yk - yi) - (xk - xi) * (yj - yi)
        if area > 0.0:
            if closed[f]:
                continue
            j, k = k, j
            area = -area
        if area == 0.0:
            continue
        low_y = max(0, int(np.ceil(min(yi, yj, yk))))
        high_y = min(height - 1, int(np.floor(max(yi, yj, yk))))
        low_x = max(0, int(np.ceil(min(xi, xj, xk))))
        high_x = min(width - 1, int(np.floor(max(xi, xj, xk))))
        if low_y > high_y or low_x > high_x:
            continue
        a0, b0, c0, own0 = _edge(points, j, k)
        a1, b1, c1, own1 = _edge(points, k, i)
        a2, b2, c2, own2 = _edge(points, i, j)
        zi, zj, zk = points[i, 2] / area, points[j, 2] / area, points[k, 2] / area
        step_z = a0 * zi + a1 * zj + a2 * zk
        for y in range(low_y, high_y + 1):
            r0, r1, r2 = b0 * y + c0, b1 * y + c1, b2 * y + c2
            row_z = r0 * zi + r1 * zj + r2 * zk
            first, last = width, 0
            for x in range(low_x, high_x + 1):
                e0, e1, e2 = a0 * x + r0, a1 * x + r1, a2 * x + r2
                if e0 > 0.0 or e1 > 0.0 or e2 > 0.0:
                    continue
                if (e0 == 0.0 and not own0) or (e1 == 0.0 and not own1) or (e2 == 0.0 and not own2):
                    continue
                z = np.float32(step_z * x + row_z)
                if z > depth[y, x]:
                    depth[y, x] = z
                    face[y, x] = f
                    first = min(first, x)
                    last = x + 1
            spans[y, 0] = min(spans[y, 0], first)
            spans[y, 1] = max(spans[y, 1], last)


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
    for f in range(len(faces)):
        i, j, k = faces[f, 0], faces[f, 1], faces[f, 2]
        xi, yi, xj, yj, xk, yk = points[i, 0], points[i, 1], points[j, 0], points[j, 1], points[k, 0], points[k, 1]
        area = (xj - xi) * (yk - yi) - (xk - xi) * (yj - yi)
        if area >= 0.0:
            continue
        low_y = max(0, int(np.ceil(min(yi, yj, yk))))
        high_y = min(height - 1, int(np.floor(max(yi, yj, yk))))
        low_x = max(0, int(np.ceil(min(xi, xj, xk))))
        high_x = min(width - 1, int(np.floor(max(xi, xj, xk))))
        if low_y > high_y or low_x > high_x:
            continue
        a0, b0, c0, own0 = _edge(points, j, k)
        a1, b1, c1, own1 = _edge(points, k, i)
        a2, b2, c2, own2 = _edge(points, i, j)
        zi, zj, zk = points[i, 2] / area, points[j, 2] / area, points[k, 2] / area
        oi, oj, ok = opacity[i] / area, opacity[j] / area, opacity[k] / area
        step_z, step_o = a0 * zi + a1 * zj + a2 * zk, a0 * oi + a1 * oj + a2 * ok
        for y in range(low_y, high_y + 1):
            r0, r1, r2 = b0 * y + c0, b1 * y + c1, b2 * y + c2
            row_z, row_o = r0 * zi + r1 * zj + r2 * zk, r0 * oi + r1 * oj + r2 * ok
            first, last = width, 0
            for x in range(low_x, high_x + 1):
                e0, e1, e2 = a0 * x + r0, a1 * x + r1, a2 * x + r2
                if e0 > 0.0 or e1 > 0.0 or e2 > 0.0:
                    continue
                if (e0 == 0.0 and not own0) or (e1 == 0.0 and not own1) or (e2 == 0.0 and not own2):
                    continue
                if step_z * x + row_z > depth[y, x]:
                    clear[y, x] *= np.float32(1.0 - (step_o * x + row_o))
                    first = min(first, x)
                    last = x + 1
            spans[y, 0] = min(spans[y, 0], first)
            spans[y, 1] = max(spans[y, 1], last)
