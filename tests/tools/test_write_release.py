from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.releases import release_text, statement_digests
from tests.anatomy.tiny import tiny_knowledge
from tests.conftest import REPOSITORY
from tools.write_release import changes_page, coming_release, main


def test_the_kept_release_and_its_page_say_what_the_facts_say() -> None:
    assert main(["--check", str(REPOSITORY / "docs" / "changes.md")]) == 0


@pytest.mark.parametrize(
    ("heading", "is_out"), [("## 0.2.0 — not yet released", False), ("## 0.2.0 — 2027-01-02", True), ("## 0.2.0", True)]
)
def test_the_changelog_tells_whether_a_version_is_out(heading: str, is_out: bool) -> None:  # noqa: FBT001 - a case
    assert coming_release(f"# Changelog\n\n{heading}\n\nText.\n\n## 0.1.0\n") == ("0.2.0", is_out)


def test_the_page_lists_what_is_new_changed_and_gone(tmp_path: Path) -> None:
    knowledge = tiny_knowledge()
    digests = statement_digests(knowledge)
    new, changed = list(digests)[:2]
    earlier = {**digests, changed: "0" * 10, "wing.point.keel": "0" * 10}
    del earlier[new]
    (tmp_path / "0.1.0.txt").write_text(release_text(earlier), encoding="utf-8")
    assert changes_page(knowledge, "0.2.0", tmp_path).endswith(
        f"## 0.2.0\n\nSince 0.1.0: 1 new, 1 changed, 1 gone; {len(digests)} statements now.\n\n"
        f"### New\n\n- `{new}`\n\n### Changed\n\n- `{changed}`\n\n### Gone\n\n- `wing.point.keel`\n"
    )


def test_the_first_release_is_said_to_be_the_first(tmp_path: Path) -> None:
    assert "## 0.1.0\n\nThe first release: " in changes_page(tiny_knowledge(), "0.1.0", tmp_path)
