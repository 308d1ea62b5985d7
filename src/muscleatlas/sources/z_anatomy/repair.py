"""From the triangles of a node to a sound surface in our frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.errors import GeometryError, SourceError
from muscleatlas.frames import lps_mm_from_gltf_m
from muscleatlas.geometry.holes import cap_holes
from muscleatlas.geometry.repair import (
    drop_degenerate_faces,
    drop_double_faces,
    drop_fins,
    drop_strays,
    require_sound,
)
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.weld import merge_coincident, weld_seams
from muscleatlas.geometry.winding import cut_where_neighbours_disagree, neighbours_agreeing, turned_outward
from muscleatlas.sources.glb import GlbNode, GlbPrimitive

__all__ = ["FEWEST_FACES", "mended", "placed_pieces"]

# Seams between materials gape by the grid of the compression: 99 in 100 rim vertices by less than 0.03 mm.
SEAM_MM = 0.2
# A piece below both is a crumb left by the modeller: the smallest true muscle, an interspinalis, has 30 faces.
FEWEST_FACES = 24
LEAST_MM3 = 1.0
# The widest hole that is a missing triangle or a failed seam; the rims of true openings are wider.
WIDEST_HOLE_MM = 8.0


def placed_pieces(
    node: GlbNode, offset_m: tuple[float, float, float], tissues: Mapping[str | None, str], *, otherwise: str
) -> tuple[Surface, ...]:
    """Return one surface for each primitive of a node, in LPS millimetres, tagged by its material.

    Parameters
    ----------
    node
        As read from the file.
    offset_m
        What the file's recentring took away.
    tissues
        The tissue that a material means; ``otherwise`` is that of all other materials.
    """
    return tuple(_placed(piece, offset_m, tissues.get(piece.material, otherwise)) for piece in node.primitives)


def _placed(piece: GlbPrimitive, offset_m: tuple[float, float, float], tissue: str) -> Surface:
    points = lps_mm_from_gltf_m(piece.points_m + np.array(offset_m))
    tags = np.full(len(piece.faces), tissue_tag(tissue), dtype=np.uint8)
    return Surface(points.astype(np.float32), np.ascontiguousarray(piece.faces), tags)


def mended(pieces: Sequence[Surface], *, where: str, tube: bool = False) -> tuple[Surface, str]:
    """Return the pieces as one sound surface, and a note on what was done to it.

    Parameters
    ----------
    pieces
        One surface for each material.
    where
        File and node, for the error.
    tube
        Whether it is a nerve or vessel: their open ends are meant and stay open.

    Raises
    ------
    SourceError
        If nothing is left, or the mesh can't be used at all.
    """
    whole = weld_seams([merge_coincident(piece) for piece in pieces], tolerance_mm=SEAM_MM)
    whole = neighbours_agreeing(drop_fins(drop_double_faces(drop_degenerate_faces(whole))))
    try:
        require_sound(whole, where=where)
    except GeometryError as error:
        raise SourceError(error.what, where=where, found=error.found, expected=error.expected) from error
    whole, dropped = _without_strays(whole)
    holes = 0
    if not tube:
        whole, holes = cap_holes(cut_where_neighbours_disagree(whole), widest_mm=WIDEST_HOLE_MM)
    return turned_outward(whole), _note(len(pieces), dropped, holes)


def _without_strays(surface: Surface) -> tuple[Surface, int]:
    kept = drop_strays(surface, fewest_faces=FEWEST_FACES, least_mm3=LEAST_MM3)
    return kept, len(surface.faces) - len(kept.faces)


def _note(pieces: int, dropped: int, holes: int) -> str:
    done = []
    if pieces > 1:
        done.append(f"seams between materials welded (at most {SEAM_MM} mm)")
    if dropped:
        done.append(f"{dropped} stray faces dropped")
    if holes:
        done.append(f"{holes} small hole{'s' if holes > 1 else ''} closed")
    return "; ".join(done)
