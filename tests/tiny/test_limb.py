"""The tiny limb is fit to be built from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from muscleatlas.geometry.volume import signed_volume_mm3
from tests.tiny.limb import SPINDLES, Spindle, spindle_surface, write_tiny_bundle


@pytest.mark.parametrize("spindle", SPINDLES, ids=lambda spindle: spindle.id)
def test_a_spindle_has_the_volume_of_its_solid_of_revolution(spindle: Spindle) -> None:
    length = np.linalg.norm(np.subtract(spindle.top_mm, spindle.bottom_mm))
    along = np.linspace(0, 1, 2001)
    area = np.pi * (spindle.radius_mm * np.sin(np.pi * along) ** 0.7) ** 2
    whole = length * np.trapezoid(area, along)
    assert signed_volume_mm3(spindle_surface(spindle)) == pytest.approx(whole, rel=0.04)


def test_every_part_of_the_tiny_bundle_is_closed(tmp_path: Path) -> None:
    bundle = write_tiny_bundle(tmp_path / "tiny")
    assert sorted(bundle.parts) == sorted(spindle.id for spindle in SPINDLES)
    assert all(part.closed for part in bundle.parts.values())


def test_muscles_of_the_tiny_limb_have_belly_and_tendon(tmp_path: Path) -> None:
    soleus = write_tiny_bundle(tmp_path / "tiny").parts["muscle/soleus"]
    assert sorted(soleus.tissues) == ["belly", "tendon"]
