from __future__ import annotations

from tests.content.lint.checking import findings, found

FIBULARIS = (
    "It arises from the fibula, passes behind the lateral malleolus and everts the foot. The sole hides its tendon."
)


def test_a_text_about_another_muscle_is_told_with_both_names_and_the_place_where_it_belongs() -> None:
    text = (
        "It arises from the coracoid process of the scapula, ends on the radius, supinates the forearm and flexes it."
    )
    (finding,) = [one for one in findings("soleus", text) if one.code == "MA101"]
    assert finding.what == "the text describes 'Biceps brachii', not 'Soleus'"
    assert finding.where == "pages/page.md:5"
    assert finding.hint == "move this text to /muscle/arm/bicepsbrachii/, and write one for /muscle/leg/soleus/"


def test_a_group_may_speak_of_several_of_its_members() -> None:
    text = "Fibularis longus and fibularis brevis arise from the fibula. That of fibularis longus crosses the sole."
    assert found("MA101", "leg-lateral", text) == []


def test_links_and_headings_are_not_what_a_page_is_about() -> None:
    text = "# Gastrocnemius\n\n- [Gastrocnemius](/muscle/leg/gastrocnemius/)\n- [Plantaris](/muscle/leg/plantaris/)\n"
    assert found("MA101", "leg-lateral", text) == []


def test_a_page_outside_the_tree_may_speak_of_anything() -> None:
    assert found("MA101", "/history/", FIBULARIS) == []


def test_a_page_without_text_passes() -> None:
    assert found("MA101", "soleus", "{% include gallery %}\n") == []
