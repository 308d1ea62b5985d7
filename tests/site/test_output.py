from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from muscleatlas.errors import OutputError
from muscleatlas.site.marker import MARKER_NAME, files_in, read_marker
from muscleatlas.site.output import check_output, is_current, staged_site


def build(out: Path, text: str = "hello", *, only: str | None = None, plan: str = "p") -> None:
    check_output(out, only=only)
    with staged_site(out) as staging:
        staging.write("index.html", text.encode(), by="/")
        staging.write("muscle/leg/index.html", b"leg", by="/muscle/leg/")
        staging.publish(plan=plan, only=only)


def stop_midway(out: Path, failure: BaseException) -> None:
    with staged_site(out) as staging:
        staging.write("index.html", b"half", by="/")
        raise failure


def fill_the_disk(out: Path) -> None:
    with staged_site(out) as staging:
        staging.place("index.html", by="/").symlink_to("/dev/full")
        staging.write("index.html", b"x" * 100_000, by="/")


def meet_a_stranger(out: Path) -> None:
    with staged_site(out) as staging:
        (out / "CNAME").write_text("example.org")
        staging.publish(plan="q", only=None)


def want_the_same_file(out: Path) -> None:
    with staged_site(out) as staging:
        staging.write("a.png", b"", by="/a/")
        staging.write("A.png", b"", by="/b/")


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path != out and path.name.startswith(".site"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_published_site_stands_whole_with_its_marker_and_nothing_beside_it(out: Path) -> None:
    build(out, plan="abc")
    assert files_in(out) == {"index.html": 5, "muscle/leg/index.html": 3}
    marker = read_marker(out)
    assert marker is not None
    assert (marker.plan, marker.only, marker.files, marker.size_bytes) == ("abc", None, files_in(out), 8)
    assert beside(out) == []


def test_a_later_site_replaces_the_earlier_one_with_all_its_files(out: Path) -> None:
    build(out)
    with staged_site(out) as staging:
        staging.write("about/index.html", b"about", by="/about/")
        staging.publish(plan="q", only=None)
    assert files_in(out) == {"about/index.html": 5}
    assert beside(out) == []


def test_the_folders_above_the_output_are_made(tmp_path: Path) -> None:
    build(tmp_path / "a" / "b" / "site")
    assert (tmp_path / "a" / "b" / "site" / "index.html").is_file()


def test_an_empty_folder_is_a_fine_output(out: Path) -> None:
    out.mkdir()
    build(out)
    assert (out / "index.html").is_file()


@pytest.mark.parametrize("failure", [ValueError("a bug"), KeyboardInterrupt(), SystemExit(143)])
def test_whatever_stops_a_build_the_last_good_site_stays(out: Path, failure: BaseException) -> None:
    build(out, "good")
    with pytest.raises(type(failure)):
        stop_midway(out, failure)
    assert (out / "index.html").read_text() == "good"
    assert beside(out) == []


def test_a_full_disk_is_told_and_the_last_good_site_stays(out: Path) -> None:
    build(out, "good")
    with pytest.raises(OutputError, match="No space left on device"), staged_site(out):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert (out / "index.html").read_text() == "good"
    assert beside(out) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux's device that is always full")
def test_a_disk_that_is_full_while_a_page_is_written_is_told_plainly(out: Path) -> None:
    with pytest.raises(OutputError, match="No space left on device"):
        fill_the_disk(out)
    assert not out.exists()


@pytest.mark.parametrize("step", [1, 2])
def test_a_swap_that_fails_halfway_is_undone(out: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    build(out, "good")
    steps = 0
    rename = Path.rename

    def fail_once(self: Path, target: Path) -> Path:
        nonlocal steps
        steps += 1
        if steps == step:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(KeyboardInterrupt):
        build(out, "new")
    assert (out / "index.html").read_text() == "good"
    assert beside(out) == []


def test_what_a_killed_build_left_is_cleared_by_the_next_one(out: Path) -> None:
    leftover = out.parent / ".site.building-killed"
    (leftover / "site").mkdir(parents=True)
    (leftover / "lock").touch()
    build(out)
    assert beside(out) == []


def test_a_site_whose_swap_was_cut_in_two_by_a_kill_comes_back(out: Path) -> None:
    build(out, "good")
    leftover = out.parent / ".site.building-killed"
    leftover.mkdir()
    out.rename(leftover / "old")
    with pytest.raises(ValueError, match="a bug"), staged_site(out):
        raise ValueError("a bug")
    assert (out / "index.html").read_text() == "good"
    assert beside(out) == []


@pytest.mark.skipif(os.name != "posix", reason="kills of POSIX")
def test_a_build_killed_outright_leaves_the_last_good_site_and_no_lock(out: Path) -> None:
    build(out, "good")
    script = f"""
import sys, time
from pathlib import Path
sys.path[:] = {sys.path!r}
from muscleatlas.site.output import staged_site
with staged_site(Path({str(out)!r})) as staging:
    staging.write("index.html", b"half", by="/")
    print("ready", flush=True)
    time.sleep(60)
"""
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout as said:
        assert said.readline() == b"ready\n"
        with pytest.raises(OutputError, match="another build is writing this site"):
            build(out, "other")
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (out / "index.html").read_text() == "good"
    build(out, "new")
    assert (out / "index.html").read_text() == "new"
    assert beside(out) == []


def test_a_folder_with_anything_else_is_refused_and_left_alone(out: Path) -> None:
    out.mkdir()
    for name in "dcba":
        (out / f"{name}.txt").write_text(name)
    with pytest.raises(OutputError) as caught:
        build(out)
    assert str(caught.value) == (
        f"{out}: the output folder holds something else than a muscleatlas site\n"
        "  found: a.txt, b.txt, c.txt and 1 more\n"
        "  move them elsewhere, or choose another folder with --out"
    )
    assert sorted(files_in(out)) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_file_that_somebody_put_into_the_site_is_not_removed(out: Path) -> None:
    build(out)
    (out / "CNAME").write_text("example.org")
    with pytest.raises(OutputError, match=r"didn't write and would remove\n  found: CNAME\n"):
        build(out)
    assert (out / "CNAME").exists()


def test_a_file_that_appears_while_the_site_is_built_is_not_removed(out: Path) -> None:
    build(out, "good")
    with pytest.raises(OutputError, match="CNAME"):
        meet_a_stranger(out)
    assert (out / "index.html").read_text() == "good"


def test_what_file_managers_leave_does_not_count(out: Path) -> None:
    build(out)
    (out / ".DS_Store").touch()
    build(out, "new")
    assert (out / "index.html").read_text() == "new"


def test_a_part_never_replaces_a_whole_site(out: Path) -> None:
    build(out, "whole")
    with pytest.raises(OutputError) as caught:
        build(out, "part", only="/muscle/leg/")
    assert str(caught.value) == (
        f"{out}: a part (/muscle/leg/) would replace a whole site\n  give the part a folder of its own with --out"
    )
    assert (out / "index.html").read_text() == "whole"


def test_a_part_may_replace_a_part_and_a_whole_may_replace_a_part(out: Path) -> None:
    build(out, "leg", only="/muscle/leg/")
    build(out, "foot", only="/muscle/foot/")
    build(out, "whole")
    assert (out / "index.html").read_text() == "whole"


def test_an_output_that_is_a_file_is_refused(out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(OutputError, match="the output is a file"):
        build(out)
    assert out.read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="file: can't make the folder: "):
        build(tmp_path / "file" / "site")


def test_an_output_that_is_a_symbolic_link_is_refused_and_its_target_named(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")
    with pytest.raises(OutputError) as caught:
        build(out)
    assert str(caught.value).endswith(f"give the folder itself: --out {tmp_path / 'real'}")


def test_a_link_inside_the_site_counts_as_a_stranger_and_is_never_followed(out: Path, tmp_path: Path) -> None:
    build(out)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (out / "linked").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputError, match="linked"):
        build(out)
    assert (tmp_path / "precious" / "file").exists()


def test_the_folder_one_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="under your feet"):
        build(Path())


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "a\\b", "C:/a", "", MARKER_NAME])
def test_a_path_that_leads_out_of_the_site_is_refused(out: Path, path: str) -> None:
    with (
        pytest.raises(OutputError, match=r"/muscle/: can't write .* it leads out of the site"),
        staged_site(out) as staging,
    ):
        staging.write(path, b"", by="/muscle/")
    assert not out.exists()


def test_two_pages_that_want_the_same_file_are_told_apart(out: Path) -> None:
    with pytest.raises(OutputError, match=r"/b/: two want to write the file 'A.png'\n  found: /a/"):
        want_the_same_file(out)


def test_a_site_is_current_while_plan_part_and_files_are_the_same(out: Path) -> None:
    build(out, plan="p")
    marker = read_marker(out)
    assert is_current(out, marker, plan="p", only=None)
    assert not is_current(out, marker, plan="q", only=None)
    assert not is_current(out, marker, plan="p", only="/muscle/leg/")
    assert not is_current(out, None, plan="p", only=None)


def test_a_site_that_lost_a_file_or_a_part_of_one_is_not_current(out: Path) -> None:
    build(out)
    marker = read_marker(out)
    (out / "index.html").write_text("hell")
    assert not is_current(out, marker, plan="p", only=None)
    (out / "index.html").unlink()
    assert not is_current(out, marker, plan="p", only=None)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other", "version": 1}', '{"format": "muscleatlas-site"}'])
def test_a_marker_that_cannot_be_understood_is_no_marker(out: Path, text: str) -> None:
    out.mkdir()
    (out / MARKER_NAME).write_text(text)
    assert read_marker(out) is None
    with pytest.raises(OutputError, match="something else"):
        build(out)


def test_the_same_site_twice_is_the_same_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(tmp_path / name)
        time.sleep(0.01)
    assert (tmp_path / "one" / MARKER_NAME).read_bytes() == (tmp_path / "two" / MARKER_NAME).read_bytes()
