from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muscleatlas.content.markdown import render_body
from muscleatlas.content.parse import parse_page
from muscleatlas.errors import Faults
from tests.content.wing import FILE, INCLUDES, body_faults, page_with_body, rendered, wing_page

IMAGE = "images:\n  - {image_id: wingupper, image_name: wing.gif}\n"
FIGURE = '<figure class="turntable" data-id="wingupper"><img src="x.gif" alt=""></figure>'
SHOWN = '{% include page-image im_id="wingupper" %}'
WITHIN = (
    "the include 'page-image' stands within something\n"
    "  expected: a line of its own, outside of sentences, tables and code"
)


class TestAWholePage:
    def test_it_becomes_text_links_lists_and_what_the_includes_make(self) -> None:
        page = parse_page(wing_page(), name="wing.md", file=FILE)
        links = {
            "/muscle/wing/": "../index.html",
            "/muscle/wing/upper/": "index.html",
            "/muscle/wing/longlevator/": "../longlevator/index.html",
        }
        assert render_body(page, includes=INCLUDES, link=links.get).split("\n") == [
            "<p>The levator alae starts on the keel &amp; ends on the wing's first finger.</p>",
            '<p><a href="../index.html">Back››</a></p>',  # noqa: RUF001 - as it is written
            "<ul>",
            '<li><a href="index.html">Upper side</a>',
            "<ul>",
            '<li><a href="../longlevator/index.html">Long levator</a></li>',
            "<li>Short levator</li>",
            "</ul>",
            "</li>",
            "</ul>",
            "",
            FIGURE,
            "",
            '<ul class="views" id="views"><li style="--k: 1">1</li></ul>',
            "",
        ]

    def test_a_body_without_words_is_empty(self) -> None:
        assert rendered("") == ""

    def test_tables_keep_their_alignment_as_a_class(self) -> None:
        assert rendered("| a | b |\n|---|--:|\n| 1 | ~~2~~ |\n") == (
            "<table>\n<thead>\n<tr>\n<th>a</th>\n"
            '<th class="align-right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
            '<td class="align-right"><s>2</s></td>\n</tr>\n</tbody>\n</table>\n'
        )

    def test_an_author_may_name_the_language_of_a_word(self) -> None:
        assert rendered('<em lang="la">ala</em>') == '<p><em lang="la">ala</em></p>\n'

    def test_twice_is_once(self) -> None:
        assert rendered(SHOWN, head=IMAGE) == rendered(SHOWN, head=IMAGE)


class TestLiquid:
    def test_the_page_can_be_named_in_its_own_text(self) -> None:
        assert rendered("{{ page.title }}{{ site.baseurl }} *{{ page.permalink }}*", head="title: Wing\n") == (
            "<p>Wing <em>/muscle/wing/upper/</em></p>\n"
        )

    def test_conditions_loops_comments_and_raw_text_work(self) -> None:
        body = (
            "{% if page.title %}x{% else %}y{% endif %}"
            "{% for tag in page.tags %}[{{ tag | upcase }}]{% endfor %}"
            "{% comment %}{% galery %}{% endcomment %}{% raw %}{% x %}{% endraw %}"
        )
        assert rendered(body, head="tags: a b\n") == "<p>y[A][B]{% x %}</p>\n"

    def test_an_unknown_tag_is_told_with_its_line_and_the_nearest(self) -> None:
        assert body_faults("Words.\n\n{% inclde gallery %}\n") == [
            "pages/wing.md:6: unknown Liquid tag 'inclde'\n  did you mean 'include'?"
        ]

    def test_an_unknown_include_is_told_with_its_line_and_the_nearest(self) -> None:
        assert body_faults("\n{% include galery %}\n") == [
            (
                "pages/wing.md:5: unknown include 'galery'\n"
                "  expected: 'gallery' and 'page-image'\n"
                "  did you mean 'gallery'?"
            )
        ]

    def test_an_unknown_image_is_told_with_those_that_the_page_has(self) -> None:
        assert body_faults('{% include page-image im_id="wingup" %}', head=IMAGE) == [
            "pages/wing.md:6: unknown image_id 'wingup'\n  expected: 'wingupper'\n  did you mean 'wingupper'?"
        ]

    def test_an_image_of_a_page_without_images_is_told(self) -> None:
        assert body_faults(SHOWN) == [
            (
                "pages/wing.md:4: unknown image_id 'wingupper'\n"
                "  expected: an image of that id under 'images:' in the front matter"
            )
        ]

    def test_an_include_without_its_parameter_is_told(self) -> None:
        assert body_faults("{% include page-image %}", head=IMAGE) == [
            "pages/wing.md:6: the include 'page-image' lacks 'im_id'\n  expected: im_id=\"…\""
        ]

    def test_an_unknown_parameter_is_told_with_the_nearest(self) -> None:
        assert body_faults('{% include page-image im_id="wingupper" imid="x" %}', head=IMAGE) == [
            (
                "pages/wing.md:6: unknown parameter of the include 'page-image' 'imid'\n"
                "  expected: 'im_id'\n  did you mean 'im_id'?"
            )
        ]

    @pytest.mark.parametrize(
        "expression",
        [
            "page-image im_id=wingupper",
            "page-image im_id=“wingupper”",
            'page-image im_id="a" im_id="b"',
            '"page-image"',
        ],
    )
    def test_an_include_of_another_form_is_told_as_it_stands(self, expression: str) -> None:
        assert body_faults(f"{{% include {expression} %}}", head=IMAGE) == [
            (
                f"pages/wing.md:6: the include can't be read\n"
                f"  found: {expression!r}\n"
                '  expected: name, then key="value" for each parameter'
            )
        ]

    def test_an_include_without_a_name_is_told(self) -> None:
        assert body_faults("{% include %}") == [
            (
                "pages/wing.md:4: the include can't be read\n"
                "  found: ''\n"
                '  expected: name, then key="value" for each parameter'
            )
        ]

    @pytest.mark.parametrize(
        "tag",
        [
            "{%include page-image im_id='wingupper'%}",
            "{%- include page-image  im_id = 'wingupper' -%}",
            '{% include page-image\n   im_id="wing\\upper" %}',
        ],
    )
    def test_quotes_blanks_and_line_ends_make_no_difference(self, tag: str) -> None:
        assert rendered(tag, head=IMAGE).strip() == FIGURE

    def test_an_unknown_variable_is_told(self) -> None:
        assert body_faults("\n{{ pge.title }}") == ["pages/wing.md:5: Liquid: 'pge' is undefined"]

    def test_an_unknown_filter_is_told(self) -> None:
        assert body_faults("{{ page.title | uper }}") == ["pages/wing.md:4: Liquid: unknown filter 'uper'"]

    def test_a_tag_that_is_not_closed_is_told(self) -> None:
        assert body_faults("Words.\n{% include gallery\n") == [
            "pages/wing.md:5: Liquid: missing tag name or closing delimiter"
        ]

    def test_a_loop_without_end_is_stopped(self) -> None:
        assert body_faults("{% for i in (1..99999999) %}x{% endfor %}") == [
            "pages/wing.md:4: Liquid: loop iteration limit reached"
        ]

    def test_no_file_can_be_read_by_a_template(self) -> None:
        assert body_faults("{% render 'x' %}")[0].startswith("pages/wing.md:4: unknown Liquid tag 'render'")
        assert body_faults("{% include ../../etc/passwd %}")[0].startswith(
            "pages/wing.md:4: unknown include '../../etc/passwd'"
        )

    def test_all_faults_are_told_at_once(self) -> None:
        faults = body_faults("{% a %}\n{% include b %}\n{% include gallery %}\n{% for x in y %}\n{% c %}{% endfor %}\n")
        assert [message.split("\n")[0] for message in faults] == [
            "pages/wing.md:4: unknown Liquid tag 'a'",
            "pages/wing.md:5: unknown include 'b'",
            "pages/wing.md:6: the page shows a gallery and has none",
            "pages/wing.md:8: unknown Liquid tag 'c'",
        ]


class TestWhereIncludesStand:
    def test_an_include_ends_the_paragraph_before_it(self) -> None:
        assert rendered(f"Words.\n{SHOWN}\nMore.", head=IMAGE) == f"<p>Words.</p>\n\n{FIGURE}\n<p>More.</p>\n"

    def test_an_include_may_stand_in_a_list_a_quotation_and_a_block(self) -> None:
        assert rendered(f"- Words.\n  {SHOWN}\n", head=IMAGE) == f"<ul>\n<li>Words.\n{FIGURE}\n</li>\n</ul>\n"
        assert rendered(f"> {SHOWN}\n", head=IMAGE) == f"<blockquote>\n\n{FIGURE}\n</blockquote>\n"
        assert rendered(f"<div>\n{SHOWN}\n</div>\n", head=IMAGE) == f"<div>\n{FIGURE}\n</div>\n"

    def test_several_includes_may_share_a_line(self) -> None:
        assert rendered(f"{SHOWN} {SHOWN}", head=IMAGE).strip() == f"{FIGURE} {FIGURE}"

    def test_an_include_within_a_comment_is_not_shown(self) -> None:
        assert rendered(f"a\n\n<!-- {SHOWN} -->\n", head=IMAGE) == "<p>a</p>\n\n"

    @pytest.mark.parametrize(
        "body",
        [
            f"Words {SHOWN} words.",
            f"# {SHOWN}",
            f"[x]({SHOWN})",
            f"[{SHOWN}](/muscle/wing/)",
            f"`{SHOWN}`",
            f"```\na\n{SHOWN}\n```",
            f"    {SHOWN}",
            f"<pre>\na\n{SHOWN}\n</pre>",
            f'<div lang="\n{SHOWN}\n">x</div>',
            f"| a |\n|---|\n| {SHOWN} |",
            f"<textarea>\n{SHOWN}\n",
        ],
    )
    def test_an_include_elsewhere_is_refused(self, body: str) -> None:
        line = 6 + body[: body.index("{%")].count("\n")
        assert body_faults(body, head=IMAGE) == [f"pages/wing.md:{line}: {WITHIN}"]

    @settings(derandomize=True, deadline=None, max_examples=60)
    @given(st.lists(st.sampled_from(["a", "\n", "    ", "- ", "> ", "`", "*", "<p>", "</p>", "<b>", "|", SHOWN])))
    def test_an_include_is_shown_whole_or_refused(self, pieces: list[str]) -> None:
        body = "".join(pieces)
        page = page_with_body(body, head=IMAGE)
        try:
            html = render_body(page, includes=INCLUDES, link=lambda _: None)
        except Faults as error:
            assert all(str(fault).endswith(WITHIN) for fault in error.faults)  # noqa: PT017
        else:
            assert html.count(FIGURE) == body.count(SHOWN)

    def test_words_that_look_like_a_mark_stay_words(self) -> None:
        word = f"include{'0' * 32}n0e"
        assert rendered(f"{word}\n\nx {word}\n") == f"\n{word}\n<p>x {word}</p>\n"


class TestLinks:
    @pytest.mark.parametrize(
        ("address", "target"),
        [
            ("/muscle/wing/", "#/muscle/wing/"),
            ("/muscle/wing", "#/muscle/wing/"),
            ("/muscle/wing/index.html", "#/muscle/wing/"),
            ("/", "#/"),
            ("../lower/", "#/muscle/wing/lower/"),
            ("feathers", "#/muscle/wing/upper/feathers/"),
            ("../../../../../etc/", "#/etc/"),
            ("/muscle/flügel/", "#/muscle/flügel/"),
            ("/assets/images/a%20b.png", "#/assets/images/a b.png"),
            ("/muscle/wing#bones", "#/muscle/wing/#bones"),
            ("/muscle/wing/?x=1#y", "#/muscle/wing/?x=1#y"),
            ("#bones", "#bones"),
            ("https://example.org/a?b=c&d", "https://example.org/a?b=c&amp;d"),
            ("mailto:a@example.org", "mailto:a@example.org"),
        ],
    )
    def test_a_link_is_passed_as_a_permalink(self, address: str, target: str) -> None:
        assert rendered(f"[x]({address})") == f'<p><a href="{target}">x</a></p>\n'

    def test_a_link_that_leads_to_nothing_becomes_its_text(self) -> None:
        body = '[*one*](/a/) [two](/b/ "Two") <a href="/c/">three</a>'
        assert rendered(body, known={"/b/": "b.html"}) == (
            '<p><em>one</em> <a href="b.html" title="Two">two</a> three</p>\n'
        )

    def test_a_picture_of_the_site_is_a_link_too(self) -> None:
        known = {"/assets/images/a.png": "../a.png"}
        assert rendered("![A](/assets/images/a.png) ![B & C](/b.png)", known=known) == (
            '<p><img src="../a.png" alt="A"> B &amp; C</p>\n'
        )

    def test_a_picture_of_another_site_is_refused(self) -> None:
        assert body_faults("Words.\n\n![A](https://example.org/a.png)\n") == [
            (
                "pages/wing.md:6: the picture 'https://example.org/a.png' lies on another site\n"
                "  expected: a picture of this site"
            )
        ]

    def test_an_address_without_a_scheme_is_refused(self) -> None:
        assert body_faults("[x](//example.org/)\n") == [
            "pages/wing.md:4: the address '//example.org/' has no scheme\n  expected: 'https://example.org/'"
        ]

    def test_what_a_title_says_is_never_taken_for_a_link(self) -> None:
        body = '<a href="/a/"><abbr title="</a><a><img>">x</abbr></a> y'
        assert rendered(body, known={"/a/": "a.html"}) == (
            '<p><a href="a.html"><abbr title="&lt;/a&gt;&lt;a&gt;&lt;img&gt;">x</abbr></a> y</p>\n'
        )
