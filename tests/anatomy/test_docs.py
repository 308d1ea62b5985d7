"""The example of the documentation is one that the package reads."""

from __future__ import annotations

import re
from pathlib import Path

from muscleatlas.anatomy.schema import StructureEntry
from muscleatlas.yamlfiles import parse_yaml

DOCS = Path(__file__).parents[2] / "docs" / "knowledge.md"


def test_the_documented_entry_is_of_the_right_shape() -> None:
    example = re.search(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    document = parse_yaml(example[1], name="docs/knowledge.md")
    assert isinstance(document.value, dict)
    entry = StructureEntry.model_validate(document.value["fibularis-longus"])
    assert set(StructureEntry.model_fields) - entry.model_fields_set == {
        "title",
        "views",
        "children",
        "redirects",
        "also_in",
        "missing",
    }


def test_every_key_of_an_entry_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [key for key in StructureEntry.model_fields if f"`{key}`" not in text] == []
