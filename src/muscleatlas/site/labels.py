"""Labels for the sixteen views of a page: where they may point, and what things are called in every language.

A script of data beside the pictures, so that it can be read from the disk as well; the page asks for it when its
reader wants labels. The browser lays them out, for its own width and language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from muscleatlas.anatomy.languages import LANGUAGES
from muscleatlas.anatomy.structure import Names
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.site.links import picture_file
from muscleatlas.site.plan import PlannedPage
from muscleatlas.site.stage import LABELS_FILE
from muscleatlas.studio.naming import label_text, names_of_term, terms_by_part
from muscleatlas.studio.record import PlacePictures

__all__ = ["label_scripts"]

_LANGUAGES = ("en", *LANGUAGES)


def label_scripts(
    atlas: Atlas, pages: Iterable[PlannedPage], pictures: Mapping[str, PlacePictures]
) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the site's root and the bytes of the labels of each page that has pictures.

    The script sets ``muscleatlasLabels``: ``languages``, the codes; ``names`` by key, one for each language, ``null``
    where there is none; ``bones``, the keys that are bones; ``views``, for each of the sixteen a list of
    ``[key, x, y, area]``, shares of the picture's width, height and area.
    """
    terms = terms_by_part(atlas)
    for page in pages:
        if page.structure in pictures:
            yield picture_file(page.permalink, LABELS_FILE), _script(atlas, terms, pictures[page.structure])


def _script(atlas: Atlas, terms: Mapping[str, str], pictures: PlacePictures) -> bytes:
    keys = sorted({anchor.key for view in pictures.views for anchor in view.anchors})
    names = {key: _names(atlas, terms, key) for key in keys}
    record = {
        "languages": list(_LANGUAGES),
        "names": {key: [_name(own, language) for language in _LANGUAGES] for key, own in names.items() if own},
        "bones": [key for key in keys if names[key] and key not in atlas.knowledge.structures],
        "views": [
            [[anchor.key, anchor.x, anchor.y, anchor.area] for anchor in view.anchors if names[anchor.key]]
            for view in pictures.views
        ],
    }
    return f"var muscleatlasLabels={json.dumps(record, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _names(atlas: Atlas, terms: Mapping[str, str], key: str) -> Names | None:
    """Return the names of a structure, or of the bone that a part shows; None for a part that no term names."""
    if key in atlas.knowledge.structures:
        return atlas.knowledge.structures[key].names
    if key not in terms:
        return None
    return names_of_term(atlas.knowledge.bones[terms[key]])


def _name(names: Names, language: str) -> str | None:
    text, found = label_text(names, language)
    return text if found == language else None
