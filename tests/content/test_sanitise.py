from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muscleatlas.content.sanitise import sanitised
from muscleatlas.errors import Faults
from tests.content.wing import rendered

ACTIVE = {"script", "style", "iframe", "object", "embed", "form", "input", "button", "svg", "math", "link", "meta"}
ACTIVE |= {"base", "video", "audio", "source", "template", "textarea", "noscript", "frame", "frameset", "body", "html"}
HARMLESS = {"href", "src", "alt", "title", "lang", "dir", "start", "colspan", "rowspan", "scope", "width", "height"}
HARMLESS |= {"class"}

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' alt='' onload='alert(1)'>",
    '<img alt="`><script>alert(1)</script>`">',
    "<svg onload=alert(1)><circle/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x.swf'></object><embed src='x.swf'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '[x](/a/ "\\" onmouseover=alert(1) x=\\"")',
    '![x" onerror="alert(1)](/a.png)',
    "<javascript:alert(1)>",
    "<p style='position:fixed'>x</p>",
    "<style>body{display:none}</style>",
    "<div onclick=alert(1) id=top class=hero data-x=1>x</div>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<form action=/x><input name=q autofocus onfocus=alert(1)><button>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video src=x onerror=alert(1)></video><audio src=x></audio>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea></textarea><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<td class='align-left evil' style='x'>x</td>",
    "```html onclick=alert(1)\n<script>alert(1)</script>\n```",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "{{ '<script>alert(1)</script>' }}",
    "{{ page.title }}",
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    "{% assign x = '<img src=x onerror=alert(1)>' %}{{ x }}",
    "<img src=x:x onerror\u000b=alert(1)>",
    "<img\tsrc=x\tonerror=alert(1)>",
    "<img src=x onerror=&#97;lert(1)>",
    "<IMG SRC=`javascript:alert('x')`>",
    "<img src='jav&#x09;ascript:alert(1)'>",
    "<img srcset='https://evil.example/x 1x'>",
    "<a href='\u0001javascript:alert(1)'>x</a>",
    "<a href='https://evil.example' ping='https://evil.example' target=_blank>x</a>",
    "<a href='x' style=background:url(javascript:alert(1))>x</a>",
    "<a href='blob:https://x/y'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<keygen autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)></select>",
    "<input type=image src onerror=alert(1)>",
    "<portal src='https://evil.example'></portal>",
    "<dialog open onclose=alert(1)>x</dialog>",
    "<p onpointerrawupdate=alert(1)>x</p>",
    "<b popover id=x onbeforetoggle=alert(1)>x</b>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<table><td background='javascript:alert(1)'>x</td></table>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<title><img src=x onerror=alert(1)></title>",
    "<plaintext><script>alert(1)</script>",
    "<custom-element onclick=alert(1) slot=x>x</custom-element>",
    "<span data-msg='Facts' data-name=soleus data-copy=x>x</span>",
    "<p contenteditable tabindex=1 accesskey=x>x</p>",
    "[x](\tjavascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x](<javascript:alert(1)>)",
    '<https://evil.example/"onmouseover=alert(1)>',
    "\ufdd0key\ufdd1<img src=x onerror=alert(1)>\ufdd2",
]


class Elements(HTMLParser):
    """Every tag and every attribute of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def harm(html: str) -> list[str]:
    found = Elements(html)
    addresses = [value for name, value in found.attributes if name in {"href", "src"}]
    classes = {value for name, value in found.attributes if name == "class"}
    return [
        *sorted(found.tags & ACTIVE),
        *sorted({name for name, _value in found.attributes} - HARMLESS),
        *[address for address in addresses if not address.startswith(("#/", "https://", "mailto:"))],
        *sorted(classes - {"align-left", "align-right", "align-center"}),
    ]


class TestInjection:
    @pytest.mark.parametrize("attack", ATTACKS)
    def test_no_attack_comes_through(self, attack: str) -> None:
        head = "title: '<script>alert(1)</script>'\n"
        assert harm(rendered(f"Before.\n\n{attack}\n\nAfter.\n", head=head)) == []

    def test_the_measure_finds_what_has_come_through(self) -> None:
        assert harm("<script></script><p onclick=x class=hero><a href='javascript:x'>") == [
            "script",
            "onclick",
            "javascript:x",
            "hero",
        ]

    @settings(derandomize=True, deadline=None, max_examples=150)
    @given(st.lists(st.sampled_from([*ATTACKS, "<b>", "</b>", '"', "'", ">", "<", "`", "\n", "\n\n", "a"]), max_size=5))
    def test_no_mixture_of_attacks_comes_through(self, pieces: list[str]) -> None:
        try:
            html = rendered("".join(pieces), head="title: x\n")
        except Faults:
            return
        assert harm(html) == []


class TestSanitised:
    def test_twice_is_once(self) -> None:
        for attack in ATTACKS:
            assert sanitised(sanitised(attack)) == sanitised(attack)

    def test_words_and_their_structure_stay(self) -> None:
        kept = (
            '<h2>Wing</h2><p>The <em lang="la">ala</em>, <strong>H<sub>2</sub>O</strong>.</p>'
            '<ol start="3"><li>a</li></ol><details><summary>More</summary>x</details>'
        )
        assert sanitised(kept) == kept
