"""A bundle of Z-Anatomy: all eight files, each structure once, in our frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.store import bundle_path, downloads_folder
from muscleatlas.bundle.write import Draft, write_bundle
from muscleatlas.sources.z_anatomy.fetch import fetch_files
from muscleatlas.sources.z_anatomy.files import FILES, source_of
from muscleatlas.sources.z_anatomy.fillings import bone_drafts, joint_drafts, muscle_drafts, patch_drafts
from muscleatlas.sources.z_anatomy.regions import region_drafts

__all__ = ["NAME", "TITLE", "assemble", "build_z_anatomy_bundle"]

NAME = "z-anatomy"
TITLE = "Z-Anatomy, right side and midline"

# The limbs first: what stands in two region files is the same mesh, but only the limbs tell its tissues apart.
_REGIONS = ("uoft/lower-limb.glb", "uoft/upper-limb.glb", "uoft/trunk.glb", "uoft/head-neck.glb")

Tell = Callable[[str], None]


def build_z_anatomy_bundle(
    mirror: Path | None = None, *, path: Path | None = None, progress: Tell = lambda _: None
) -> Bundle:
    """Fetch the files, assemble the bundle, write it, and return it.

    Parameters
    ----------
    mirror
        A folder that has the files; without it they are fetched by network and kept.
    path
        Where to write; by default the place of the bundle in the data folder.
    progress
        Called with a few words at each step; see :data:`STEPS` for how many there are.
    """
    files = fetch_files(downloads_folder(NAME), mirror=mirror, tell=lambda key: progress(f"fetch {key}"))
    drafts = list(assemble(files, progress=progress))
    progress("write the bundle")
    sources = [source_of(file) for file in FILES.values()]
    return write_bundle(path or bundle_path(NAME), NAME, TITLE, sources, drafts)


def assemble(files: Mapping[str, Path], *, progress: Tell = lambda _: None) -> Iterator[Draft]:
    """Yield every structure of the files, each once.

    Parameters
    ----------
    files
        Where the bytes of each file are, by :attr:`RawFile.key`.
    progress
        Called with a few words before each file.
    """
    seen = set[str]()
    for key in _REGIONS:
        progress(f"assemble {key}")
        yield from region_drafts(FILES[key], files[key], seen)
    for key, drafts in _FILLINGS.items():
        progress(f"assemble {key}")
        yield from drafts(FILES[key], files[key])


_FILLINGS = {
    "pedram/muscular.glb": muscle_drafts,
    "pedram/skeletal.glb": bone_drafts,
    "pedram/joints.glb": joint_drafts,
    "pedram/insertions.glb": patch_drafts,
}

STEPS = 2 * len(FILES) + 1
