"""Marks become attributes: wherever a template writes a message, its element names the key."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from muscleatlas.site.environment import template
from muscleatlas.site.i18n.marking import with_keys


def _written(source: str, **values: object) -> str:
    return with_keys(template("mark.html").environment.from_string(source).render(**values))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('<h2 id="facts">{{ _("Facts") }}</h2>', '<h2 id="facts" data-msg>Facts</h2>'),
        ('<p>{{ _("Facts") }}: 3</p>', '<p><span data-msg="Facts">Facts</span>: 3</p>'),
        ('<p>{{ _("100%%") }}</p>', '<p data-msg="100%%">100%</p>'),
        ('<nav aria-label="{{ _("Site") }}"></nav>', '<nav aria-label="Site" data-msg-aria-label></nav>'),
        ('<img alt="{{ _("All of it, 100%%") }}">', '<img alt="All of it, 100%" data-msg-alt="All of it, 100%%">'),
        ("<title>{{ _('About') }}</title>", "<title>About</title>"),
        ('<desc id="x">{{ _("At %(joint)s", joint="knee") }}</desc>', '<desc id="x">At knee</desc>'),
        ('<a href="{{ _("x") }}">y</a>', '<a href="x">y</a>'),
        ('<p title="{{ _("Facts") }}, 3">y</p>', '<p title="Facts, 3">y</p>'),
    ],
)
def test_a_message_becomes(source: str, html: str) -> None:
    assert _written(source) == html


def test_quotes_in_a_key_stay_inside_the_attribute() -> None:
    html = _written("""<p>{{ _('Say "%(word)s"', word="<a>") }}</p>""")

    assert html == (
        '<p><span data-msg="Say &#34;%(word)s&#34;">Say &#34;<span data-arg="word">&lt;a&gt;</span>&#34;</span></p>'
    )


def test_values_of_an_attribute_are_told_beside_it() -> None:
    html = _written("""<a aria-label="{{ _('To %(view)s', view=_('front')) }}">x</a>""")

    assert html == (
        '<a aria-label="To front" data-msg-aria-label="To %(view)s" data-args="{&#34;view&#34;: &#34;front&#34;}">x</a>'
    )


def test_a_message_may_stand_in_a_message() -> None:
    html = _written("""<p>{{ _('To %(view)s', view=_('front')) }}</p>""")

    assert html == (
        '<p><span data-msg="To %(view)s">To <span data-arg="view"><span data-msg="front">front</span></span></span></p>'
    )


def test_a_block_of_translation_keeps_its_links() -> None:
    source = "<p>{% trans place=place %}\n  Part of\n  {{ place }}\n{% endtrans %}</p>"

    html = _written(source, place=Markup('<a href="x">the leg</a>'))

    assert html == (
        '<p><span data-msg="Part of %(place)s">Part of <span data-arg="place"><a href="x">the leg</a></span></span></p>'
    )


def test_a_block_with_a_plural_names_its_singular() -> None:
    source = "<p>{% trans num=count %}{{ num }} muscle{% pluralize %}{{ num }} muscles{% endtrans %}</p>"

    assert _written(source, count=2) == (
        '<p><span data-msg="%(num)s muscle"><span data-arg="num">2</span> muscles</span></p>'
    )


def test_the_name_of_a_view_may_still_break() -> None:
    html = _written('<b>{{ _("lateral-posterolateral") | breakable }}</b>')

    assert html == ('<b><span data-msg="lateral-posterolateral">lateral-<wbr>postero\u00adlateral</span></b>')


def test_a_page_without_messages_stays_as_it_is() -> None:
    assert with_keys("<p>As it was</p>") == "<p>As it was</p>"
