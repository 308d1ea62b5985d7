from __future__ import annotations

from muscleatlas.content.gallery import gallery_by_view, picture_names
from muscleatlas.content.parse import parse_page
from tests.content.wing import FILE, body_faults, gallery_text, page_with_body, wing_page

SHOWN = "{% include gallery %}"


class TestPictureNames:
    def test_every_picture_of_a_page_has_its_name(self) -> None:
        folder = "assets/images/muscles"
        assert picture_names(parse_page(wing_page(), name="wing.md", file=FILE)) == {
            "gallery": {view: f"{folder}/png/Wing-Upper-{view}.png" for view in range(1, 17)},
            "thumbs": {view: f"{folder}/png/Wing-Upper-{view}-thumb.png" for view in range(1, 17)},
            "turntable": {"wingupper": f"{folder}/gif/Wing-Upper.gif"},
        }

    def test_the_number_in_the_name_decides_the_view(self) -> None:
        head = "gallery:\n  - image_url: Wing-12.png\n  - image_url: Wing-03.png\n"
        assert list(picture_names(page_with_body("", head=head))["gallery"].items()) == [
            (3, "assets/images/Wing-03.png"),
            (12, "assets/images/Wing-12.png"),
        ]

    def test_captions_go_with_the_numbers(self) -> None:
        head = "gallery:\n  - {image_url: W-2.png, caption: two}\n  - {image_url: W-1.png, caption: one}\n"
        by_view = gallery_by_view(page_with_body("", head=head))
        assert [(view, item.caption) for view, item in by_view.items()] == [(1, "one"), (2, "two")]

    def test_without_numbers_the_order_decides(self) -> None:
        head = "gallery:\n  - image_url: front.png\n  - image_url: back.png\n"
        assert picture_names(page_with_body("", head=head))["gallery"] == {
            1: "assets/images/front.png",
            2: "assets/images/back.png",
        }

    def test_a_page_without_pictures_names_none(self) -> None:
        assert picture_names(page_with_body("")) == {"gallery": {}, "thumbs": {}, "turntable": {}}


class TestIncompleteGalleries:
    def test_a_gallery_that_is_shown_has_all_sixteen(self) -> None:
        head = gallery_text().replace("Wing-Upper-5.png", "Wing-Upper-1.png", 1)
        short = "gallery:\n" + "".join(
            f"  - image_url: Wing-{view}.png\n" for view in range(1, 17) if view not in {5, 9, 12}
        )
        assert head != short
        assert body_faults(SHOWN, head=short) == [
            (
                "pages/wing.md:3: the gallery is not complete\n"
                "  found: 13 of 16 pictures; orientations 5, 9 and 12 missing\n"
                "  expected: 16 pictures, numbered 1 to 16"
            )
        ]

    def test_one_missing_orientation_is_named(self) -> None:
        (only,) = body_faults(SHOWN, head=gallery_text(15))
        assert "found: 15 of 16 pictures; orientation 16 missing\n" in only

    def test_a_gallery_that_is_not_there_can_not_be_shown(self) -> None:
        assert body_faults(SHOWN) == [
            (
                "pages/wing.md:4: the page shows a gallery and has none\n"
                "  expected: 'gallery:' with 16 pictures in the front matter\n"
                "  without the include, the page gets the atlas's own views"
            )
        ]

    def test_a_gallery_that_is_not_shown_may_be_shorter(self) -> None:
        assert body_faults("Words.", head=gallery_text(3)) == []
