"""Who plays what: any structure or bone of a picture shown, coloured, ghosted, outlined or hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.errors import PictureError, UnknownNameError, UsageError
from muscleatlas.studio.palette import MUSCLE_COLOURS

__all__ = ["ROLES", "Role", "with_roles"]

Role = Literal["shown", "coloured", "ghosted", "outlined", "hidden"]
ROLES: tuple[Role, ...] = get_args(Role)

_GROUPS = {"bones": ("bones", "glass"), "neighbours": ("neighbours",)}
_LISTS = ("bones", "shown", "glass", "neighbours", "outlined")


def with_roles(inputs: Mapping[str, Any], atlas: Atlas, roles: Mapping[str, Role]) -> dict[str, Any]:
    """Return the inputs of a picture with roles given anew.

    Parameters
    ----------
    inputs
        From :func:`muscleatlas.studio.plan.picture_inputs`.
    roles
        By name: any name of a structure or a bone, or "bones" and "neighbours" for all of them.
        *shown* is solid in its natural colour, *coloured* solid in a colour of its own, *ghosted* glass,
        *outlined* a line alone, *hidden* not there.

    Raises
    ------
    UnknownNameError
        For a name that nothing has.
    UsageError
        For a role that does not exist.
    PictureError
        If no mesh shows it, or nothing in colour is left to look at.
    """
    recast = {**inputs, **{name: list(inputs.get(name, ())) for name in _LISTS}}
    recast["subjects"] = [{**subject, "parts": list(subject["parts"])} for subject in inputs["subjects"]]
    for name, role in roles.items():
        if role not in ROLES:
            raise UsageError(f"unknown role {role!r} for {name!r}", expected=", ".join(ROLES))
        _give(recast, *_named(atlas, recast, name), role)
    if not recast["subjects"]:
        raise PictureError("nothing is left to look at", hint="colour at least one structure")
    return recast


def _named(atlas: Atlas, inputs: Mapping[str, Any], name: str) -> tuple[str, str, Sequence[str]]:
    """Return id, label and parts of what a name means."""
    if name in _GROUPS:
        return name, name, [part for group in _GROUPS[name] for part in inputs[group]]
    bone = _bone(atlas, name)
    if bone is not None:
        return bone, atlas.knowledge.bones[bone].en, _parts_or_fault(name, atlas.join.bones.get(bone, ()))
    try:
        place = atlas.find(name)
    except UnknownNameError:
        known = [*atlas.knowledge.structures, *(term.en for term in atlas.knowledge.bones.values()), *_GROUPS]
        raise UnknownNameError(name, noun="structure or bone", known=known) from None
    return place.id, place.name, _parts_or_fault(name, atlas.part_ids(place.id))


def _bone(atlas: Atlas, name: str) -> str | None:
    plain = name.casefold()
    return next((id_ for id_, term in atlas.knowledge.bones.items() if plain in (id_, term.en.casefold())), None)


def _parts_or_fault(name: str, parts: Sequence[str]) -> Sequence[str]:
    if not parts:
        raise PictureError(f"there is no mesh of {name!r}")
    return parts


def _give(inputs: dict[str, Any], id_: str, label: str, parts: Sequence[str], role: Role) -> None:
    moved = set(parts)
    for name in _LISTS:
        inputs[name] = [part for part in inputs[name] if part not in moved]
    for subject in inputs["subjects"]:
        subject["parts"] = [part for part in subject["parts"] if part not in moved]
    inputs["subjects"] = [subject for subject in inputs["subjects"] if subject["parts"]]
    if role == "coloured":
        colour = _free_colour(inputs["subjects"])
        inputs["subjects"].append({"structure": id_, "label": label, "colour": colour, "parts": list(parts)})
    elif role != "hidden":
        place = {"shown": "shown", "ghosted": "neighbours", "outlined": "outlined"}[role]
        inputs[place] += parts


def _free_colour(subjects: Sequence[Mapping[str, Any]]) -> str:
    worn = [subject["colour"] for subject in subjects]
    return min(MUSCLE_COLOURS, key=lambda colour: (worn.count(colour), MUSCLE_COLOURS.index(colour)))
