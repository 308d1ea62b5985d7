from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path

import pytest

from muscleatlas.errors import ContentError, Faults, OutputError, UnknownNameError
from muscleatlas.site.build import build
from muscleatlas.site.marker import MARKER_NAME, read_marker
from muscleatlas.site.model import SiteSettings
from muscleatlas.site.output import Staging
from muscleatlas.site.settings import BuildReport, BuildSettings, Draft
from muscleatlas.workflow.cache import Cache
from tests.site.sketcher import Sketcher
from tests.tiny.limb import write_tiny_bundle
from tools.check_site import broken_links

LATERAL = "/muscle/leg/lateral/"
BREVIS = "/muscle/leg/fibularisbrevis/"
LONGUS = "/muscle/leg/fibularislongus/"

PAGE = """\
---
permalink: /muscle/leg/lateral/
title: Muscles of the lateral compartment
---
Two muscles. [Back](/muscle/leg/)
"""

NAMED_FILMS = """\
---
permalink: /muscle/leg/lateral/
title: Muscles of the lateral compartment
images:
  - image_id: lateral
    image_name: muscles/gif/Leg-Lateral.gif
---
{% include page-image im_id="lateral" %}
"""


@pytest.fixture(scope="session")
def tiny_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_bundle(tmp_path_factory.mktemp("bundles") / "tiny").path


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def sketched(tiny_bundle: Path, out: Path) -> Callable[..., tuple[BuildReport, list[str]]]:
    """Return a function that builds the lateral compartment of the tiny limb, and tells which places were drawn."""

    def sketch(
        sketcher: Sketcher | None = None, *, only: str | None = LATERAL, **settings: object
    ) -> tuple[BuildReport, list[str]]:
        sketcher = sketcher or Sketcher()
        asked = BuildSettings(out=out, bundle=str(tiny_bundle), only=only, **settings)  # type: ignore[arg-type]
        return build(asked, executor=sketcher), sketcher.drawn

    return sketch


Sketched = Callable[..., tuple[BuildReport, list[str]]]


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return the moment and the bytes of every file."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def contents(folder: Path) -> dict[str, bytes]:
    return {path: content for path, (_, content) in snapshot(folder).items()}


def leftovers(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path.name.startswith(".site")]


def test_a_build_writes_pages_pictures_and_facts_and_says_so(sketched: Sketched, out: Path) -> None:
    report, drawn = sketched()
    assert drawn == [LATERAL, LONGUS, BREVIS]
    assert (report.changed, report.places, report.without_mesh, report.doubts) == (True, 3, (), ())
    files = contents(out)
    assert report.files == len(files) - 1
    assert report.size_bytes == sum(map(len, files.values())) - len(files[MARKER_NAME])
    assert {"index.html", "coverage/index.html", "atlas.json", "coverage.json", "assets/site.css", MARKER_NAME} <= set(
        files
    )
    assert report.pictures_drawn == sum(path.startswith("muscle/") and "/pictures/" in path for path in files)


def test_every_picture_that_a_page_or_the_facts_name_is_there(sketched: Sketched, out: Path) -> None:
    sketched()
    facts = json.loads((out / "atlas.json").read_text(encoding="utf-8"))
    named = {file["path"] for place in facts["structures"] for view in place["pictures"] for file in view["files"]}
    assert len(named) == 3 * 16 * 2
    assert [path for path in named if not (out / path).is_file()] == []


def test_nothing_changed_leaves_the_site_untouched(sketched: Sketched, out: Path) -> None:
    sketched()
    before = snapshot(out)
    report, drawn = sketched()
    assert (report.changed, drawn) == (False, [])
    assert snapshot(out) == before


def test_one_text_changed_draws_nothing_and_changes_its_page(sketched: Sketched, out: Path, pages: Path) -> None:
    (pages / "lateral.md").write_text(PAGE)
    sketched(pages=pages)
    before = contents(out)
    (pages / "lateral.md").write_text(PAGE.replace("Two muscles", "Just two muscles"))
    report, drawn = sketched(pages=pages)
    after = contents(out)
    assert (report.changed, drawn, report.pictures_drawn) == (True, [], 0)
    assert {path for path in before | after if before.get(path) != after.get(path)} == {
        "muscle/leg/lateral/index.html",
        "muscle/leg/lateral/facts.json",
        "assets/core.js",
        "atlas.json",
        MARKER_NAME,
    }


def test_only_the_place_whose_pictures_a_page_names_is_drawn_again(sketched: Sketched, out: Path, pages: Path) -> None:
    sketched()
    (pages / "lateral.md").write_text(NAMED_FILMS)
    _, drawn = sketched(pages=pages)
    assert drawn == [LATERAL]
    assert (out / "assets" / "images" / "muscles" / "gif" / "Leg-Lateral.gif").is_file()


def test_a_setting_of_the_site_counts_as_a_change(sketched: Sketched) -> None:
    sketched()
    report, drawn = sketched(site=SiteSettings(title="Legs"))
    assert (report.changed, drawn) == (True, [])


def test_a_draft_says_so_and_the_pictures_proper_are_drawn_after_it(sketched: Sketched, out: Path) -> None:
    first, of_draft = sketched(draft=Draft())
    marked = read_marker(out)
    proper, drawn = sketched()
    again, nothing = sketched(draft=Draft())
    assert (first.draft, proper.draft, again.draft) == (Draft(), None, Draft())
    assert (of_draft, drawn, nothing) == ([LATERAL, LONGUS, BREVIS], [LATERAL, LONGUS, BREVIS], [])
    assert marked is not None
    assert marked.draft
    assert again.changed


def test_a_file_missing_from_the_site_is_put_back(sketched: Sketched, out: Path) -> None:
    sketched()
    before = contents(out)
    (out / "muscle" / "leg" / "lateral" / "index.html").unlink()
    report, drawn = sketched()
    assert (report.changed, drawn) == (True, [])
    assert contents(out) == before


def test_a_picture_damaged_in_the_cache_is_drawn_again(sketched: Sketched, out: Path) -> None:
    sketched()
    before = contents(out)
    for blob in Cache().blobs.rglob("*"):
        if blob.is_file() and b"Fibularis brevis" in blob.read_bytes():
            blob.write_bytes(b"x" * blob.stat().st_size)
    (out / "index.html").unlink()
    report, drawn = sketched()
    assert drawn == [BREVIS]
    assert contents(out) == before
    assert report.pictures_drawn > 0
    assert report.pictures_cached > 0


def test_a_build_that_was_stopped_leaves_the_last_good_site_and_resumes(sketched: Sketched, out: Path) -> None:
    sketched(only=BREVIS)
    before = snapshot(out)
    with pytest.raises(KeyboardInterrupt):
        sketched(Sketcher(stops_at=LONGUS))
    assert snapshot(out) == before
    assert leftovers(out) == []
    _, drawn = sketched()
    assert drawn == [LONGUS]


def test_all_places_that_cannot_be_drawn_are_told_and_the_last_good_site_stays(sketched: Sketched, out: Path) -> None:
    sketched(only=BREVIS)
    before = snapshot(out)
    with pytest.raises(Faults) as caught:
        sketched(Sketcher(fails_at=[LATERAL, LONGUS]))
    assert [fault.where for fault in caught.value.faults] == [LONGUS, LATERAL]
    assert snapshot(out) == before
    assert leftovers(out) == []


def test_a_full_disk_under_the_cache_is_told_as_the_caches(
    tiny_bundle: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def store(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Cache, "store", store)
    with pytest.raises(OutputError, match="own-cache: can't write: No space left on device"):
        build(BuildSettings(out=out, bundle=str(tiny_bundle), only=BREVIS), executor=Sketcher())
    assert not out.exists()


def test_a_full_disk_under_the_output_is_told_as_the_outputs(
    sketched: Sketched, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Staging, "place", place)
    with pytest.raises(OutputError, match="site: can't write: No space left on device"):
        sketched()
    assert not out.exists()
    assert leftovers(out) == []


def test_a_page_that_is_wrong_stops_the_build_before_anything_is_drawn(
    sketched: Sketched, out: Path, pages: Path
) -> None:
    (pages / "lateral.md").write_text("---\ntitle: no permalink\n---\n")
    sketcher = Sketcher()
    with pytest.raises((Faults, ContentError)):
        sketched(sketcher, pages=pages)
    assert sketcher.drawn == []
    assert not out.exists()


def test_a_permalink_that_nothing_has_is_told_with_the_nearest(sketched: Sketched, out: Path) -> None:
    with pytest.raises(UnknownNameError, match="did you mean '/muscle/leg/lateral/'") as caught:
        sketched(only="/muscle/leg/laterall/")
    assert caught.value.exit_code == 2
    assert not out.exists()


def test_a_place_is_the_same_with_and_without_its_last_slash(sketched: Sketched) -> None:
    sketched()
    assert sketched(only=LATERAL.rstrip("/"))[0].changed is False


def test_the_whole_site_has_every_place_and_a_part_never_replaces_it(sketched: Sketched, out: Path) -> None:
    report, drawn = sketched(only=None)
    assert report.places >= 85
    places = [name for name in drawn if name.startswith("/muscle/")]
    assert len(places) + len(report.without_mesh) == report.places
    assert "/bone/tibia/" in drawn
    before = snapshot(out)
    with pytest.raises(OutputError, match=r"a part .* would replace a whole site"):
        sketched()
    assert snapshot(out) == before


def test_strict_fails_over_a_place_that_nothing_shows_and_nobody_explained(sketched: Sketched, out: Path) -> None:
    only = "/muscle/leg/tibialisanterior/"
    report, _ = sketched(only=only)
    assert [place.permalink for place in report.without_mesh] == [only]
    with pytest.raises(Faults, match=f"{only}: no part of the bundle shows this place"):
        sketched(only=only, strict=True)


def test_a_place_without_a_mesh_is_built_with_the_pictures_of_its_surroundings(out: Path) -> None:
    bundle = write_tiny_bundle(out.parent / "bundle", without=["muscle/fibularis-brevis"])
    sketcher = Sketcher()
    report = build(BuildSettings(out=out, bundle=str(bundle.path), only=BREVIS), executor=sketcher)
    assert sketcher.drawn == [LATERAL]
    assert [(place.permalink, place.around) for place in report.without_mesh] == [(BREVIS, LATERAL)]
    page = (out / "muscle" / "leg" / "fibularisbrevis" / "index.html").read_text(encoding="utf-8")
    assert 'data-labels="../lateral/labels.js"' in page
    assert (out / "muscle" / "leg" / "lateral" / "labels.js").is_file()
    assert list(broken_links(out)) == []


def test_a_link_that_leads_nowhere_is_told_and_strict_fails_over_it(sketched: Sketched, pages: Path) -> None:
    (pages / "lateral.md").write_text(PAGE.replace("/muscle/leg/)", "/muscle/legg/)"))
    report, _ = sketched(pages=pages)
    (doubt,) = report.doubts
    assert "unknown permalink in a link '/muscle/legg/'" in doubt
    assert "did you mean '/muscle/leg/'" in doubt
    with pytest.raises(Faults, match="1 fault in what --strict does not let pass"):
        sketched(pages=pages, strict=True)


def command(out: Path, bundle: Path, *arguments: str) -> list[str]:
    build = [sys.executable, "-m", "muscleatlas", "build", "--out", str(out), "--bundle", str(bundle)]
    return [*build, "--jobs", "2", *arguments]


def test_two_builds_under_different_hash_seeds_are_the_same_to_the_byte(tiny_bundle: Path, tmp_path: Path) -> None:
    builds = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "MUSCLEATLAS_CACHE": str(tmp_path / f"cache-{seed}")}
        arguments = command(tmp_path / seed, tiny_bundle, "--only", BREVIS)
        builds.append(subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, text=True))
    for process in builds:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


ENDLESS = """\
import os, threading

def draw(inputs, context, out):
    os.write(2, b"a picture is begun\\n")
    threading.Event().wait(120)
"""


def build_that_never_ends(folder: Path, arguments: Sequence[str]) -> subprocess.Popen[str]:
    """Start the command line with tasks that tell that they are begun, and then wait for longer than any test.

    It listens to Ctrl-C also where the tests run in the background, and their children are to ignore it.
    """
    folder.mkdir()
    (folder / "endless.py").write_text(ENDLESS)
    script = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:] = {[str(folder), *sys.path]!r}
from muscleatlas.site import drawing
drawing._DRAW = "endless:draw"
from muscleatlas.cli.main import main
sys.exit(main({list(arguments)!r}))
"""
    return subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True, start_new_session=True)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("sent", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_or_kill_ends_a_build_whatever_is_being_drawn_and_nothing_half_written_stays(
    tiny_bundle: Path, out: Path, tmp_path: Path, sent: signal.Signals, exit_code: int
) -> None:
    """A build that waited for its pictures would never end; stderr ends when the last process that holds it has."""
    _, _, _, *arguments = command(out, tiny_bundle, "--only", "/muscle/leg/")
    with build_that_never_ends(tmp_path / "endless", arguments) as process:
        assert process.stderr is not None
        before = list(takewhile(lambda line: line != "a picture is begun\n", process.stderr))
        process.send_signal(sent)
        said = process.stderr.read()
    assert process.returncode == exit_code, before
    assert ("Stopped." in said) is (sent is signal.SIGINT)
    assert "Traceback" not in said
    assert not out.exists()
    assert leftovers(out) == []


def test_asking_whether_anything_changed_imports_none_of_the_libraries_that_draw() -> None:
    script = "import sys, muscleatlas.site.build; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    slow = {"av", "mujoco", "numba", "PIL", "scipy", "skimage", "trimesh"}
    assert slow.intersection(run.stdout.split()) == set()
