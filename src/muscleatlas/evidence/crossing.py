"""Which joints a muscle crosses: its mesh reaches a bone on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from muscleatlas.anatomy.structure import Action, Attachment, Structure
from muscleatlas.errors import KnowledgeError
from muscleatlas.evidence.placing import Finding
from muscleatlas.evidence.space import Space, Thing
from muscleatlas.yamlfiles import read_yaml

__all__ = ["action_crossings", "crosses", "joints_of_chains"]

_DATA = Path(__file__).parent / "data" / "joints.yaml"
_LEAST_REACH_MM, _MOST_REACH_MM, _REACH_SHARE = 5.0, 12.0, 0.2
_FAR_SHARE = 2.5
_NEAR_TRUNK_MM = 25.0


@dataclass(frozen=True, slots=True)
class _Link:
    """A link of the skeleton: its bones, the link above, the joints at its upper end."""

    id: str
    bones: tuple[str, ...]
    after: str | None
    joints: tuple[str, ...]


def crosses(space: Space, muscle: Thing, joint_id: str) -> Finding | None:
    """Return whether a muscle crosses a joint; None for a joint that the chains don't know.

    It crosses where it comes within reach, a fifth of the bone's size and no more than 12 mm, of a bone above the
    joint and of one below. It does not where one side is farther than two and a half times that.
    """
    stretch = _stretches().get(joint_id)
    if stretch is not None:
        return _crosses_stretch(space, muscle, stretch)
    links = _links()
    below = next((link.id for link in links.values() if joint_id in link.joints), None)
    if below is None:
        return None
    sides = [_nearest(space, muscle, chain) for chain in (_above(links, below), _below(links, below))]
    if any(side is None for side in sides):
        return Finding("not-confirmable", "a bone of the joint has no mesh", "no-bone-mesh")
    (up, up_gap, up_reach), (down, down_gap, down_reach) = (side for side in sides if side is not None)
    numbers = {"distance_above_mm": up_gap, "distance_below_mm": down_gap}
    if up_gap <= up_reach and down_gap <= down_reach:
        return Finding("confirmed", f"it reaches from the {up.name} to the {down.name}", "", numbers)
    bone, gap, reach = (
        (up, up_gap, up_reach) if up_gap / up_reach > down_gap / down_reach else (down, down_gap, down_reach)
    )
    told = f"the mesh stays {gap:.0f} mm away from the {bone.name}, the nearest bone on one side of the joint"
    if gap > _FAR_SHARE * reach:
        return Finding("contradicted", told, "does-not-cross", numbers)
    return Finding("not-confirmable", told, "ends-early", numbers)


def joints_of_chains() -> frozenset[str]:
    """Return the joints that can be asked about."""
    return frozenset(_stretches()).union(joint for link in _links().values() for joint in link.joints)


def action_crossings(space: Space, structure: Structure) -> Iterator[tuple[Action, Finding]]:
    """Yield for each action at a joint whether the muscle crosses that joint.

    Where a stated attachment lies on the side that the mesh doesn't reach, or in soft tissue, the mesh is at fault or
    the pull is handed on; the crossing can't be confirmed then, and isn't contradicted. That is no excuse for a muscle
    that comes near no bone of the limb that the joint belongs to.
    """
    muscle = space.whole(structure.id)
    if muscle is None:
        return
    for action in structure.actions:
        found = crosses(space, muscle, action.joint.id) if action.joint.is_joint else None
        if found is not None:
            near = found.outcome != "contradicted" or _is_of_its_limb(space, muscle, action.joint.id)
            yield action, _excused(space, structure, action, found) if near else found


def _excused(space: Space, structure: Structure, action: Action, found: Finding) -> Finding:
    """Return a finding; none contradicts where the pull is handed on, or a part of the muscle has no mesh."""
    if found.outcome != "contradicted":
        return found
    tree = space.atlas.knowledge.tree
    if any(space.atlas.why_no_mesh(below.id) for below in tree.descendants(structure.id)):
        return Finding("not-confirmable", f"{found.reason}; parts of it have no mesh", "no-muscle-mesh", found.numbers)
    muscle = tree.parent(structure.id)
    if structure.kind == "head" and muscle is not None:
        whole = space.whole(muscle.id)
        across = crosses(space, whole, action.joint.id) if whole is not None else None
        if across is not None and across.outcome != "contradicted":
            told = f"{found.reason}; the muscle that it is a part of reaches farther"
            return Finding("not-confirmable", told, "common-tendon", found.numbers)
    far = _on_far_side(structure, found)
    if _is_stated_there(space, far, action.joint.id):
        return Finding("not-confirmable", f"{found.reason}; the mesh ends early", "ends-early", found.numbers)
    if any(attachment.on.vocabulary == "tissues" for attachment in far):
        told = f"{found.reason}; it ends in soft tissue that hands on its pull"
        return Finding("not-confirmable", told, "soft-tissue", found.numbers)
    return found


def _on_far_side(structure: Structure, found: Finding) -> tuple[Attachment, ...]:
    """Return the attachments of the end that the bones which are not reached lie at: below a joint, the insertions."""
    if "distance_below_mm" not in found.numbers:
        return (*structure.origins, *structure.insertions)
    is_below = found.numbers["distance_below_mm"] >= found.numbers["distance_above_mm"]
    return structure.insertions if is_below else structure.origins


def _is_stated_there(space: Space, attachments: tuple[Attachment, ...], joint_id: str) -> bool:
    """Return whether some of these attachments lie on bones below a joint: then the mesh is what ends too early."""
    links, bones = _links(), space.atlas.join.bones
    below = next((link.id for link in links.values() if joint_id in link.joints), None)
    there = {part for bone in _below(links, below) for part in bones.get(bone, ())} if below else set()
    own = (attachment.on.id for attachment in attachments if attachment.on.vocabulary == "bones")
    return any(not there.isdisjoint(bones.get(bone, ())) for bone in own)


def _is_of_its_limb(space: Space, muscle: Thing, joint_id: str) -> bool:
    """Return whether a muscle comes near some bone of the limb that a joint belongs to, above or below the joint."""
    links = _links()
    below = next((link.id for link in links.values() if joint_id in link.joints), None)
    if below is None:
        return True
    limb = (*(_above_in_limb(links, below) or _above(links, below)), *_below(links, below))
    nearest = _nearest(space, muscle, limb)
    return nearest is None or nearest[1] <= _FAR_SHARE * nearest[2]


def _above_in_limb(links: Mapping[str, _Link], link: str) -> tuple[str, ...]:
    """Return the bones of all links above one, without those of the first link of all, the trunk."""
    after = links[link].after
    if after is None or links[after].after is None:
        return ()
    return (*links[after].bones, *_above_in_limb(links, after))


def _nearest(space: Space, muscle: Thing, bones: tuple[str, ...]) -> tuple[Thing, float, float] | None:
    """Return of several bones the one that a muscle comes nearest to by its size: with the distance and the reach."""
    found = []
    for bone in bones:
        for part in space.atlas.join.bones.get(bone, ()):
            thing = Thing(part, space.atlas.bundle.part(part).name.casefold(), (part,))
            size = float(np.linalg.norm(np.ptp(np.array(space.atlas.bundle.part(part).bounds_mm), axis=0)))
            reach = float(np.clip(_REACH_SHARE * size, _LEAST_REACH_MM, _MOST_REACH_MM))
            found.append((_box_gap_mm(space, muscle, part) / reach, reach, thing))
    best: tuple[Thing, float, float] | None = None
    for least, reach, thing in sorted(found, key=lambda entry: (entry[0], entry[2].id)):
        if best is not None and least >= best[1] / best[2]:
            break
        gap = space.gap_mm(muscle, thing)
        if best is None or gap / reach < best[1] / best[2]:
            best = (thing, gap, reach)
    return best


def _box_gap_mm(space: Space, muscle: Thing, part: str) -> float:
    """Return how far the boxes of a muscle and a part are apart: no more than the two themselves."""
    low, high = np.array(space.atlas.bundle.part(part).bounds_mm)
    box = space.cloud(muscle).bounds_mm
    return float(np.linalg.norm(np.maximum(np.maximum(box[0] - high, low - box[1]), 0.0)))


def _crosses_stretch(space: Space, muscle: Thing, ends: tuple[str, str]) -> Finding:
    """Return whether a muscle reaches over a level of the spine between two of its bones."""
    parts = [space.atlas.join.bones.get(bone, ()) for bone in ends]
    if not all(parts):
        return Finding("not-confirmable", "a bone of the joint has no mesh", "no-bone-mesh")
    heights = [np.array(space.atlas.bundle.part(own[0]).bounds_mm)[:, 2].mean() for own in parts]
    low, high = space.cloud(muscle).bounds_mm[:, 2]
    shared = float(min(high, max(heights)) - max(low, min(heights)))
    trunk = _nearest(space, muscle, _links()["trunk"].bones)
    away = trunk[1] if trunk is not None else np.inf
    numbers = {"shared_height_mm": shared, "distance_of_trunk_mm": float(away)}
    if shared > 0 and away <= _NEAR_TRUNK_MM:
        return Finding("confirmed", f"it runs along {shared:.0f} mm of this stretch of the spine", "", numbers)
    if shared < -40.0 or away > 3 * _NEAR_TRUNK_MM:
        return Finding("contradicted", "it does not come near this stretch of the spine", "does-not-cross", numbers)
    return Finding("not-confirmable", "it ends near this stretch of the spine", "ends-early", numbers)


def _above(links: Mapping[str, _Link], link: str) -> tuple[str, ...]:
    """Return the bones of all links above one."""
    after = links[link].after
    return () if after is None else (*links[after].bones, *_above(links, after))


def _below(links: Mapping[str, _Link], link: str) -> tuple[str, ...]:
    """Return the bones of a link and of all below it."""
    children = [child for child in links.values() if child.after == link]
    return (*links[link].bones, *(bone for child in children for bone in _below(links, child.id)))


@lru_cache(maxsize=1)
def _links() -> Mapping[str, _Link]:
    told = _read()["links"]
    return {
        id_: _Link(id_, tuple(entry["bones"]), entry.get("after"), tuple(entry["joints"]))
        for id_, entry in told.items()
    }


@lru_cache(maxsize=1)
def _stretches() -> Mapping[str, tuple[str, str]]:
    return {joint: (ends[0], ends[1]) for joint, ends in _read()["stretches"].items()}


@lru_cache(maxsize=1)
def _read() -> Mapping[str, Mapping[str, Any]]:
    value: Any = read_yaml(_DATA, error=KnowledgeError, name=_DATA.name).value
    told: Mapping[str, Mapping[str, Any]] = value
    return told
