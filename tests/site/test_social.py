"""Pictures for networks: the size that they ask for, the hero in it, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from muscleatlas.site.social import SOCIAL_IMAGE, draw_social

WORDS = {
    "title": "Tibialis posterior",
    "below": "Musculus tibialis posterior",
    "site": "muscleatlas",
    "credit": ["Made by ©"],
}


def drawn(tmp_path: Path, colour: str, **words: object) -> Image.Image:
    hero = tmp_path / f"{colour}.webp"
    Image.new("RGBA", (300, 600), colour).save(hero, lossless=True)
    out = tmp_path / f"{colour}-{len(list(tmp_path.iterdir()))}"
    out.mkdir()
    draw_social({**WORDS, **words}, {"hero": str(hero)}, out)
    return Image.open(out / SOCIAL_IMAGE)


def test_a_picture_for_networks_has_the_size_that_they_ask_for(tmp_path: Path) -> None:
    with drawn(tmp_path, "red") as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))


def test_the_hero_stands_at_the_right_and_the_name_at_the_left(tmp_path: Path) -> None:
    with (
        drawn(tmp_path, "red") as red,
        drawn(tmp_path, "blue") as blue,
        drawn(tmp_path, "red", title="Soleus") as other,
    ):
        hero = ImageChops.difference(red, blue).getbbox()
        name = ImageChops.difference(red, other).getbbox()

        assert hero is not None
        assert name is not None
        assert hero[0] > name[2]


def test_the_same_picture_twice_is_the_same_bytes(tmp_path: Path) -> None:
    with drawn(tmp_path, "red") as one, drawn(tmp_path, "red") as other:
        assert Path(one.filename).read_bytes() == Path(other.filename).read_bytes()  # type: ignore[attr-defined]


def test_a_long_name_stays_on_its_side(tmp_path: Path) -> None:
    with (
        drawn(tmp_path, "red") as short,
        drawn(tmp_path, "red", title="Deep part of the posterior compartment of the leg") as long,
    ):
        changed = ImageChops.difference(short, long).getbbox()

        assert changed is not None
        assert changed[2] < 720
