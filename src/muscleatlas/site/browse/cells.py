"""Muscles as rows of a table: picture, names, origin, insertion, action, nerve, each with its ways on."""

from __future__ import annotations

from collections.abc import Iterable

from muscleatlas.anatomy.english import capitalised
from muscleatlas.anatomy.structure import Action, Attachment, Innervation, Structure
from muscleatlas.site.browse.addresses import (
    BROWSE,
    bone_permalink,
    movement_permalink,
    nerve_permalink,
)
from muscleatlas.site.browse.model import CellLine, MuscleCells, MuscleRow
from muscleatlas.site.i18n.names import term_name
from muscleatlas.site.links import Router
from muscleatlas.site.material import Material
from muscleatlas.site.model import Link
from muscleatlas.site.stage import cover_image

__all__ = ["CellsOfMuscles", "joint_heading"]

_ANY_PAGE = f"{BROWSE}-/"
"""Stands for every page two folders below the root: a way out of one is a way out of all."""


class CellsOfMuscles:
    """The cells of each place, made once and shown in many tables."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._router = material.router(_ANY_PAGE)
        self._made: dict[str, MuscleCells] = {}

    def row(self, place: Structure, said: Iterable[Action | Attachment | Innervation]) -> MuscleRow:
        """Return a place as a row, with notes from the statements that it stands there for."""
        notes = tuple(self._note(place, statement) for statement in said)
        return MuscleRow(self._cells(place), tuple(dict.fromkeys(note for note in notes if note.label)))

    def _cells(self, place: Structure) -> MuscleCells:
        if place.id not in self._made:
            self._made[place.id] = _cells(self._material, place, self._router)
        return self._made[place.id]

    def _note(self, place: Structure, statement: Action | Attachment | Innervation) -> Link:
        return Link(_qualified(statement), self._router.page(f"{place.permalink}#{statement.id}"))


def joint_heading(action: Action) -> str:
    """Return the joint of an action as the beginning of a line: ``Knee``, ``Subtalar joint``."""
    joint = action.joint
    return capitalised(joint.en if "phalangeal" in joint.short else joint.short)


def _cells(material: Material, place: Structure, router: Router) -> MuscleCells:
    pictures = material.pictures.get(place.id)
    return MuscleCells(
        id=place.id,
        link=Link(place.names.en, router.page(place.permalink), place.id),
        latin=place.names.la or "",
        image=cover_image(router, place.permalink, pictures) if pictures else None,
        origins=tuple(_attached(said, router) for said in place.origins),
        insertions=tuple(_attached(said, router) for said in place.insertions),
        actions=_actions(place, router),
        nerves=tuple(_supplied(said, router) for said in place.nerves),
    )


def _attached(said: Attachment, router: Router) -> CellLine:
    href = router.page(bone_permalink(said.on.id)) if said.on.vocabulary == "bones" else None
    return CellLine(Link(capitalised(said.on.en), href, term_name(said.on)), said.site)


def _actions(place: Structure, router: Router) -> tuple[CellLine, ...]:
    """Return a line for each joint, with the movements there."""
    joints: dict[str, list[Action]] = {}
    for action in place.actions:
        joints.setdefault(joint_heading(action), []).append(action)
    return tuple(
        CellLine(Link(joint, None), "", tuple(dict.fromkeys(_movement(action, router) for action in actions)))
        for joint, actions in joints.items()
    )


def _movement(action: Action, router: Router) -> Link:
    return Link(action.movement.en, router.page(movement_permalink(action.joint.id, action.movement.id)))


def _supplied(said: Innervation, router: Router) -> CellLine:
    link = Link(capitalised(said.nerve.en), router.page(nerve_permalink(said.nerve.id)), f"nerve/{said.nerve.id}")
    return CellLine(link, ", ".join(said.roots))


def _qualified(said: Action | Attachment | Innervation) -> str:
    """Return what qualifies a statement, in words for a table that it stands in."""
    if isinstance(said, Attachment):
        site = f"{said.on.en}: {said.site}".rstrip(": ")
        return "; ".join(filter(None, (capitalised(site), said.of, said.note)))
    if isinstance(said, Innervation):
        return "; ".join(filter(None, (said.of, said.varies)))
    return "; ".join(filter(None, (said.strength, said.part, said.note)))
