"""Every page of a built site is valid HTML, and every link of it leads to a file and an anchor of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Site
from tools.check_site import broken_links
from tools.validate_html import ADVICE, faults_of_html, is_installed

pytestmark = pytest.mark.browser

PAGE = '<!doctype html>\n<html lang="en"><head><title>A page</title></head><body>\n{}\n</body></html>\n'


@pytest.fixture(scope="session")
def _validator() -> None:
    """Skip where the validator isn't there (under CI that is a failure)."""
    if not is_installed():
        pytest.skip(ADVICE)


@pytest.mark.usefixtures("_validator")
def test_every_page_is_valid(site: Site) -> None:
    assert faults_of_html(site.folder.rglob("*.html")) == []


@pytest.mark.usefixtures("_validator")
@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<p><div>A block in a paragraph</div></p>", "close-order"),
        ('<p id="a">One</p><p id="a">Two</p>', "no-dup-id"),
        ("<ul><p>No item</p></ul>", "element-permitted-content"),
        ("<button>Neither button nor submit</button>", "no-implicit-button-type"),
    ],
)
def test_a_page_that_is_not_valid_is_told(tmp_path: Path, html: str, rule: str) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(html), encoding="utf-8")
    (fault,) = faults_of_html([tmp_path / "page.html"])
    assert fault.startswith(f"{tmp_path.resolve()}/page.html:3:")
    assert f"[{rule}]" in fault


def test_every_link_of_the_whole_site_leads_somewhere(site: Site) -> None:
    assert list(broken_links(site.folder)) == []
