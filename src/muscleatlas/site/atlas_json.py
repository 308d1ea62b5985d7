"""``atlas.json``: facts, pictures and measures of every place, for programs. Its schema is docs/atlas.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from muscleatlas.anatomy.citation import Citation
from muscleatlas.anatomy.layers import layers_of
from muscleatlas.anatomy.partners import derived_antagonists, derived_synergists
from muscleatlas.anatomy.prose import describe
from muscleatlas.anatomy.relations import joints_crossed
from muscleatlas.anatomy.structure import (
    Action,
    Attachment,
    BloodSupply,
    Innervation,
    Partner,
    Placement,
    Point,
    Statement,
    Structure,
)
from muscleatlas.anatomy.terms import Joint, Term
from muscleatlas.evidence.verdict import Verdict
from muscleatlas.site.browse.addresses import bone_permalink, joint_permalink
from muscleatlas.site.browse.statements import StatementsByTerm
from muscleatlas.site.links import picture_file
from muscleatlas.site.material import Material, MeshFacts
from muscleatlas.site.plan import PlannedPage
from muscleatlas.studio.record import Picture, PictureFile, PlacePictures

__all__ = ["ATLAS_FORMAT", "ATLAS_VERSION", "atlas_json", "structure_record"]

ATLAS_FORMAT = "muscleatlas"
ATLAS_VERSION = 1

Json = dict[str, Any]


def atlas_json(material: Material) -> bytes:
    """Return the file as UTF-8: one structure for each page, in the order of the tree.

    Lengths are in px, volumes in mm³, azimuths in degrees; paths lie below the site's root.
    """
    said = StatementsByTerm(material.knowledge, [material.structure(page.structure) for page in material.plan.pages])
    record = {
        "format": ATLAS_FORMAT,
        "version": ATLAS_VERSION,
        "title": material.settings.title,
        "site_url": material.settings.site_url,
        "whole": material.plan.whole,
        "credits": list(material.credits),
        "licence": material.licence,
        "schematic": material.schematic,
        "structures": [structure_record(material, planned) for planned in material.plan.pages],
        "bones": [_bone(material, said, id_) for id_ in material.plan.terms.bones],
        "joints": [_joint(material, said, id_) for id_ in material.plan.terms.joints],
        "references": {key: str(work) for key, work in sorted(material.knowledge.references.items())},
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def structure_record(material: Material, planned: PlannedPage) -> Json:
    """Return all that is known of a place, as JSON."""
    structure = material.structure(planned.structure)
    tree = material.knowledge.tree
    return {
        "id": structure.id,
        "permalink": structure.permalink,
        "redirects": list(structure.redirects),
        "page": picture_file(structure.permalink, "index.html"),
        "kind": structure.kind,
        "parent": structure.parent,
        "also_in": list(structure.also_in),
        "children": [child.id for child in tree.children(structure.id)],
        "title": structure.title,
        "ids": {"ta2": list(structure.ta2), "fma": list(structure.fma)},
        "names": _names(structure),
        "facts": [_fact(material, statement) for statement in structure.statements],
        "derived": _derived(material, structure),
        "text": _text(material, structure),
        "authored": planned.authored.body if planned.authored else None,
        "mesh": _mesh(material.meshes.get(structure.id, ())),
        "no_mesh": _no_mesh(material, structure.id),
        **_pictures(material.pictures.get(structure.id), structure.permalink),
    }


def _bone(material: Material, said: StatementsByTerm, id_: str) -> Json:
    """Return a bone with the statements about it, by their ids, and its pictures."""
    term, permalink = material.knowledge.bones[id_], bone_permalink(id_)
    found = said.on_bone(id_)
    return {
        **_term(term, permalink),
        "part_of": term.parent,
        "origins": [each.id for _, each in found if each.role == "origin"],
        "insertions": [each.id for _, each in found if each.role == "insertion"],
        **_pictures(material.bones.get(id_), permalink),
    }


def _joint(material: Material, said: StatementsByTerm, id_: str) -> Json:
    joint = material.knowledge.joints[id_]
    actions = [action.id for _, action in said.at_joint(id_)]
    return {**_term(joint, joint_permalink(id_)), "bones": list(joint.bones), "actions": actions}


def _term(term: Term | Joint, permalink: str) -> Json:
    return {
        "id": term.id,
        "permalink": permalink,
        "page": picture_file(permalink, "index.html"),
        "name": term.en,
        "la": term.la,
        "ids": {"ta2": [term.ta2] if term.ta2 else [], "fma": [term.fma] if term.fma else []},
    }


def _names(structure: Structure) -> Json:
    names = structure.names
    return {
        "en": names.en,
        "la": names.la,
        "synonyms": list(names.synonyms),
        "abbreviations": list(names.abbreviations),
        "others": {language: list(names.others[language]) for language in sorted(names.others)},
    }


def _fact(material: Material, statement: Statement) -> Json:
    verdicts = [_verdict(verdict) for verdict in material.evidence.of(statement.id)]
    sources = _sources(statement.sources)
    return {"id": statement.id, **_said(statement), "sources": sources, "verdicts": verdicts}


def _verdict(verdict: Verdict) -> Json:
    """Return a verdict without the id of its statement."""
    return {
        "method": verdict.method,
        "outcome": verdict.outcome,
        "cause": verdict.cause,
        "reason": verdict.reason,
        "numbers": dict(verdict.numbers),
        "view": verdict.view,
        "explanation": verdict.explanation,
    }


def _said(statement: Statement) -> Json:
    """Return what a statement says, by its kind; whatever it leaves open is null."""
    if isinstance(statement, Attachment):
        on = {"on": statement.on.id, "on_name": statement.on.en}
        return {"kind": statement.role, **on, "site": statement.site, "of": statement.of, "note": statement.note}
    if isinstance(statement, Action):
        joint = {"joint": statement.joint.id, "joint_name": statement.joint.en}
        does = {**joint, "movement": statement.movement.id, "movement_name": statement.movement.en}
        how = {"part": statement.part, "note": statement.note, "strength": statement.strength}
        return {"kind": "action", **does, **how}
    if isinstance(statement, Innervation):
        nerve = {"nerve": statement.nerve.id, "nerve_name": statement.nerve.en, "roots": list(statement.roots)}
        return {"kind": "nerve", **nerve, "of": statement.of, "varies": statement.varies}
    if isinstance(statement, BloodSupply):
        artery = {"artery": statement.artery.id, "artery_name": statement.artery.en}
        return {"kind": "artery", **artery, "of": statement.of}
    return _said_beside(statement)


def _said_beside(statement: Partner | Placement | Point) -> Json:
    """Return what a statement says that lies outside the usual table: companions, layers, points."""
    if isinstance(statement, Partner):
        other = {"structure": statement.other.id, "structure_name": statement.other.en}
        actions = [action.id for action in statement.actions]
        return {"kind": statement.role, **other, "actions": actions, "note": statement.note}
    if isinstance(statement, Placement):
        layer = {"layer": statement.layer.id, "layer_name": statement.layer.en}
        return {"kind": "layer", **layer, "of": statement.of, "note": statement.note}
    about = {"about": statement.about} if statement.about else {}
    return {"kind": "point", "text": statement.text, **about}


def _derived(material: Material, structure: Structure) -> Json:
    """Return what no source states and yet follows: from the actions of muscles, and from the tree."""
    knowledge, id_ = material.knowledge, structure.id
    against, along = derived_antagonists(knowledge, id_), derived_synergists(knowledge, id_)
    places = (found for found in layers_of(knowledge, id_) if found.place)
    return {
        "antagonists": list(dict.fromkeys(relation.other for relation in against)),
        "synergists": list(dict.fromkeys(relation.other for relation in along)),
        "joints": [joint.id for joint in joints_crossed(structure)],
        "layers": [{"layer": found.layer.id, "layer_name": found.layer.en, "place": found.place} for found in places],
    }


def _sources(citations: Iterable[Citation]) -> list[Json]:
    return [{"cite": citation.cite, "how": citation.how, "where": citation.where} for citation in citations]


def _text(material: Material, structure: Structure) -> list[Json]:
    prose = describe(material.knowledge, structure.id)
    return [{"text": written.text, "rests_on": list(written.statements)} for written in (prose.lead, *prose.paragraphs)]


def _mesh(parts: tuple[MeshFacts, ...]) -> Json | None:
    """Return the measures of a structure's own meshes; its volume is known only if all of them are closed."""
    if not parts:
        return None
    volumes = [part.volume_mm3 for part in parts if part.closed and part.volume_mm3 is not None]
    closed = len(volumes) == len(parts)
    return {
        "closed": closed,
        "volume_mm3": round(sum(volumes), 1) if closed else None,
        "parts": [asdict(part) for part in parts],
    }


def _no_mesh(material: Material, id_: str) -> Json | None:
    """Return why no mesh shows a structure, and whose pictures show where it lies; None for all others."""
    reason = material.without_mesh.get(id_)
    return {"reason": reason, "surroundings": material.plan.surroundings.get(id_)} if reason else None


def _pictures(pictures: PlacePictures | None, permalink: str) -> Json:
    if pictures is None:
        return {"pictures": [], "hero": None, "sprite": None, "turntable": None, "legend": [], "attachments": None}
    return {
        "pictures": [_picture(view, permalink) for view in pictures.views],
        "hero": {
            "view": pictures.views[pictures.hero - 1].view,
            "files": [_file(file, permalink) for file in pictures.hero_files],
        },
        "sprite": {"rows": 4, "columns": 4, "files": [_file(file, permalink) for file in pictures.sprite.files]},
        "turntable": {
            "alt": pictures.turntable.alt,
            "files": [_file(file, permalink) for file in pictures.turntable.files],
            "poster": _file(pictures.poster, permalink),
        },
        "legend": [asdict(entry) for entry in pictures.legend],
        "attachments": _attachments(pictures, permalink),
    }


def _attachments(pictures: PlacePictures, permalink: str) -> Json | None:
    """Return the pictures of the bones with what is fixed to them, and their colours; None where none was drawn."""
    if not pictures.attachments:
        return None
    return {
        "pictures": [_attachment_picture(picture, permalink) for picture in pictures.attachments],
        "legend": [
            {"label": entry.label, "colour": entry.colour, "role": entry.kind} for entry in pictures.attachment_legend
        ],
    }


def _attachment_picture(picture: Picture, permalink: str) -> Json:
    files = [_file(file, permalink) for file in picture.files]
    return {"view": picture.view, "alt": picture.alt, "files": files}


def _picture(picture: Picture, permalink: str) -> Json:
    return {
        "view": picture.view,
        "index": picture.index,
        "azimuth_deg": picture.azimuth_deg,
        "alt": picture.alt,
        "visible_share": picture.visible_share,
        "files": [_file(file, permalink) for file in picture.files],
    }


def _file(file: PictureFile, permalink: str) -> Json:
    return {**asdict(file), "path": picture_file(permalink, file.path)}
