"""Build the schematic body and print in Markdown how good it is: all bars, and every muscle that misses one.

Run it as ``python tools/measure_body.py [spacing in mm]``; it takes a minute or two.
"""

from __future__ import annotations

import sys

import numpy as np

from muscleatlas.sources.musculoskeletal.assemble import SPACING_MM, built_body
from muscleatlas.sources.musculoskeletal.check import Measure, measured
from muscleatlas.sources.musculoskeletal.model import load_model
from muscleatlas.sources.musculoskeletal.strands import shape_table

_VOLUME, _SHARE, _END_MM, _CENTRE_MM = 0.05, 0.005, 2.0, 5.0


def main(arguments: list[str]) -> int:
    """Print both tables."""
    spacing = float(arguments[0]) if arguments else SPACING_MM
    found = measured(built_body(load_model(), spacing_mm=spacing))
    sys.stdout.write("\n".join([*_bars(found), "", *_misses(found)]) + "\n")
    return 0


def _bars(found: list[Measure]) -> list[str]:
    free = {name for name, shape in shape_table().items() if "free" in shape}
    ends = [end for one in found if one.structure not in free for end in one.ends_mm]
    held = sum(end is not None and end <= _END_MM for end in ends)
    sized = sum(abs(one.volume_ratio - 1) <= _VOLUME for one in found)
    centres = [one.centre_mm[0] for one in found]
    middle = float(np.median(centres))
    near = sum(mm <= _CENTRE_MM for mm in centres)
    overlap, bone = max(one.overlap for one in found), max(one.in_bone for one in found)
    return [
        "| bar | found |",
        "|---|---|",
        f"| closed and outward | {sum(one.closed for one in found)} of {len(found)} solids |",
        f"| in another muscle, at most 0.5 % (counted at 1 mm) | at most {overlap:.2%} |",
        f"| in bone, at most 0.5 % | at most {bone:.2%} |",
        f"| volume within 5 % | {sized} of {len(found)} |",
        f"| each end within 2 mm of bone | {held} of {len(ends)} |",
        f"| middle of sections within 5 mm of the mean line | {near} of {len(found)}; median {middle:.1f} mm |",
    ]


def _misses(found: list[Measure]) -> list[str]:
    lines = ["| muscle | volume ratio | ends from bone, mm | middle from line, mm |", "|---|---|---|---|"]
    for one in found:
        far = any(end is None or end > _END_MM for end in one.ends_mm)
        if abs(one.volume_ratio - 1) > _VOLUME or far:
            ends = ", ".join("none near" if end is None else f"{end:.1f}" for end in one.ends_mm)
            lines.append(f"| {one.structure} | {one.volume_ratio:.2f} | {ends} | {one.centre_mm[0]:.1f} |")
    return lines


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
