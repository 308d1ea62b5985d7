"""Messages: plain English to Python, a key to the browser."""

from __future__ import annotations

from markupsafe import Markup, escape

from muscleatlas.site.i18n.message import BEGIN, Message, gettext, ngettext, without_marks


def test_a_message_is_the_text_that_it_says() -> None:
    assert gettext("More heads of %(muscle)s", muscle="triceps") == "More heads of triceps"


def test_a_message_knows_its_key_and_what_stands_in_it() -> None:
    message = gettext("More heads of %(muscle)s", muscle="triceps")

    assert (message.key, message.values) == ("More heads of %(muscle)s", {"muscle": "triceps"})


def test_a_number_chooses_the_form_and_the_singular_stays_the_key() -> None:
    forms = [ngettext("%(num)s muscle", "%(num)s muscles", count) for count in (0, 1, 2)]

    assert [(str(form), form.key) for form in forms] == [
        ("0 muscles", "%(num)s muscle"),
        ("1 muscle", "%(num)s muscle"),
        ("2 muscles", "%(num)s muscle"),
    ]


def test_html_in_a_message_is_text_to_python() -> None:
    assert gettext("Part of %(place)s", place=Markup("<a href='x'>the leg</a>")) == "Part of the leg"


def test_escaping_marks_a_message_and_escapes_what_stands_in_it() -> None:
    html = escape(gettext("A & %(thing)s", thing="<b>"))

    assert BEGIN in html
    assert "A &amp; " in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_a_part_of_a_message_is_no_message() -> None:
    assert not isinstance(gettext("Facts").lower(), Message)


def test_marks_in_a_text_from_elsewhere_are_removed() -> None:
    assert without_marks(f"a{BEGIN}b") == "ab"
