from __future__ import annotations

import numpy as np
import pytest

from muscleatlas.sources.musculoskeletal.belly import Belly


@pytest.mark.parametrize("peak", [0.3, 0.5, 0.72])
def test_a_belly_is_thickest_at_its_peak_and_ends_where_it_is_told(peak: float) -> None:
    share = np.linspace(0.0, 1.0, 1001)
    swelling = Belly(0.2, 0.8, is_fleshy=False, peak=peak).swelling(share)
    assert swelling.max() == pytest.approx(1.0, abs=1e-4)
    assert share[swelling.argmax()] == pytest.approx(0.2 + 0.6 * peak, abs=0.002)
    assert not swelling[(share < 0.2) | (share > 0.8)].any()
    assert (swelling[(share > 0.21) & (share < 0.79)] > 0).all()


def test_without_a_peak_it_is_thickest_in_the_middle() -> None:
    share = np.linspace(0.0, 1.0, 101)
    swelling = Belly(0.0, 1.0, is_fleshy=False).swelling(share)
    np.testing.assert_allclose(swelling, swelling[::-1], atol=1e-6)
