"""Ten things that readers come for, each done in three actions at most, on the site of the real lower limb.

An action is a click, a query that is typed, or a key. The site is a draft, and only the places that a reader looks at
here are drawn; the pictures of all others are borrowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from muscleatlas.site.build import build
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.settings import BuildSettings, Draft
from tests.browser.borrowing import BorrowingExecutor
from tests.browser.conftest import Opened, Site, permalinks_of
from tests.browser.server import served
from tests.browser.test_search import FIELD, found
from tests.browser.waiting import wait_until
from tests.once import build_once, shared_folder

pytestmark = pytest.mark.browser

LATERAL = "/muscle/leg/lateral/"
LOOKED_AT = (
    "/muscle/leg/soleus/", "/muscle/leg/popliteus/", "/muscle/leg/fibularisbrevis/", "/muscle/leg/tibialisposterior/",
    "/muscle/leg/anterior/", LATERAL, "/muscle/thigh/posterior/",
)  # fmt: skip
ADDRESS = "https://example.org/atlas"
MOST_ACTIONS = 3
RED_SHARE = """() => {
    const image = document.querySelector('.faces picture:not([hidden]) img')
    const size = {width: image.naturalWidth, height: image.naturalHeight}
    const canvas = Object.assign(document.createElement('canvas'), size)
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    const {data} = pen.getImageData(0, 0, canvas.width, canvas.height)
    let red = 0
    for (let at = 0; at < data.length; at += 4) {
        red += data[at + 3] > 200 && data[at] > 120 && data[at] > 1.8 * data[at + 1] && data[at] > 1.8 * data[at + 2]
    }
    return red / (data.length / 4)
}"""


@pytest.fixture(scope="session")
def limb(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the lower limb, as a draft."""

    def write(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MUSCLEATLAS_DATA", str(real_data))
            patch.setenv("MUSCLEATLAS_CACHE", str(folder / "cache"))
            site = SiteSettings(site_url=f"{ADDRESS}/")
            settings = BuildSettings(folder / "site", site, only="/muscle/lowerlimb/", jobs=2, draft=Draft())
            build(settings, executor=BorrowingExecutor(LOOKED_AT, jobs=2))

    return build_once(shared_folder(tmp_path_factory) / "limb-site", write) / "site"


@pytest.fixture(scope="session", params=[pytest.param("real", marks=pytest.mark.meshes)])
def site(limb: Path) -> Iterator[Site]:
    """Return the site of the lower limb, while it is served."""
    with served(limb) as address:
        yield Site(limb, address, permalinks_of(limb))


class Reader:
    """Somebody at a page; whatever is done is counted."""

    def __init__(self, opened: Opened) -> None:
        self.page: Page = opened.page
        self.watch = opened.watch
        self.actions: list[str] = []

    def press(self, key: str) -> None:
        self._act(f"press {key}")
        self.page.keyboard.press(key)

    def ask(self, query: str) -> list[str]:
        """Open the finder by its key, type a query and return the names that are found."""
        self.press("/")
        self._act(f"type {query}")
        self.page.locator(FIELD).wait_for(state="visible")
        self.page.locator(FIELD).fill(query)
        wait_until(self.page, "() => document.querySelector('.finder-status').textContent !== ''")
        return found(self.page)

    def take_first(self) -> None:
        """Go to the first of what was found."""
        self.press("Enter")
        self.page.wait_for_url(lambda address: "/muscle/" in address or "/root/" in address)
        self.page.wait_for_load_state("load")

    def follow(self, name: str) -> None:
        self.click(self.page.locator("main").get_by_role("link", name=name, exact=True).last)
        self.page.wait_for_load_state("load")

    def click(self, what: Locator) -> None:
        self._act(f"click {what}")
        what.click()

    def choose(self, select: Locator, value: str) -> None:
        self._act(f"choose {value}")
        select.select_option(value)

    def print(self) -> bytes:
        self._act("print")
        return self.page.pdf(prefer_css_page_size=True)

    @property
    def heading(self) -> str:
        return str(self.page.locator("h1").inner_text())

    def rows(self, table: str) -> dict[str, list[str]]:
        """Return the cells of a table by the heading of their row."""
        rows = self.page.locator(f"{table} tbody tr").all()
        return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows}

    def _act(self, action: str) -> None:
        self.actions.append(action)
        assert len(self.actions) <= MOST_ACTIONS, self.actions


@pytest.fixture
def reader(open_page: Callable[..., Opened]) -> Iterator[Callable[..., Reader]]:
    """Return a function that puts a reader before a page; what goes wrong on it fails the test."""
    readers: list[Reader] = []

    def come(place: str = "/") -> Reader:
        allowed = ["clipboard-read", "clipboard-write"]
        opened = open_page(place, viewport={"width": 1280, "height": 900}, permissions=allowed)
        readers.append(Reader(opened))
        return readers[-1]

    yield come
    assert [fault for each in readers for fault in each.watch.faults] == []


Come = Callable[..., Reader]


def test_find_the_muscle_behind_peroneus_brevis(reader: Come) -> None:
    one = reader()
    one.ask("peroneus brevis")
    one.take_first()
    assert one.heading == "Fibularis brevis"
    assert "Peroneus brevis" in one.page.locator(".synonyms").inner_text()


def test_which_muscles_evert_the_foot(reader: Come) -> None:
    assert set(reader().ask("which muscles evert the foot")) == {
        "Fibularis longus", "Fibularis brevis", "Fibularis tertius", "Eversion of the foot",
    }  # fmt: skip


def test_what_does_root_s1_move(reader: Come) -> None:
    one = reader()
    one.ask("what does root S1 move")
    one.take_first()
    assert one.heading == "What the root S1 moves"
    said = one.page.locator("main").inner_text()
    assert {"Gluteus maximus", "Soleus", "Gastrocnemius"} <= set(said.split("\n"))
    assert "Plantarflex the ankle" in said


def test_see_the_soleus_from_behind(reader: Come) -> None:
    one = reader()
    one.ask("soleus from behind")
    one.take_first()
    assert one.heading == "Soleus"
    assert one.page.locator(".hero .station b").inner_text() == "posterior"
    assert "posterior view" in (one.page.locator(".hero .faces img").get_attribute("alt") or "")
    assert one.page.evaluate(RED_SHARE) > 0.05


def test_see_what_hides_popliteus_from_behind_and_look_past_it(reader: Come) -> None:
    one = reader()
    one.ask("popliteus from behind")
    one.take_first()
    assert one.page.locator(".hero .station b").inner_text() == "posterior"
    told = one.page.locator(".hero .told").inner_text()
    assert "lateral head of gastrocnemius and medial head of gastrocnemius, drawn as glass" in told
    assert told.startswith("In full view")
    assert one.page.evaluate(RED_SHARE) > 0.03
    assert "Neighbouring muscles" in one.page.locator("section.legend").inner_text()


def test_name_of_the_nerve_of_the_anterior_compartment(reader: Come) -> None:
    one = reader()
    one.ask("nerve of the anterior compartment")
    one.take_first()
    assert one.heading == "Muscles of the anterior compartment of the leg"
    nerves = [cells[0] for cells in one.rows(".comparison").values()]
    assert len(nerves) == 4
    assert all(nerve.startswith("Deep fibular nerve") for nerve in nerves)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("la", {"M. fibularis longus", "M. fibularis brevis"}),
        ("de", {"Langer Wadenbeinmuskel", "Kurzer Wadenbeinmuskel"}),
    ],
)
def test_download_a_labelled_figure_of_the_lateral_compartment(reader: Come, language: str, names: set[str]) -> None:
    one = reader(LATERAL)
    one.click(one.page.locator(".settings summary"))
    one.choose(one.page.locator("#names-language"), language)
    wait_until(one.page, f"() => document.documentElement.dataset.names === '{language}'")
    with one.page.expect_download() as download:
        one.click(one.page.get_by_role("button", name="Labelled figure (SVG)"))
    figure = download.value.path().read_text(encoding="utf-8")
    assert names <= set(re.findall(r"<text[^>]*>([^<]*)</text>", figure))
    assert "data:image/png" in figure


def test_embed_the_lateral_compartment(reader: Come, site: Site, tmp_path: Path) -> None:
    one = reader()
    one.follow("Leg")
    one.follow("Lateral compartment of leg")
    one.click(one.page.get_by_role("button", name="Copy the code"))
    wait_until(one.page, "() => document.querySelector('.copied')?.textContent === 'Copied'")
    code = one.page.evaluate("() => navigator.clipboard.readText()")
    assert code.startswith(f'<iframe src="{ADDRESS}/embed/muscle/leg/lateral/')
    (tmp_path / "index.html").write_text(code.replace(ADDRESS, site.address), encoding="utf-8")
    with served(tmp_path) as other_site:
        page = one.page.context.new_page()
        page.goto(f"{other_site}/")
        embedded = page.frame_locator("iframe")
        assert "lateral compartment" in embedded.locator("h1").inner_text()
        assert embedded.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        assert embedded.locator(".credit").is_visible()


def test_compare_the_hamstrings(reader: Come) -> None:
    one = reader()
    one.ask("compare the hamstrings")
    one.take_first()
    table = one.rows(".comparison")
    assert list(table) == ["Biceps femoris", "Semimembranosus", "Semitendinosus"]
    assert "common fibular part" in table["Biceps femoris"][0]
    assert all("Tibial part of the sciatic nerve" in nerve for nerve, _ in table.values())
    turns = {name: re.findall(r"(\w+) rotation \(knee\)", actions.casefold()) for name, (_, actions) in table.items()}
    assert turns == {"Biceps femoris": ["lateral"], "Semimembranosus": ["medial"], "Semitendinosus": ["medial"]}


def test_print_a_sheet_for_tibialis_posterior(reader: Come) -> None:
    one = reader()
    one.follow("Leg")
    one.follow("Tibialis posterior")
    sheet = one.print()
    one.page.emulate_media(media="print")
    assert [button for button in one.page.get_by_role("button").all() if button.is_visible()] == []
    assert one.page.locator("h1").inner_text() == "Tibialis posterior"
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) <= 2
