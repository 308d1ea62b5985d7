"""Catalogues: every message of the interface in every language, and nothing besides."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from muscleatlas.anatomy.languages import LANGUAGES
from muscleatlas.site.i18n.catalogue import (
    INTERFACE_LANGUAGES,
    NAME_LANGUAGES,
    browser_scripts,
    read_catalogue,
    translations,
)
from muscleatlas.site.i18n.names import names_by_language
from muscleatlas.studio import paint, place
from tests.site.made_up import knowledge
from tools.write_messages import LEGENDS, Key, catalogue_file, used_messages, written

TRANSLATED = tuple(language for language in INTERFACE_LANGUAGES if language != "en")
VALUE = re.compile(r"%\((\w+)\)s|%%")


@cache
def used() -> dict[Key, tuple[str, ...]]:
    return used_messages()


def entries(language: str) -> dict[Key, Message]:
    return {_key(entry.id): entry for entry in read_catalogue(language) if entry.id}


def _key(id_: object) -> Key:
    return id_ if isinstance(id_, str) else tuple(id_)  # type: ignore[arg-type,return-value]


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    assert set(entries(language)) == set(used())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_in_all_its_forms(language: str) -> None:
    empty = [key for key, entry in entries(language).items() if not all(forms(entry.string)) or entry.fuzzy]

    assert empty == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_holds_the_values_of_its_key(language: str) -> None:
    for key, entry in entries(language).items():
        wanted = sorted(VALUE.findall(forms(key)[-1]))
        for form in forms(entry.string):
            assert sorted(VALUE.findall(form)) == wanted, form


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_its_key_does(language: str) -> None:
    marks = ".:?"
    for key, entry in entries(language).items():
        for form in forms(entry.string):
            assert form[-1:] in marks or forms(key)[0][-1:] not in marks, form
            assert form == form.strip()


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_file_stands_as_the_tool_writes_it(language: str) -> None:
    assert catalogue_file(language).read_text(encoding="utf-8") == written(language)


def test_every_label_of_a_legend_can_be_translated() -> None:
    written_by_studio = {
        *paint._LABELS.values(),
        *re.findall(r'LegendEntry\("([^"]+)"', Path(place.__file__).read_text(encoding="utf-8")),
    }

    assert written_by_studio <= set(LEGENDS)


def test_the_number_that_chooses_a_form_is_called_num() -> None:
    plurals = [key for key in used() if isinstance(key, tuple)]

    assert plurals
    assert all("%(num)s" in many or "%(" not in many for _one, many in plurals)


def test_the_browser_gets_both_forms_of_a_plural() -> None:
    assert translations("de")["%(num)s muscle"] == ["%(num)s Muskel", "%(num)s Muskeln"]


def test_the_scripts_of_a_language_set_one_variable_to_json() -> None:
    scripts = dict(browser_scripts({"de": {"soleus": "Schollenmuskel"}}))

    assert scripts["assets/names/de.js"] == b'(self.muscleatlasNames ||= {}).de = {"soleus":"Schollenmuskel"};\n'
    opening = b"(self.muscleatlasMessages ||= {}).fr = "
    assert scripts["assets/i18n/fr.js"].startswith(opening)
    assert json.loads(scripts["assets/i18n/fr.js"].removeprefix(opening).rstrip(b";\n")) == translations("fr")


def test_no_script_could_end_the_element_that_it_stands_in() -> None:
    (script,) = (content for path, content in browser_scripts({"de": {"x": "</script>"}}) if "names" in path)

    assert b"</" not in script


def test_names_can_be_shown_in_every_language_that_the_atlas_has() -> None:
    assert set(NAME_LANGUAGES) == {"en", *LANGUAGES} == {"en", *names_by_language(knowledge())}


def test_names_are_told_by_the_id_that_elements_carry() -> None:
    names = names_by_language(knowledge())

    assert names["la"]["bone/fibula"] == "Fibula"
    assert names["la"]["soleus"] == "Musculus soleus"
    assert names["la"]["nerve/tibial-nerve"] == "Nervus tibialis"
    assert list(names["de"]) == sorted(names["de"])
