"""The command tells findings to people and to programs, and ends with the right code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from muscleatlas.cli.main import main

DOUBLED = "It ends on the the calcaneus."
WITHOUT_ALT = "![](/assets/x.png)"


def page(folder: Path, body: str) -> str:
    """Write a page about soleus whose body begins in line 4."""
    file = folder / "soleus.md"
    file.write_text(f"---\npermalink: /muscle/leg/soleus/\n---\n{body}\n", encoding="utf-8")
    return str(file)


def test_an_error_is_told_with_its_line_and_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", page(tmp_path, DOUBLED)]) == 1
    assert capsys.readouterr().out == (
        f"{tmp_path.as_posix()}/soleus.md:4: MA105 the word 'the' stands twice\n"
        "  found: the the\n  expected: the\n  take one away\n"
        "1 error. `muscleatlas check --explain MA105` tells more about MA105.\n"
    )


def test_a_page_without_findings_ends_with_nought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", page(tmp_path, "Runners know its cramps.")]) == 0
    assert capsys.readouterr().out == "Nothing found.\n"


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_hints_count_only_where_one_is_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int
) -> None:
    assert main(["check", page(tmp_path, WITHOUT_ALT), *options]) == code
    assert "0 errors and 1 hint." in capsys.readouterr().out


def test_programs_get_every_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = page(tmp_path, DOUBLED)
    assert main(["check", file, "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "MA105",
            "severity": "error",
            "where": f"{file}:4",
            "structure": "soleus",
            "what": "the word 'the' stands twice",
            "value": "the the",
            "expected": "the",
            "hint": "take one away",
        }
    ]


def test_a_rule_is_explained_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "ma105"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("MA105 (error)  A word that stands twice\n")
    assert told.endswith("write into its front matter:\n  lint: {MA105: the reason}\n")


@pytest.mark.parametrize("call", [["--explain", "MA999"], ["--explain", "MA105", "page.md"], ["nowhere"], ["--loud"]])
def test_a_wrong_call_ends_with_two(call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", *call]) == 2


def test_links_to_the_pages_of_bones_and_to_the_site_s_own_pages_lead_somewhere(tmp_path: Path) -> None:
    from muscleatlas.site.plan import CHANGES, COVERAGE

    body = f"[Home](/), [changes]({CHANGES}), [ledger]({COVERAGE}), [shin](/bone/tibia/)"
    assert main(["check", page(tmp_path, body)]) == 0
