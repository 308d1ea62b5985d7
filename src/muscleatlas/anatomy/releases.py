"""What each release stated, and what has changed in the statements since.

A release is kept as the digest of every statement by its id. Digests are of what is stated, not of how it is sourced:
a statement that gets a better source has not changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from muscleatlas.anatomy.knowledge import PACKAGED_DATA, Knowledge
from muscleatlas.anatomy.structure import Action, Attachment, BloodSupply, Innervation, Partner, Placement, Statement
from muscleatlas.errors import KnowledgeError

__all__ = [
    "RELEASES",
    "Changes",
    "Release",
    "changes_between",
    "last_release_before",
    "read_release",
    "release_text",
    "statement_digests",
]

RELEASES = PACKAGED_DATA / "releases"
"""The releases so far, one file for each: ``0.1.0.txt``."""

_DIGEST_BYTES = 5
_LINE = re.compile(r"([a-z0-9-]+):((?: [a-z0-9.-]+=[0-9a-f]{10})+)")


@dataclass(frozen=True, slots=True)
class Release:
    """The statements of a release: digest by id."""

    version: str
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of statements, sorted: new ones, those that say something else, and those that are gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def statement_digests(knowledge: Knowledge) -> dict[str, str]:
    """Return the digest of every statement by its id, sorted."""
    statements = (statement for place in knowledge.structures.values() for statement in place.statements)
    return dict(sorted((statement.id, _digest(statement)) for statement in statements))


def changes_between(earlier: Mapping[str, str], later: Mapping[str, str]) -> Changes:
    """Return how one set of statements differs from an earlier one.

    Examples
    --------
    >>> changes_between({"a": "1", "b": "1"}, {"b": "2", "c": "1"})
    Changes(added=('c',), changed=('b',), removed=('a',))
    """
    return Changes(
        added=tuple(sorted(later.keys() - earlier.keys())),
        changed=tuple(sorted(one for one in later.keys() & earlier.keys() if later[one] != earlier[one])),
        removed=tuple(sorted(earlier.keys() - later.keys())),
    )


def last_release_before(version: str, folder: Path = RELEASES) -> Release | None:
    """Return the newest release that is older than a version; None before the first."""
    older = [path for path in folder.glob("*.txt") if _order(path.stem) < _order(version)]
    return read_release(max(older, key=lambda path: _order(path.stem))) if older else None


def read_release(path: Path) -> Release:
    """Read the file of a release.

    Raises
    ------
    KnowledgeError
        If a line is not what :func:`release_text` writes.
    """
    digests: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        whole = _LINE.fullmatch(line)
        if whole is None:
            what, expected = "the line is none of a release", "'soleus: origin.fibula=0123456789 …'"
            raise KnowledgeError(what, where=f"{path.as_posix()}:{number}", found=repr(line[:60]), expected=expected)
        pairs = (pair.partition("=") for pair in whole[2].split())
        digests |= {f"{whole[1]}.{key}": digest for key, _equals, digest in pairs}
    return Release(path.stem, digests)


def release_text(digests: Mapping[str, str]) -> str:
    """Return the file of a release: a line for each structure, with the keys and digests of its statements."""
    lines: dict[str, list[str]] = {}
    for identity, digest in sorted(digests.items()):
        structure, _dot, key = identity.partition(".")
        lines.setdefault(structure, []).append(f"{key}={digest}")
    return "".join(f"{structure}: {' '.join(pairs)}\n" for structure, pairs in lines.items())


def _digest(statement: Statement) -> str:
    text = "\x1f".join(map(str, _stated(statement)))
    return hashlib.blake2b(text.encode("utf-8"), digest_size=_DIGEST_BYTES).hexdigest()


def _stated(statement: Statement) -> Iterable[object]:
    if isinstance(statement, Attachment):
        return statement.role, statement.on.id, statement.site, statement.of, statement.note
    if isinstance(statement, Action):
        return statement.joint.id, statement.movement.id, statement.part, statement.note, statement.strength
    if isinstance(statement, Innervation):
        return statement.nerve.id, *statement.roots, statement.of, statement.varies
    if isinstance(statement, Partner):
        return statement.role, statement.other.id, *(action.id for action in statement.actions), statement.note
    if isinstance(statement, Placement):
        return statement.layer.id, statement.of, statement.note
    return (statement.artery.id, statement.of) if isinstance(statement, BloodSupply) else (statement.text,)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
