from __future__ import annotations

from tests.content.lint.checking import findings, found


def test_a_link_to_nothing_is_told_with_the_nearest_permalink() -> None:
    (finding,) = findings("soleus", "See\n[it](/muscle/leg/plantarus/).")
    assert (finding.code, finding.where, finding.value) == ("MA106", "pages/page.md:6", "/muscle/leg/plantarus/")
    assert "'/muscle/leg/plantaris/'" in finding.expected


def test_relative_links_start_at_the_page() -> None:
    assert found("MA106", "soleus", "[Up](../) [down](deep/)") == ["5: deep/"]


def test_links_to_places_older_permalinks_own_pages_files_and_other_sites_pass() -> None:
    text = (
        "[a](/muscle/leg/plantaris) [b](/muscle/back/trapezius/) [c](/about/) [d](/assets/x.pdf) "
        "[e](https://example.org/x/) [f](#views) [g](/muscle/leg/#views)"
    )
    assert found("MA106", "soleus", text) == []
