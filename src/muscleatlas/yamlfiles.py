"""YAML that knows where each of its values stands.

The dialect is small on purpose: text, whole and decimal numbers, true and false (``yes`` and ``no`` too), nothing;
lists, and mappings with text for keys. Dates, octal numbers and the like stay text, a key given twice is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from muscleatlas.errors import Faults, MuscleatlasError

__all__ = ["YamlDocument", "YamlPath", "YamlValue", "parse_yaml", "read_yaml"]

YamlValue = str | int | float | bool | None | list["YamlValue"] | dict[str, "YamlValue"]
YamlPath = Sequence[str | int]

_TAG = "tag:yaml.org,2002:"
_MAX_DEPTH = 40
_MAX_VALUES = 200_000


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the fast one where libyaml is there
    """Composes nodes with the scalars of our dialect."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML reads it so


_Loader.add_implicit_resolver(f"{_TAG}bool", re.compile(r"^(?:true|false|yes|no|on|off)$", re.I), list("tTfFyYnNoO"))
_Loader.add_implicit_resolver(f"{_TAG}null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver(f"{_TAG}int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))
_Loader.add_implicit_resolver(f"{_TAG}float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))


@dataclass(frozen=True, slots=True, eq=False)
class YamlDocument:
    """A parsed YAML text.

    Attributes
    ----------
    name
        What the text is called in messages, as a rule the file.
    value
        The content as plain lists, mappings and scalars.
    """

    name: str
    value: YamlValue
    _root: Node | None = field(repr=False)
    _line_offset: int = field(repr=False, default=0)

    def line(self, path: YamlPath) -> int:
        r"""Return the line (the first is 1) of the value that ``path`` leads to, or of the nearest thing above it.

        Within a mapping it is the line of the key, so that a missing value has a line as well.

        Examples
        --------
        >>> parse_yaml("a:\n  b:\n    - 1\n    - 2\n", name="x.yaml").line(["a", "b", 1])
        4
        """
        line = 0
        node = self._root
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            line, node = found
        else:
            line = line if path else _first_line(node)
        return line + 1 + self._line_offset

    def where(self, path: YamlPath = ()) -> str:
        """Return the place of a value as ``file:line``."""
        return f"{self.name}:{self.line(path)}"


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What our dialect refuses; lines count from 0 within the text."""

    what: str
    line: int
    hint: str | None = None
    also: int | None = None

    def told(self, name: str, error: type[MuscleatlasError], line_offset: int) -> MuscleatlasError:
        first = 1 + line_offset
        hint = self.hint if self.also is None else f"line {self.also + first} has it already"
        return error(self.what, where=f"{name}:{self.line + first}", hint=hint)


def read_yaml(path: Path, *, error: type[MuscleatlasError], name: str | None = None) -> YamlDocument:
    """Read a YAML file.

    Parameters
    ----------
    path
        The file, in UTF-8.
    error
        The kind of error that the faults are told as.
    name
        What the file is called in messages; its path where nothing is given.

    Raises
    ------
    Faults
        If the file can't be read, is not UTF-8, is no YAML, or gives a key twice.
    """
    shown = name or path.as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as fault:
        raise _faults([error("can't be read", where=shown, found=fault.strerror)], shown) from fault
    except UnicodeDecodeError as fault:
        raise _faults([error("is not UTF-8 text", where=shown, found=f"byte {fault.start}")], shown) from fault
    return parse_yaml(text, name=shown, error=error)


def parse_yaml(
    text: str, *, name: str, error: type[MuscleatlasError] = MuscleatlasError, line_offset: int = 0
) -> YamlDocument:
    """Parse YAML text and keep the place of each value.

    Parameters
    ----------
    text
        One YAML document.
    name
        What the text is called in messages.
    error
        The kind of error that the faults are told as.
    line_offset
        How many lines of the file stand before the text (front matter after ``---``: 1).

    Raises
    ------
    Faults
        If the text is no YAML of our dialect; each fault with its line.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        raise _faults([_syntax_error(fault, name, error, line_offset)], name) from fault
    except yaml.YAMLError as fault:
        raise _faults([_character_error(fault, text, name, error, line_offset)], name) from fault
    faults: list[MuscleatlasError] = [wrong.told(name, error, line_offset) for wrong in _wrongs(root)]
    if faults:
        raise _faults(faults, name)
    return YamlDocument(name, _value(root, {}), root, line_offset)


def _faults(faults: list[MuscleatlasError], name: str) -> Faults:
    return Faults(faults, of=name)


def _syntax_error(
    fault: yaml.MarkedYAMLError, name: str, error: type[MuscleatlasError], line_offset: int
) -> MuscleatlasError:
    mark = fault.problem_mark or fault.context_mark
    line = (mark.line if mark else 0) + 1 + line_offset
    begun = fault.context_mark.line + 1 + line_offset if fault.context_mark else line
    context = f" {fault.context}" if fault.context else ""
    return error(
        f"broken YAML: {fault.problem or 'it ends too early'}",
        where=f"{name}:{line}",
        found=f"the trouble{context} begins in line {begun}" if begun != line else None,
        hint="look at the indentation, the colons and the quotes of this line and of the one before",
    )


def _character_error(
    fault: yaml.YAMLError, text: str, name: str, error: type[MuscleatlasError], line_offset: int
) -> MuscleatlasError:
    position = getattr(fault, "position", 0)
    line = text.count("\n", 0, position) + 1 + line_offset
    return error(f"broken YAML: a character that YAML does not allow ({fault!s:.80})", where=f"{name}:{line}")


def _wrongs(root: Node | None) -> Iterator[_Wrong]:
    """Yield what our dialect refuses."""
    sizes: dict[int, int] = {}
    if root is not None:
        yield from _wrongs_below(root, (), sizes)
        if sizes.get(id(root), 0) > _MAX_VALUES:
            yield _Wrong(f"its aliases (*) unfold to more than {_MAX_VALUES} values", root.start_mark.line)


def _wrongs_below(node: Node, above: tuple[int, ...], sizes: dict[int, int]) -> Iterator[_Wrong]:
    """Yield what is wrong in a node and below, and note how many values it unfolds to."""
    line = node.start_mark.line
    if id(node) in above:
        yield _Wrong("an alias (*) that stands inside of what it repeats", line)
    elif len(above) >= _MAX_DEPTH:
        yield _Wrong(f"nested deeper than {_MAX_DEPTH} levels", line)
    elif id(node) not in sizes:
        if not _is_plain(node):
            yield _Wrong(f"unknown YAML tag {node.tag!r}", line, hint="put quotes around a text that begins with '!'")
        if isinstance(node, MappingNode):
            yield from _wrong_keys(node)
        for child in _children(node):
            yield from _wrongs_below(child, (*above, id(node)), sizes)
        sizes[id(node)] = 1 + sum(sizes.get(id(child), 0) for child in _children(node))


def _is_plain(node: Node) -> bool:
    if not isinstance(node, ScalarNode):
        return node.tag in {f"{_TAG}map", f"{_TAG}seq"}
    try:
        _scalar(node)
    except ValueError:
        return False
    return node.tag.removeprefix(_TAG) in {"str", "int", "float", "bool", "null"}


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [child for _key, child in node.value]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _wrong_keys(node: MappingNode) -> Iterator[_Wrong]:
    first: dict[str, int] = {}
    for key, _value_node in node.value:
        line = key.start_mark.line
        if not isinstance(key, ScalarNode):
            yield _Wrong("a key that is a list or a mapping", line)
        elif key.value in first:
            yield _Wrong(f"key {key.value!r} is given twice", line, also=first[key.value])
        else:
            first[key.value] = line


def _value(node: Node | None, made: dict[int, YamlValue]) -> YamlValue:
    """Return the plain value of a node; a node met again through an alias is made once."""
    if node is None:
        return None
    if id(node) not in made:
        if isinstance(node, MappingNode):
            made[id(node)] = {key.value: _value(child, made) for key, child in node.value}
        elif isinstance(node, SequenceNode):
            made[id(node)] = [_value(child, made) for child in node.value]
        else:
            made[id(node)] = _scalar(node)
    return made[id(node)]


def _scalar(node: Node) -> YamlValue:
    text = str(node.value)
    match node.tag.removeprefix(_TAG):
        case "bool":
            return text.casefold() in {"true", "yes", "on"}
        case "null":
            return None
        case "int":
            return int(text)
        case "float":
            return float(text)
        case _:
            return text


def _child(node: Node | None, step: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, child in node.value:
            if key.value == step:
                return key.start_mark.line, child
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line, child
    return None


def _first_line(node: Node | None) -> int:
    return int(node.start_mark.line) if node is not None else 0
