from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.patch_table import PatchTable, read_patch_table
from muscleatlas.bundle.patches import NamedPatch
from muscleatlas.errors import Faults
from tests.atlas.attached import attached_atlas


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return attached_atlas(tmp_path)


def _read(atlas: Atlas, folder: Path, text: str) -> PatchTable:
    (folder / "boxes-patches.yaml").write_text(text)
    return read_patch_table(atlas.bundle, atlas.knowledge, atlas.join, folder=folder)


def test_a_patch_belongs_to_the_muscle_of_its_name(atlas: Atlas) -> None:
    assert atlas.patches.patches == {"soleus": (NamedPatch("attachment/soleus", None),)}


def test_the_table_overrules_the_name(atlas: Atlas, tmp_path: Path) -> None:
    table = _read(
        atlas, tmp_path, "patches: {attachment/soleus: [{of: [plantaris, popliteus], role: insertion, pieces: [0]}]}"
    )
    patch = NamedPatch("attachment/soleus", "insertion", (0,))
    assert table.patches == {"plantaris": (patch,), "popliteus": (patch,)}


def test_tissues_are_shown_by_parts(atlas: Atlas, tmp_path: Path) -> None:
    assert _read(atlas, tmp_path, "tissues: {sacrotuberous-ligament: [bone/tibia]}").tissues == {
        "sacrotuberous-ligament": ("bone/tibia",)
    }


def test_every_unknown_name_is_told_with_its_line(atlas: Atlas, tmp_path: Path) -> None:
    text = "patches:\n  attachment/solus:\n    - {of: [soleuss]}\ntissues:\n  no-such-tissue: [bone/tibja]\n"
    with pytest.raises(Faults) as caught:
        _read(atlas, tmp_path, text)
    told = str(caught.value)
    for name, line in (("attachment/solus", 2), ("soleuss", 3), ("no-such-tissue", 5), ("bone/tibja", 5)):
        assert f"{name!r}" in told
        assert f"boxes-patches.yaml:{line}" in told


def test_what_is_no_table_is_told(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(Faults, match="not a table of patches"):
        _read(atlas, tmp_path, "patches: {attachment/soleus: [{of: []}]}")
