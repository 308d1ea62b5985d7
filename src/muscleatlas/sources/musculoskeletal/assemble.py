"""A bundle built from the biomechanical model alone: every bone, and every muscle as a solid along its lines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.manifest import Source
from muscleatlas.bundle.store import bundle_path
from muscleatlas.bundle.write import Draft, write_bundle
from muscleatlas.errors import MuscleatlasError, SourceError
from muscleatlas.sources.musculoskeletal.bones import ModelBone, bones_of
from muscleatlas.sources.musculoskeletal.crowd import kept_apart
from muscleatlas.sources.musculoskeletal.ground import Ground
from muscleatlas.sources.musculoskeletal.model import load_model, standing
from muscleatlas.sources.musculoskeletal.paths import Fascicle, paths_of, tendon_table
from muscleatlas.sources.musculoskeletal.sizes import Size, sizes_of
from muscleatlas.sources.musculoskeletal.solids import FINER, Solid, grown
from muscleatlas.sources.musculoskeletal.strands import Frame, finer_structures, framed, shape_table

__all__ = ["NAME", "SPACING_MM", "STEPS", "TITLE", "Body", "build_musculoskeletal_bundle", "built_body"]

NAME = "musculoskeletal"
TITLE = "Schematic body, built from the biomechanical model MyoSim; right side and midline"
LICENCE = "Apache-2.0"
CREDIT = ("MyoSim, musculoskeletal models by the MyoHub contributors; solids by muscleatlas, schematic",)
SPACING_MM = 2.5
STEPS = 6
"""How often progress is told."""

_THINNEST = 1.0
"""Radius of the thinnest tendon, in spacings of the lattice: a thinner one would fall through it."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """All that is built, before it is written.

    Attributes
    ----------
    bones, solids
        What there is to see.
    fascicles, frames, sizes
        The model's lines, what the solids were grown round, and how large they should be; by structure.
    faults
        What was left out, and why.
    """

    bones: tuple[ModelBone, ...]
    solids: tuple[Solid, ...]
    fascicles: Mapping[str, Sequence[Fascicle]]
    frames: Mapping[str, Frame]
    sizes: Mapping[str, Size]
    faults: tuple[MuscleatlasError, ...]


def build_musculoskeletal_bundle(
    *, path: Path | None = None, spacing_mm: float = SPACING_MM, progress: Tell = lambda _: None
) -> Bundle:
    """Build the bundle from the installed model, write it, and return it; nothing is downloaded.

    Parameters
    ----------
    path
        Where to write; by default the place of the bundle in the data folder.
    spacing_mm
        Of the lattice on which the muscles grow, 1.5 to 6: smaller is finer and slower, with the third power.
    progress
        Called with a few words at each step; see :data:`STEPS` for how many there are.

    Raises
    ------
    SourceError
        If the model is not installed.
    """
    if not 1.5 <= spacing_mm <= 6.0:
        raise SourceError("the spacing is out of range", found=f"{spacing_mm:g} mm", expected="1.5 to 6 mm")
    progress("load the model")
    model = load_model()
    body = built_body(model, spacing_mm=spacing_mm, progress=progress)
    progress("write the bundle")
    notes = tuple(" ".join(str(fault).split()) for fault in body.faults)
    source = _source()
    drafts = [*_bone_drafts(body, source.key), *_muscle_drafts(body, source.key)]
    return write_bundle(path or bundle_path(NAME), NAME, TITLE, [source], drafts, schematic=True, notes=notes)


def built_body(model: Any, *, spacing_mm: float = SPACING_MM, progress: Tell = lambda _: None) -> Body:
    """Return the bones and muscles of a compiled model."""
    stands = standing(model)
    progress("place the bones")
    bones, bone_faults = bones_of(stands)
    ground = Ground(bones)
    progress("gather the lines of the muscles")
    fascicles, line_faults = paths_of(stands, tendon_table())
    sizes = sizes_of(fascicles)
    shapes, finer = shape_table(), finer_structures()
    thinnest = {name: _THINNEST * spacing_mm * (FINER if name in finer else 1.0) for name in fascicles}
    frames = [
        framed(name, lines, sizes[name], shapes.get(name, {}), ground, thinnest_mm=thinnest[name])
        for name, lines in sorted(fascicles.items())
    ]
    progress("make room")
    frames = kept_apart(frames, ground)
    progress("grow the muscles")
    volumes = {name: size.volume_mm3 for name, size in sizes.items()}
    solids = grown(frames, volumes, ground, spacing_mm=spacing_mm, finer=finer)
    empty = [solid.structure for solid in solids if not len(solid.surface.faces)]
    faults = [SourceError(f"{name!r} found no room, left out") for name in empty]
    return Body(
        tuple(bones),
        tuple(solid for solid in solids if solid.structure not in empty),
        fascicles,
        {frame.structure: frame for frame in frames},
        sizes,
        (*bone_faults, *line_faults, *faults),
    )


def _bone_drafts(body: Body, source: str) -> Iterator[Draft]:
    for bone in body.bones:
        yield Draft(
            id=f"bone/{bone.bone}",
            kind="bone",
            name=bone.bone.replace("-", " ").capitalize(),
            side=bone.side,
            surface=bone.surface,
            source=source,
            node=bone.node,
            note=f"schematic; {bone.coarse_faces} faces in the model" if bone.coarse_faces < 2500 else "schematic",
        )


def _muscle_drafts(body: Body, source: str) -> Iterator[Draft]:
    for solid in body.solids:
        size = body.sizes[solid.structure]
        lines = body.fascicles[solid.structure]
        measured = "the model's strength" if size.source == "model" else f"{size.source}, {size.how}"
        yield Draft(
            id=f"muscle/{solid.structure}",
            kind="muscle",
            name=solid.structure.replace("-", " ").capitalize(),
            side="right",
            surface=solid.surface,
            source=source,
            node=", ".join(line.tendon for line in lines[:4]) + (" …" if len(lines) > 4 else ""),
            note=f"schematic; belly of {size.volume_mm3 / 1000:.1f} cm³ after {measured}",
        )


def _source() -> Source:
    import myo_sim

    number = version("myo-sim")
    return Source(
        key="myo-sim",
        title=f"MyoSim {number}, full body",
        url=f"https://pypi.org/project/myo-sim/{number}/",
        sha256=_digest(Path(myo_sim.__file__).parent / "models"),
        licence=LICENCE,
        credit=CREDIT,
    )


def _digest(folder: Path) -> str:
    """Return the hash over names and bytes of the models, those that the full body may be composed of."""
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".xml", ".stl"}:
            total.update(file.relative_to(folder).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
