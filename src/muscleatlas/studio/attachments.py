"""Where a muscle is fixed: its bones alone, origins painted red and insertions blue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muscleatlas.bundle.bundle import Bundle
from muscleatlas.bundle.footprints import Footprint, footprints
from muscleatlas.bundle.patches import request_from_json
from muscleatlas.studio.cast import cast_from
from muscleatlas.studio.crop import cropped
from muscleatlas.studio.framing import Frame, frame_around
from muscleatlas.studio.paint import distinct, paint_actors, paint_legend, role_of
from muscleatlas.studio.palette import TISSUE_COLOURS, gloss_of, vertex_colours
from muscleatlas.studio.record import LegendEntry
from muscleatlas.studio.scene import Actor, Scene, build_scene
from muscleatlas.studio.still import draw_still
from muscleatlas.studio.view import SCHEMES, Scheme, View, plainness, scheme_named, views_of
from muscleatlas.studio.visibility import samples_of_actors
from muscleatlas.studio.words import alt_of_attachments

__all__ = ["AttachmentShot", "Painted", "attachment_shots", "attachment_still", "painted_bones"]

_ROLES = ("origin", "insertion", "attachment")
_CHOOSING_PX = 128
_RAYS = 32
"""Half of what a turning scene gets: two pictures don't repay more."""
_SERVES_BOTH = 0.7
"""One view serves both roles if it shows so much of what the best view of each shows."""
_CLOSER = 0.55
"""A frame of its own is worth it where it is so much smaller than that of the whole muscle."""
_SEEN = 0.15
"""An area is named where a view shows more of it than this share of what any view shows."""
_SLACK = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """Bones with their paint, ready to be looked at.

    Attributes
    ----------
    scene
        Bones solid, paint on them, the muscle as glass with an outline.
    frame, scheme
        What holds the muscle and all of its attachments, and how it turns.
    prints, numbers
        The footprints, and the number of the actor that paints each.
    names
        What the grounds are called, by part id.
    foot
        Those that belong to the foot.
    """

    scene: Scene
    frame: Frame
    scheme: Scheme
    prints: tuple[Footprint, ...]
    numbers: tuple[int, ...]
    names: Mapping[str, str]
    foot: frozenset[str]

    @property
    def pairs(self) -> Iterable[tuple[Footprint, int]]:
        """The footprints with the numbers of their actors."""
        return zip(self.prints, self.numbers, strict=True)

    def legend(self) -> tuple[LegendEntry, ...]:
        """Return the colours that occur, the source's own before computed ones."""
        return paint_legend(self.prints)


@dataclass(frozen=True, slots=True)
class AttachmentShot:
    """A view worth drawing: from where, of how much, and which roles one sees there."""

    view: View
    frame: Frame
    roles: tuple[str, ...]
    alt: str


def painted_bones(inputs: Mapping[str, Any], bundle: Bundle) -> Painted | None:
    """Return the bones of a place with what is fixed to them; None where nothing is, or where it isn't asked for.

    Parameters
    ----------
    inputs
        From :func:`muscleatlas.studio.plan.picture_inputs`.
    """
    asked = inputs.get("attachments")
    requests = [request_from_json(record) for record in asked["requests"]] if asked else []
    prints = distinct([found for request in requests for found in footprints(request, bundle)])
    if not asked or not prints:
        return None
    cast = cast_from({**inputs, "bones": asked["bones"], "glass": [], "neighbours": [], "sides": "right"}, bundle)
    scheme = scheme_named(inputs["scheme"])
    frame = frame_around(
        np.concatenate([cast.target_points_mm, *(print_.surface.vertices for print_ in prints)]), scheme
    )
    first = max(cast.names) + 1
    paint = paint_actors(prints, first)
    solids = (*cast.bones, *_tissues(prints, bundle, first + len(paint)))
    return Painted(
        scene=build_scene(
            cropped(solids, frame, scheme),
            cast.targets,
            cast.targets,
            paint=cropped(paint, frame, scheme),
            rays=_RAYS,
        ),
        frame=frame,
        scheme=scheme,
        prints=prints,
        numbers=tuple(actor.number for actor in paint),
        names={part: name for request in requests for part, name in request.grounds.items()},
        foot=frozenset(asked["foot"]),
    )


def attachment_shots(painted: Painted, *, title: str) -> list[AttachmentShot]:
    """Return one or two shots: those that show most of the origins, and most of the insertions.

    A role whose marks are small beside the muscle gets a closer frame; one that lies on the foot alone may be seen
    from below.
    """
    stands = {role: _stands(painted, role) for role in _roles(painted)}
    looks = [look for stand in dict.fromkeys(stands.values()) for look in _choose(painted, stand, stands)]
    return [
        AttachmentShot(look.view, look.frame, _roles_seen(painted, look), _alt(painted, look, title)) for look in looks
    ]


def attachment_still(painted: Painted, shot: AttachmentShot, longest_px: int) -> NDArray[np.uint8]:
    """Return the picture of a shot, ``(height, width, 4)`` uint8 sRGB with straight opacity."""
    return draw_still(painted.scene, shot.frame.camera(shot.view, longest_px))


_Stands = tuple[tuple[Frame, Scheme], ...]
"""Where the camera may stand for a role: frames, each with the scheme that it turns in."""


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What one view of a frame shows: mm² on the picture by the number of the actor, and the most that any shows.

    ``roles`` are those that the view was looked for.
    """

    view: View
    frame: Frame
    roles: tuple[str, ...]
    shown: Mapping[int, float]
    most: Mapping[int, float]

    def of(self, numbers: Iterable[int]) -> float:
        return sum(self.shown.get(number, 0.0) for number in numbers)


def _choose(painted: Painted, stand: _Stands, stands: Mapping[str, _Stands]) -> list[_Look]:
    """Return the best look for all roles that share these stands, or the best for each where no look serves all."""
    roles = tuple(role for role in stands if stands[role] == stand)
    looks = _looks(painted, stand, roles)
    numbers = [_numbers_of(painted, role) for role in roles]
    best = [max(look.of(own) for look in looks) for own in numbers]

    def served(look: _Look, role: int) -> float:
        return look.of(numbers[role]) / best[role] if best[role] else 1.0

    common = _plainest(looks, lambda look: min(served(look, role) for role in range(len(numbers))))
    if all(served(common, role) >= _SERVES_BOTH for role in range(len(numbers))):
        return [common]
    return list(dict.fromkeys(_plainest(looks, partial(served, role=role)) for role in range(len(numbers))))


def _plainest(looks: Sequence[_Look], worth: Callable[[_Look], float]) -> _Look:
    """Return the look that is worth most; of those nearly as good, the one nearest to a pole of the dial."""
    best = max(worth(look) for look in looks)
    good = [look for look in looks if worth(look) >= best - _SLACK]
    return min(good, key=lambda look: (plainness(look.view), -worth(look), look.view.index))


def _looks(painted: Painted, stand: _Stands, roles: tuple[str, ...]) -> list[_Look]:
    cameras = [(view, frame, frame.camera(view, _CHOOSING_PX)) for frame, scheme in stand for view in views_of(scheme)]
    shown = [
        {number: count * camera.mm_per_px**2 for number, count in samples_of_actors(painted.scene, camera).items()}
        for _, _, camera in cameras
    ]
    most = {number: max(areas.get(number, 0.0) for areas in shown) for number in painted.numbers}
    return [_Look(view, frame, roles, areas, most) for (view, frame, _), areas in zip(cameras, shown, strict=True)]


def _stands(painted: Painted, role: str) -> _Stands:
    whole, scheme = painted.frame, painted.scheme
    prints = [print_ for print_ in painted.prints if role_of(print_) == role]
    points = _thickened(np.concatenate([print_.surface.vertices for print_ in prints]))
    close = frame_around(points, scheme)
    if max(close.height_mm, close.width_mm) > _CLOSER * max(whole.height_mm, whole.width_mm):
        return ((whole, scheme),)
    frames: _Stands = ((_within(close, whole, scheme), scheme),)
    if scheme.name == "limb" and all(painted.foot.issuperset(print_.on) for print_ in prints):
        frames += ((frame_around(points, SCHEMES["foot"]), SCHEMES["foot"]),)
    return frames


def _thickened(points_mm: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return points with a small cube in their middle, so that not even a flat patch is without any breadth."""
    cube = np.indices((2, 2, 2)).reshape(3, -1).T.astype(np.float32) - np.float32(0.5)
    return np.concatenate([points_mm, points_mm.mean(axis=0) + cube])


def _within(close: Frame, whole: Frame, scheme: Scheme) -> Frame:
    """Return the closer frame, moved along the axis so that it shows nothing beyond the ends of the whole one."""
    axis = np.array(scheme.axis)
    away = float((np.array(close.centre_mm) - np.array(whole.centre_mm)) @ axis)
    room = max(0.0, (whole.height_mm - close.height_mm) / 2)
    centre = np.array(close.centre_mm) + (min(room, max(-room, away)) - away) * axis
    return replace(close, centre_mm=(float(centre[0]), float(centre[1]), float(centre[2])))


def _roles(painted: Painted) -> list[str]:
    worn = {role_of(print_) for print_ in painted.prints}
    return [role for role in _ROLES if role in worn]


def _numbers_of(painted: Painted, role: str) -> list[int]:
    return [number for print_, number in painted.pairs if role_of(print_) == role]


def _seen(painted: Painted, look: _Look) -> list[Footprint]:
    """Return the footprints that a look is meant to show, and does."""
    meant = [(print_, number) for print_, number in painted.pairs if role_of(print_) in look.roles]
    return [print_ for print_, number in meant if look.shown.get(number, 0.0) > _SEEN * look.most[number]]


def _roles_seen(painted: Painted, look: _Look) -> tuple[str, ...]:
    seen = {role_of(print_) for print_ in _seen(painted, look)}
    return tuple(role for role in _ROLES if role in seen)


def _alt(painted: Painted, look: _Look, title: str) -> str:
    prints = _seen(painted, look)
    grounds = {
        role: (_names(painted, prints, role, computed=False), _names(painted, prints, role, computed=True))
        for role in _roles_seen(painted, look)
    }
    return alt_of_attachments(title, look.view.name, grounds)


def _names(painted: Painted, prints: Sequence[Footprint], role: str, *, computed: bool) -> list[str]:
    """Return what the footprints of a role lie on, each once."""
    chosen = (print_ for print_ in prints if role_of(print_) == role and print_.computed == computed)
    return list(dict.fromkeys(painted.names[part] for print_ in chosen for part in print_.on))


def _tissues(prints: Sequence[Footprint], bundle: Bundle, first: int) -> tuple[Actor, ...]:
    """Return the membranes and ligaments that something is fixed to."""
    soft = sorted({part for print_ in prints for part in print_.on if bundle.parts[part].kind != "bone"})
    return tuple(_tissue(bundle, part, first + number) for number, part in enumerate(soft))


def _tissue(bundle: Bundle, part_id: str, number: int) -> Actor:
    part, surface = bundle.parts[part_id], bundle.surface(part_id)
    return Actor(
        number,
        surface,
        vertex_colours(surface, part.kind, TISSUE_COLOURS["ligament"]),
        gloss_of(part.kind),
        part.closed,
    )
