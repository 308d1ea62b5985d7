"""A report of Lighthouse becomes a row of a Markdown table; the pages are one of each kind."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tools.measure_pages import CATEGORIES, FOLDER, figures_of, main, pages_of, table
from tools.zipped_server import zipped

AUDITS = {
    "largest-contentful-paint": {"score": 1, "numericValue": 1234.5},
    "total-blocking-time": {"score": 0.9, "numericValue": 12.3},
    "cumulative-layout-shift": {"score": 1, "numericValue": 0},
    "robots-txt": {"score": 0},
    "not-weighed": {"score": 0},
    "not-applicable": {"score": None},
    "network-requests": {"score": 1, "details": {"items": [{"transferSize": 1500}, {"transferSize": 90_500}]}},
}


def report() -> dict[str, Any]:
    weighed = [{"id": "total-blocking-time", "weight": 30}, {"id": "not-weighed", "weight": 0}]
    of_search = [{"id": "robots-txt", "weight": 1}, {"id": "not-applicable", "weight": 1}]
    categories = {name: {"score": 1, "auditRefs": weighed} for name in CATEGORIES}
    categories["seo"] = {"score": 0.92, "auditRefs": of_search}
    return {"audits": AUDITS, "categories": categories, "environment": {"benchmarkIndex": 1500}}


def test_a_page_is_a_row_with_its_scores_times_and_bytes() -> None:
    assert table({"home": figures_of(report())}).splitlines() == [
        "| page | performance | accessibility | best-practices | seo | LCP | TBT | CLS | transferred | requests |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        "| home | 100 | 100 | 100 | 92 | 1.23 s | 12 ms | 0.000 | 92 kB | 2 |",
    ]


def test_what_keeps_a_score_from_100_is_named() -> None:
    assert figures_of(report()).amiss == ("robots-txt", "total-blocking-time")


def test_one_page_of_each_kind_is_measured(tmp_path: Path) -> None:
    kinds = {"region": "/leg/", "group": "/leg/lateral/", "muscle": "/leg/soleus/"}
    places = [{"kind": kind, "permalink": page, "pictures": ["a view"]} for kind, page in kinds.items()]
    bare = {"kind": "muscle", "permalink": "/a/", "pictures": []}
    (tmp_path / "atlas.json").write_text(json.dumps({"structures": [bare, *places]}))
    assert list(pages_of(tmp_path).values()) == ["/", "/leg/", "/leg/soleus/", "/browse/", "/search/"]


def test_where_no_site_is_it_says_how_to_build_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"no site at {tmp_path}\n  build one: muscleatlas build --out {tmp_path}\n"


def test_text_is_compressed_for_those_who_take_it_and_pictures_never(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>hello</p>" * 100)
    (tmp_path / "a.webp").write_bytes(bytes(1000))
    with zipped(tmp_path) as address:
        sizes = [_length(address + path, takes) for path in ("/", "/a.webp") for takes in ("gzip", "identity")]
    assert sizes[0] < 100
    assert sizes[1:] == [1200, 1000, 1000]


def _length(address: str, takes: str) -> int:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": takes})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked) as answer:
        return len(answer.read())


def test_the_lock_holds_one_lighthouse_and_no_address_of_a_registry() -> None:
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    asked = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = lock["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
