"""The tiny limb: a right leg of spindles, as a bundle that is joined to the atlas by equal names.

It stands where the real leg stands (LPS, millimetres). It knows the two heads of gastrocnemius, soleus,
plantaris, fibularis longus and brevis, and the bones near them, so the atlas's own tree and facts can be
built from it. Its shapes are made up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.manifest import Kind, Source
from muscleatlas.bundle.tissue import tissue_tag
from muscleatlas.bundle.write import Draft, write_bundle
from muscleatlas.geometry.surface import Surface

__all__ = ["SPINDLES", "Spindle", "spindle_surface", "write_tiny_bundle"]

SOURCE = Source(
    key="tiny",
    title="A made-up limb",
    url="https://example.org/tiny-limb",
    sha256="0" * 64,
    licence="CC BY-SA 4.0",
    credit=("A made-up limb, drawn for tests",),
)


@dataclass(frozen=True, slots=True)
class Spindle:
    """A closed surface of revolution about the line from ``top_mm`` to ``bottom_mm``, thickest in the middle.

    The ends of a muscle, a fifth of its length each, are tendon.
    """

    id: str
    top_mm: tuple[float, float, float]
    bottom_mm: tuple[float, float, float]
    radius_mm: float

    @property
    def kind(self) -> Kind:
        return "muscle" if self.id.startswith("muscle/") else "bone"


SPINDLES = (
    Spindle("bone/femur", (-90, 10, 860), (-80, 0, 455), 24),
    Spindle("bone/tibia", (-78, 0, 445), (-82, 15, 75), 17),
    Spindle("bone/fibula", (-112, 22, 430), (-108, 25, 65), 9),
    Spindle("bone/talus", (-90, 12, 72), (-92, 5, 45), 18),
    Spindle("bone/calcaneus", (-92, -12, 50), (-92, 58, 22), 20),
    Spindle("muscle/gastrocnemius-medial-head", (-68, 22, 470), (-90, 52, 50), 20),
    Spindle("muscle/gastrocnemius-lateral-head", (-104, 22, 470), (-92, 54, 50), 18),
    Spindle("muscle/soleus", (-98, 22, 420), (-90, 48, 50), 24),
    Spindle("muscle/plantaris", (-106, 14, 475), (-84, 50, 52), 6),
    Spindle("muscle/fibularis-longus", (-120, 12, 425), (-112, 30, 60), 11),
    Spindle("muscle/fibularis-brevis", (-118, 26, 300), (-112, 34, 62), 9),
)


def write_tiny_bundle(path: Path, *, without: Collection[str] = ()) -> Bundle:
    """Write the tiny limb as a bundle into a folder, but for some of its parts, and return it."""
    drafts = [
        Draft(
            id=spindle.id,
            kind=spindle.kind,
            name=spindle.id.partition("/")[2].replace("-", " ").capitalize(),
            side="right",
            surface=spindle_surface(spindle),
            source=SOURCE.key,
            node=spindle.id,
        )
        for spindle in SPINDLES
        if spindle.id not in without
    ]
    return write_bundle(path, "tiny", "The tiny limb", [SOURCE], drafts)


def spindle_surface(spindle: Spindle, *, rings: int = 15, sides: int = 20) -> Surface:
    """Return the spindle's surface: a point at each end, and rings of vertices between them."""
    top, bottom = np.array(spindle.top_mm), np.array(spindle.bottom_mm)
    along = np.arange(1, rings + 1) / (rings + 1)
    turn = 2 * np.pi * np.arange(sides) / sides
    across, over = _perpendicular(bottom - top)
    reach = spindle.radius_mm * np.sin(np.pi * along) ** 0.7
    circle = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * over
    middle = top + along[:, None, None] * (bottom - top) + reach[:, None, None] * circle
    vertices = np.concatenate([[top], middle.reshape(-1, 3), [bottom]]).astype(np.float32)
    faces = _faces(rings, sides)
    return Surface(vertices, faces, _tags(spindle, vertices, faces))


def _perpendicular(line: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return two unit vectors; with the line they make a right-handed frame."""
    axis = line / np.linalg.norm(line)
    across = np.cross(axis, [1.0, 0.0, 0.0] if abs(axis[0]) < 0.9 else [0.0, 1.0, 0.0])
    across /= np.linalg.norm(across)
    return across, np.cross(axis, across)


def _faces(rings: int, sides: int) -> NDArray[np.int32]:
    """Return triangles, counter-clockwise from outside, over the vertices of :func:`spindle_surface`."""
    here = np.arange(sides)
    beside = (here + 1) % sides
    first, last = 1, 1 + (rings - 1) * sides
    end = 1 + rings * sides
    caps = [
        np.stack([np.zeros_like(here), first + beside, first + here], axis=1),
        np.stack([np.full_like(here, end), last + here, last + beside], axis=1),
    ]
    bands = []
    for start in range(first, last, sides):
        below = start + sides
        bands.append(np.stack([start + here, start + beside, below + beside], axis=1))
        bands.append(np.stack([start + here, below + beside, below + here], axis=1))
    return np.concatenate([caps[0], *bands, caps[1]]).astype(np.int32)


def _tags(spindle: Spindle, vertices: NDArray[np.float32], faces: NDArray[np.int32]) -> NDArray[np.uint8]:
    if spindle.kind == "bone":
        return np.full(len(faces), tissue_tag("bone"), np.uint8)
    line = np.array(spindle.bottom_mm) - np.array(spindle.top_mm)
    along = (vertices[faces].mean(axis=1) - np.array(spindle.top_mm)) @ line / (line @ line)
    belly, tendon = tissue_tag("belly"), tissue_tag("tendon")
    return np.where(np.abs(along - 0.5) < 0.3, belly, tendon).astype(np.uint8)
