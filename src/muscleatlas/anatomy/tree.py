"""The tree of places, from the body down to the heads of muscles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from muscleatlas.anatomy.structure import Structure
from muscleatlas.errors import UnknownNameError

__all__ = ["Tree"]


class Tree:
    """Structures by their place.

    Parameters
    ----------
    structures
        In the order of the files. One of them, the root, has no parent; every other parent is among them.
    child_order
        For some ids the order of their children; children not told come after, in the order of the files.
    """

    def __init__(
        self, structures: Iterable[Structure], child_order: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self._structures = {structure.id: structure for structure in structures}
        self._by_permalink = {
            permalink: structure
            for structure in self._structures.values()
            for permalink in (structure.permalink, *structure.redirects)
        }
        children: dict[str | None, list[str]] = {}
        for structure in self._structures.values():
            children.setdefault(structure.parent, []).append(structure.id)
        for parent, first in (child_order or {}).items():
            rest = [child for child in children.get(parent, []) if child not in first]
            children[parent] = [*first, *rest]
        self._children = {parent: tuple(ids) for parent, ids in children.items()}
        self._guests = self._invited()

    def _invited(self) -> dict[str, tuple[Structure, ...]]:
        """Return by host the structures that name it in ``also_in``, in the order of the tree."""
        guests: dict[str, list[Structure]] = {}
        for structure in self.walk():
            for host in structure.also_in:
                guests.setdefault(host, []).append(structure)
        return {host: tuple(invited) for host, invited in guests.items()}

    @property
    def root(self) -> Structure:
        """The place that everything is in."""
        return self._structures[self._children[None][0]]

    def __len__(self) -> int:
        return len(self._structures)

    def __contains__(self, structure_id: object) -> bool:
        return structure_id in self._structures

    def get(self, structure_id: str) -> Structure:
        """Return the structure of that id."""
        if structure_id not in self._structures:
            raise UnknownNameError(structure_id, noun="structure", known=self._structures)
        return self._structures[structure_id]

    def by_permalink(self, permalink: str) -> Structure:
        """Return the structure of that permalink, present or older, with or without its last slash."""
        whole = f"{permalink.rstrip('/')}/"
        if whole not in self._by_permalink:
            raise UnknownNameError(permalink, noun="permalink", known=self._by_permalink)
        return self._by_permalink[whole]

    def parent(self, structure_id: str) -> Structure | None:
        """Return the place above; None for the root."""
        parent = self.get(structure_id).parent
        return None if parent is None else self._structures[parent]

    def children(self, structure_id: str) -> tuple[Structure, ...]:
        """Return the places directly below."""
        self.get(structure_id)
        return tuple(self._structures[child] for child in self._children.get(structure_id, ()))

    def guests(self, structure_id: str) -> tuple[Structure, ...]:
        """Return the structures that stand elsewhere and count here too, in the order of the tree."""
        self.get(structure_id)
        return self._guests.get(structure_id, ())

    def members(self, structure_id: str) -> tuple[Structure, ...]:
        """Return the places directly below, then the guests."""
        return (*self.children(structure_id), *self.guests(structure_id))

    def members_below(self, structure_id: str) -> tuple[Structure, ...]:
        """Return every member, each before its own members and each once."""
        below: dict[str, Structure] = {}
        for member in self.members(structure_id):
            for place in (member, *self.members_below(member.id)):
                below.setdefault(place.id, place)
        return tuple(below.values())

    def siblings(self, structure_id: str) -> tuple[Structure, ...]:
        """Return the other children of the same parent."""
        beside = self._children.get(self.get(structure_id).parent, ())
        return tuple(self._structures[other] for other in beside if other != structure_id)

    def ancestors(self, structure_id: str) -> tuple[Structure, ...]:
        """Return the places above, the nearest first, the root last."""
        above: list[Structure] = []
        parent = self.parent(structure_id)
        while parent is not None:
            above.append(parent)
            parent = self.parent(parent.id)
        return tuple(above)

    def descendants(self, structure_id: str) -> tuple[Structure, ...]:
        """Return every place below, each before what is below it."""
        below: list[Structure] = []
        for child in self.children(structure_id):
            below += [child, *self.descendants(child.id)]
        return tuple(below)

    def walk(self) -> Iterator[Structure]:
        """Yield every place, each before what is below it."""
        yield self.root
        yield from self.descendants(self.root.id)
