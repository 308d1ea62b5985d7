"""YAML with the place of every value."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.errors import ContentError, Faults, KnowledgeError
from muscleatlas.yamlfiles import parse_yaml, read_yaml

TEXT = """\
fibula:
  sites: [head, shaft]
  note: >-
    long
  nested:
    - {on: tibia, site: shaft}
    -
      on: talus
header: no
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("fibula",), 1),
        (("fibula", "sites", 1), 2),
        (("fibula", "note"), 3),
        (("fibula", "nested", 0, "site"), 6),
        (("fibula", "nested", 1, "on"), 8),
        (("header",), 9),
    ],
)
def test_a_path_leads_to_the_line_of_its_key(path: tuple[str | int, ...], line: int) -> None:
    assert parse_yaml(TEXT, name="x.yaml").line(path) == line


def test_a_missing_value_has_the_line_of_the_nearest_thing_above_it() -> None:
    assert parse_yaml(TEXT, name="x.yaml").where(["fibula", "nested", 1, "site"]) == "x.yaml:8"


def test_lines_count_from_the_beginning_of_the_file() -> None:
    assert parse_yaml("a: 1\nb: 2\n", name="x.md", line_offset=1).where(["b"]) == "x.md:3"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", False),
        ("Yes", True),
        ("true", True),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("'no'", "no"),
        ('"12"', "12"),
        ("2020-01-01", "2020-01-01"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
    ],
)
def test_scalars_are_text_unless_plainly_something_else(written: str, value: object) -> None:
    document = parse_yaml(f"key: {written}\n", name="x.yaml")
    assert document.value == {"key": value}


def test_a_key_is_text_whatever_it_looks_like() -> None:
    assert parse_yaml("on: 1\n12: 2\n", name="x.yaml").value == {"on": 1, "12": 2}


def test_an_empty_text_holds_nothing() -> None:
    document = parse_yaml("# only a comment\n", name="x.yaml")
    assert document.value is None
    assert document.where() == "x.yaml:1"


def test_an_alias_repeats_what_it_names() -> None:
    assert parse_yaml("a: &a [1]\nb: *a\n", name="x.yaml").value == {"a": [1], "b": [1]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "x.yaml:2: key 'a' is given twice\n  line 1 has it already"),
        ("a: !tag 1\n", "x.yaml:1: unknown YAML tag '!tag'\n  put quotes around a text that begins with '!'"),
        ("a: &a [*a]\n", "x.yaml:1: an alias (*) that stands inside of what it repeats"),
        ("? [a]\n: 1\n", "x.yaml:1: a key that is a list or a mapping"),
    ],
)
def test_what_the_dialect_refuses_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(Faults) as caught:
        parse_yaml(text, name="x.yaml")
    assert str(caught.value) == f"1 fault in x.yaml\n{message}"


def test_all_keys_given_twice_are_told_at_once() -> None:
    with pytest.raises(Faults) as caught:
        parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\n", name="x.yaml", error=KnowledgeError)
    assert [fault.where for fault in caught.value.faults] == ["x.yaml:2", "x.yaml:3"]
    assert all(isinstance(fault, KnowledgeError) for fault in caught.value.faults)


@pytest.mark.parametrize(
    "text", ["a: [1\n", "a: 1\n b: 2\n", "\ta: 1\n", "a: 'x\n", "a: b: c\n", "a: \x01\n", "a: *x\n"]
)
def test_broken_yaml_names_the_line(text: str) -> None:
    with pytest.raises(Faults, match=r"x\.md:\d+: broken YAML: ") as caught:
        parse_yaml(text, name="x.md", error=ContentError, line_offset=3)
    (fault,) = caught.value.faults
    assert isinstance(fault, ContentError)
    assert fault.where in {"x.md:4", "x.md:5"}


def test_aliases_that_unfold_without_measure_are_refused() -> None:
    lines = ["a0: &a0 [1, 1]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12))]
    with pytest.raises(Faults, match="unfold to more than 200000 values"):
        parse_yaml("\n".join(lines), name="x.yaml")


def test_a_file_that_is_missing_or_not_utf8_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"y\.yaml: can't be read"):
        read_yaml(tmp_path / "y.yaml", error=KnowledgeError, name="y.yaml")
    (tmp_path / "z.yaml").write_bytes(b"a: \xff\n")
    with pytest.raises(Faults, match=r"z\.yaml: is not UTF-8 text"):
        read_yaml(tmp_path / "z.yaml", error=KnowledgeError, name="z.yaml")
