"""A made-up soleus between made-up bones: boxes, with a patch on the tibia and none elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from muscleatlas.bundle.manifest import Kind, Source
from muscleatlas.bundle.write import Draft, write_bundle
from muscleatlas.geometry.surface import Surface
from tests.geometry.shapes import box, moved

__all__ = ["PATCH_MM2", "attached_atlas"]

SOURCE = Source("boxes", "Boxes", "https://example.org/boxes", "0" * 64, "CC BY-SA 4.0", ("Boxes, made up for tests",))
PATCH_MM2 = 40.0


def _patch() -> Surface:
    """Return a sheet of 4 by 10 mm on the side of the tibia that looks at the muscle, half a millimetre off it."""
    corners = np.array([[0.5, 10, 80], [0.5, 14, 80], [0.5, 14, 90], [0.5, 10, 90]], np.float32)
    return Surface(corners, np.array([[0, 1, 2], [0, 2, 3]], np.int32), np.zeros(2, np.uint8))


SHAPES: tuple[tuple[str, Kind, Surface], ...] = (
    ("bone/tibia", "bone", moved(box(20, 24, 100), (-20, 0, 0))),
    ("bone/fibula", "bone", moved(box(6, 10, 100), (30, 0, 0))),
    ("bone/calcaneus", "bone", moved(box(30, 20, 40), (-9, 19, -42))),
    ("muscle/soleus", "muscle", moved(box(10, 12, 110), (1, 6, -20))),
    ("attachment/soleus", "attachment", _patch()),
)


def attached_atlas(folder: Path) -> Atlas:
    """Return the atlas on a bundle of these shapes, written into a folder."""
    drafts = [
        Draft(id_, kind, id_.partition("/")[2].capitalize(), "right", surface, SOURCE.key, id_)
        for id_, kind, surface in SHAPES
    ]
    bundle = write_bundle(folder / "boxes", "boxes", "Boxes", [SOURCE], drafts)
    knowledge = read_knowledge()
    return Atlas(knowledge, bundle, read_join(bundle, knowledge))
