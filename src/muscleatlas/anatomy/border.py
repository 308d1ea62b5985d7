"""From what a file says to a checked entry: every fault with its file, line and value, told in our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from muscleatlas.errors import Faults, KnowledgeError, MuscleatlasError, UnknownNameError
from muscleatlas.yamlfiles import YamlDocument, read_yaml

__all__ = ["FaultList", "Row", "quoted", "read_rows", "read_whole", "shown_path", "unknown_term"]

Entry = TypeVar("Entry", bound=BaseModel)

_EXPECTED = {
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "list_type": "a list ([one, two])",
    "string_type": "text; put quotes around words such as no, on, 12",
    "int_type": "a whole number",
    "string_too_short": "some text",
}
_SHOWN_CHARACTERS = 80
_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


@dataclass(frozen=True, slots=True)
class Row(Generic[Entry]):
    """A checked entry and the place that it comes from."""

    id: str
    entry: Entry
    document: YamlDocument

    def where(self, *path: str | int) -> str:
        """Return the place of a value below the entry as ``file:line``."""
        return self.document.where([self.id, *path])


class FaultList(list[MuscleatlasError]):
    """The faults of one reading, and the ids of the entries that could not be read because of them.

    What names such an entry is not at fault: :meth:`worth_telling` leaves it out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.broken: set[str] = set()

    def worth_telling(self) -> list[MuscleatlasError]:
        """Return the faults that do not merely follow from others."""
        return [fault for fault in self if not (isinstance(fault, UnknownNameError) and fault.name in self.broken)]


def read_rows(path: Path, model: type[Entry], faults: FaultList) -> list[Row[Entry]]:
    """Read a file that maps ids to entries; what is wrong with it goes to ``faults``.

    Parameters
    ----------
    path
        A YAML file. An empty one has no entries.
    model
        The shape of an entry.
    faults
        Grows by every fault of the file.
    """
    document = _document(path, faults)
    if document is None:
        return []
    content = document.value if document.value is not None else {}
    if not isinstance(content, dict):
        faults.append(KnowledgeError("the file is not a mapping of ids to entries", where=document.where()))
        return []
    return [row for key in content if (row := _row(key, model, document, faults)) is not None]


def read_whole(path: Path, model: type[Entry], faults: FaultList) -> tuple[Entry, YamlDocument] | None:
    """Read a file that is one entry; None, and told in ``faults``, where it can't be."""
    document = _document(path, faults)
    if document is None:
        return None
    try:
        return model.model_validate(document.value), document
    except ValidationError as error:
        faults += [_fault(detail, model, document) for detail in error.errors(include_url=False)]
        return None


def _document(path: Path, faults: FaultList) -> YamlDocument | None:
    try:
        return read_yaml(path, error=KnowledgeError, name=shown_path(path))
    except Faults as fault:
        faults += fault.faults
        return None


def shown_path(path: Path) -> str:
    """Return the path as the reader of a message finds it shortest."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _row(key: str, model: type[Entry], document: YamlDocument, faults: FaultList) -> Row[Entry] | None:
    if not re.fullmatch(_ID, key):
        faults.append(
            KnowledgeError(f"the id {key!r} is not of the right form", where=document.where([key]), expected=_form(_ID))
        )
    value = document.value[key] if isinstance(document.value, dict) else None
    try:
        return Row(key, model.model_validate(value), document)
    except ValidationError as error:
        faults += [_fault(detail, model, document, key) for detail in error.errors(include_url=False)]
        faults.broken.add(key)
        return None


def unknown_term(value: str, *, noun: str, known: Iterable[str], where: str) -> UnknownNameError:
    """Return the fault of a file that names what does not exist; its exit code is that of bad data."""
    fault = UnknownNameError(value, noun=noun, known=known, where=where)
    fault.exit_code = KnowledgeError.exit_code
    return fault


def quoted(value: object) -> str:
    """Return a value as it is shown in a message, cut to a line."""
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"


def _fault(detail: ErrorDetails, model: type[BaseModel], document: YamlDocument, *above: str) -> MuscleatlasError:
    location = [step for step in detail["loc"] if step != "[key]"]
    where = document.where([*above, *location])
    name = ".".join(map(str, [*above, *location])) or "the file"
    if detail["type"] == "extra_forbidden":
        return unknown_term(str(location[-1]), noun="key", known=_keys_at(model, location[:-1]), where=where)
    if detail["type"] == "missing":
        owner = ".".join(map(str, [*above, *location[:-1]])) or "the file"
        return KnowledgeError(f"{owner} has no {location[-1]!r}", where=where)
    what, expected = _in_words(detail)
    return KnowledgeError(f"{name}: {what}", where=where, found=quoted(detail["input"]), expected=expected)


def _in_words(detail: ErrorDetails) -> tuple[str, str | None]:
    """Return what is wrong and what would be right."""
    kind = detail["type"]
    if kind == "value_error":
        what, _, expected = str(detail["ctx"]["error"]).partition("|")
        return what, expected or None
    if kind == "literal_error":
        return "not one of the words allowed", str(detail["ctx"]["expected"])
    if kind == "string_pattern_mismatch":
        return "not of the right form", _form(str(detail["ctx"]["pattern"]))
    if kind in _EXPECTED:
        return "not of the right kind", _EXPECTED[kind]
    return detail["msg"], None


def _form(pattern: str) -> str:
    if pattern.startswith("^[a-z0-9]"):
        return "small letters, digits and single hyphens (medial-cuneiform)"
    if pattern.startswith("^[0-9]"):
        return "an FMA id: digits, with or without FMA before them"
    return "text on one line without blanks at its ends"


def _keys_at(model: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """Return the keys that are allowed at a place of an entry."""
    here: type[BaseModel] | None = model
    annotation: Any = None
    for step in location:
        if here is not None and step in here.model_fields:
            annotation = here.model_fields[str(step)].annotation
        here = _model_in(annotation)
    return sorted(here.model_fields) if here is not None else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [model for argument in get_args(annotation) if (model := _model_in(argument)) is not None]
    return found[0] if found else None
