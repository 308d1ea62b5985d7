"""What people say who don't speak of muscles for a living; found by the search, shown nowhere."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["AGENT_NOUNS", "EVERYDAY_WORDS"]

EVERYDAY_WORDS: Mapping[str, tuple[str, ...]] = {
    "abdomen": ("belly", "stomach muscles", "abs", "tummy"),
    "arm": ("upper arm",),
    "back": ("spine",),
    "biceps-brachii": ("biceps",),
    "deltoid": ("delts",),
    "foot": ("sole", "toes"),
    "gastrocnemius": ("triceps surae", "calf muscle", "Achilles tendon"),
    "gluteus-maximus": ("glutes", "buttock"),
    "hand": ("palm", "fingers"),
    "head": ("face", "jaw"),
    "hip": ("buttock", "bottom"),
    "latissimus-dorsi": ("lats",),
    "leg": ("lower leg", "calf", "shin"),
    "neck": ("throat",),
    "pectoralis-major": ("pecs", "chest"),
    "quadriceps-femoris": ("quads",),
    "rectus-abdominis": ("abs", "six-pack"),
    "rotator-cuff": ("cuff",),
    "soleus": ("triceps surae", "calf muscle", "Achilles tendon"),
    "thigh": ("upper leg",),
    "thorax": ("chest", "rib cage"),
    "trapezius": ("traps",),
    "triceps-brachii": ("triceps",),
}
"""By the id of a structure."""

AGENT_NOUNS: Mapping[str, str] = {
    "abduction": "abductor",
    "adduction": "adductor",
    "closure": "sphincter",
    "depression": "depressor",
    "dorsiflexion": "dorsiflexor",
    "elevation": "levator",
    "eversion": "evertor",
    "extension": "extensor",
    "flexion": "flexor",
    "inversion": "invertor",
    "lateral-rotation": "lateral rotator|external rotation",
    "medial-rotation": "medial rotator|internal rotation",
    "narrowing": "constrictor",
    "opposition": "opponens",
    "plantarflexion": "plantarflexor",
    "pronation": "pronator",
    "protraction": "protractor",
    "retraction": "retractor",
    "stabilisation": "stabiliser",
    "supination": "supinator",
    "tension": "tensor",
    "widening": "dilator",
}
"""By the id of a movement: what does it, and what else it is called."""
