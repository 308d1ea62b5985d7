from __future__ import annotations

from tests.content.lint.checking import findings, found

HEAD = "images:\n  - {image_id: leglateral, image_name: x.gif, image_alt: The leg turning}\n"


def test_an_image_id_that_is_declared_nowhere_is_told_with_those_that_are() -> None:
    (finding,) = findings("leg-lateral", 'Text.\n\n{% include page-image im_id="leglatral" %}\n', head=HEAD)
    assert (finding.code, finding.where, finding.value) == ("MA109", "pages/page.md:9", "leglatral")
    assert finding.expected == "'leglateral'"


def test_without_any_image_it_is_told_where_to_declare_it() -> None:
    (finding,) = findings("leg-lateral", '{% include page-image im_id="x" %}')
    assert finding.expected == "an image of that id under `images:`"


def test_an_image_that_is_declared_passes_shown_or_not() -> None:
    assert found("MA109", "leg-lateral", '{% include page-image im_id="leglateral" %}', head=HEAD) == []
    assert found("MA109", "leg-lateral", "Text.", head=HEAD) == []
