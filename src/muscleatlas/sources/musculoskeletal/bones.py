"""The bones of the model, placed, cut into single bones, mended, and refined where the model is coarse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.manifest import Side
from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.errors import MuscleatlasError, SourceError
from muscleatlas.geometry.components import components
from muscleatlas.geometry.holes import cap_holes
from muscleatlas.geometry.refine import mean_edge_mm, refined
from muscleatlas.geometry.repair import drop_degenerate_faces, drop_double_faces, drop_fins, drop_strays
from muscleatlas.geometry.surface import Surface
from muscleatlas.geometry.topology import edge_use
from muscleatlas.geometry.weld import merge_coincident
from muscleatlas.geometry.winding import cut_where_neighbours_disagree, neighbours_agreeing, turned_outward
from muscleatlas.geometry.wrap import wrapped
from muscleatlas.sources.musculoskeletal.model import StandingModel, placed
from muscleatlas.sources.musculoskeletal.thin import uncrossed
from muscleatlas.yamlfiles import read_yaml

__all__ = ["ModelBone", "bones_of"]

_DATA = Path(__file__).parent / "data" / "bones.yaml"
_GRID_MM = 0.05
_NEAR_MM = 15.0
_COARSE_MM = 4.5
"""A bone whose edges are longer on average is refined, once or twice."""
_MOST_FACES = 5000
_WRAP_MM = 1.6
_WRAPPED_FACES = 1000
"""A bone whose mesh leaks gets a skin on a lattice so fine, if it has no more faces than these."""
_FEWEST_FACES = 24
_WIDEST_HOLE_MM = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class ModelBone:
    """One bone of the model.

    Attributes
    ----------
    bone
        Its term: "femur".
    side
        "right", or "midline" for what crosses the median plane.
    surface
        LPS mm.
    node
        The model's mesh.
    body
        The body of the model that it moves with.
    coarse_faces
        How many faces it had in the model.
    """

    bone: str
    side: Side
    surface: Surface
    node: str
    body: int
    coarse_faces: int


def bones_of(standing: StandingModel, *, path: Path = _DATA) -> tuple[list[ModelBone], list[MuscleatlasError]]:
    """Return the bones of a standing model that the table names, and what was wrong with the others."""
    table = _table(path)
    bones, faults = list[ModelBone](), list[MuscleatlasError]()
    seen = set[str]()
    for geom, mesh in _meshes(standing.model):
        if mesh not in table:
            if not (mesh.startswith("l_") or mesh.endswith("_l")):
                faults.append(SourceError(f"unknown mesh {mesh!r}, left out", where=path.name))
            continue
        seen.add(mesh)
        whole = _placed_mesh(standing, geom)
        body = int(standing.model.geom_bodyid[geom])
        for bone, entry in table[mesh].items():
            try:
                bones.append(_bone(whole, mesh, bone, entry, body))
            except MuscleatlasError as fault:
                faults.append(fault)
    faults += [SourceError(f"the model has no mesh {mesh!r}", where=path.name) for mesh in sorted(set(table) - seen)]
    return sorted(bones, key=lambda bone: bone.bone), faults


def _table(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    value: Any = read_yaml(path, error=SourceError).value
    whole = {mesh: {entry["bone"]: entry} for mesh, entry in value["whole"].items()}
    return {**whole, **value["pieces"]}


def _meshes(model: Any) -> Iterator[tuple[int, str]]:
    import mujoco

    for geom in range(model.ngeom):
        if model.geom_type[geom] == mujoco.mjtGeom.mjGEOM_MESH:
            yield geom, model.mesh(int(model.geom_dataid[geom])).name


def _placed_mesh(standing: StandingModel, geom: int) -> Surface:
    model, mesh = standing.model, int(standing.model.geom_dataid[geom])
    start, count = int(model.mesh_vertadr[mesh]), int(model.mesh_vertnum[mesh])
    first, number = int(model.mesh_faceadr[mesh]), int(model.mesh_facenum[mesh])
    turn = standing.data.geom_xmat[geom].reshape(3, 3)
    points = placed(standing, model.mesh_vert[start : start + count] @ turn.T + standing.data.geom_xpos[geom])
    faces = np.ascontiguousarray(model.mesh_face[first : first + number], dtype=np.int32)
    snapped = (np.round(points / _GRID_MM) * _GRID_MM).astype(np.float32)
    return merge_coincident(Surface(snapped, faces, np.full(len(faces), tissue_tag("bone"), dtype=np.uint8)))


def _bone(whole: Surface, mesh: str, bone: str, entry: Mapping[str, Any], body: int) -> ModelBone:
    surface = drop_fins(drop_double_faces(drop_degenerate_faces(whole)))
    piece = _piece_at(surface, entry["at"], bone) if "at" in entry else surface
    mended = _mended(piece)
    leaks = len(mended.faces) <= _WRAPPED_FACES and not _is_sound(mended)
    fine = _thinned(wrapped(mended, spacing_mm=_WRAP_MM)) if leaks else _refined(mended)
    fine = uncrossed(fine) if entry.get("thin") else fine
    tagged = Surface(fine.vertices, fine.faces, np.full(len(fine.faces), tissue_tag("bone"), dtype=np.uint8))
    return ModelBone(bone, entry["side"], tagged, mesh, body, len(mended.faces))


def _piece_at(surface: Surface, at: list[float], bone: str) -> Surface:
    pieces = components(surface)
    middles = np.array([piece.vertices.mean(axis=0) for piece in pieces])
    away = np.linalg.norm(middles - np.array(at), axis=1)
    big = np.array([len(piece.faces) >= _FEWEST_FACES for piece in pieces])
    away[~big] = np.inf
    nearest = int(away.argmin())
    if away[nearest] > _NEAR_MM:
        raise SourceError(
            f"no piece is where {bone!r} should be, left out", found=f"the nearest {away[nearest]:.0f} mm"
        )
    return pieces[nearest]


def _mended(piece: Surface) -> Surface:
    kept = drop_strays(neighbours_agreeing(piece), fewest_faces=_FEWEST_FACES, least_mm3=1.0)
    closed, _ = cap_holes(cut_where_neighbours_disagree(kept), widest_mm=_WIDEST_HOLE_MM)
    return turned_outward(closed)


def _is_sound(surface: Surface) -> bool:
    use = edge_use(surface)
    return not use.balance.any() and int(use.face_counts.max()) == 2


def _refined(surface: Surface) -> Surface:
    if len(surface.faces) > _MOST_FACES:
        return _thinned(surface)
    length = mean_edge_mm(surface)
    if length <= _COARSE_MM:
        return surface
    return refined(surface, levels=1 if length < 2 * _COARSE_MM else 2)


def _thinned(surface: Surface) -> Surface:
    """Return a surface with about as many faces as are of use; the same one if thinning would tear it."""
    import fast_simplification

    points, faces = fast_simplification.simplify(
        surface.vertices.astype(np.float32), surface.faces.astype(np.int32), target_count=_MOST_FACES
    )
    tags: NDArray[np.uint8] = np.full(len(faces), surface.face_tags[0], dtype=np.uint8)
    thin = Surface(np.asarray(points, np.float32), np.asarray(faces, np.int32), tags)
    return thin if _is_sound(thin) else surface
