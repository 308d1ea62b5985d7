from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from muscleatlas.workflow.digest import canonical_json, code_digest, digest_of, file_sha256, files_digest

JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False, allow_infinity=False) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_canonical_json_reads_back_as_the_value(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


def test_the_order_in_which_a_mapping_was_filled_does_not_count() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_that_json_lacks_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(value)


def test_a_set_is_refused_since_it_has_no_order() -> None:
    with pytest.raises(TypeError):
        canonical_json({"a", "b"})


def test_file_sha256_of_an_empty_file_is_the_published_one(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert file_sha256(tmp_path / "empty") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_moved_folder_keeps_its_digest_and_a_renamed_file_changes_it(tmp_path: Path) -> None:
    for place in ("here", "there"):
        (tmp_path / place / "data").mkdir(parents=True)
        (tmp_path / place / "data" / "a.yaml").write_text("a")
    here, there = (files_digest([tmp_path / place / "data"]) for place in ("here", "there"))
    (tmp_path / "there" / "data" / "a.yaml").rename(tmp_path / "there" / "data" / "b.yaml")
    assert here == there
    assert files_digest([tmp_path / "there" / "data"]) != here


def test_compiled_leftovers_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "a.py").touch()
    before = files_digest([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").touch()
    assert files_digest([tmp_path]) == before


def test_code_digest_is_the_same_under_any_hash_seed() -> None:
    script = "from muscleatlas.workflow.digest import code_digest; print(code_digest('workflow', 'frames.py'))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert seen == {code_digest("workflow", "frames.py")}


def test_code_digest_tells_one_part_of_the_package_from_another() -> None:
    assert code_digest("workflow") != code_digest("geometry")
