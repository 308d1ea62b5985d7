"""``muscleatlas evidence``: what it tells, as words, JSON and a table."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from muscleatlas.cli.main import main

pytestmark = pytest.mark.meshes


def test_it_tells_totals_and_reasons_and_writes_the_table(
    real_bundle: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "evidence.csv"
    assert main(["evidence", "popliteus", "--csv", str(table), "--jobs", "1"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("attachment: ")
    assert "contradicted, of what could be decided: 0.0%" in told
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert {row["permalink"] for row in rows} == {"/muscle/leg/popliteus/"}


def test_json_holds_every_kind_of_record(real_bundle: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "popliteus", "--json", "--jobs", "1", "--strict"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"verdicts", "measures", "relations"} <= set(found)


def test_an_unknown_name_is_refused(real_bundle: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "popliteuss"]) == 2
    assert "popliteus" in capsys.readouterr().err
