"""One name, one structure."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from tests.anatomy.tiny import LIMB, changed_knowledge, faults_after

OTHER = f"the other is at {LIMB}:30"
SYNONYM = "synonyms: [Sole muscle]"
CALF = "synonyms: [Calf]"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param(
            "{en: Soleus, la",
            "{en: the gastrocnemius muscle, la",
            f"{LIMB}:83: soleus has the same English name as gastrocnemius\n  found: 'gastrocnemius'\n  {OTHER}",
            id="an English name",
        ),
        pytest.param(
            "la: Musculus soleus",
            "la: Musculus Gastrocnémius",
            f"{LIMB}:83: soleus has the same Latin name as gastrocnemius\n  found: 'gastrocnemius'\n  {OTHER}",
            id="a Latin name",
        ),
        pytest.param(
            SYNONYM,
            "synonyms: [Gastrocnemius]",
            f"{LIMB}:89: soleus has the synonym 'Gastrocnemius', which is the name of gastrocnemius\n  {OTHER}",
            id="another's name as a synonym",
        ),
        pytest.param(
            SYNONYM,
            "synonyms: [Sole muscle, Compartimentum posterius cruris]",
            (
                f"{LIMB}:89: soleus has the synonym 'Compartimentum posterius cruris', "
                f"which is the name of leg-posterior\n  the other is at {LIMB}:21"
            ),
            id="another's Latin name as a synonym",
        ),
        pytest.param(
            SYNONYM,
            CALF,
            (
                f"{LIMB}:89: soleus has the synonym 'Calf', which leg-posterior has as well\n"
                "  expected: one of the two only; or 'shared' instead of 'synonyms' in both, if people call both so\n"
                f"  the other is at {LIMB}:25"
            ),
            id="a synonym",
        ),
        pytest.param(
            SYNONYM, "shared: [Sole]", f"{LIMB}:89: soleus shares the name 'Sole' with nobody", id="nobody's other name"
        ),
    ],
)
def test_no_two_structures_have(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert faults_after(tmp_path, LIMB, (old, new)) == [fault]


def test_a_synonym_that_both_share_openly_belongs_to_both(tmp_path: Path) -> None:
    knowledge = read_knowledge(
        changed_knowledge(tmp_path, LIMB, (CALF, "shared: [Calf]"), (SYNONYM, "shared: [Calf muscle]"))
    )
    synonyms = {id_: knowledge.structures[id_].names.synonyms for id_ in ("leg-posterior", "soleus")}
    assert synonyms == {"leg-posterior": ("Calf",), "soleus": ("Calf muscle",)}
