"""The atlas as users hold it: what is known, joined to a bundle of meshes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.names import NameIndex
from muscleatlas.atlas.join import Join, read_join
from muscleatlas.atlas.known import packaged_knowledge
from muscleatlas.atlas.patch_table import PatchTable, read_patch_table
from muscleatlas.atlas.place import Place
from muscleatlas.bundle.bundle import Bundle, read_bundle
from muscleatlas.bundle.store import bundle_path

__all__ = ["DEFAULT_BUNDLE", "Atlas", "load"]

DEFAULT_BUNDLE = "z-anatomy"

_TOO_WIDE = ("body", "region")


class Atlas:
    """Structures and the meshes that show them.

    Parameters
    ----------
    knowledge
        What is known of the structures.
    bundle
        The meshes.
    join
        Which parts show which structure.

    Examples
    --------
    >>> atlas = load()                                   # doctest: +SKIP
    >>> atlas.find("peroneus longus").origins            # doctest: +SKIP
    (<origin fibula: head and proximal two-thirds of the lateral surface>,)
    """

    def __init__(self, knowledge: Knowledge, bundle: Bundle, join: Join) -> None:
        self.knowledge = knowledge
        self.bundle = bundle
        self.join = join

    @cached_property
    def names(self) -> NameIndex:
        """Every name of every structure, for :meth:`find`."""
        return NameIndex(self.knowledge.structures.values())

    @cached_property
    def patches(self) -> PatchTable:
        """Whose attachments the patches of the bundle show."""
        return read_patch_table(self.bundle, self.knowledge, self.join)

    def find(self, name: str) -> Place:
        """Return the place of a name: English, Latin, synonym, abbreviation or id, in any case.

        Raises
        ------
        UnknownNameError
            For a name that nothing has; it offers the nearest.
        """
        if name in self.knowledge.structures:
            return Place(self, self.knowledge.structures[name])
        return Place(self, self.knowledge.structures[self.names.find(name)])

    def part_ids(self, structure_id: str) -> tuple[str, ...]:
        """Return the parts that show a structure: its own, or all of its members', each once, in tree order."""
        own = self.join.structures.get(structure_id)
        if own is not None:
            return own
        members = self.knowledge.tree.members(structure_id)
        return tuple(dict.fromkeys(part_id for member in members for part_id in self.part_ids(member.id)))

    def why_no_mesh(self, structure_id: str) -> str | None:
        """Return why no part shows a structure, or None if one does."""
        if self.part_ids(structure_id):
            return None
        return self.join.without_mesh.get(structure_id, "the meshes do not contain it")

    def surroundings(self, structure_id: str) -> str | None:
        """Return the place whose parts show where a structure lies that has none; None where no place does.

        It is the place that the join names for the structure or, without one, the muscle or group above it; a whole
        region says too little.
        """
        named = self.join.surroundings.get(structure_id)
        above = named or self.knowledge.structures[structure_id].parent
        if above is None or (named is None and self.knowledge.structures[above].kind in _TOO_WIDE):
            return None
        return above if self.part_ids(above) else self.surroundings(above)

    def __iter__(self) -> Iterator[Place]:
        """Every place, in tree order."""
        return (Place(self, structure) for structure in self.knowledge.tree.walk())

    def __len__(self) -> int:
        return len(self.knowledge.structures)

    def __repr__(self) -> str:
        return f"<Atlas of {len(self)} places on {self.bundle!r}>"


def load(bundle: Bundle | Path | str | None = None) -> Atlas:
    """Return the atlas on a bundle: given, in a folder, or of a name in the store; by default Z-Anatomy.

    Raises
    ------
    BundleError
        If there is no bundle; it says how to make one.
    """
    if not isinstance(bundle, Bundle):
        bundle = read_bundle(bundle if isinstance(bundle, Path) else bundle_path(bundle or DEFAULT_BUNDLE))
    knowledge = packaged_knowledge()
    return Atlas(knowledge, bundle, read_join(bundle, knowledge))
