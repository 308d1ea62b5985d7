"""A bundle of two boxes, made up for tests."""

from __future__ import annotations

from pathlib import Path

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.manifest import Source
from muscleatlas.bundle.write import Draft, write_bundle
from tests.geometry.shapes import box, moved, tagged, together, without_faces

__all__ = ["SOURCE", "muscle", "opened", "write_two"]

SOURCE = Source(
    key="made/up.glb",
    title="Made up",
    url="https://example.org/up.glb",
    sha256="0" * 64,
    licence="CC BY-SA 4.0",
    credit=("One who drew it", "Another"),
)


def muscle() -> Draft:
    """Return a closed muscle of two boxes, the one belly and the other tendon; 7 mm³."""
    surface = together(tagged(box(1, 2, 3), 1), tagged(moved(box(1, 1, 1), (0, 0, 700.3)), 2))
    return Draft("muscle/made-up", "muscle", "Made up", "right", surface, SOURCE.key, "Made_up_muscle_r")


def opened() -> Draft:
    """Return a bone with a hole of one face."""
    surface = without_faces(tagged(moved(box(4, 4, 4), (-9.123456, 0, 0)), 3), 0)
    return Draft("bone/holey", "bone", "Holey", "midline", surface, SOURCE.key, "Holey", "a note", decimated=True)


def write_two(path: Path) -> Bundle:
    return write_bundle(path, "made-up", "Two boxes", [SOURCE], [muscle(), opened()])
