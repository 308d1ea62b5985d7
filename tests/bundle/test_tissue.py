from __future__ import annotations

import numpy as np

from muscleatlas.bundle.tissue import TISSUES, tissue_counts, tissue_tag


def test_a_tag_is_the_place_of_its_tissue() -> None:
    assert [tissue_tag(tissue) for tissue in TISSUES] == list(range(11))


def test_counts_name_only_what_is_there() -> None:
    assert tissue_counts(np.array([0, 3, 3], np.uint8)) == {"untagged": 1, "bone": 2}
    assert tissue_counts(np.zeros(0, np.uint8)) == {}
