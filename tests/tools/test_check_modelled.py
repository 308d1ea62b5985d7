"""A modelled structure that a site does not show is told with the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from muscleatlas.sources.musculoskeletal.paths import tendon_table
from tools.check_modelled import main, not_shown


def row(structure: str, *, shows: str = "mesh", views: int = 16, reason: str | None = None) -> dict[str, Any]:
    pictures, mesh = {"shows": shows, "views": views}, {"reason": reason}
    return {"id": structure, "permalink": f"/muscle/{structure}/", "pictures": pictures, "mesh": mesh}


def site_of(folder: Path, *rows: dict[str, Any]) -> Path:
    (folder / "coverage.json").write_text(json.dumps({"structures": rows}))
    for each in rows:
        page = folder / each["permalink"].strip("/")
        page.mkdir(parents=True)
        (page / "index.html").write_text("")
    return folder


def test_what_is_shown_from_all_sides_is_no_fault(tmp_path: Path) -> None:
    assert list(not_shown(site_of(tmp_path, row("soleus")), ["soleus"])) == []


def test_each_way_not_to_be_shown_is_told(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        row("few", views=8),
        row("lost"),
        row("near", shows="surroundings", reason="the model does not contain it"),
    )
    (site / "muscle/lost/index.html").unlink()
    assert list(not_shown(site, ["near", "few", "lost", "unheard"])) == [
        "few: 8 views instead of 16",
        "lost: no page at /muscle/lost/",
        "near: no pictures of its own: the model does not contain it",
        "unheard: not in the ledger",
    ]


def test_the_command_counts_what_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_of(tmp_path, *map(row, sorted(tendon_table())[1:]))
    assert main([str(site)]) == 1
    told = capsys.readouterr()
    count = len(tendon_table())
    assert told.out == f"{sorted(tendon_table())[0]}: not in the ledger\n"
    assert told.err == f"{count - 1} of {count} modelled structures are shown\n"


def test_a_folder_without_a_site_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no site with a ledger in" in capsys.readouterr().err
