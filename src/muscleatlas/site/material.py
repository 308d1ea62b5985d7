"""What a site is made from: knowledge, plan, pictures, measures, and the settings of the publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Structure
from muscleatlas.evidence.evidence import Evidence
from muscleatlas.site.browse.map_record import MapRecord
from muscleatlas.site.coverage import Coverage
from muscleatlas.site.edition import Edition
from muscleatlas.site.links import Router
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.plan import SitePlan
from muscleatlas.studio.record import PlacePictures

__all__ = ["Material", "MeshFacts"]


@dataclass(frozen=True, slots=True)
class MeshFacts:
    """One part of the bundle that shows a structure; ``volume_mm3`` is ``None`` where the surface is open."""

    part: str
    closed: bool
    volume_mm3: float | None


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that pages and ``atlas.json`` are made from.

    Parameters
    ----------
    pictures
        By structure id, as the studio returned them; a place without has a page of text.
    credits, licence
        Those of the bundle.
    bones
        Pictures by the id of a bone.
    meshes
        By structure id: the parts that a structure itself consists of.
    body_map
        The map of the home page, as the studio returned it.
    without_mesh
        Why no mesh shows a structure, by its id.
    coverage
        The ledger, for ``coverage.json`` and its page.
    evidence
        What the examinations found.
    edition
        What a citation names.
    schematic
        Whether the shapes are computed from a model.
    """

    knowledge: Knowledge
    plan: SitePlan
    pictures: Mapping[str, PlacePictures]
    credits: tuple[str, ...]
    licence: str
    settings: SiteSettings = field(default_factory=SiteSettings)
    meshes: Mapping[str, tuple[MeshFacts, ...]] = field(default_factory=dict)
    bones: Mapping[str, PlacePictures] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    evidence: Evidence = field(default_factory=Evidence)
    body_map: MapRecord | None = None
    edition: Edition = field(default_factory=Edition)
    schematic: bool = False
    without_mesh: Mapping[str, str] = field(default_factory=dict)

    def shown(self, id_: str) -> str:
        """Return whose pictures stand on the page of a place: its own id, or that of its surroundings."""
        return self.plan.surroundings.get(id_, id_)

    def structure(self, id_: str) -> Structure:
        """Return a structure by its id."""
        return self.knowledge.structures[id_]

    def router(self, permalink: str) -> Router:
        """Return links as the page at ``permalink`` sees them."""
        return Router(permalink, self.plan.built, dict(self.plan.redirects))
