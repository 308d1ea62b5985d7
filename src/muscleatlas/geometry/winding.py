"""The sense of the faces: neighbours that agree, pieces that are outward."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from muscleatlas.geometry.components import components, joined
from muscleatlas.geometry.inside import winding_number
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import half_edges
from muscleatlas.geometry.volume import signed_volume_mm3

__all__ = ["cut_where_neighbours_disagree", "neighbours_agreeing", "turned_outward"]


def neighbours_agreeing(surface: Surface) -> Surface:
    """Return the surface with single faces turned so that neighbours run their common edge in opposite senses.

    Only edges with exactly two faces bind. In each patch bound so, the sense of the first face rules.
    A surface where all agree already is returned as it is.
    """
    pairs, agree = _bound_pairs(surface)
    if agree.all():
        return surface
    turn = _turns(len(surface.faces), pairs, agree)
    faces = surface.faces.copy()
    faces[turn] = faces[turn][:, ::-1]
    return Surface(surface.vertices, faces, surface.face_tags)


def cut_where_neighbours_disagree(surface: Surface) -> Surface:
    """Return the surface opened along the edges whose two faces run them the same way.

    After :func:`neighbours_agreeing` such edges are left only where the surface turns inside out on a way round, as a
    narrow neck between two folds may do. Each side of the cut gets vertices of its own; a cap can close them.
    """
    directed, keys, upward = _keyed_edges(surface)
    _, edge, counts = np.unique(keys, return_inverse=True, return_counts=True)
    balance = np.bincount(edge, weights=np.where(upward, 1, -1))
    torn = ((counts == 2) & (balance != 0))[edge]
    if not torn.any():
        return surface
    links = np.concatenate([_corner_links(directed, edge, ~torn), _untouched_links(surface, directed[torn])])
    return _with_corners_as(surface, links)


def turned_outward(surface: Surface) -> Surface:
    """Return the surface with each piece outward: its signed volume is positive.

    A piece inside a larger one that runs against it is the wall of a hollow: it is turned inward.
    Open pieces follow the sign of what they would enclose, which for a thin sheet means little.
    """
    pieces = components(surface)
    volumes = [signed_volume_mm3(piece) for piece in pieces]
    turn = [(volume < 0.0) != _is_hollow(number, pieces, volumes) for number, volume in enumerate(volumes)]
    if not any(turn):
        return surface
    return joined(tuple(_flipped(piece) if now else piece for piece, now in zip(pieces, turn, strict=True)))


def _keyed_edges(surface: Surface) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return the directed edges ``(3m, 2)``, a number for the edge of each, and whether it runs upwards."""
    directed = half_edges(surface.faces)
    keys = directed.min(axis=1) * max(len(surface.vertices), 1) + directed.max(axis=1)
    return directed, keys, directed[:, 0] < directed[:, 1]


def _corner_links(directed: NDArray[np.int64], edge: NDArray[np.int64], whole: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the pairs of corners ``(k, 2)`` that an edge holds together; corners are numbered down the columns."""
    count = len(directed) // 3
    start = np.arange(len(directed))
    end = (start + count) % len(directed)
    _, first = np.unique(edge, return_index=True)
    partner = first[edge]
    same_way = directed[:, 0] == directed[partner, 0]
    ours = np.stack([start, end], axis=1)
    theirs = np.where(same_way[:, None], ours[partner], ours[partner][:, ::-1])
    return np.stack([ours[whole].ravel(), theirs[whole].ravel()], axis=1)


def _untouched_links(surface: Surface, torn: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the pairs of corners that share a vertex away from the cut."""
    vertex = surface.faces.T.ravel().astype(np.int64)
    _, first = np.unique(vertex, return_index=True)
    at = np.searchsorted(np.unique(vertex), vertex)
    away = ~np.isin(vertex, torn)
    return np.stack([np.flatnonzero(away), first[at][away]], axis=1)


def _with_corners_as(surface: Surface, links: NDArray[np.int64]) -> Surface:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    vertex = surface.faces.T.ravel()
    graph = coo_array((np.ones(len(links), np.int8), (links[:, 0], links[:, 1])), shape=(len(vertex),) * 2)
    _, corner = connected_components(graph, directed=False)
    _, first = np.unique(corner, return_index=True)
    faces = corner.reshape(3, -1).T.astype(np.int32)
    return Surface(surface.vertices[vertex[first]], np.ascontiguousarray(faces), surface.face_tags)


def _bound_pairs(surface: Surface) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the pairs of faces ``(k, 2)`` at edges with two faces, and whether each pair agrees."""
    _, keys, upward = _keyed_edges(surface)
    order = np.argsort(keys, kind="stable")
    _, first, counts = np.unique(keys[order], return_index=True, return_counts=True)
    one, other = order[first[counts == 2]], order[first[counts == 2] + 1]
    count = len(surface.faces)
    return np.stack([one % count, other % count], axis=1), upward[one] != upward[other]


def _turns(count: int, pairs: NDArray[np.int64], agree: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which faces ``(count,)`` to turn, walking from the first face of each patch to its neighbours."""
    neighbours: list[list[tuple[int, bool]]] = [[] for _ in range(count)]
    for (one, other), same in zip(pairs.tolist(), agree.tolist(), strict=True):
        neighbours[one].append((other, same))
        neighbours[other].append((one, same))
    turn: list[bool | None] = [None] * count
    for start in range(count):
        if turn[start] is None:
            _spread(start, neighbours, turn)
    return np.array(turn, dtype=bool)


def _spread(start: int, neighbours: list[list[tuple[int, bool]]], turn: list[bool | None]) -> None:
    turn[start] = False
    stack = [start]
    while stack:
        face = stack.pop()
        for other, same in neighbours[face]:
            if turn[other] is None:
                turn[other] = bool(turn[face]) == same
                stack.append(other)


def _is_hollow(number: int, pieces: tuple[Surface, ...], volumes: list[float]) -> bool:
    """Return whether a piece lies in a larger one and runs against it."""
    low, high = pieces[number].bounds_mm
    for other, piece in enumerate(pieces):
        larger_and_against = abs(volumes[other]) > abs(volumes[number]) and volumes[other] * volumes[number] < 0.0
        in_box = bool((piece.bounds_mm[0] <= low).all() and (piece.bounds_mm[1] >= high).all())
        if other != number and larger_and_against and in_box:
            return abs(winding_number(piece, pieces[number].vertices[0])) > 0.5
    return False


def _flipped(surface: Surface) -> Surface:
    return Surface(surface.vertices, np.ascontiguousarray(surface.faces[:, ::-1]), surface.face_tags)
