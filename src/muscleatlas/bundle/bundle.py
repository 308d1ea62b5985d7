"""A bundle: the parts of a body with their meshes, read from disk as they are asked for."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from muscleatlas.bundle.border import manifest_from_json
from muscleatlas.bundle.hints import how_to_make, how_to_make_again
from muscleatlas.bundle.manifest import Manifest, Part
from muscleatlas.bundle.packing import unpacked
from muscleatlas.errors import BundleError, UnknownNameError
from muscleatlas.geometry.surface import Surface

__all__ = ["ARRAYS", "MANIFEST_FILE", "MESHES_FILE", "Bundle", "member_name", "read_bundle"]

MANIFEST_FILE = "manifest.json"
MESHES_FILE = "meshes.npz"
ARRAYS = ("vertices", "faces", "tags")


class Bundle:
    """Parts by id, and their surfaces on demand.

    Parameters
    ----------
    path
        The folder.
    manifest
        Its manifest, checked.

    Examples
    --------
    >>> bundle = read_bundle(path)                                      # doctest: +SKIP
    >>> bundle.surface("muscle/soleus").vertices.shape                  # doctest: +SKIP
    (3379, 3)
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._parts = {part.id: part for part in manifest.parts}
        self._surfaces: dict[str, Surface] = {}
        self._meshes: zipfile.ZipFile | None = None

    @property
    def parts(self) -> Mapping[str, Part]:
        """Every part by id, in the order of the ids."""
        return MappingProxyType(self._parts)

    @property
    def digest(self) -> str:
        """Hash over all meshes: what depends on the geometry depends on this."""
        return self.manifest.digest

    @property
    def credit(self) -> str:
        """The credit lines of all sources, each once, one a line."""
        return "\n".join(dict.fromkeys(line for source in self.manifest.sources for line in source.credit))

    @property
    def licence(self) -> str:
        """The licence of the meshes and of everything made of them."""
        return ", ".join(sorted({source.licence for source in self.manifest.sources}))

    def part(self, part_id: str) -> Part:
        """Return the part of an id, or tell the nearest ids."""
        try:
            return self._parts[part_id]
        except KeyError:
            raise UnknownNameError(part_id, noun="part", known=self._parts) from None

    def surface(self, part_id: str) -> Surface:
        """Return the mesh of a part, LPS millimetres; read once, its arrays are read-only.

        Raises
        ------
        BundleError
            If the mesh file lacks it or its bytes are damaged.
        """
        if part_id not in self._surfaces:
            self._surfaces[part_id] = self._read_surface(self.part(part_id))
        return self._surfaces[part_id]

    def member_names(self) -> frozenset[str]:
        """Return the names of all arrays in the mesh file."""
        return frozenset(self._opened().namelist())

    def _read_surface(self, part: Part) -> Surface:
        try:
            arrays = {array: self._opened().read(member_name(part.id, array)) for array in ARRAYS}
            surface = unpacked(arrays)
        except (KeyError, ValueError, IndexError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise BundleError(
                f"the mesh of {part.id!r} can't be read",
                where=str(self.path / MESHES_FILE),
                found=str(error),
                hint=how_to_make_again(self.path),
            ) from error
        found, expected = (len(surface.vertices), len(surface.faces)), (part.vertex_count, part.face_count)
        if found != expected:
            raise BundleError(
                f"the mesh of {part.id!r} is not the one of the manifest",
                where=str(self.path / MESHES_FILE),
                found="{} vertices, {} faces".format(*found),
                expected="{} vertices, {} faces".format(*expected),
                hint=how_to_make_again(self.path),
            )
        return _read_only(surface)

    def _opened(self) -> zipfile.ZipFile:
        """Return the mesh file, held in memory: it is small, and so neither a fork nor a replacement can disturb it."""
        if self._meshes is None:
            path = self.path / MESHES_FILE
            try:
                self._meshes = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
            except (OSError, zipfile.BadZipFile) as error:
                raise BundleError(
                    "no readable mesh file", where=str(path), found=str(error), hint=how_to_make_again(self.path)
                ) from error
        return self._meshes

    def __repr__(self) -> str:
        return f"<Bundle {self.manifest.name}: {len(self._parts)} parts, {self.digest[:12]}>"


def member_name(part_id: str, array: str) -> str:
    """Return the name of an array of a part in the mesh file."""
    return f"{part_id}/{array}.npy"


def read_bundle(path: Path) -> Bundle:
    """Return the bundle in a folder; the manifest is checked, the meshes are read later.

    Raises
    ------
    BundleError
        If there is none, or it is of another format.
    Faults
        With everything in the manifest that is wrong.
    """
    manifest_path = path / MANIFEST_FILE
    try:
        text = manifest_path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        hint = how_to_make(path)
        raise BundleError("there is no bundle here", where=str(path), expected=MANIFEST_FILE, hint=hint) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError("the manifest can't be read", where=str(manifest_path), found=str(error)) from error
    return Bundle(path, manifest_from_json(text, where=str(manifest_path)))


def _read_only(surface: Surface) -> Surface:
    for array in (surface.vertices, surface.faces, surface.face_tags):
        array.flags.writeable = False
    return surface
