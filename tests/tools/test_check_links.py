"""A link in the documents that leads nowhere is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tools.check_links import broken_links, headings, main


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "other.md").write_text("# Space and views\n\n## Choices made: `pip`\n\n## Looks\n\n## Looks\n")
    return tmp_path / "page.md"


def test_headings_get_the_anchors_that_code_hosts_give_them() -> None:
    text = "# Space and views\n\n## Choices made: `pip`\n\n## Looks\n\n## Looks\n"
    assert headings(text) == {"space-and-views", "choices-made-pip", "looks", "looks-1"}


@pytest.mark.parametrize(
    "link", ["other.md", "other.md#looks-1", "#top", "https://example.org/none", "mailto:a@example.org", "."]
)
def test_a_link_that_leads_somewhere_is_left(page: Path, link: str) -> None:
    page.write_text(f"# Top\n\nSee [it]({link}).\n")
    assert list(broken_links(page)) == []


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("none.md", "the link 'none.md' leads to no file"),
        ("other.md#lks", "the link 'other.md#lks' leads to no heading of {folder}/other.md"),
        ("#bottom", "the link '#bottom' leads to no heading of {folder}/page.md"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(page: Path, link: str, fault: str) -> None:
    page.write_text(f"# Top\n\n| a |\n|---|\n| b |\n\nSee [it]({link}).\n")
    assert list(broken_links(page)) == [f"{page}:7: {fault.format(folder=page.parent)}"]


def test_links_in_code_are_not_links(page: Path) -> None:
    page.write_text("    [it](none.md)\n\n`[it](none.md)`\n")
    assert list(broken_links(page)) == []


def test_every_document_can_be_reached_from_the_index() -> None:
    index = (REPOSITORY / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {page.relative_to(REPOSITORY / "docs").as_posix() for page in (REPOSITORY / "docs").glob("*.md")}
    assert {page for page in pages if f"]({page})" not in index} == {"index.md"}


def test_a_folder_is_checked_whole(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text("![picture](none.png)\n")
    assert main([str(page.parent)]) == 1
    assert capsys.readouterr().err == f"{page}:1: the link 'none.png' leads to no file\n"
