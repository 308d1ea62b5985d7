"""Nerves and arteries: the table, and their terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.evidence.supply import judge_supply, nerve_parts, terms_without_part
from tests.atlas.attached import attached_atlas


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return attached_atlas(tmp_path)


def test_a_nerve_that_the_bundle_lacks_is_not_confirmable(atlas: Atlas) -> None:
    found = judge_supply(atlas, atlas.knowledge.structures["soleus"])
    assert {(verdict.outcome, verdict.cause) for verdict in found} == {
        ("not-confirmable", "no-nerve-mesh"),
        ("not-confirmable", "no-artery-mesh"),
    }


def test_what_no_part_shows_is_listed(atlas: Atlas) -> None:
    assert "tibial-nerve" in terms_without_part(atlas)


@pytest.mark.meshes
def test_a_nerve_is_shown_by_its_own_part_and_those_of_its_branches(real_bundle: object) -> None:
    import muscleatlas

    real = muscleatlas.load()
    assert nerve_parts(real, "obturator-nerve") == (
        "nerve/obturator-nerve",
        "nerve/anterior-branch-of-obturator-nerve",
        "nerve/posterior-branch-of-obturator-nerve",
    )
    assert nerve_parts(real, "anterior-interosseous-nerve") == ("nerve/anterior-interosseous-nerve-of-forearm",)


@pytest.mark.meshes
def test_the_tibial_nerve_touches_soleus(real_bundle: object) -> None:
    import muscleatlas

    real = muscleatlas.load()
    found = judge_supply(real, real.knowledge.structures["soleus"])
    assert {verdict.outcome for verdict in found} == {"confirmed"}
