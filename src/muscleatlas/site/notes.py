"""The sentence at the foot of pages: what the pictures show, and what they don't."""

from __future__ import annotations

from muscleatlas.site.material import Material

__all__ = ["model_note"]

_OF_A_BODY = (
    "The model is one body: an adult man, made symmetric, so that the left side is the mirror image of the right. "
    "People differ from it and from each other. This is no medical advice."
)
_OF_A_SCHEME = (
    "The body is computed from a biomechanical model and made symmetric, so that the left side is the mirror image of "
    "the right. People differ from it and from each other. This is no medical advice."
)


def model_note(material: Material) -> str:
    """Return what is said of the model, as seen in a body or as computed."""
    return _OF_A_SCHEME if material.schematic else _OF_A_BODY
