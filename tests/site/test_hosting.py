"""The recipes for hosts: their rules match files of a site, and only the small pages may be framed by anyone."""

from __future__ import annotations

import fnmatch
import re
from functools import cache
from pathlib import Path

from muscleatlas.site.gather import gather_site
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.write import render_site
from tests.site.made_up import made_up_material

HOSTING = Path(__file__).parents[2] / "docs" / "hosting"


@cache
def paths() -> tuple[str, ...]:
    settings = SiteSettings(site_url="https://example.org")
    site = gather_site(made_up_material(only="/muscle/leg/lateral/", settings=settings))
    return (*(f"/{path}" for path, _content in render_site(site)), "/atlas.json", "/coverage.json")


def rules() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in (HOSTING / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            here = found.setdefault(line, {})
        elif line.strip():
            name, _colon, value = line.strip().partition(": ")
            here[name] = value
    return found


def headers(path: str) -> dict[str, str]:
    return {
        name: value
        for pattern, each in rules().items()
        if fnmatch.fnmatchcase(path, pattern)
        for name, value in each.items()
    }


def test_every_rule_matches_a_file_of_a_site() -> None:
    assert [pattern for pattern in rules() if not fnmatch.filter(paths(), pattern)] == []


def test_wildcards_stand_at_the_end_where_every_host_reads_them() -> None:
    assert all("*" not in pattern[:-1] for pattern in rules())


def test_anyone_may_frame_the_small_pages_and_nobody_the_others() -> None:
    assert "Content-Security-Policy" not in headers("/embed/muscle/leg/lateral/index.html")
    assert headers("/muscle/leg/lateral/index.html")["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_the_server_of_ones_own_knows_the_type_of_every_file() -> None:
    types = re.search(r"types \{(.*?)\}", (HOSTING / "nginx.conf").read_text(encoding="utf-8"), re.DOTALL)
    assert types is not None
    known = {ending for line in types[1].split(";") for ending in line.split()[1:]}

    assert {Path(path).suffix.lstrip(".") for path in paths()} <= known
