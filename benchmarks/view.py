"""A view and a turntable of our studio against the same scene in PyVista, side by side in one run.

Each round is a process of its own, ours and theirs in turn, so that a busy or warm machine is fair to both. Costs
are core-seconds of drawing alone: neither start-up, nor reading the meshes, nor encoding counts::

    python -m benchmarks.view [--rounds N] [--json FILE] [--pictures FOLDER]

PyVista is measured with rough edges, which is less than we draw, and with smooth ones.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
OURS = "muscleatlas"
SIDES = {
    OURS: ["benchmarks.draw_muscleatlas"],
    "PyVista": ["benchmarks.draw_pyvista"],
    "PyVista, smooth": ["benchmarks.draw_pyvista", "--smooth"],
}
VIEWS = 16
ADVICE = (
    "  PyVista draws in software through the system's EGL where there is no display.\n"
    "  Install it (on Debian: apt-get install libegl1 libgl1-mesa-dri), and the meshes: muscleatlas data add z-anatomy"
)


def main() -> int:
    options = _options()
    rounds = [{side: _drawn(side, options.pictures) for side in SIDES} for _ in range(options.rounds)]
    result = _medians(rounds)
    print(_table(result, options.rounds))
    if options.json:
        options.json.write_text(json.dumps({"rounds": rounds, "medians": result}, indent=2) + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a view and a turntable against PyVista.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of both sides (5)")
    parser.add_argument("--json", type=Path, help="also write every round to this file")
    parser.add_argument("--pictures", type=Path, help="keep the first view of each side in this folder")
    return parser.parse_args()


def _drawn(side: str, pictures: Path | None) -> dict[str, float]:
    command = [sys.executable, "-m", *SIDES[side]]
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        command += ["--picture", str(pictures.resolve() / f"{side}.png")]
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "src")])
    run = subprocess.run(
        command, cwd=REPOSITORY, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    if run.returncode:
        sys.exit(f"{side} could not draw:\n{run.stderr}\n{ADVICE}")
    costs: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    costs["one view"] = costs.pop("sixteen views") / VIEWS
    costs["a page: prepare, 16 views, turntable"] = costs["prepare"] + VIEWS * costs["one view"] + costs["turntable"]
    return costs


def _medians(rounds: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    return {
        step: {side: statistics.median(costs[side][step] for costs in rounds) for side in SIDES}
        for step in rounds[0][OURS]
    }


def _table(result: dict[str, dict[str, float]], rounds: int) -> str:
    heading = "".join(f"{side:>18}{'' if side == OURS else '    ratio'}" for side in SIDES)
    lines = [
        f"Core-seconds, median of {rounds} rounds; a view has 1024 × 1024 px, a turntable 64 frames of 480 × 480",
        f"{'':38}{heading}",
    ]
    for step, costs in result.items():
        cells = [f"{cost:18.3f}{'' if side == OURS else f'{cost / costs[OURS]:8.1f}×'}" for side, cost in costs.items()]
        lines.append(f"{step:38}{''.join(cells)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
