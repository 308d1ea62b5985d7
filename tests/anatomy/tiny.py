"""The knowledge of the tiny limb, to be changed at will."""

from __future__ import annotations

import shutil
from pathlib import Path

from muscleatlas.anatomy.knowledge import Knowledge, read_knowledge
from muscleatlas.errors import Faults

TINY_KNOWLEDGE = Path(__file__).parents[1] / "tiny" / "knowledge"
LIMB = "structures/limb.yaml"


def changed_knowledge(folder: Path, file: str, *changes: tuple[str, str]) -> Path:
    """Return a copy of the tiny knowledge in which one file is changed; each text to change stands there once."""
    copy = folder / "knowledge"
    shutil.copytree(TINY_KNOWLEDGE, copy, dirs_exist_ok=True)
    text = (copy / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        text = text.replace(old, new)
    (copy / file).write_text(text, encoding="utf-8")
    return copy


def faults_after(folder: Path, file: str, *changes: tuple[str, str]) -> list[str]:
    """Return what reading the changed knowledge tells, with places relative to the folder."""
    copy = changed_knowledge(folder, file, *changes)
    try:
        read_knowledge(copy)
    except Faults as caught:
        return [str(fault).replace(f"{copy.as_posix()}/", "") for fault in caught.faults]
    return []


def tiny_knowledge() -> Knowledge:
    """Return the tiny knowledge as it is."""
    return read_knowledge(TINY_KNOWLEDGE)


ANKLE = """\
ankle-movers:
  kind: group
  parent: leg
  permalink: /muscle/ankle/
  title: Muscles of the ankle
  names: {en: Ankle movers}

"""
GUEST = (
    ("soleus:\n", f"{ANKLE}soleus:\n"),
    ("/muscle/leg/soleus/\n", "/muscle/leg/soleus/\n  redirects: [/muscle/ankle/soleus/]\n  also_in: [ankle-movers]\n"),
)
"""Changes of the limb: soleus is also a member of a second group, where it had a page of its own."""


def guest_knowledge(folder: Path) -> Knowledge:
    """Return the tiny knowledge with a guest."""
    return read_knowledge(changed_knowledge(folder, LIMB, *GUEST))
