from __future__ import annotations

from muscleatlas.studio.visibility import Sight
from muscleatlas.studio.words import alt_of_sprite, alt_of_turntable, alt_of_view

LABELS = {"soleus": "Soleus", "plantaris": "Plantaris"}
ACTORS = {3: "Tibia", 4: "Fibula", 9: "Medial head of gastrocnemius"}


def _alt(sight: Sight) -> str:
    return alt_of_view("The calf", "posterior", "right", sight, labels=LABELS, actors=ACTORS)


def test_what_nothing_hides_is_in_full_view() -> None:
    sight = Sight(900, 1.0, {"soleus": 1.0, "plantaris": 1.0}, (), ())
    assert _alt(sight) == "The calf, right side, posterior view: in full view."


def test_what_hides_the_target_what_veils_it_and_what_is_hardly_seen_is_told() -> None:
    sight = Sight(400, 0.423, {"soleus": 0.8, "plantaris": 0.1}, ((3, 0.4), (4, 0.1)), ((9, 0.7),))
    assert _alt(sight) == (
        "The calf, right side, posterior view: 42 % in view; hidden by tibia and fibula; "
        "under medial head of gastrocnemius, drawn as glass; hardly seen: plantaris."
    )


def test_what_is_wholly_hidden_is_said_not_to_be_in_view() -> None:
    sight = Sight(0, 0.0, {"soleus": 0.0}, ((3, 1.0),), ())
    assert _alt(sight) == "The calf, right side, posterior view: not in view; hidden by tibia."


def test_what_is_shown_on_both_sides_names_no_side() -> None:
    assert alt_of_sprite("The diaphragm", "both") == "The diaphragm, from sixteen sides."
    assert alt_of_turntable("The calf", "right") == "The calf, right side, turning once around."
