from __future__ import annotations

import json

import pytest

from muscleatlas.cli.names import names
from muscleatlas.errors import UnknownNameError


def test_a_synonym_finds_the_muscle_and_shows_what_matched(capsys: pytest.CaptureFixture[str]) -> None:
    names("peroneus longus", limit=1)
    assert capsys.readouterr().out == "Fibularis longus (Peroneus longus)  muscle  /muscle/leg/fibularislongus/\n"


def test_the_columns_stand_below_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    names("peroneus", limit=3)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert len({line.index("  /muscle/") for line in lines}) == 1


def test_programs_get_json(capsys: pytest.CaptureFixture[str]) -> None:
    names("soleus", limit=1, as_json=True)
    (record,) = json.loads(capsys.readouterr().out)
    assert record == {
        "id": "soleus",
        "permalink": "/muscle/leg/soleus/",
        "kind": "muscle",
        "name": "Soleus",
        "matched": "Soleus",
        "score": 100.0,
    }


def test_what_nothing_resembles_is_an_unknown_name() -> None:
    with pytest.raises(UnknownNameError, match="unknown name '12345678'"):
        names("12345678")
