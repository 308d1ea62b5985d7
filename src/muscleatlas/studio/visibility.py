"""What one sees: the share of each structure's own outline that nothing solid hides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.raster import fill_solids, new_samples
from muscleatlas.studio.scene import Actor, Layer, Scene, build_scene

__all__ = ["Sight", "sights"]


@dataclass(frozen=True, slots=True)
class Sight:
    """What one view shows; ghosts hide nothing.

    Attributes
    ----------
    samples
        How many samples see the whole target.
    share
        These over the samples that would see the target were it alone, 0…1.
    shares
        The same for each structure that wears a colour, by its id.
    """

    samples: int
    share: float
    shares: Mapping[str, float]


def sights(scene: Scene, subjects: Mapping[str, Sequence[Actor]], cameras: Sequence[Camera]) -> list[Sight]:
    """Return what each camera sees of the subjects of a scene."""
    alone = {name: build_scene(actors, ()).solid for name, actors in subjects.items()}
    together = build_scene([actor for actors in subjects.values() for actor in actors], ()).solid
    return [_sight(scene.solid, subjects, alone, together, camera) for camera in cameras]


def _sight(
    solid: Layer,
    subjects: Mapping[str, Sequence[Actor]],
    alone: Mapping[str, Layer],
    together: Layer,
    camera: Camera,
) -> Sight:
    seen = _seen_by_number(solid, camera)
    own = {name: int(seen[[actor.number for actor in actors]].sum()) for name, actors in subjects.items()}
    shares = {name: _share(own[name], _covered(layer, camera)) for name, layer in alone.items()}
    samples = sum(own.values())
    return Sight(samples, _share(samples, _covered(together, camera)), shares)


def _share(part: int, whole: int) -> float:
    return min(1.0, round(part / whole, 4)) if whole else 0.0


def _seen_by_number(layer: Layer, camera: Camera) -> NDArray[np.int64]:
    """Return how many samples see each actor, by its number."""
    face = _faces_seen(layer, camera)
    return np.bincount(layer.face_number[face[face >= 0]], minlength=int(layer.face_number.max()) + 1)


def _covered(layer: Layer, camera: Camera) -> int:
    return int((_faces_seen(layer, camera) >= 0).sum())


def _faces_seen(layer: Layer, camera: Camera) -> NDArray[np.int32]:
    samples = new_samples(camera.height, camera.width)
    fill_solids(samples, camera.projected_px(layer.vertices), layer.faces, layer.face_closed, 0)
    return samples.face
