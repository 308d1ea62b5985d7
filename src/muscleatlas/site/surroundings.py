"""Places that no mesh shows: whose pictures show where they lie, and what their pages say of it."""

from __future__ import annotations

from dataclasses import replace

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.spoken import members_noun, spoken_name
from muscleatlas.anatomy.structure import Structure
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.site.i18n.names import named
from muscleatlas.site.links import Router
from muscleatlas.site.material import Material
from muscleatlas.site.model import NoMesh
from muscleatlas.site.plan import PlannedPage, SitePlan
from muscleatlas.site.ways import way_to

__all__ = ["gather_no_mesh", "with_surroundings"]


def with_surroundings(plan: SitePlan, atlas: Atlas) -> SitePlan:
    """Return a plan that knows whose pictures stand on the pages of places without a mesh."""
    missing = [page.structure for page in plan.pages if not atlas.part_ids(page.structure)]
    around = {id_: place for id_ in missing if (place := atlas.surroundings(id_)) is not None}
    beside = sorted(set(around.values()) - plan.structures)
    structures = atlas.knowledge.structures
    return replace(
        plan,
        surroundings=around,
        beside=tuple(PlannedPage(id_, structures[id_].permalink, None) for id_ in beside),
    )


def gather_no_mesh(material: Material, structure: Structure, router: Router) -> NoMesh | None:
    """Return what the page of a place without a mesh says of it; ``None`` for all others."""
    if structure.id not in material.without_mesh:
        return None
    around = material.plan.surroundings.get(structure.id)
    return NoMesh(
        name=named(structure.id, _name(structure)),
        reason=capitalised(material.without_mesh[structure.id]),
        around=way_to(material.structure(around), router) if around in material.pictures and around else None,
    )


def _name(structure: Structure) -> str:
    """Return what a mesh would show, within a sentence: of a group its muscles, not the place they lie in."""
    noun = members_noun(structure)
    return f"the {noun}" if noun else spoken_name(structure)
