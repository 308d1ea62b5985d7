from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import numpy as np

from muscleatlas.bundle.manifest import KINDS
from muscleatlas.bundle.tissue import TISSUES
from tests.bundle.drafts import write_two

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "file-formats.md").read_text(encoding="utf-8")


def test_the_code_in_the_documentation_reads_a_part(tmp_path: Path) -> None:
    bundle = write_two(tmp_path / "b")
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    code = code.replace("meshes.npz", (bundle.path / "meshes.npz").as_posix()).replace("muscle/soleus", "bone/holey")
    read: dict[str, Any] = {}
    exec(code, read)
    data = read["vertices_mm"].tobytes() + read["faces"].astype("<i4").tobytes() + read["tags"].tobytes()
    assert hashlib.sha256(data).hexdigest() == bundle.part("bone/holey").sha256
    assert np.array_equal(read["faces"], bundle.surface("bone/holey").faces)


def test_the_digest_is_what_the_documentation_says(tmp_path: Path) -> None:
    bundle = write_two(tmp_path / "b")
    lines = sorted(f"{part.id} {part.side} {part.sha256}\n" for part in bundle.parts.values())
    assert hashlib.sha256("".join(lines).encode()).hexdigest() == bundle.digest


def test_all_kinds_and_tissues_are_documented() -> None:
    assert all(f"`{word}`" in TEXT for word in (*KINDS, *TISSUES))
