"""What a docstring cites stands in a bibliography, and the bibliography of the code holds nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from muscleatlas.anatomy.references import read_references
from muscleatlas.errors import MuscleatlasError

ROOT = Path(__file__).resolve().parents[1]
OF_CODE = ROOT / "docs" / "references.bib"
OF_ANATOMY = ROOT / "src" / "muscleatlas" / "anatomy" / "data" / "references.bib"
_CITED = re.compile(r"``([a-z]{2,}[0-9]{4,5}[a-z]?)``")


def _cited() -> dict[str, str]:
    """Return each key that the code cites, and a file that does."""
    files = sorted((ROOT / "src").rglob("*.py"))
    return {key: file.name for file in files for key in _CITED.findall(file.read_text(encoding="utf-8"))}


def _keys(path: Path) -> set[str]:
    faults: list[MuscleatlasError] = []
    found = read_references(path, faults)
    assert not faults
    return set(found)


def test_every_key_in_a_docstring_stands_in_a_bibliography() -> None:
    known = _keys(OF_CODE) | _keys(OF_ANATOMY)
    assert {key: file for key, file in _cited().items() if key not in known} == {}


def test_the_bibliography_of_the_code_is_cited_and_sorted() -> None:
    keys = re.findall(r"^@\w+\{(\w+),", OF_CODE.read_text(encoding="utf-8"), re.MULTILINE)
    assert keys == sorted(keys)
    assert set(keys) <= set(_cited())
    assert not set(keys) & _keys(OF_ANATOMY)
