"""The addresses of the pages for finding."""

from __future__ import annotations

__all__ = [
    "BONES",
    "BROWSE",
    "HOME",
    "JOINTS",
    "MOVEMENTS",
    "NAMES",
    "NERVES",
    "REGIONS",
    "ROOTS",
    "SEARCH",
    "bone_permalink",
    "joint_permalink",
    "movement_permalink",
    "nerve_permalink",
    "root_permalink",
]

HOME = "/"
SEARCH = "/search/"
BROWSE = "/browse/"
NAMES = "/browse/names/"
REGIONS = "/browse/regions/"
BONES = "/bone/"
JOINTS = "/joint/"
MOVEMENTS = "/movement/"
NERVES = "/nerve/"
ROOTS = "/root/"


def bone_permalink(id_: str) -> str:
    """Return the address of a bone's page."""
    return f"{BONES}{id_}/"


def joint_permalink(id_: str) -> str:
    """Return the address of a joint's page."""
    return f"{JOINTS}{id_}/"


def movement_permalink(joint: str, movement: str) -> str:
    """Return the address of the page of a movement at a joint.

    Examples
    --------
    >>> movement_permalink("knee", "flexion")
    '/movement/knee-flexion/'
    """
    return f"{MOVEMENTS}{joint}-{movement}/"


def nerve_permalink(id_: str) -> str:
    """Return the address of a nerve's page."""
    return f"{NERVES}{id_}/"


def root_permalink(root: str) -> str:
    """Return the address of the page of a spinal root.

    Examples
    --------
    >>> root_permalink("L5")
    '/root/l5/'
    """
    return f"{ROOTS}{root.lower()}/"
