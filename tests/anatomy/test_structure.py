"""Structures and statements print well."""

from __future__ import annotations

from tests.anatomy.tiny import tiny_knowledge


def test_statements_print_in_one_line() -> None:
    gastrocnemius = tiny_knowledge().structures["gastrocnemius"]
    assert [repr(statement) for statement in gastrocnemius.statements] == [
        "<origin femur: medial condyle>",
        "<origin femur: lateral condyle>",
        "<insertion calcaneus: middle of the posterior surface, by the calcaneal tendon>",
        "<action plantarflexion at the ankle joint>",
        "<action flexion at the knee joint, weak>",
        "<nerve tibial nerve (S1, S2)>",
        "<artery sural arteries>",
        "<point 'It crosses two joints.'>",
    ]
    assert repr(gastrocnemius) == "<muscle Gastrocnemius /muscle/leg/gastrocnemius/>"


def test_a_notebook_shows_the_facts_as_a_table() -> None:
    shown = tiny_knowledge().structures["soleus"]._repr_html_()
    assert shown.startswith("<p><b>Soleus</b> <i>Musculus soleus</i> · muscle</p><table><tr><th>Origin</th>")
    assert "<td>tibia: soleal line<br>fibula: head and upper third of the posterior surface</td>" in shown


def test_all_names_are_given_once_the_preferred_first() -> None:
    assert tiny_knowledge().structures["soleus"].names.all == ("Soleus", "Musculus soleus", "Sole muscle")


def test_a_group_of_a_place_has_a_long_title() -> None:
    titles = {place.id: place.title for place in tiny_knowledge().tree.walk()}
    assert titles["leg"] == "Muscles of the leg"
    assert titles["leg-posterior"] == "Muscles of the posterior compartment of the leg"
    assert titles["soleus"] == "Soleus"


def test_a_source_prints_how_it_was_used() -> None:
    gastrocnemius = tiny_knowledge().structures["gastrocnemius"]
    assert str(gastrocnemius.points[0].sources[0]) == "limb1999, p. 12 (read)"
    assert str(gastrocnemius.origins[0].sources[0]) == "tiny2024 (recalled)"
