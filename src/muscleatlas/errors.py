"""Every error that muscleatlas raises on purpose, as one tree.

::

    MuscleatlasError                exit code 1: something is wrong with the data or the world
    ├── Faults                      several of them at once, collected over one reading
    ├── SourceError                 a mesh file can't be fetched, or is not what it should be
    ├── BundleError                 a bundle is missing, damaged or of another format
    ├── GeometryError               a surface does not allow the computation asked for
    ├── KnowledgeError              a data file of the anatomy says something impossible
    ├── ContentError                an authored page can't be built
    ├── PictureError                a picture can't be drawn or encoded as asked
    ├── OutputError                 the output folder can't be written or must not be replaced
    └── UsageError                  exit code 2: the call itself is wrong
        └── UnknownNameError        a name that nothing has; carries the nearest ones

An error carries facts, and this module alone makes sentences of them: where, what was found, what
was expected, what to try next.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Self

__all__ = [
    "BundleError",
    "ContentError",
    "Faults",
    "GeometryError",
    "KnowledgeError",
    "MuscleatlasError",
    "OutputError",
    "PictureError",
    "SourceError",
    "UnknownNameError",
    "UsageError",
]


class MuscleatlasError(Exception):
    """A fault that the user can understand and mend.

    Parameters
    ----------
    what
        The fault in a few words, with the offending value quoted by ``!r``.
    where
        The file (``content/arm.md:12``), address or part that holds it.
    found, expected
        The value met and the values allowed, where that says more than ``what``.
    hint
        The next thing to try.
    """

    exit_code = 1

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        found: str | None = None,
        expected: str | None = None,
        hint: str | None = None,
    ) -> None:
        self.what = what
        self.where = where
        self.found = found
        self.expected = expected
        self.hint = hint
        super().__init__(self._message())

    def _message(self) -> str:
        lines = [self.what if self.where is None else f"{self.where}: {self.what}"]
        if self.found is not None:
            lines.append(f"  found: {self.found}")
        if self.expected is not None:
            lines.append(f"  expected: {self.expected}")
        if self.hint is not None:
            lines.append(f"  {self.hint}")
        return "\n".join(lines)

    def at(self, place: str) -> Self:
        """Return the same error, told of a place around the one that it names itself."""
        told = copy.copy(self)
        told.where = place if self.where is None else f"{place}: {self.where}"
        told.args = (told._message(),)
        return told

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error cross a process border with its facts, not only its sentence."""
        return (_rebuilt, (type(self), self.__dict__.copy(), self.args))


def _rebuilt(kind: type[MuscleatlasError], facts: dict[str, object], args: tuple[str, ...]) -> MuscleatlasError:
    error = kind.__new__(kind)
    error.__dict__.update(facts)
    error.args = args
    return error


class Faults(MuscleatlasError):  # noqa: N818 - it is a plural, and reads as one
    """Several faults, all of one reading, told together."""

    def __init__(self, faults: Sequence[MuscleatlasError], *, of: str) -> None:
        self.faults = tuple(faults)
        self.exit_code = max((fault.exit_code for fault in faults), default=1)
        noun = "fault" if len(self.faults) == 1 else "faults"
        super().__init__("\n".join([f"{len(self.faults)} {noun} in {of}", *map(str, self.faults)]))


class SourceError(MuscleatlasError):
    """A mesh file can't be fetched, or is not what it should be."""


class BundleError(MuscleatlasError):
    """A bundle is missing, damaged or of another format."""


class GeometryError(MuscleatlasError):
    """A surface does not allow the computation asked for."""


class KnowledgeError(MuscleatlasError):
    """A data file of the anatomy says something impossible."""


class ContentError(MuscleatlasError):
    """An authored page can't be built."""


class PictureError(MuscleatlasError):
    """A picture can't be drawn or encoded as asked."""


class OutputError(MuscleatlasError):
    """The output folder can't be written or must not be replaced."""


class UsageError(MuscleatlasError):
    """The call itself is wrong."""

    exit_code = 2


class UnknownNameError(UsageError):
    """A name that nothing has.

    Parameters
    ----------
    name
        The name as it was given.
    noun
        What it should have named: ``"muscle"``, ``"view"``.
    known
        Every name that would have been right; the nearest three are offered.
    where
        The file and line that use the name, if any.
    hint
        Another way to find the right one.
    """

    def __init__(
        self,
        name: str,
        *,
        noun: str,
        known: Iterable[str] = (),
        where: str | None = None,
        hint: str | None = None,
    ) -> None:
        self.name = name
        self.nearest = _nearest(name, known)
        advice = [f"did you mean {' or '.join(map(repr, self.nearest))}?"] if self.nearest else []
        advice += [hint] if hint else []
        super().__init__(f"unknown {noun} {name!r}", where=where, hint="  ".join(advice) or None)


def _nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    ranked = process.extract(
        name, sorted(set(known)), scorer=fuzz.WRatio, processor=str.casefold, limit=3, score_cutoff=70
    )
    return tuple(choice for choice, _score, _index in ranked)
