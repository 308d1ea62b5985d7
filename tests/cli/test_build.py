from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from muscleatlas.cli.build import build, told
from muscleatlas.errors import UsageError
from muscleatlas.site.settings import BuildReport, Draft, NoMeshes

REPORT = BuildReport(
    out=Path("site"),
    changed=True,
    places=88,
    files=3500,
    size_bytes=123_400_000,
    pictures_drawn=38,
    pictures_cached=3306,
    without_mesh=(),
    doubts=(),
    seconds=83.4,
)


def test_the_last_words_tell_what_was_made_and_where_to_look() -> None:
    assert told(REPORT) == (
        "Built 88 places, 3,500 files, 123.4 MB; 38 picture files drawn, 3,306 from the cache; 1 min 23 s.\n"
        "Open site/index.html, or run: muscleatlas serve site\n"
    )


def test_a_site_that_was_up_to_date_is_said_to_be_left_alone() -> None:
    report = replace(REPORT, changed=False, pictures_drawn=0, pictures_cached=0, places=1, seconds=0.4)
    assert told(report) == (
        "Nothing changed, the site is left as it is: 1 place, 3,500 files, 123.4 MB (0.4 s).\n"
        "Open site/index.html, or run: muscleatlas serve site\n"
    )


def test_places_without_a_mesh_are_counted_and_the_first_five_explained() -> None:
    around = [None, "/muscle/arm/", *[None] * 5]
    without = tuple(NoMeshes(f"/muscle/{number}/", "not there", place) for number, place in enumerate(around))
    lines = told(replace(REPORT, without_mesh=without)).splitlines()
    assert lines[1] == "7 places without a mesh:"
    assert lines[2] == "  /muscle/0/  not there"
    assert lines[3] == "  /muscle/1/  not there; shows /muscle/arm/"
    assert lines[7] == "  and 2 more"


def test_doubts_are_told_before_the_place_to_look() -> None:
    lines = told(replace(REPORT, doubts=("a.md: unknown permalink in a link '/x/'",))).splitlines()
    assert lines[1:] == [
        "a.md: unknown permalink in a link '/x/'",
        "Open site/index.html, or run: muscleatlas serve site",
    ]


def test_a_draft_is_called_one_in_the_second_line() -> None:
    assert told(replace(REPORT, draft=Draft())).splitlines()[1] == (
        "A draft, not for readers: views of 256 pixels, films of 16 frames. Build without --draft before you publish."
    )


def test_processes_here_and_a_cluster_elsewhere_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="--jobs counts processes of this machine, and --scheduler draws elsewhere"):
        build(jobs=2, scheduler="tcp://127.0.0.1:8786")


def test_an_address_that_is_none_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match="this is not the address of a scheduler"):
        build(scheduler="localhost")
