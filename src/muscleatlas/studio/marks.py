"""Marks that say how large and which way: a scale bar, and words for the sides at the picture's borders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from muscleatlas.studio.camera import Camera
from muscleatlas.studio.column import Point
from muscleatlas.studio.view import Scheme

__all__ = ["STRIP_EM", "Bar", "Marks", "Word", "marks_for"]

STRIP_EM = 1.9
"""How high the strips at the top and bottom are that marks take."""

_BAR_SHARE = 0.2
_MM_PER_CM = 10.0
_STEPS = (1.0, 2.0, 5.0)
_INSET_EM = 0.5
_LOW_EM = 0.75
_CORNER_EM = 2.4
_UPRIGHT = 0.71
_BOTH = 0.5
"""A direction that makes up this much of a picture's axis is named beside the main one."""

_AXIS_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "limb": {
        "en": ("proximal", "distal"),
        "la": ("proximalis", "distalis"),
        "es": ("proximal", "distal"),
        "it": ("prossimale", "distale"),
        "ja": ("近位", "遠位"),
    },
    "foot": {
        "en": ("distal", "proximal"),
        "la": ("distalis", "proximalis"),
        "es": ("distal", "proximal"),
        "it": ("distale", "prossimale"),
        "ja": ("遠位", "近位"),
    },
    "both-sides": {
        "en": ("superior", "inferior"),
        "la": ("superior", "inferior"),
        "de": ("superior", "inferior"),
        "fr": ("supérieur", "inférieur"),
        "es": ("superior", "inferior"),
        "it": ("superiore", "inferiore"),
        "ja": ("上", "下"),
    },
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a border; ``at_px`` is its beginning, middle or end, at half its height."""

    text: str
    at_px: Point
    align: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A scale bar: a level line, and its length in words above its middle."""

    start_px: Point
    end_px: Point
    word: Word


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written at the borders of a picture."""

    bar: Bar
    sides: tuple[Word, ...]

    def mirrored(self, width_px: float) -> Marks:
        """Return the marks for the mirror image: the bar stays, the sides change places."""
        sides = tuple(
            replace(word, at_px=(width_px - word.at_px[0], word.at_px[1]), align=_OPPOSITE[word.align])
            for word in self.sides
        )
        return replace(self, sides=sides)


_OPPOSITE: Mapping[str, Literal["start", "middle", "end"]] = {"start": "end", "middle": "middle", "end": "start"}


def marks_for(camera: Camera, scheme: Scheme, em_px: float, *, language: str = "en") -> Marks:
    """Return the marks of a picture.

    Parameters
    ----------
    scheme
        The one that the camera's view belongs to: it has the words for the sides.
    em_px
        The size of the type.
    """
    return Marks(_bar(camera, em_px), tuple(_sides(camera, scheme, em_px, language)))


def _bar(camera: Camera, em_px: float) -> Bar:
    """Return the bar at the lower right, with room for a letter in the corner."""
    length_cm = _round_length(_BAR_SHARE * camera.width * camera.mm_per_px / _MM_PER_CM)
    end, y = camera.width - _CORNER_EM * em_px, camera.height - _LOW_EM * em_px
    start = end - length_cm * _MM_PER_CM / camera.mm_per_px
    return Bar((start, y), (end, y), Word(f"{length_cm:g} cm", ((start + end) / 2, y - 0.75 * em_px), "middle"))


def _round_length(length: float) -> float:
    """Return the length of 1, 2 or 5 times a power of ten that is nearest by ratio.

    Examples
    --------
    >>> _round_length(4.1)
    5.0
    """
    power = 10.0 ** np.floor(np.log10(length))
    candidates = [float(step * power) for step in (*_STEPS, 10.0)]
    return min(candidates, key=lambda candidate: abs(np.log(candidate / length)))


def _sides(camera: Camera, scheme: Scheme, em_px: float, language: str) -> list[Word]:
    right, up, _ = camera.axes.astype(np.float64)
    inset, low = _INSET_EM * em_px, camera.height - _LOW_EM * em_px
    words = [
        Word(_letters(-right, scheme), (inset, low), "start"),
        Word(_letters(right, scheme), (camera.width - inset, low), "end"),
    ]
    if float(up @ np.array(scheme.axis)) >= _UPRIGHT:
        above, below = _axis_words(scheme, language)
        words += [
            Word(above, (camera.width / 2, _LOW_EM * em_px), "middle"),
            Word(below, (camera.width / 2, low), "middle"),
        ]
    return words


def _axis_words(scheme: Scheme, language: str) -> tuple[str, str]:
    words = _AXIS_WORDS[scheme.name]
    return words.get(language) or words["en"]


def _letters(direction: NDArray[np.float64], scheme: Scheme) -> str:
    """Return the initials of the sides that a direction goes to, the main one first."""
    ahead, aside = float(direction @ np.array(scheme.start)), float(direction @ np.array(scheme.quarter))
    shares = [
        (abs(ahead), scheme.poles[0 if ahead > 0 else 2]),
        (abs(aside), scheme.poles[1 if aside > 0 else 3]),
    ]
    main, other = sorted(shares, key=lambda share: -share[0])
    named = [main, other] if other[0] >= _BOTH else [main]
    return "".join(pole[0].upper() for _, pole in named)
