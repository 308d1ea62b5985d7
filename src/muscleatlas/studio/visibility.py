"""What one sees: the share of each structure's own outline that nothing solid hides, and what is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.raster import Samples, fill_solids, new_samples
from muscleatlas.studio.scene import Actor, Layer, Scene, build_scene

__all__ = ["Sight", "samples_of_actors", "sights"]

_WORTH_TELLING = 0.08


@dataclass(frozen=True, slots=True)
class Sight:
    """What one view shows.

    Attributes
    ----------
    samples
        How many samples see the target; ghosts hide nothing.
    share
        These over the samples that would see the target were it alone, 0…1.
    shares
        The same for each structure that wears a colour, by its id.
    hidden_by
        Numbers of the actors that hide the target, with the share of its outline that each takes, largest first.
    veiled_by
        Numbers of the ghosts that lie nearest to the eye over what is seen, with the share of it, largest first.
    """

    samples: int
    share: float
    shares: Mapping[str, float]
    hidden_by: tuple[tuple[int, float], ...]
    veiled_by: tuple[tuple[int, float], ...]


def sights(scene: Scene, subjects: Mapping[str, Sequence[Actor]], cameras: Sequence[Camera]) -> list[Sight]:
    """Return what each camera sees of the subjects of a scene."""
    several = len(subjects) > 1
    alone = {name: build_scene(actors, ()).solid for name, actors in subjects.items()} if several else {}
    together = build_scene([actor for actors in subjects.values() for actor in actors], ()).solid
    return [_sight(scene, subjects, alone, together, camera) for camera in cameras]


def samples_of_actors(scene: Scene, camera: Camera) -> dict[int, int]:
    """Return how many samples see each solid actor, by its number; actors that none sees are left out."""
    numbers = _numbers(scene.solid, _filled(scene.solid, camera))
    counts = np.bincount(numbers[numbers >= 0])
    return {number: int(counts[number]) for number in np.flatnonzero(counts).tolist()}


def _sight(
    scene: Scene,
    subjects: Mapping[str, Sequence[Actor]],
    alone: Mapping[str, Layer],
    together: Layer,
    camera: Camera,
) -> Sight:
    solid = _filled(scene.solid, camera)
    seen = _numbers(scene.solid, solid)
    outline = _filled(together, camera).face >= 0
    target = np.isin(seen, [actor.number for actors in subjects.values() for actor in actors])
    share = _share(int(target.sum()), int(outline.sum()))
    return Sight(
        samples=int(target.sum()),
        share=share,
        shares=_shares(seen, subjects, alone, camera) or dict.fromkeys(subjects, share),
        hidden_by=_ranked(seen[outline & ~target], int(outline.sum())),
        veiled_by=_veils(scene.ghost, solid, target, camera),
    )


def _shares(
    seen: NDArray[np.int32], subjects: Mapping[str, Sequence[Actor]], alone: Mapping[str, Layer], camera: Camera
) -> dict[str, float]:
    shares = {}
    for name, layer in alone.items():
        own = int(np.isin(seen, [actor.number for actor in subjects[name]]).sum())
        shares[name] = _share(own, int((_filled(layer, camera).face >= 0).sum()))
    return shares


def _veils(ghost: Layer, solid: Samples, target: NDArray[np.bool_], camera: Camera) -> tuple[tuple[int, float], ...]:
    if not len(ghost.faces):
        return ()
    glass = _filled(ghost, camera)
    before = target & (glass.depth_mm > solid.depth_mm)
    return _ranked(_numbers(ghost, glass)[before], int(target.sum()))


def _ranked(numbers: NDArray[np.int32], whole: int) -> tuple[tuple[int, float], ...]:
    counts = np.bincount(numbers[numbers >= 0], minlength=1)
    shares = [(number, _share(int(count), whole)) for number, count in enumerate(counts.tolist())]
    return tuple(sorted((pair for pair in shares if pair[1] >= _WORTH_TELLING), key=lambda pair: (-pair[1], pair[0])))


def _share(part: int, whole: int) -> float:
    return min(1.0, round(part / whole, 4)) if whole else 0.0


def _numbers(layer: Layer, samples: Samples) -> NDArray[np.int32]:
    """Return the number of the actor that each sample sees, -1 for none."""
    if not len(layer.faces):
        return samples.face
    return np.where(samples.face >= 0, layer.face_number[samples.face], np.int32(-1))


def _filled(layer: Layer, camera: Camera) -> Samples:
    samples = new_samples(camera.height, camera.width)
    fill_solids(samples, camera.projected_px(layer.vertices), layer.faces, layer.face_closed, 0)
    return samples
