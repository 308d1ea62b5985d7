"""Pages of bones and joints: what they are called, and which muscles have to do with them."""

from __future__ import annotations

from collections.abc import Iterable

from muscleatlas.anatomy.knowledge import Knowledge
from muscleatlas.anatomy.structure import Action, Attachment, Structure
from muscleatlas.anatomy.terms import Joint, Term
from muscleatlas.site.facts import capitalised
from muscleatlas.site.languages import language_names
from muscleatlas.site.links import Router
from muscleatlas.site.material import Material
from muscleatlas.site.model import Link, Stage, TermGroup, TermLine, TermPage
from muscleatlas.site.plan import bone_permalink, joint_permalink
from muscleatlas.site.shell import gather_shell, licence_link
from muscleatlas.site.stage import gather_stage

__all__ = ["actions_at", "attachments_on", "gather_terms"]

_NOTE = (
    "Red marks origins, blue marks insertions; pale ones were computed where the model has no mark of its own. "
    "The model is one body; people differ from it and from each other. This is no medical advice."
)


def gather_terms(material: Material) -> tuple[TermPage, ...]:
    """Return the pages of all planned bones and joints."""
    bones = (_bone(material, material.knowledge.bones[id_]) for id_ in material.plan.bones)
    joints = (_joint(material, material.knowledge.joints[id_]) for id_ in material.plan.joints)
    return (*bones, *joints)


def attachments_on(knowledge: Knowledge, bone: str) -> list[tuple[Structure, Attachment]]:
    """Return what is fixed to a bone or to a part of it, in the order of the tree.

    What a head repeats of its muscle is left out.
    """
    parts = {id_ for id_ in knowledge.bones if bone in _chain(knowledge, id_)}
    found = []
    for structure in knowledge.structures.values():
        above = knowledge.structures[structure.parent] if structure.kind == "head" and structure.parent else None
        told = {(said.role, said.on.id) for said in (*above.origins, *above.insertions)} if above else set()
        found += [
            (structure, said)
            for said in (*structure.origins, *structure.insertions)
            if said.on.id in parts and (said.role, said.on.id) not in told
        ]
    return found


def actions_at(knowledge: Knowledge, joint: str) -> list[tuple[Structure, Action]]:
    """Return what muscles do at a joint, in the order of the tree; what a head repeats of its muscle is left out."""
    found = []
    for structure in knowledge.structures.values():
        above = knowledge.structures[structure.parent] if structure.kind == "head" and structure.parent else None
        told = {(action.joint.id, action.movement.id) for action in above.actions} if above else set()
        found += [
            (structure, action)
            for action in structure.actions
            if action.joint.id == joint and (action.joint.id, action.movement.id) not in told
        ]
    return found


def _bone(material: Material, term: Term) -> TermPage:
    permalink = bone_permalink(term.id)
    router = material.router(permalink)
    found = attachments_on(material.knowledge, term.id)
    groups = [
        TermGroup(
            heading, tuple(_attached(structure, said, term, router) for structure, said in found if said.role == role)
        )
        for role, heading in (("origin", "Arise here"), ("insertion", "Insert here"))
    ]
    return _page(material, permalink, "bone", term, [*groups, _joints_of(material.knowledge, term, router)])


def _joint(material: Material, joint: Joint) -> TermPage:
    permalink = joint_permalink(joint.id)
    router = material.router(permalink)
    found = actions_at(material.knowledge, joint.id)
    movements = dict.fromkeys(action.movement for _, action in found)
    groups = [
        TermGroup(
            capitalised(movement.en),
            tuple(_acting(structure, action, router) for structure, action in found if action.movement == movement),
        )
        for movement in movements
    ]
    bones = tuple(_term_line(material.knowledge.bones[id_], router) for id_ in joint.bones)
    return _page(material, permalink, "joint", joint, [TermGroup("Bones", bones), *groups])


def _page(material: Material, permalink: str, kind: str, term: Term | Joint, groups: Iterable[TermGroup]) -> TermPage:
    title = capitalised(term.en)
    told = tuple(group for group in groups if group.lines)
    subtitle = "A bone, and what is fixed to it" if kind == "bone" else "Where muscles act, and which of them do what"
    home = Link(material.knowledge.tree.root.names.en, material.router(permalink).page(material.plan.entrance))
    return TermPage(
        shell=gather_shell(material.settings, material.plan, permalink, title=title, description=_summary(title, told)),
        kind=kind,
        title=title,
        subtitle=subtitle,
        latin=term.la or "",
        languages=language_names(term.others if isinstance(term, Term) else {}),
        identifiers=(*([f"TA2 {term.ta2}"] if term.ta2 else []), *([f"FMA {term.fma}"] if term.fma else [])),
        breadcrumb=(home, Link(title, None)),
        stage=_stage(material, permalink, term.id) if kind == "bone" else None,
        body_shows=frozenset(),
        groups=told,
        sources=(),
        credits=material.credits,
        licence=licence_link(material.licence),
        model_note=_NOTE if kind == "bone" else "",
    )


def _stage(material: Material, permalink: str, bone: str) -> Stage | None:
    pictures = material.bones.get(bone)
    if pictures is None:
        return None
    return gather_stage(material.router(permalink), permalink, pictures, legend_link=lambda _id: None)


def _summary(title: str, groups: Iterable[TermGroup]) -> str:
    told = "; ".join(f"{group.heading.lower()}: {_muscles(group)}" for group in groups)
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
    return Link(structure.names.en, router.page(f"{structure.permalink}#{statement}"))


def _joints_of(knowledge: Knowledge, term: Term, router: Router) -> TermGroup:
    chain = _chain(knowledge, term.id)
    joints = (joint for joint in knowledge.joints.values() if not set(joint.bones).isdisjoint(chain))
    links = (Link(capitalised(joint.en), router.page(joint_permalink(joint.id))) for joint in joints)
    return TermGroup("Joints", tuple(TermLine(link, "", "") for link in links if link.href))


def _term_line(term: Term, router: Router) -> TermLine:
    return TermLine(Link(capitalised(term.en), router.page(bone_permalink(term.id))), "", "")


def _chain(knowledge: Knowledge, id_: str) -> list[str]:
    """Return a bone and everything above it."""
    above = knowledge.bones[id_].parent
    return [id_] if above is None else [id_, *_chain(knowledge, above)]
