"""A link inside a site that leads nowhere is told with its page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.check_site import broken_links, main, read_page

OTHER = '<h1 id="top">Soleus</h1><p id="soleus.nerve.tibial">Tibial nerve</p>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of one page, to which a test adds the page under test, and a picture."""
    (tmp_path / "muscle" / "soleus").mkdir(parents=True)
    (tmp_path / "muscle" / "soleus" / "index.html").write_text(OTHER)
    (tmp_path / "muscle" / "a b.png").write_bytes(b"")
    return tmp_path


def faults(site: Path, html: str) -> list[str]:
    (site / "muscle" / "index.html").write_text(f'<p id="here">{html}</p>')
    return list(broken_links(site))


@pytest.mark.parametrize(
    "html",
    [
        '<a href="soleus/index.html">a</a>',
        '<a href="soleus/index.html#soleus.nerve.tibial">a</a>',
        '<a href="soleus/index.html?view=5#top">a</a>',
        '<a href="#here">a</a>',
        '<a class="x"\nhref="../muscle/index.html">a</a>',
        '<img src="a%20b.png">',
        '<source srcset="a%20b.png 360w, a%20b.png 720w">',
        '<a href="https://example.org/none">a</a><a href="//example.org/">b</a><a href="mailto:a@example.org">c</a>',
        '<meta http-equiv="refresh" content="0; url=soleus/index.html">',
        '<p title="href=&quot;none&quot;">a &lt;a href="none"></p>',
        '<!-- <a href="none">a</a> --><script>"<a href=\\"none\\">"</script>',
    ],
)
def test_a_link_that_leads_somewhere_is_left(site: Path, html: str) -> None:
    assert faults(site, html) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="none.html">a</a>', "the link 'none.html' leads to no file"),
        ('<a href="soleus/">a</a>', "the link 'soleus/' leads to no file"),
        ('<a href="../../secret.html">a</a>', "the link '../../secret.html' leads to no file"),
        ('<a href="#there">a</a>', "the link '#there' leads to no anchor of muscle/index.html"),
        (
            '<a href="soleus/index.html#a&amp;b">a</a>',
            "the link 'soleus/index.html#a&b' leads to no anchor of muscle/soleus/index.html",
        ),
        ('<source srcset="a%20b.png 360w, none.png 720w">', "the link 'none.png' leads to no file"),
        ('<video poster="none.webp">', "the link 'none.webp' leads to no file"),
        ('<script src="none.js"></script>', "the link 'none.js' leads to no file"),
        ('<meta http-equiv="refresh" content="0; url=none.html">', "the link 'none.html' leads to no file"),
        ('<b id="here"></b>', "the anchor 'here' stands there twice"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(site: Path, html: str, fault: str) -> None:
    assert faults(site, html) == [f"muscle/index.html: {fault}"]


def test_what_the_search_finds_counts_as_well(site: Path) -> None:
    entries = [[0, "Soleus", "muscle/soleus/"], [0, "Plantaris", "muscle/plantaris/"], [1, "No page"], [1, "None", ""]]
    (site / "assets").mkdir()
    (site / "assets" / "search-index.js").write_text(f"window.found={json.dumps({'entries': entries})};\n")
    assert list(broken_links(site)) == [
        "assets/search-index.js: the link 'muscle/plantaris/index.html' leads to no file"
    ]


def test_a_page_is_read_with_the_characters_that_its_escapes_mean() -> None:
    page = read_page('<p id="a"><a href="x?y=1&amp;z=2#%C3%A9">a</a></p>')
    assert (page.anchors, page.links) == ({"a"}, {"x?y=1&z=2#%C3%A9"})


def test_the_command_fails_with_the_faults_of_every_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(site)]) == 0
    faults(site, '<a href="none.html">a</a>')
    assert main([str(site), str(site)]) == 1
    assert capsys.readouterr().err == "muscle/index.html: the link 'none.html' leads to no file\n" * 2
