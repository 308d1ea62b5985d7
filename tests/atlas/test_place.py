"""A place tells what is stated of it."""

from __future__ import annotations

from pathlib import Path

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import read_join
from tests.anatomy.tiny import LIMB, changed_knowledge
from tests.tiny.limb import write_tiny_bundle

END = "    posterior-tibial: {artery: posterior-tibial-artery}\n"
HELPED = (END, f"{END}  synergists:\n    gastrocnemius: {{actions: ankle-plantarflexion}}\n")


def test_partners_are_told_from_both_sides_and_layers_by_the_tree(tmp_path: Path) -> None:
    copy = changed_knowledge(tmp_path, LIMB, HELPED)
    (copy / "vocabulary" / "layers.yaml").write_text("calf: {en: calf, holds: leg-posterior}\n", encoding="utf-8")
    knowledge, bundle = read_knowledge(copy), write_tiny_bundle(tmp_path / "tiny")
    atlas = Atlas(knowledge, bundle, read_join(bundle, knowledge))
    soleus, gastrocnemius = atlas.find("soleus"), atlas.find("gastrocnemius")
    assert repr(soleus.synergists) == "(<synergist gastrocnemius in plantarflexion>,)"
    assert repr(gastrocnemius.synergists) == "(<synergist soleus in plantarflexion>,)"
    assert (soleus.antagonists, gastrocnemius.antagonists) == ((), ())
    assert repr(soleus.layers) == "(<layer calf, by leg-posterior>,)"
