"""The build of the website by stage: from nothing, with nothing changed, with one text changed.

The meshes are there already; the cache of pictures is a new one. Seconds are those of the clock::

    python -m benchmarks.build [--only PERMALINK] [--jobs N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.clock import core_seconds
from benchmarks.memory import PeakMemory
from muscleatlas.site.build import build
from muscleatlas.site.settings import BuildReport, BuildSettings
from muscleatlas.workflow.task import Task

PAGE = """---
permalink: /muscle/leg/lateral/
title: Muscles of the lateral compartment of the leg
---

{text}
"""


class Stages:
    """Progress that keeps when each stage began."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name = "start"
        self._began = time.perf_counter()

    def tell(self, stage: str) -> None:
        """End the stage before, and begin this one."""
        now = time.perf_counter()
        self.seconds[self._name] = self.seconds.get(self._name, 0.0) + now - self._began
        self._name, self._began = stage, now

    def expect(self, tasks: Sequence[Task]) -> None:
        """Count nothing."""

    def finished(self, task: Task, *, made: bool) -> None:
        """Count nothing."""


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="muscleatlas-bench-") as folder:
        os.environ["MUSCLEATLAS_CACHE"] = str(Path(folder, "cache"))
        runs = _runs(Path(folder), options)
    for name, run in runs.items():
        print(_table(name, run))
    if options.json:
        options.json.write_text(json.dumps(runs, indent=2) + "\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the build of the website by stage.")
    parser.add_argument("--only", help="the permalink of a place: build it and all below it")
    parser.add_argument("--jobs", type=int, help="how many processes draw")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args()


def _runs(folder: Path, options: argparse.Namespace) -> dict[str, dict[str, object]]:
    pages = folder / "pages"
    pages.mkdir()
    settings = BuildSettings(out=folder / "site", pages=pages, only=options.only, jobs=options.jobs)
    first = _measured(replace(settings, pages=None))
    again = _measured(replace(settings, pages=None))
    _write_page(pages, "One text.")
    _measured(settings)
    _write_page(pages, "Another text.")
    return {"from nothing": first, "nothing changed": again, "one text changed": _measured(settings)}


def _write_page(pages: Path, text: str) -> None:
    (pages / "lateral.md").write_text(PAGE.format(text=text), encoding="utf-8")


def _measured(settings: BuildSettings) -> dict[str, object]:
    stages, cores, began = Stages(), core_seconds(), time.perf_counter()
    with PeakMemory() as memory:
        report = build(settings, progress=stages)
    stages.tell("end")
    return {
        "seconds": time.perf_counter() - began,
        "core_seconds": core_seconds() - cores,
        "peak_bytes": memory.peak_bytes,
        "stages": stages.seconds,
        **_of_report(report),
    }


def _of_report(report: BuildReport) -> dict[str, object]:
    return {
        "places": report.places,
        "files": report.files,
        "size_bytes": report.size_bytes,
        "pictures_drawn": report.pictures_drawn,
    }


def _table(name: str, run: dict[str, object]) -> str:
    stages = run["stages"]
    assert isinstance(stages, dict)
    head = (
        f"\n{name}: {run['seconds']:.1f} s, {run['core_seconds']:.1f} core-s, peak {_mega(run['peak_bytes'])}; "
        f"{run['places']} places, {run['files']} files, {_mega(run['size_bytes'])}, {run['pictures_drawn']} drawn"
    )
    return "\n".join([head, *(f"  {seconds:8.2f} s  {stage}" for stage, seconds in stages.items())])


def _mega(size: object) -> str:
    assert isinstance(size, int)
    return f"{size / 1e6:,.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
