"""The build of a part of the website on a Dask cluster of this machine: by one worker, and by two.

Each run begins with new workers and an empty cache; the meshes are there already. The scheduler and the workers
listen on loopback only. Seconds are those of the clock, and of drawing alone: the workers are up before it begins.
Core-seconds are those of everybody, the scheduler too, from start to end; where two workers need about as many as
one, and yet not half the time, something else used the machine::

    python -m benchmarks.cluster [--only PERMALINK] [--workers N ...] [--rounds N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.build import Stages
from benchmarks.clock import core_seconds
from muscleatlas.bundle.bundle import MANIFEST_FILE, MESHES_FILE
from muscleatlas.site.build import build
from muscleatlas.site.drawing import CODE_BEHIND_PICTURES
from muscleatlas.site.settings import BuildSettings
from muscleatlas.workflow.cluster import ClusterExecutor
from muscleatlas.workflow.digest import files_digest
from muscleatlas.workflow.executor import Executor
from muscleatlas.workflow.processes import ProcessExecutor
from tests.workflow.dask_cluster import dask_cluster


def main() -> int:
    options = _options()
    runs: list[dict[str, object]] = []
    for _ in range(options.rounds):
        for count in options.workers:
            runs.append(_on_cluster(count, options.only))
            print(_line(runs[-1]), flush=True)
        runs.append(_here(max(options.workers), options.only))
        print(_line(runs[-1]), flush=True)
    print(_verdict(runs))
    if options.json:
        options.json.write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    return 0 if len({run["site"] for run in runs}) == 1 else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the build on a Dask cluster of this machine.")
    parser.add_argument("--only", default="/muscle/foot/", help="the permalink of a place: build it and all below it")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="how many workers draw, for each run")
    parser.add_argument("--rounds", type=int, default=1, help="how often all is measured")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _on_cluster(count: int, only: str) -> dict[str, object]:
    cores = core_seconds()
    names = [f"worker-{number}" for number in range(count)]
    with (
        tempfile.TemporaryDirectory(prefix="muscleatlas-dask-") as folder,
        dask_cluster(Path(folder), *names) as cluster,
    ):
        while not all("Registered to" in cluster.said(name) for name in names):
            time.sleep(0.1)
        sent = {"bundle": (MANIFEST_FILE, MESHES_FILE)}
        figures = _measured(ClusterExecutor(cluster.address, sent=sent, parts=CODE_BEHIND_PICTURES), only)
    return {"drawn by": "cluster", "processes": count, **figures, "core_seconds": core_seconds() - cores}


def _here(count: int, only: str) -> dict[str, object]:
    cores = core_seconds()
    figures = _measured(ProcessExecutor(count), only)
    return {"drawn by": "build --jobs", "processes": count, **figures, "core_seconds": core_seconds() - cores}


def _measured(executor: Executor, only: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="muscleatlas-bench-") as folder:
        os.environ["MUSCLEATLAS_CACHE"] = str(Path(folder, "cache"))
        stages, load = Stages(), os.getloadavg()[0]
        report = build(BuildSettings(out=Path(folder, "site"), only=only), progress=stages, executor=executor)
        stages.tell("end")
        return {
            "seconds": stages.seconds["Drawing"],
            "places": report.places,
            "pictures_drawn": report.pictures_drawn,
            "load_before": load,
            "site": files_digest([Path(folder, "site")]),
        }


def _line(run: dict[str, object]) -> str:
    return (
        f"{run['drawn by']:>12} {run['processes']}: {run['seconds']:6.1f} s, {run['core_seconds']:6.1f} core-s "
        f"for {run['places']} places, {run['pictures_drawn']} files; load before: {run['load_before']:.1f}"
    )


def _verdict(runs: list[dict[str, object]]) -> str:
    best: dict[int, float] = {}
    for run in runs:
        if run["drawn by"] == "cluster":
            count, seconds = int(str(run["processes"])), float(str(run["seconds"]))
            best[count] = min(seconds, best.get(count, seconds))
    fewest = min(best)
    told = [f"{count} workers: {best[fewest] / best[count]:.2f}×" for count in sorted(best) if count != fewest]
    same = "the same bytes everywhere" if len({run["site"] for run in runs}) == 1 else "THE BYTES DIFFER"
    return f"against {fewest} worker, the best of each: {', '.join(told) or 'nothing'}; {same}"


if __name__ == "__main__":
    sys.exit(main())
