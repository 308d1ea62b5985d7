"""Pages of bones and joints: what they are called, which muscles have to do with them, and those side by side."""

from __future__ import annotations

from collections.abc import Iterable

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.parents import chain_above
from muscleatlas.anatomy.structure import Action, Attachment, Structure
from muscleatlas.anatomy.terms import Joint, Term
from muscleatlas.site.browse.addresses import BONES, JOINTS, bone_permalink, joint_permalink, movement_permalink
from muscleatlas.site.browse.model import MuscleTable, TermGroup, TermLine, TermPage
from muscleatlas.site.browse.shelf import Shelf
from muscleatlas.site.browse.tables import muscle_table
from muscleatlas.site.browse.titles import bone_title
from muscleatlas.site.i18n.message import gettext as _
from muscleatlas.site.languages import language_names
from muscleatlas.site.links import Router
from muscleatlas.site.model import Link, Stage
from muscleatlas.site.shell import licence_link
from muscleatlas.site.stage import gather_stage

__all__ = ["gather_terms"]

_NOTE = (
    "Red marks origins, blue marks insertions; pale ones were computed where the model has no mark of its own. "
    "The model is one body; people differ from it and from each other. This is no medical advice."
)


def gather_terms(shelf: Shelf) -> tuple[TermPage, ...]:
    """Return the pages of all planned bones and joints."""
    knowledge, planned = shelf.material.knowledge, shelf.material.plan.terms
    bones = (_bone(shelf, knowledge.bones[id_]) for id_ in planned.bones)
    joints = (_joint(shelf, knowledge.joints[id_]) for id_ in planned.joints)
    return (*bones, *joints)


def _bone(shelf: Shelf, term: Term) -> TermPage:
    permalink, found = bone_permalink(term.id), shelf.said.on_bone(term.id)
    router = shelf.router(permalink)
    groups = (
        TermGroup(Link(heading, None), tuple(_attached(*each, term, router) for each in found if each[1].role == role))
        for role, heading in (("origin", _("Arise here")), ("insertion", _("Insert here")))
    )
    near = (_joints_of(shelf.material.knowledge, term, router), _parts_of(shelf, term, router))
    return _page(
        shelf,
        permalink,
        term,
        kind="bone",
        subtitle=bone_title(term),
        between=(_("Bones"), BONES),
        groups=(*groups, *near),
        table=muscle_table(shelf, Link(_("Side by side"), None), found),
    )


def _joint(shelf: Shelf, joint: Joint) -> TermPage:
    permalink, found = joint_permalink(joint.id), shelf.said.at_joint(joint.id)
    router = shelf.router(permalink)
    movements = dict.fromkeys(action.movement for _place, action in found)
    groups = (
        TermGroup(
            Link(_(capitalised(movement.en)), router.page(movement_permalink(joint.id, movement.id))),
            tuple(_acting(place, action, router) for place, action in found if action.movement == movement),
        )
        for movement in movements
    )
    bones = tuple(_term_line(shelf.material.knowledge.bones[id_], router) for id_ in joint.bones)
    return _page(
        shelf,
        permalink,
        joint,
        kind="joint",
        subtitle=f"What moves {joint.moves} at the {joint.short}" if joint.is_joint else f"What moves {joint.moves}",
        between=(_("Joints"), JOINTS),
        groups=(TermGroup(Link(_("Bones"), None), bones), *groups),
        table=muscle_table(shelf, Link(_("Side by side"), None), found),
    )


def _page(
    shelf: Shelf,
    permalink: str,
    term: Term | Joint,
    *,
    kind: str,
    subtitle: str,
    between: tuple[str, str],
    groups: Iterable[TermGroup],
    table: MuscleTable,
) -> TermPage:
    material, title = shelf.material, capitalised(term.en)
    told = tuple(group for group in groups if group.lines)
    return TermPage(
        shell=shelf.shell(permalink, title=f"{title}: {subtitle.lower()}", description=_summary(title, told)),
        kind=kind,
        title=title,
        subtitle=subtitle,
        latin=term.la or "",
        languages=language_names(term.others if isinstance(term, Term) else {}),
        identifiers=(*([f"TA2 {term.ta2}"] if term.ta2 else []), *([f"FMA {term.fma}"] if term.fma else [])),
        breadcrumb=shelf.breadcrumb(permalink, title, between),
        stage=_stage(shelf, permalink, term.id) if kind == "bone" else None,
        body_shows=frozenset(),
        groups=told,
        tables=(table,) if table.rows else (),
        sources=(),
        credits=material.credits,
        licence=licence_link(material.licence),
        model_note=_NOTE if kind == "bone" and material.bones.get(term.id) else "",
    )


def _stage(shelf: Shelf, permalink: str, bone: str) -> Stage | None:
    pictures = shelf.material.bones.get(bone)
    if pictures is None:
        return None
    return gather_stage(shelf.router(permalink), permalink, pictures, legend_link=lambda _id: None)


def _summary(title: str, groups: Iterable[TermGroup]) -> str:
    told = "; ".join(f"{group.heading.label.lower()}: {_muscles(group)}" for group in groups)
    return f"{title}: {told}." if told else f"{title}."


def _muscles(group: TermGroup) -> str:
    return ", ".join(dict.fromkeys(line.link.label for line in group.lines))


def _attached(structure: Structure, said: Attachment, term: Term, router: Router) -> TermLine:
    part = f"{said.on.en}: " if said.on.id != term.id else ""
    notes = "; ".join(filter(None, (said.of, said.note)))
    return TermLine(_statement(structure, said.id, router), f"{part}{said.site}".rstrip(": "), notes)


def _acting(structure: Structure, action: Action, router: Router) -> TermLine:
    notes = "; ".join(filter(None, (action.strength, action.part, action.note)))
    return TermLine(_statement(structure, action.id, router), "", notes)


def _statement(structure: Structure, statement: str, router: Router) -> Link:
    """Return the way to a statement on the page of its muscle."""
    return Link(structure.names.en, router.page(f"{structure.permalink}#{statement}"), structure.id)


def _joints_of(knowledge: Knowledge, term: Term, router: Router) -> TermGroup:
    chain = (term.id, *chain_above(term.id, {bone.id: bone.parent for bone in knowledge.bones.values()}))
    joints = (joint for joint in knowledge.joints.values() if not set(joint.bones).isdisjoint(chain))
    links = (
        Link(capitalised(joint.en), router.page(joint_permalink(joint.id)), f"joint/{joint.id}") for joint in joints
    )
    return TermGroup(Link(_("Joints"), None), tuple(TermLine(link, "", "") for link in links if link.href))


def _parts_of(shelf: Shelf, term: Term, router: Router) -> TermGroup:
    """Return the bone that a bone is part of, and its parts that have pages."""
    bones = shelf.material.knowledge.bones
    beside = (bone for bone in bones.values() if bone.id == term.parent or bone.parent == term.id)
    lines = (_term_line(bone, router) for bone in beside)
    return TermGroup(Link(_("See also"), None), tuple(line for line in lines if line.link.href))


def _term_line(term: Term, router: Router) -> TermLine:
    return TermLine(Link(capitalised(term.en), router.page(bone_permalink(term.id)), f"bone/{term.id}"), "", "")
