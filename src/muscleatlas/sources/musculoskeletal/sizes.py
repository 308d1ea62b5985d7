"""How large each muscle is: its volume, belly and tendon; measured where that was done, else from the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from muscleatlas.errors import SourceError
from muscleatlas.sources.musculoskeletal.paths import Fascicle, length_mm
from muscleatlas.yamlfiles import read_yaml

__all__ = ["SPECIFIC_TENSION_N_MM2", "Size", "sizes_of"]

_DATA = Path(__file__).parent / "data" / "volumes.yaml"
_MM3_PER_CM3 = 1000.0

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
    """

    volume_mm3: float
    source: str
    belly_mm: float
    tendon_mm2: float


def sizes_of(fascicles: Mapping[str, Sequence[Fascicle]], *, path: Path = _DATA) -> dict[str, Size]:
    """Return the size of every structure that has fascicles.

    The volume is that published for the structure, or its share of what was measured as one; failing both it is
    maximal force over specific tension times fibre length, summed over the fascicles (Zajac 1989, ``zajac1989``).
    """
    table: Any = read_yaml(path, error=SourceError).value
    volumes = _published(table)
    return {
        structure: Size(
            *volumes.get(structure, (_modelled_mm3(lines), "model")),
            belly_mm=_belly_mm(table["belly_lengths_mm"].get(structure), lines),
            tendon_mm2=sum(line.force_n for line in lines) / len(lines) / _TENDON_STRESS_N_MM2,
        )
        for structure, lines in fascicles.items()
    }


def _published(table: Any) -> dict[str, tuple[float, str]]:
    found = {name: (_MM3_PER_CM3 * volume, source) for name, (volume, source) in table["volumes_cm3"].items()}
    for entry in table["shared_cm3"].values():
        volume, source = entry["whole"]
        weights = {head: force * fibre for head, (force, fibre) in entry["heads"].items()}
        for head, weight in weights.items():
            found[head] = (_MM3_PER_CM3 * volume * weight / sum(weights.values()), source)
    return found


def _modelled_mm3(lines: Sequence[Fascicle]) -> float:
    return sum(line.force_n / SPECIFIC_TENSION_N_MM2 * _fibre_mm(line) for line in lines)


def _fibre_mm(line: Fascicle) -> float:
    whole = length_mm(line.points_mm)
    low, high = (share * whole for share in _FIBRE_SHARE)
    return line.fibre_mm if low <= line.fibre_mm <= high else _USUAL_FIBRE * whole


def _belly_mm(published: Sequence[Any] | None, lines: Sequence[Fascicle]) -> float:
    """Return the length of the belly: measured; or what the tendon slack length leaves; within reason."""
    whole = float(np.mean([length_mm(line.points_mm) for line in lines]))
    slack = float(np.mean([line.slack_mm for line in lines]))
    belly = float(published[0]) if published else max(whole - max(slack, 0.0), _UNMEASURED_SHARE * whole)
    return float(np.clip(belly, _BELLY_SHARE[0] * whole, _BELLY_SHARE[1] * whole))
