"""How large each muscle is: its volume, belly and tendon; measured where that was done, else from the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from muscleatlas.sources.musculoskeletal.paths import Fascicle, length_mm
from muscleatlas.sources.musculoskeletal.published import COMPUTED, PUBLISHED, Figure, published_sizes

__all__ = ["SPECIFIC_TENSION_N_MM2", "Size", "sizes_of"]

SPECIFIC_TENSION_N_MM2 = 0.46
"""Force of muscle per physiological cross-section, 46 N/cm² (Christophy et al. 2012, ``christophy2012``)."""
_TENDON_STRESS_N_MM2 = 60.0
"""Stress in a tendon at maximal force; tendons bear 30 to 100 N/mm² (Ker et al. 1988, ``ker1988``)."""
_FIBRE_SHARE = (0.08, 0.95)
"""The model's fibre length is believed if it is between these shares of the path; else it is 0.6 of the path."""
_USUAL_FIBRE = 0.6
_BELLY_SHARE = (0.3, 0.94)
_UNMEASURED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of one structure.

    Attributes
    ----------
    volume_mm3
        Of its belly.
    source
        Key of the publication, or "model".
    belly_mm
        Length of its belly.
    tendon_mm2
        Cross-section of one tendon, of which there is one for each fascicle.
    how
        Whether the volume was read, is recalled, or was computed.
    """

    volume_mm3: float
    source: str
    belly_mm: float
    tendon_mm2: float
    how: str = COMPUTED


def sizes_of(fascicles: Mapping[str, Sequence[Fascicle]], *, path: Path = PUBLISHED) -> dict[str, Size]:
    """Return the size of every structure that has fascicles.

    The volume is that published for the structure, or its share of what was measured as one; failing both it is
    maximal force over specific tension times fibre length, summed over the fascicles (Zajac 1989, ``zajac1989``).

    Raises
    ------
    Faults
        If the table of published sizes is wrong; it is the packaged one where no other is given.
    """
    published = published_sizes(path)
    return {
        structure: _size(published.volumes_mm3.get(structure), published.bellies_mm.get(structure), lines)
        for structure, lines in fascicles.items()
    }


def _size(volume: Figure | None, belly: Figure | None, lines: Sequence[Fascicle]) -> Size:
    volume = volume or Figure(_modelled_mm3(lines), "model", COMPUTED)
    tendon_mm2 = sum(line.force_n for line in lines) / len(lines) / _TENDON_STRESS_N_MM2
    return Size(volume.value, volume.source, _belly_mm(belly, lines), tendon_mm2, volume.how)


def _modelled_mm3(lines: Sequence[Fascicle]) -> float:
    return sum(line.force_n / SPECIFIC_TENSION_N_MM2 * _fibre_mm(line) for line in lines)


def _fibre_mm(line: Fascicle) -> float:
    whole = length_mm(line.points_mm)
    low, high = (share * whole for share in _FIBRE_SHARE)
    return line.fibre_mm if low <= line.fibre_mm <= high else _USUAL_FIBRE * whole


def _belly_mm(published: Figure | None, lines: Sequence[Fascicle]) -> float:
    """Return the length of the belly: measured; or what the tendon slack length leaves; within reason."""
    whole = float(np.mean([length_mm(line.points_mm) for line in lines]))
    slack = float(np.mean([line.slack_mm for line in lines]))
    belly = published.value if published else max(whole - max(slack, 0.0), _UNMEASURED_SHARE * whole)
    return float(np.clip(belly, _BELLY_SHARE[0] * whole, _BELLY_SHARE[1] * whole))
