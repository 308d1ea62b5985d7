"""``muscleatlas view``: one picture of a structure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

if TYPE_CHECKING:
    from muscleatlas.atlas.atlas import Atlas
    from muscleatlas.studio.drawing import Drawing
    from muscleatlas.studio.lines.figure_of_place import LineDrawing
    from muscleatlas.studio.turning import Turning

__all__ = ["view"]

_USUAL_PX = 1024
_UNSAID: tuple[object, ...] = (None, False, 0.0, "en", "right", {})


def view(
    name: str,
    /,
    *,
    view: str | None = None,
    azimuth: float | None = None,
    elevation: float = 0.0,
    size: int = _USUAL_PX,
    side: Literal["right", "left"] = "right",
    labels: bool = False,
    language: str = "en",
    marks: bool = False,
    hidden: bool = False,
    role: Annotated[list[str] | None, Parameter(negative="")] = None,
    background: str | None = None,
    out: Path | None = None,
    bundle: str = "best",
    mirror: Annotated[Path | None, Parameter(env_var="MUSCLEATLAS_MIRROR")] = None,
) -> None:
    """Draw one picture of a structure.

    Example: `muscleatlas view "fibularis longus" --view posterolateral --size 2000 --out fl.png`

    Parameters
    ----------
    name
        Any name of a muscle, head, group or region.
    view
        One of the sixteen named views of its region, or its number. Default: the first.
    azimuth
        Instead of a name: degrees from the first view towards lateral, or towards the subject's left.
    elevation
        Degrees upwards.
    size
        Pixels of the longer side, 16 to 8192. A line figure has none.
    side
        The left is the mirror image of the right.
    labels
        Name what is visible; the picture becomes as much wider as the names need.
    language
        Of the labels: en, la, ja, or another that names are known in. Latin stands in for what it lacks.
    marks
        Draw a scale bar and name the sides.
    hidden
        In a line figure: dash what lies behind something.
    role
        Who plays what, as NAME=ROLE, once for each: NAME is a structure, a bone, "bones" or "neighbours"; ROLE is
        shown, coloured, ghosted, outlined or hidden.
    background
        A colour, #rrggbb, behind everything. Default: clear.
    out
        The file; its suffix decides the format: .png, .avif or .webp, .svg or .pdf for a line figure, .mp4 or .gif
        for one turn. Default: the structure's id, as PNG, here.
    bundle
        The bundle of meshes, by name or as a folder; `best` takes Z-Anatomy if it is here, else the schematic body,
        and tells so; if neither is here, the one that can be had is made first.
    mirror
        A folder that has the source files of Z-Anatomy, used instead of the network.
    """
    from muscleatlas.cli.meshes import opened_bundle
    from muscleatlas.studio.gallery import load

    atlas = load(opened_bundle(bundle, mirror=mirror))
    out = out or Path(f"{atlas.find(name).id}.png")
    drawing = _drawn(
        atlas,
        name,
        out.suffix.lower(),
        {
            "view": view,
            "azimuth_deg": azimuth,
            "elevation_deg": elevation,
            "size_px": size,
            "side": side,
            "roles": _roles(role or ()),
            "background": background,
            "labels": labels,
            "language": language,
            "marks": marks,
            "hidden": hidden,
        },
    )
    sys.stdout.write(f"{drawing.save(out)}\n")
    sys.stderr.write(f"{drawing.credit.title}, {drawing.size}\n{drawing.credit.line}\n")
    for note in drawing.annotation.notes if drawing.annotation else ():
        sys.stderr.write(f"{note}\n")


def _drawn(atlas: Atlas, name: str, suffix: str, options: dict[str, Any]) -> Drawing | LineDrawing | Turning:
    """Return what the suffix asks for; an option that it has no use for is refused."""
    from muscleatlas.studio.drawing import draw
    from muscleatlas.studio.lines import figure_of_place
    from muscleatlas.studio.turning import SUFFIXES, draw_turning

    if suffix in SUFFIXES:
        return draw_turning(atlas, name, **_only(options, ("size_px", "side", "roles"), f"a film ({suffix})"))
    if suffix in figure_of_place.SUFFIXES:
        useless = ("size_px", "background")
        used = tuple(option for option in options if option not in useless)
        return figure_of_place.draw_lines(atlas, name, **_only(options, used, f"a line figure ({suffix})"))
    used = tuple(option for option in options if option != "hidden")
    return draw(atlas, name, **_only(options, used, f"a picture ({suffix})"))


def _only(options: dict[str, Any], used: tuple[str, ...], what: str) -> dict[str, Any]:
    """Return the options in use; refuse those that were given and have no use."""
    from muscleatlas.errors import UsageError

    given = [option for option, value in options.items() if value not in _UNSAID and option not in used]
    useless = [option for option in given if not (option == "size_px" and options[option] == _USUAL_PX)]
    if useless:
        flags = ", ".join(f"--{option.removesuffix('_deg').removesuffix('_px')}" for option in useless)
        raise UsageError(f"{what} takes no {flags}", hint="leave it out, or let --out end in another suffix")
    return {option: options[option] for option in used}


def _roles(pairs: Sequence[str]) -> dict[str, Any]:
    """Return roles by name of pairs NAME=ROLE."""
    from muscleatlas.errors import UsageError

    roles = {}
    for pair in pairs:
        name, mark, role = pair.rpartition("=")
        if not mark or not name:
            raise UsageError("a role needs a name", found=repr(pair), expected="NAME=ROLE, for example bones=ghosted")
        roles[name] = role
    return roles
