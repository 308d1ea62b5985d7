"""The templates, strict: a name that is missing is an error, and every value is escaped."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from muscleatlas.site.i18n.catalogue import INTERFACE_LANGUAGES, NAME_LANGUAGES
from muscleatlas.site.i18n.message import Message, gettext, ngettext
from muscleatlas.site.linked_data import linked_data

__all__ = ["template"]


def template(name: str) -> Template:
    """Return the template of that name."""
    return _environment().get_template(name)


_JOINT = re.compile(r"\b(antero|postero|plantaro|dorso)(?=lateral|medial)")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("muscleatlas.site", "templates"),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["breakable"] = _breakable
    _speak(environment)
    environment.globals["linked_data"] = linked_data
    return environment


def _speak(environment: Environment) -> None:
    """Let templates write messages: ``{{ _("Facts") }}``, ``{% trans count=n %}…{% pluralize %}…{% endtrans %}``."""
    environment.policies["ext.i18n.trimmed"] = True
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # of the extension
    environment.globals.update(_=gettext, gettext=gettext, ngettext=ngettext)
    environment.globals.update(interface_languages=INTERFACE_LANGUAGES, name_languages=NAME_LANGUAGES)


def _breakable(name: str) -> Markup:
    """Return the name of a view that may break behind its hyphens and, if it must, between its two sides."""
    joints = _JOINT.sub("\\1\u00ad", name)
    broken = Markup("-<wbr>").join(escape(piece) for piece in joints.split("-"))
    return name.around(broken) if isinstance(name, Message) else broken
