from __future__ import annotations

import pytest

from muscleatlas.content.page import AuthoredPage, GalleryItem, Image
from muscleatlas.content.parse import parse_page
from muscleatlas.errors import ContentError, Faults
from tests.content.wing import FILE, gallery_text, page_with_body, wing_page

MINIMAL = "---\npermalink: /muscle/wing/\n---\n"


def parsed(text: str) -> AuthoredPage:
    return parse_page(text, name="wing.md", file=FILE)


def faults(text: str) -> list[str]:
    with pytest.raises((Faults, ContentError)) as caught:
        parsed(text)
    several = caught.value.faults if isinstance(caught.value, Faults) else [caught.value]
    return [str(fault) for fault in several]


def fault(head: str) -> str:
    (only,) = faults(f"---\npermalink: /muscle/wing/\n{head}---\n")
    return only


def permalink_fault(permalink: str) -> str:
    (only,) = faults(f"---\npermalink: {permalink}\n---\n")
    return only.removeprefix(f"{FILE}:2: permalink ").split("\n", maxsplit=1)[0]


def picture_fault(path: str) -> str:
    return fault(f"gallery:\n  - image_url: {path}\n").removeprefix(f"{FILE}:4: image_url of item 1 of gallery ")


class TestThePageForm:
    def test_a_whole_page_keeps_every_field(self) -> None:
        page = parsed(wing_page())
        assert page == AuthoredPage(
            permalink="/muscle/wing/upper/",
            title="Muscles of the upper side of the wing",
            subheadline="What lifts it.",
            header=False,
            tags=("wing",),
            images=(
                Image(
                    image_id="wingupper",
                    image_name="assets/images/muscles/gif/Wing-Upper.gif",
                    image_title="The upper wing",
                    image_alt="The upper wing, turning",
                    line=14,
                ),
            ),
            gallery=tuple(
                GalleryItem(
                    image_url=f"assets/images/muscles/png/Wing-Upper-{n}.png",
                    caption=f"The upper wing - side {n}",
                    title=f"Upper wing {n}",
                    line=17 + 3 * n,
                )
                for n in range(1, 17)
            ),
            body=wing_page().split("---\n")[2],
            body_line=70,
            permalink_line=4,
            gallery_line=19,
            name="wing.md",
            file=FILE,
        )

    def test_an_address_is_all_that_a_page_needs(self) -> None:
        page = parsed(MINIMAL)
        assert (page.permalink, page.title, page.subheadline, page.header) == ("/muscle/wing/", None, None, True)
        assert (page.tags, page.images, page.gallery, page.body) == ((), (), (), "")

    @pytest.mark.parametrize(
        "written",
        [
            wing_page().replace("\n", "\r\n"),
            wing_page().replace("\n", "\r"),
            "\ufeff" + wing_page(),
            wing_page().replace(": no\n", ": no   \n").replace("upper/\n\ntitle", "upper/  \n\ntitle"),
            wing_page().replace("---\n", "--- \t\n"),
            wing_page().replace("permalink: /muscle/wing/upper/", "permalink: '/muscle/wing/upper'"),
            wing_page().replace("header: no", "header: 'no'"),
            wing_page().replace("header: no", "header: false"),
            wing_page().replace("tags: wing", "tags: [wing]"),
            wing_page().replace("'What lifts it.'", "What lifts it."),
        ],
        ids=["crlf", "cr", "bom", "blanks", "fence", "slash", "no as text", "false", "tags", "unquoted"],
    )
    def test_ways_of_writing_make_no_difference(self, written: str) -> None:
        assert parsed(written) == parsed(wing_page())

    def test_lines_are_counted_from_the_start_of_the_file(self) -> None:
        late = parsed("\n\n" + wing_page())
        assert (late.permalink_line, late.gallery_line, late.body_line) == (6, 21, 72)

    @pytest.mark.parametrize(
        ("written", "tags"),
        [
            ("wing", ("wing",)),
            ("wing bird", ("wing", "bird")),
            ("wing, upper side", ("wing", "upper side")),
            ("[wing, 'upper side', 7]", ("wing", "upper side", "7")),
            ("", ()),
        ],
    )
    def test_tags_may_be_words_or_a_list(self, written: str, tags: tuple[str, ...]) -> None:
        assert page_with_body("", head=f"tags: {written}\n").tags == tags

    def test_text_keeps_every_script(self) -> None:
        page = parsed("---\npermalink: /Muskel/flügel/\ntitle: Крыло – 翼\n---\nŽ\n")
        assert (page.permalink, page.title, page.body) == ("/Muskel/flügel/", "Крыло – 翼", "Ž\n")

    def test_a_number_for_a_title_is_text(self) -> None:
        assert page_with_body("", head="title: 206\n").title == "206"

    def test_fields_of_old_themes_change_nothing(self) -> None:
        assert page_with_body("", head="layout: page\n") == page_with_body("", head="comments: true\n")


class TestFrontMatterFaults:
    def test_a_page_without_front_matter_is_refused(self) -> None:
        assert faults("Just words.\n") == [
            (
                "pages/wing.md:1: the page has no front matter\n"
                "  found: 'Just words.'\n"
                "  expected: '---', then 'permalink: /…/', then '---'\n"
                "  a file that is no page can be hidden by a name that starts with '_'"
            )
        ]

    def test_an_empty_file_is_refused(self) -> None:
        (only,) = faults("")
        assert only.startswith("pages/wing.md:1: the page has no front matter\n  found: ''\n")

    def test_front_matter_needs_an_end(self) -> None:
        assert faults("---\npermalink: /muscle/wing/\n") == [
            "pages/wing.md:1: the front matter has no end\n  expected: a second line of '---' after it"
        ]

    def test_broken_yaml_is_told_with_its_line(self) -> None:
        (only,) = faults("---\npermalink: /muscle/wing/\ntitle: Wing: upper\n---\n")
        assert only.startswith("pages/wing.md:3: broken YAML: ")

    def test_a_list_is_no_front_matter(self) -> None:
        assert faults("---\n- permalink\n---\n") == [
            (
                "pages/wing.md:2: the front matter is not a mapping\n"
                "  expected: lines such as 'permalink: /muscle/leg/lateral/'"
            )
        ]

    def test_a_missing_permalink_is_told(self) -> None:
        assert faults("---\ntitle: Wing\n---\n") == [
            (
                "pages/wing.md:2: permalink is missing\n"
                "  expected: the address of a page of this site, such as '/muscle/leg/lateral/'"
            )
        ]

    def test_a_misspelt_field_is_told_with_the_nearest(self) -> None:
        assert fault("subheadlin: x\n") == (
            "pages/wing.md:3: unknown field 'subheadlin'\n"
            "  expected: 'gallery', 'header', 'images', 'lint', 'permalink', 'subheadline', 'tags' and 'title'\n"
            "  did you mean 'subheadline' or 'lint'?"
        )

    def test_a_misspelt_field_of_a_picture_is_told_with_the_nearest(self) -> None:
        assert fault("gallery:\n  - image_url: a.png\n    captoin: x\n") == (
            "pages/wing.md:5: unknown field 'captoin'\n"
            "  expected: 'caption', 'image_url' and 'title'\n"
            "  did you mean 'caption'?"
        )

    def test_a_picture_without_a_name_is_told_with_its_place(self) -> None:
        assert fault("images:\n  - image_id: a\n    image_name: a.gif\n  - image_id: b\n") == (
            "pages/wing.md:6: image_name of item 2 of images is missing\n"
            "  expected: a path below 'assets/images/', such as 'muscles/gif/Leg-Lateral.gif'"
        )

    def test_a_word_that_yaml_takes_for_yes_or_no_is_told(self) -> None:
        assert fault("title: No\n") == (
            "pages/wing.md:3: title is read as yes or no; put quotes around it if it is a word\n  expected: text"
        )

    def test_a_header_is_yes_or_no(self) -> None:
        assert fault("header: tall\n") == (
            "pages/wing.md:3: header 'tall' is neither yes nor no\n  expected: yes or no"
        )

    def test_a_list_for_a_title_is_refused(self) -> None:
        assert fault("title: [a, b]\n") == "pages/wing.md:3: title is a list\n  expected: text"

    def test_a_text_for_a_gallery_is_refused(self) -> None:
        assert fault("gallery: Wing.png\n") == (
            "pages/wing.md:3: gallery is text\n  expected: a list of items with image_url"
        )

    def test_one_id_names_one_image(self) -> None:
        twice = "images:\n  - {image_id: a, image_name: a.gif}\n  - {image_id: a, image_name: b.gif}\n"
        assert faults(f"---\npermalink: /muscle/wing/\n{twice}---\n") == [
            f"pages/wing.md:{line}: the image_id 'a' is given twice\n  expected: one image for each id"
            for line in (4, 5)
        ]

    def test_all_faults_are_told_at_once(self) -> None:
        text = "---\npermalink: wing\nheader: tall\ngallery:\n  - image_url: ../a.png\n---\n"
        assert [message.split(": ")[0] for message in faults(text)] == [f"{FILE}:{line}" for line in (2, 3, 5)]


class TestPermalinks:
    @pytest.mark.parametrize(
        ("permalink", "reason"),
        [
            ("/muscle/../../etc/", "'/muscle/../../etc/' has '..' in it"),
            ("wing/upper/", "'wing/upper/' does not start with '/'"),
            ("https://example.org/", "'https://example.org/' is a whole address or a path with a drive"),
            ("C:/wing/", "'C:/wing/' is a whole address or a path with a drive"),
            ("//example.org/wing/", "'//example.org/wing/' has two slashes in a row"),
            ("/muscle//wing/", "'/muscle//wing/' has two slashes in a row"),
            (r"/muscle\wing/", r"'/muscle\\wing/' has a backslash in it"),
            (r'"/muscle/\twing/"', r"'/muscle/\twing/' has a control character in it"),
            (r'"/muscle/\u202ewing/"', r"'/muscle/\u202ewing/' has a control character in it"),
            ("/muscle/wing.html", "'/muscle/wing.html' has '.' in it"),
            ("/muscle/./wing/", "'/muscle/./wing/' has '.' in it"),
            ("/muscle/%2e%2e/", "'/muscle/%2e%2e/' has '%' in it"),
            ("/muscle/the wing/", "'/muscle/the wing/' has ' ' in it"),
            ("/muscle/?wing", "'/muscle/?wing' has '?' in it"),
            ("/assets/wing/", "'/assets/wing/' lies in '/assets/', where the site keeps its own files"),
            ("''", "is empty"),
        ],
    )
    def test_what_is_no_address_of_a_page_is_refused(self, permalink: str, reason: str) -> None:
        assert permalink_fault(permalink).removeprefix(f"{FILE}:2: permalink ") == reason

    def test_the_message_shows_a_right_one(self) -> None:
        assert faults("---\npermalink: wing/\n---\n") == [
            (
                "pages/wing.md:2: permalink 'wing/' does not start with '/'\n"
                "  expected: the address of a page of this site, such as '/muscle/leg/lateral/'"
            )
        ]

    @pytest.mark.parametrize(("written", "permalink"), [("/", "/"), ("/a", "/a/"), ("/a/b-c_1~/", "/a/b-c_1~/")])
    def test_the_last_slash_may_be_left_out(self, written: str, permalink: str) -> None:
        assert parsed(f"---\npermalink: {written}\n---\n").permalink == permalink

    def test_one_letter_has_one_form(self) -> None:
        assert parsed("---\npermalink: /flu\u0308gel/\n---\n").permalink == "/fl\u00fcgel/"


class TestPicturePaths:
    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("../../index.png", "'../../index.png' has '..' in it"),
            ("/etc/wing.png", "'/etc/wing.png' is an absolute path"),
            ("C:/wing.png", "'C:/wing.png' is a whole address or a path with a drive"),
            (
                "https://example.org/wing.png",
                "'https://example.org/wing.png' is a whole address or a path with a drive",
            ),
            (r"png\wing.png", r"'png\\wing.png' has a backslash in it"),
            (r'"png/\0wing.png"', r"'png/\x00wing.png' has a control character in it"),
            ("png//wing.png", "'png//wing.png' has '' for the name of a folder or file"),
            ("./wing.png", "'./wing.png' has '.' for the name of a folder or file"),
            ("png /wing.png", "'png /wing.png' has 'png ' for the name of a folder or file"),
            ("png/wi*ng.png", "'png/wi*ng.png' has '*' in it"),
            ("png/%2e%2e/wing.png", "'png/%2e%2e/wing.png' has '%' in it"),
            ("wing.svg", "'wing.svg' does not end in a file name with '.png'"),
            ("png/.png", "'png/.png' does not end in a file name with '.png'"),
        ],
    )
    def test_what_lies_outside_of_the_pictures_is_refused(self, path: str, reason: str) -> None:
        expected = "\n  expected: a path below 'assets/images/', such as 'muscles/png/Leg-Lateral-1.png'"
        assert picture_fault(path) == reason + expected

    def test_a_turntable_is_a_gif(self) -> None:
        assert fault("images:\n  - {image_id: a, image_name: a.png}\n") == (
            "pages/wing.md:4: image_name of item 1 of images 'a.png' does not end in a file name with '.gif'\n"
            "  expected: a path below 'assets/images/', such as 'muscles/gif/Leg-Lateral.gif'"
        )


class TestGalleries:
    def test_a_gallery_has_no_more_than_sixteen(self) -> None:
        assert fault(gallery_text(18)) == (
            "pages/wing.md:52: the gallery has too many pictures\n"
            "  found: 18 pictures\n"
            "  expected: 16, one for each orientation"
        )

    def test_a_number_out_of_range_is_refused(self) -> None:
        assert fault("gallery:\n  - image_url: png/Wing-17.png\n") == (
            "pages/wing.md:4: the picture 'Wing-17.png' names no orientation\n"
            "  expected: a number from 1 to 16 at the end, as in 'Leg-Lateral-7.png'"
        )

    def test_where_some_names_are_numbered_all_are(self) -> None:
        assert fault("gallery:\n  - image_url: Wing-1.png\n  - image_url: Wing.png\n").startswith(
            "pages/wing.md:5: the picture 'Wing.png' names no orientation\n"
        )

    def test_one_orientation_has_one_picture(self) -> None:
        head = "gallery:\n  - image_url: Wing-7.png\n  - image_url: Wing-07.png\n"
        assert faults(f"---\npermalink: /muscle/wing/\n{head}---\n") == [
            f"pages/wing.md:{line}: the picture {name!r} names orientation 7, and so does another\n"
            "  expected: a number from 1 to 16 at the end, as in 'Leg-Lateral-7.png'"
            for line, name in ((4, "Wing-7.png"), (5, "Wing-07.png"))
        ]
