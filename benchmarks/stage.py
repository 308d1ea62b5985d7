"""The scene that both sides draw: the lateral compartment of the right leg, on its bones, among its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import read_bundle
from muscleatlas.bundle.store import bundle_path
from muscleatlas.geometry.surface import Surface
from muscleatlas.studio.camera import Camera
from muscleatlas.studio.framing import frame_around
from muscleatlas.studio.view import SCHEMES, View, turned, views_of

__all__ = ["COLOURS", "SIZE_PX", "TURN_FRAMES", "Prop", "Role", "cameras_round", "read_props", "sixteen_cameras"]

Role = Literal["target", "bone", "ghost"]

SIZE_PX = 1024
TURN_PX = 480
TURN_FRAMES = 64
COLOURS: dict[Role, tuple[float, float, float]] = {
    "target": (0.55, 0.13, 0.11),
    "bone": (0.80, 0.74, 0.62),
    "ghost": (0.60, 0.45, 0.42),
}
TARGETS = ("muscle/fibularis-longus", "muscle/fibularis-brevis")
SCHEME = SCHEMES["limb"]


@dataclass(frozen=True, slots=True, eq=False)
class Prop:
    """One surface of the scene and the part that it plays."""

    role: Role
    surface: Surface


def read_props() -> tuple[Prop, ...]:
    """Return the two muscles, every bone that reaches into the picture, and all other muscles there as ghosts."""
    bundle = read_bundle(bundle_path("z-anatomy"))
    low, high = _box([bundle.surface(target) for target in TARGETS])
    props = [Prop("target", bundle.surface(target)) for target in TARGETS]
    for part in bundle.parts.values():
        bottom, top = np.array(part.bounds_mm)
        near = bool((bottom < high).all() and (top > low).all())
        if near and part.kind in ("bone", "muscle") and part.id not in TARGETS:
            props.append(Prop("bone" if part.kind == "bone" else "ghost", bundle.surface(part.id)))
    return tuple(props)


def sixteen_cameras(props: tuple[Prop, ...], size_px: int = SIZE_PX) -> list[Camera]:
    """Return the cameras of the sixteen views, square pictures."""
    return [_square(props, view, size_px) for view in views_of(SCHEME)]


def cameras_round(props: tuple[Prop, ...]) -> list[Camera]:
    """Return the cameras of one turn, as the atlas films it."""
    return [_square(props, turned(SCHEME, 360.0 * frame / TURN_FRAMES), TURN_PX) for frame in range(TURN_FRAMES)]


def _square(props: tuple[Prop, ...], view: View, size_px: int) -> Camera:
    frame = frame_around(np.concatenate([p.surface.vertices for p in props if p.role == "target"]), SCHEME)
    longest_mm = max(frame.width_mm, frame.height_mm)
    return Camera(view, frame.centre_mm, longest_mm / size_px, size_px, size_px)


def _box(surfaces: list[Surface]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    boxes = np.array([surface.bounds_mm for surface in surfaces])
    return boxes[:, 0].min(axis=0) - 20, boxes[:, 1].max(axis=0) + 20
