"""Bones and joints list what the facts say of them."""

from __future__ import annotations

from muscleatlas.site.plan import plan_site
from muscleatlas.site.terms import actions_at, attachments_on, gather_terms
from tests.site.made_up import knowledge, made_up_material


def test_a_bone_has_every_statement_about_it_and_its_parts() -> None:
    said = {statement.id for _, statement in attachments_on(knowledge(), "hip-bone")}
    expected = {
        statement.id
        for structure in knowledge().structures.values()
        if structure.kind != "head"
        for statement in (*structure.origins, *structure.insertions)
        if statement.on.id in {"hip-bone", "ilium", "ischium", "pubis"}
    }
    assert expected <= said


def test_what_a_head_repeats_is_told_once() -> None:
    fibula = [structure.id for structure, said in attachments_on(knowledge(), "fibula") if said.role == "insertion"]
    assert "biceps-femoris" in fibula
    assert "biceps-femoris-long-head" not in fibula


def test_a_joint_has_every_action_there() -> None:
    found = {action.id for _, action in actions_at(knowledge(), "ankle")}
    assert "soleus.action.ankle-plantarflexion" in found
    assert all(action.joint.id == "ankle" for _, action in actions_at(knowledge(), "ankle"))


def test_the_page_of_a_bone_tells_its_names_in_other_languages() -> None:
    pages = {page.title: page for page in gather_terms(made_up_material())}
    names = {language.code: language.names for language in pages["Fibula"].languages}
    assert (names["de"], names["ja"], names["es"]) == (("Wadenbein",), ("腓骨",), ("Peroné", "Fíbula"))


def test_only_the_whole_site_has_pages_of_bones_and_joints() -> None:
    whole, part = plan_site(knowledge()), plan_site(knowledge(), only="/muscle/leg/")
    assert {"tibia", "hip-bone"} <= set(whole.bones)
    assert "ankle" in whole.joints
    assert (part.bones, part.joints) == ((), ())
    assert "/bone/tibia/" in whole.built
