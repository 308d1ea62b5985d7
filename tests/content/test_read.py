from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.content.gallery import picture_names
from muscleatlas.content.markdown import render_body
from muscleatlas.content.read import read_pages
from muscleatlas.errors import Faults, UsageError
from tests.conftest import REPOSITORY
from tests.content.wing import INCLUDES, gallery_text, wing_page, write_pages

SEED = REPOSITORY.parent / "shared" / "seed"


def faults(folder: Path) -> str:
    with pytest.raises(Faults) as caught:
        read_pages(folder)
    return str(caught.value).replace(folder.as_posix(), "pages")


def page(permalink: str, head: str = "", body: str = "") -> str:
    return f"---\npermalink: {permalink}\n{head}---\n{body}"


def test_pages_are_sorted_by_permalink(tmp_path: Path) -> None:
    write_pages(tmp_path, a=page("/muscle/wing/"), b=page("/muscle/"), c=page("/muscle/tail/"))
    assert [one.permalink for one in read_pages(tmp_path)] == ["/muscle/", "/muscle/tail/", "/muscle/wing/"]


def test_a_page_is_the_same_in_another_folder(tmp_path: Path) -> None:
    for name in ("here", "there"):
        write_pages(_folder(tmp_path / name / "wing"), upper=wing_page())
    here, there = read_pages(tmp_path / "here"), read_pages(tmp_path / "there")
    assert here == there
    assert [one.name for one in here] == ["wing/upper.md"]


def test_drafts_hidden_files_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("_drafts", ".git"):
        write_pages(_folder(tmp_path / name), x="no page")
    write_pages(tmp_path, _note="no page", wing=page("/muscle/wing/"))
    (tmp_path / "notes.txt").write_text("no page")
    (tmp_path / "tail.markdown").write_text(page("/muscle/tail/"))
    assert [one.name for one in read_pages(tmp_path)] == ["tail.markdown", "wing.md"]


def test_all_faults_of_all_pages_are_told_at_once(tmp_path: Path) -> None:
    write_pages(
        tmp_path,
        a=page("/muscle/a/", body="\n{% include galery %}\n"),
        b=page("/muscle/../b/", "header: tall\n"),
        c="no page",
        d=page("/muscle/a"),
        e=page("/muscle/e/", "images:\n  - {image_id: e, image_name: ../e.gif}\n"),
    )
    told = faults(tmp_path).split("\n")
    assert told[0] == "6 faults in the pages in pages"
    assert [line for line in told if line.startswith("pages/")] == [
        "pages/a.md:5: unknown include 'galery'",
        "pages/b.md:2: permalink '/muscle/../b/' has '..' in it",
        "pages/b.md:3: header 'tall' is neither yes nor no",
        "pages/c.md:1: the page has no front matter",
        "pages/e.md:4: image_name of item 1 of images '../e.gif' has '..' in it",
        "pages/d.md:2: two pages have the permalink '/muscle/a/'",
    ]


def test_two_pages_of_one_permalink_are_refused_by_both_names(tmp_path: Path) -> None:
    write_pages(tmp_path, a=page("/muscle/wing/"), b="\n" + page("/muscle/wing"))
    assert faults(tmp_path) == (
        "1 fault in the pages in pages\n"
        "pages/b.md:3: two pages have the permalink '/muscle/wing/'\n"
        "  found: the other is pages/a.md:2\n"
        "  give one of them another"
    )


def test_upper_and_lower_case_make_no_two_permalinks(tmp_path: Path) -> None:
    write_pages(tmp_path, a=page("/muscle/wing/"), b=page("/muscle/Wing/"))
    assert "pages/b.md:2: two pages have the permalink '/muscle/Wing/'\n" in faults(tmp_path)


def test_no_two_pages_name_one_picture(tmp_path: Path) -> None:
    write_pages(tmp_path, a=page("/a/", gallery_text(1)), b=page("/b/", gallery_text(1)))
    assert "pages/b.md:4: the picture 'assets/images/muscles/png/Wing-Upper-1.png' is named twice\n" in faults(tmp_path)
    assert "  found: pages/a.md:4 names it already\n  each page needs pictures of its own\n" in faults(tmp_path)


def test_no_picture_has_the_name_of_a_thumb(tmp_path: Path) -> None:
    gallery = "gallery:\n  - image_url: wing.png\n  - image_url: wing-thumb.png\n"
    write_pages(tmp_path, a=page("/a/", gallery))
    assert "pages/a.md:5: the picture 'assets/images/wing-thumb.png' is named twice\n" in faults(tmp_path)


def test_a_page_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(page("/a/", body="Fl\u00fcgel\n").encode("latin-1"))
    assert faults(tmp_path) == (
        "1 fault in the pages in pages\n"
        "pages/a.md:4: the page is not UTF-8 text\n"
        "  found: the byte 0xfc\n"
        "  save it as UTF-8"
    )


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_pages(tmp_path / "pages")
    assert str(caught.value) == f"{tmp_path.as_posix()}/pages: no folder of pages\n  found: nothing there"


def test_a_folder_without_pages_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_pages(tmp_path)
    assert str(caught.value) == f"{tmp_path.as_posix()}: no page in the folder\n  expected: files that end in '.md'"


@pytest.mark.skipif(not SEED.is_dir(), reason="the page that the atlas grew from is not here")
def test_the_page_that_the_atlas_grew_from_builds_unchanged() -> None:
    (seed,) = read_pages(SEED)
    html = render_body(seed, includes=INCLUDES, link=lambda permalink: f"..{permalink}index.html")
    names = picture_names(seed)
    assert (seed.permalink, seed.header, seed.tags) == ("/muscle/leg/lateral/", False, ("leg",))
    assert [*names["gallery"].values(), *names["turntable"].values()] == [
        *[f"assets/images/muscles/png/Leg-Lateral-{view}.png" for view in range(1, 17)],
        "assets/images/muscles/gif/Leg-Lateral.gif",
    ]
    assert html.count("<a href") == 4
    assert all(include({"im_id": "leglateral"}) in html for include in INCLUDES.values())


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path
