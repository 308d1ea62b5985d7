"""Checking pages as a whole: what is read, what is silenced, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.content.lint.catalogue import RULES, rule_of
from muscleatlas.content.lint.check import check_files
from muscleatlas.errors import UnknownNameError, UsageError
from tests.conftest import REPOSITORY
from tests.content.lint.checking import findings, found, knowledge

GRAIN = REPOSITORY.parent / "shared" / "seed"
PAGE = "---\npermalink: /muscle/leg/soleus/\n---\nIt ends on the the calcaneus.\n"


def told(*paths: Path) -> list[str]:
    return [f"{Path(finding.where).name} {finding.code}" for finding in check_files(knowledge(), paths)]


def test_a_file_and_its_folder_are_checked_alike_and_once(tmp_path: Path) -> None:
    (tmp_path / "soleus.md").write_text(PAGE, encoding="utf-8")
    assert told(tmp_path / "soleus.md") == told(tmp_path) == ["soleus.md:4 MA105"]


def test_a_page_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("no page", encoding="utf-8")
    (tmp_path / "b.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.md").write_text(PAGE, encoding="utf-8")
    assert told(tmp_path) == ["a.md:1 MA100", "c.md:2 MA100", "b.md:4 MA105", "c.md:4 MA105"]


def test_a_path_without_pages_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no page in the folder"):
        check_files(knowledge(), [tmp_path])


def test_a_rule_is_silenced_by_a_reason_in_the_front_matter() -> None:
    text = "It ends on the the calcaneus."
    assert findings("soleus", text, head="lint: {MA105: a stutter is quoted}\n") == []
    assert [
        one.code for one in findings("soleus", "It ends on the the calcaneus.", head="lint: {MA104: quoted}\n")
    ] == ["MA105"]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("{MA105: }", "lint {'MA105': None} gives no reason for MA105"),
        ("{doubled: quoted}", "lint {'doubled': 'quoted'} names no rule by 'doubled'"),
        ("MA105", "lint is text"),
    ],
)
def test_a_silence_without_a_reason_is_a_fault(tmp_path: Path, written: str, fault: str) -> None:
    (tmp_path / "a.md").write_text(f"---\npermalink: /muscle/leg/soleus/\nlint: {written}\n---\n", encoding="utf-8")
    (finding,) = check_files(knowledge(), [tmp_path])
    assert (finding.code, finding.what) == ("MA100", fault)


def test_codes_are_in_order_and_each_is_used_once() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == [f"MA{number}" for number in range(100, 100 + len(RULES))]
    assert rule_of("ma104").code == "MA104"
    with pytest.raises(UnknownNameError, match="unknown rule 'MA999'"):
        rule_of("MA999")


def test_every_rule_has_a_file_and_a_test_of_the_same_name() -> None:
    here = {path.stem for path in (Path(__file__).parent / "rules").glob("test_*.py")}
    files = {Path(str(rule.check.__code__.co_filename)).stem for rule in RULES}
    assert here == {f"test_{name}" for name in files}
    assert len(files) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_every_rule_explains_itself_in_whole_sentences(rule: object) -> None:
    for text in (getattr(rule, name) for name in ("why", "mend")):
        assert text[0].isupper()
        assert text.endswith(".")


def test_a_finding_reads_as_a_sentence_with_its_place_and_the_next_thing_to_try() -> None:
    (finding,) = findings("soleus", "It ends on the the calcaneus.")
    assert str(finding) == (
        "pages/page.md:5: MA105 the word 'the' stands twice\n  found: the the\n  expected: the\n  take one away"
    )


def test_lines_are_those_of_the_file_also_after_liquid_and_lists() -> None:
    body = "{% comment %}\nx\n{% endcomment %}\n\n- One\n- Two two\n\nand a\nline line.\n"
    assert found("MA105", "soleus", body) == ["10: Two two", "13: line line"]


@pytest.mark.skipif(not GRAIN.is_dir(), reason="the page that the atlas grew from is not here")
def test_the_page_that_the_atlas_grew_from_speaks_of_the_gastrocnemius() -> None:
    (finding,) = check_files(knowledge(), [GRAIN])
    assert finding.code == "MA101"
    assert Path(finding.where).name == "muscle_leg-lateral.md:71"
    assert finding.what == "the text describes 'Gastrocnemius', not 'Lateral compartment of leg'"
    assert finding.hint == "move this text to /muscle/leg/gastrocnemius/, and write one for /muscle/leg/lateral/"
