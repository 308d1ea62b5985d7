"""A smooth finer mesh through the vertices of a coarse one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges

__all__ = ["mean_edge_mm", "refined"]

_ROUNDS = 12


def refined(surface: Surface, *, levels: int) -> Surface:
    """Return a surface with four times the faces for each level, smooth, and still passing through its vertices.

    Loop's scheme alone shrinks a coarse mesh: edges and tips, the landmarks of a bone, are worn away. So the vertices
    are first moved out until the smooth surface passes through where they were, and only then is it subdivided.
    Rims stay where they are.

    Parameters
    ----------
    surface
        Vertices ``(n, 3)`` in mm; each edge with one or two faces.
    levels
        How often each face is cut in four; 0 returns the surface as it is.

    References
    ----------
    Loop 1987, subdivision (``loop1987``); Cheng et al. 2009, progressive interpolation (``cheng2009``).
    """
    if levels == 0:
        return surface
    first = _Scheme.of(surface.faces, len(surface.vertices))
    points = _moved_out(surface.vertices.astype(np.float64), first)
    faces, tags = surface.faces.astype(np.int64), surface.face_tags
    for level in range(levels):
        scheme = first if level == 0 else _Scheme.of(faces, len(points))
        points, faces = scheme.split(points), scheme.faces
        tags = np.tile(tags, 4)
    return Surface(points.astype(np.float32), faces.astype(np.int32), tags)


def mean_edge_mm(surface: Surface) -> float:
    """Return the mean length of all sides of all faces."""
    ends = surface.vertices.astype(np.float64)[half_edges(surface.faces)]
    return float(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1).mean())


def _moved_out(points: NDArray[np.float64], scheme: _Scheme) -> NDArray[np.float64]:
    """Return control points whose smooth limit passes through these points."""
    control = points.copy()
    for _ in range(_ROUNDS):
        control += points - scheme.limit @ control
    return control


@dataclass(frozen=True, slots=True, eq=False)
class _Scheme:
    """The weights of one round of Loop's scheme on one mesh.

    Attributes
    ----------
    limit
        ``(n, n)``: from control points to where the endless subdivision would bring them.
    vertex, edge
        ``(n, n)`` and ``(e, n)``: the old vertices moved, and the new ones on the edges.
    faces
        ``(4 m, 3)`` of the finer mesh.
    """

    limit: sparse.csr_array
    vertex: sparse.csr_array
    edge: sparse.csr_array
    faces: NDArray[np.int64]

    @classmethod
    def of(cls, faces: NDArray[np.integer], count: int) -> _Scheme:
        directed = half_edges(faces).astype(np.int64)
        keys = directed.min(axis=1) * count + directed.max(axis=1)
        unique, inverse, uses = np.unique(keys, return_inverse=True, return_counts=True)
        inverse = inverse.reshape(-1)
        ends = np.stack([unique // count, unique % count], axis=1)
        vertex, limit = _vertex_weights(ends, uses, count)
        corner = np.roll(faces, 1, axis=1).T.reshape(-1).astype(np.int64)  # opposite each half edge
        edge = _edge_weights(ends, uses, inverse, corner, count)
        return cls(limit, vertex, edge, _quartered(faces, inverse, count))

    def split(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the points ``(n + e, 3)`` of the finer mesh."""
        return np.concatenate([self.vertex @ points, self.edge @ points])


def _vertex_weights(
    ends: NDArray[np.int64], uses: NDArray[np.int64], count: int
) -> tuple[sparse.csr_array, sparse.csr_array]:
    both = np.concatenate([ends, ends[:, ::-1]])
    valence = np.bincount(both[:, 0], minlength=count).astype(np.float64)
    on_rim = np.zeros(count, dtype=bool)
    on_rim[ends[uses == 1].reshape(-1)] = True
    safe = np.maximum(valence, 1)
    beta = (0.625 - (0.375 + 0.25 * np.cos(2 * np.pi / safe)) ** 2) / safe
    beta[on_rim | (valence < 3)] = 0.0
    share = 1.0 / (0.375 / np.where(beta > 0, beta, 1.0) + safe)
    share[beta == 0] = 0.0
    return _star(both, beta, valence, count), _star(both, share, valence, count)


def _star(
    both: NDArray[np.int64], weight: NDArray[np.float64], valence: NDArray[np.float64], count: int
) -> sparse.csr_array:
    """Return the matrix that gives each neighbour this weight and the vertex itself the rest."""
    around = sparse.csr_array((weight[both[:, 0]], (both[:, 0], both[:, 1])), shape=(count, count))
    return sparse.csr_array(around + sparse.diags_array(1.0 - weight * valence))


def _edge_weights(
    ends: NDArray[np.int64],
    uses: NDArray[np.int64],
    edge_of_side: NDArray[np.int64],
    corner_of_side: NDArray[np.int64],
    count: int,
) -> sparse.csr_array:
    inner = uses == 2
    near = np.where(inner, 0.375, 0.5)
    rows = np.concatenate([np.repeat(np.arange(len(ends)), 2), edge_of_side])
    columns = np.concatenate([ends.reshape(-1), corner_of_side])
    values = np.concatenate([np.repeat(near, 2), np.where(inner, 0.125, 0.0)[edge_of_side]])
    return sparse.csr_array((values, (rows, columns)), shape=(len(ends), count))


def _quartered(faces: NDArray[np.integer], edge_of_side: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    middle = edge_of_side.reshape(3, -1).T + count
    a, b, c = faces.astype(np.int64).T
    ab, bc, ca = middle.T
    return np.concatenate([np.stack(part, axis=1) for part in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))])
