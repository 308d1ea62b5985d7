"""One place of the atlas as users hold it: a structure and the parts that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muscleatlas.anatomy.layers import LayerPlace, layers_of
from muscleatlas.anatomy.partners import StatedPartner, stated_partners
from muscleatlas.anatomy.structure import Action, Attachment, BloodSupply, Innervation, Point, Structure
from muscleatlas.bundle.manifest import Part

if TYPE_CHECKING:
    from muscleatlas.atlas.atlas import Atlas

__all__ = ["Place"]


class Place:
    """A structure, joined to its meshes.

    Made by :meth:`Atlas.find`; prints itself in one line and shows a table in a notebook.
    """

    def __init__(self, atlas: Atlas, structure: Structure) -> None:
        self._atlas = atlas
        self.structure = structure

    @property
    def id(self) -> str:
        """The stable id: "fibularis-longus"."""
        return self.structure.id

    @property
    def name(self) -> str:
        """The preferred English name."""
        return self.structure.names.en

    @property
    def permalink(self) -> str:
        """The address below the site's root: "/muscle/leg/fibularislongus/"."""
        return self.structure.permalink

    @property
    def origins(self) -> tuple[Attachment, ...]:
        """Where it arises."""
        return self.structure.origins

    @property
    def insertions(self) -> tuple[Attachment, ...]:
        """Where it inserts."""
        return self.structure.insertions

    @property
    def actions(self) -> tuple[Action, ...]:
        """What it does, joint by joint."""
        return self.structure.actions

    @property
    def nerves(self) -> tuple[Innervation, ...]:
        """What moves it."""
        return self.structure.nerves

    @property
    def arteries(self) -> tuple[BloodSupply, ...]:
        """What feeds it."""
        return self.structure.arteries

    @property
    def antagonists(self) -> tuple[StatedPartner, ...]:
        """Who opposes it as sources state, here or at the other one; what merely follows from actions is left out."""
        return self._partners("antagonist")

    @property
    def synergists(self) -> tuple[StatedPartner, ...]:
        """Who helps it as sources state, here or at the other one."""
        return self._partners("synergist")

    @property
    def layers(self) -> tuple[LayerPlace, ...]:
        """The layers and compartments that it lies in, stated or by its place in the tree."""
        return layers_of(self._atlas.knowledge, self.id)

    @property
    def points(self) -> tuple[Point, ...]:
        """What else is worth knowing."""
        return self.structure.points

    @property
    def children(self) -> tuple[Place, ...]:
        """The places below it in the tree."""
        return tuple(Place(self._atlas, child) for child in self._atlas.knowledge.tree.children(self.id))

    @property
    def parent(self) -> Place | None:
        """The place above it in the tree."""
        parent = self._atlas.knowledge.tree.parent(self.id)
        return Place(self._atlas, parent) if parent else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the bundle that show it, its children's among them; empty without a mesh."""
        return tuple(self._atlas.bundle.parts[part_id] for part_id in self._atlas.part_ids(self.id))

    def _partners(self, kind: str) -> tuple[StatedPartner, ...]:
        return tuple(one for one in stated_partners(self._atlas.knowledge, self.id) if one.kind == kind)

    def __repr__(self) -> str:
        return f"<Place {self.name}, {self.structure.kind}, {self.permalink}, {len(self.parts)} parts>"

    def _repr_html_(self) -> str:
        return self.structure._repr_html_()
