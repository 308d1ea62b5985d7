"""The reader of references.bib understands what such a file needs and refuses the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from muscleatlas.anatomy.references import Reference, read_references
from muscleatlas.errors import MuscleatlasError

TEXT = r"""% a comment with @book{no, title={x}}
@book{moore2018,
  author  = {Moore, Keith L. and Dalley, II, Arthur F. and Agur, Anne M. R.},
  title   = {Clinically {O}riented Anatomy},
  edition = {8},
  publisher = "Wolters Kluwer",
  year    = 2018
}

@article{rosse2003,
  author  = {Mej{\'\i}no, Jos{\'e} and L\"{o}we, Ann},
  title   = {Muscles \& bones},
  journal = {A Journal},
  pages   = {478--500},
  year    = {2003},
  doi     = {10.1/x},
}
"""


def _read(tmp_path: Path, text: str) -> tuple[dict[str, Reference], list[str]]:
    path = tmp_path / "references.bib"
    path.write_text(text, encoding="utf-8")
    faults: list[MuscleatlasError] = []
    works = read_references(path, faults)
    return works, [str(fault).replace(f"{tmp_path.as_posix()}/", "") for fault in faults]


def test_entries_are_read_as_plain_text(tmp_path: Path) -> None:
    works, faults = _read(tmp_path, TEXT)
    assert faults == []
    assert list(works) == ["moore2018", "rosse2003"]
    assert str(works["moore2018"]) == (
        "Moore, Dalley and Agur. Clinically Oriented Anatomy. 8th edition. Wolters Kluwer. 2018."
    )
    assert works["rosse2003"].short == "Mejíno and Löwe 2003"
    assert works["rosse2003"].fields["pages"] == "478–500"
    assert works["rosse2003"].link == "https://doi.org/10.1/x"


def test_a_website_has_no_year(tmp_path: Path) -> None:
    works, _ = _read(tmp_path, "@misc{site, title={Site: anatomy}, author={{Site}}, year={n.d.}, url={https://a.b}}")
    assert (str(works["site"]), works["site"].short, works["site"].link) == ("Site: anatomy.", "Site", "https://a.b")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("@book{a, title={A}}\n@book{a, title={B}}", "2: the key 'a' is given twice"),
        ("@book{a, year={2000}}", "1: the work 'a' has no title"),
        ("@book{a, title={A}", "1: not a complete BibTeX entry: '@book{a, title={A}'"),
        ("@book{a, title={A} year={2}}", "1: the work 'a' lacks a comma after 'A'"),
        ("@book{a, title={A}, title={B}}", "1: the work 'a' gives the field 'title' twice"),
        ("@book{a, title=macro}", "1: the work 'a' has a field that is neither {text}, \"text\" nor a number"),
        ("@book{a, title={A}, nonsense}", "1: the work 'a' has something that is no field: 'nonsense'"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    assert _read(tmp_path, text)[1] == [f"references.bib:{fault}"]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    faults: list[MuscleatlasError] = []
    assert read_references(tmp_path / "references.bib", faults) == {}
    assert "can't be read" in str(faults[0])
