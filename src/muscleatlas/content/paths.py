"""The rules for the addresses that a page may name: its own permalink, and the files of its pictures.

Both become paths below the output folder, so nothing passes that could lead out of it, mean another
host, or be another file on another operating system.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata

__all__ = ["PICTURE_ROOT", "page_permalink", "picture_path", "site_path"]

PICTURE_ROOT = "assets/images/"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PERMALINK_SEGMENT = re.compile(r"[\w~-]+")
_UNFIT_FOR_FILES = re.compile(r'[<>:"|?*%#]')
_RESERVED = ("assets",)


def page_permalink(text: str) -> str:
    """Return a permalink in its one right form, with the slash at its end.

    Raises
    ------
    ValueError
        If it can't be the address of a page; the message goes on after the quoted value.

    Examples
    --------
    >>> page_permalink("/muscle/leg/lateral")
    '/muscle/leg/lateral/'
    """
    text = unicodedata.normalize("NFC", text)
    _refuse_what_leads_out(text)
    if not text.startswith("/"):
        raise ValueError("does not start with '/'")
    if "//" in text:
        raise ValueError("has two slashes in a row")
    segments = text.strip("/").split("/") if text != "/" else []
    for segment in segments:
        if not _PERMALINK_SEGMENT.fullmatch(segment):
            raise ValueError(f"has {_first_unfit(segment)!r} in it")
    if segments and segments[0].casefold() in _RESERVED:
        raise ValueError(f"lies in '/{segments[0]}/', where the site keeps its own files")
    return "/".join(["", *segments, ""]) if segments else "/"


def picture_path(text: str, *, suffix: str) -> str:
    """Return the path of a picture below the site's root from its path below ``assets/images/``.

    Raises
    ------
    ValueError
        If the file would lie elsewhere, or does not end in ``suffix``.

    Examples
    --------
    >>> picture_path("muscles/png/Leg-Lateral-1.png", suffix=".png")
    'assets/images/muscles/png/Leg-Lateral-1.png'
    """
    _refuse_what_leads_out(text)
    if text.startswith("/"):
        raise ValueError("is an absolute path")
    for segment in text.split("/"):
        if segment in {"", "."} or segment != segment.strip() or segment.endswith("."):
            raise ValueError(f"has {segment!r} for the name of a folder or file")
    unfit = _UNFIT_FOR_FILES.search(text)
    if unfit:
        raise ValueError(f"has {unfit.group()!r} in it")
    if not text.casefold().endswith(suffix) or posixpath.basename(text).casefold() == suffix:
        raise ValueError(f"does not end in a file name with {suffix!r}")
    return unicodedata.normalize("NFC", PICTURE_ROOT + text)


def site_path(path: str, *, base: str) -> str:
    """Return the path that a link on the page ``base`` leads to, in the form of a permalink.

    A path whose last part has a dot is a file and keeps its end; ``index.html`` means its folder.

    Examples
    --------
    >>> site_path("/muscle/leg", base="/")
    '/muscle/leg/'
    >>> site_path("../anterior/index.html", base="/muscle/leg/lateral/")
    '/muscle/leg/anterior/'
    """
    whole = "/" + posixpath.normpath(posixpath.join(base, path)).lstrip("/")
    folder, name = posixpath.split(whole)
    if name == "index.html":
        whole = folder
    elif "." in name:
        return whole
    return unicodedata.normalize("NFC", whole.rstrip("/") + "/")


def _refuse_what_leads_out(text: str) -> None:
    if any(unicodedata.category(letter).startswith("C") for letter in text):
        raise ValueError("has a control character in it")
    if "\\" in text:
        raise ValueError("has a backslash in it")
    if _SCHEME.match(text):
        raise ValueError("is a whole address or a path with a drive")
    if ".." in text.split("/"):
        raise ValueError("has '..' in it")


def _first_unfit(segment: str) -> str:
    return next(letter for letter in segment if not _PERMALINK_SEGMENT.fullmatch(letter))
