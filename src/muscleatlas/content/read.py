"""Read a folder of authored pages, and tell everything that is wrong with all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from muscleatlas.content.gallery import picture_names
from muscleatlas.content.includes import PAGE_INCLUDES
from muscleatlas.content.markdown import render_body
from muscleatlas.content.page import AuthoredPage
from muscleatlas.content.parse import parse_page
from muscleatlas.errors import ContentError, Faults, MuscleatlasError, UsageError

__all__ = ["faults_between", "page_files", "read_page", "read_pages"]

_SUFFIXES = {".md", ".markdown"}


def read_pages(folder: Path, *, includes: Collection[str] = tuple(PAGE_INCLUDES)) -> tuple[AuthoredPage, ...]:
    """Read every page in a folder and the folders below it, sorted by permalink.

    Files are pages when they end in ``.md`` or ``.markdown``; names that start with ``.`` or ``_`` are passed over,
    and so is all that lies in such folders.

    Parameters
    ----------
    folder
        The folder; messages call the files by it.
    includes
        The includes that the site has.

    Raises
    ------
    UsageError
        If there is no such folder, or no page in it.
    Faults
        For all faults of all pages: of front matter, of bodies, and of pages that get in each other's way.
    """
    pages: list[AuthoredPage] = []
    faults: list[MuscleatlasError] = []
    for path in page_files(folder):
        try:
            pages.append(read_page(path, folder=folder))
            _try_body(pages[-1], includes)
        except Faults as several:
            faults += several.faults
        except ContentError as one:
            faults.append(one)
    faults += faults_between(pages)
    if faults:
        raise Faults(faults, of=f"the pages in {folder.as_posix()}")
    return tuple(sorted(pages, key=lambda page: page.permalink))


def read_page(path: Path, *, folder: Path) -> AuthoredPage:
    """Read one page of a folder; its body is not tried.

    Raises
    ------
    ContentError, Faults
        If it can't be read, or its front matter is wrong.
    """
    file = path.as_posix()
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        raise ContentError("the page can't be read", where=file, found=error.strerror) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{data[error.start]:02x}"
        hint = "save it as UTF-8"
        raise ContentError("the page is not UTF-8 text", where=f"{file}:{line}", found=found, hint=hint) from None
    return parse_page(text, name=path.relative_to(folder).as_posix(), file=file)


def faults_between(pages: list[AuthoredPage]) -> list[ContentError]:
    """Return the faults of pages that get in each other's way: one address twice, one picture twice."""
    return [*_shared_permalinks(pages), *_shared_pictures(pages)]


def page_files(folder: Path) -> list[Path]:
    """Return the files of a folder, and of those below it, that are pages.

    Raises
    ------
    UsageError
        If there is no such folder, or no page in it.
    """
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing there"
        raise UsageError("no folder of pages", where=folder.as_posix(), found=found)
    below = [path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES and path.is_file()]
    pages = sorted(path for path in below if not _is_hidden(path.relative_to(folder)))
    if not pages:
        raise UsageError("no page in the folder", where=folder.as_posix(), expected="files that end in '.md'")
    return pages


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)


def _try_body(page: AuthoredPage, includes: Collection[str]) -> None:
    """Build the body as if all links led somewhere, so that its faults are told before anything is drawn."""
    render_body(page, includes=dict.fromkeys(includes, lambda _parameters: ""), link=lambda address: address)


def _shared_permalinks(pages: list[AuthoredPage]) -> Iterator[ContentError]:
    """Yield pages of one address; upper and lower case are one, since for many disks they are."""
    by_permalink: dict[str, list[AuthoredPage]] = defaultdict(list)
    for page in pages:
        by_permalink[page.permalink.casefold()].append(page)
    for first, *others in by_permalink.values():
        for page in others:
            what = f"two pages have the permalink {page.permalink!r}"
            where, other = page.at(page.permalink_line), first.at(first.permalink_line)
            yield ContentError(what, where=where, found=f"the other is {other}", hint="give one of them another")


def _shared_pictures(pages: list[AuthoredPage]) -> Iterator[ContentError]:
    """Yield pictures that are named twice: each would be drawn over the other."""
    first: dict[str, str] = {}
    for page in pages:
        for path, where in _named_files(page):
            if path.casefold() in first:
                what = f"the picture {path!r} is named twice"
                found = f"{first[path.casefold()]} names it already"
                yield ContentError(what, where=where, found=found, hint="each page needs pictures of its own")
            first.setdefault(path.casefold(), where)


def _named_files(page: AuthoredPage) -> Iterator[tuple[str, str]]:
    line = {item.image_url: item.line for item in page.gallery}
    names = picture_names(page)
    for image in page.images:
        yield image.image_name, page.at(image.line)
    for view, path in names["gallery"].items():
        yield path, page.at(line[path])
        yield names["thumbs"][view], page.at(line[path])
