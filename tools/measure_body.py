"""Build the schematic body and print in Markdown how good it is: all bars, and every muscle that misses one.

Run it as ``python tools/measure_body.py [spacing in mm]``; it takes a minute or two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

import numpy as np

from muscleatlas.sources.musculoskeletal.assemble import SPACING_MM, built_body
from muscleatlas.sources.musculoskeletal.check import Measure, measured
from muscleatlas.sources.musculoskeletal.model import load_model

_VOLUME, _SHARE, _END_MM, _CENTRE_MM = 0.05, 0.005, 2.0, 5.0


def main(arguments: list[str]) -> int:
    """Print both tables."""
    spacing = float(arguments[0]) if arguments else SPACING_MM
    found = measured(built_body(load_model(), spacing_mm=spacing))
    sys.stdout.write("\n".join([*_bars(found), "", *_misses(found)]) + "\n")
    return 0


def _bars(found: list[Measure]) -> list[str]:
    ends = [max(side) for one in found for side in one.ends_mm if side]
    lines = [mm for one in found for side in one.ends_mm for mm in side]
    sized = sum(abs(one.volume_ratio - 1) <= _VOLUME for one in found)
    centres = np.array([one.centre_mm[0] for one in found])
    middle, most, worst = np.percentile(centres, [50, 90, 100])
    overlap, bone = max(one.overlap for one in found), max(one.in_bone for one in found)
    near = f"{_within(centres, _CENTRE_MM)} of {len(found)}; "
    near += f"median {middle:.1f}, 90 % {most:.1f}, most {worst:.1f} mm"
    return [
        "| bar | found |",
        "|---|---|",
        f"| closed and outward | {sum(one.closed for one in found)} of {len(found)} solids |",
        f"| in another muscle, at most 0.5 % (counted at 1 mm) | at most {overlap:.2%} |",
        f"| in bone, at most 0.5 % | at most {bone:.2%} |",
        f"| volume of the belly within 5 % | {sized} of {len(found)} |",
        f"| each end within 2 mm of the bone it belongs to | {_within(ends, _END_MM)} of {len(ends)} |",
        f"| the same, for each line | {_within(lines, _END_MM)} of {len(lines)} |",
        f"| middles of sections within 5 mm of the course | {near} |",
    ]


def _within(found: Iterable[float], bar: float) -> int:
    return sum(one <= bar for one in found)


def _misses(found: list[Measure]) -> list[str]:
    head = "| muscle | volume ratio | farthest origin and insertion from bone, mm | middle from course, mm |"
    rows = [head, "|---|---|---|---|"]
    for one in found:
        ends = [max(side, default=0.0) for side in one.ends_mm]
        if abs(one.volume_ratio - 1) > _VOLUME or max(ends) > _END_MM or one.centre_mm[0] > _CENTRE_MM:
            told = ", ".join(f"{end:.1f}" if end < np.inf else "not reached" for end in ends)
            rows.append(f"| {one.structure} | {one.volume_ratio:.2f} | {told} | {one.centre_mm[0]:.1f} |")
    return rows


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
