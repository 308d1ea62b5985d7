from __future__ import annotations

import pytest

from muscleatlas.evidence.claims import Claim, Lexicon, claims_in, claims_in_site

LEXICON = Lexicon(
    {
        "soleus": "soleus",
        "gastrocnemius": "gastrocnemius",
        "plantaris": "plantaris",
        "popliteus": "popliteus",
        "medial head of gastrocnemius": "medial-head",
        "knee": "knee",
        "hip": "hip",
        "tibial nerve": "tibial-nerve",
        "lateral malleolus": "malleolus",
    }
)


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(claim.subject, claim.relation, claim.objects) for claim in claims_in(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It lies deep to gastrocnemius.", [("", "deep to", ("gastrocnemius",))]),
        ("It lies largely beneath soleus and plantaris.",
         [("", "deep to", ("soleus",)), ("", "deep to", ("plantaris",))]),
        ("It runs straight upwards and passes under soleus.", [("", "deep to", ("soleus",))]),
        ("It lies just behind the knee, where it is felt.", [("", "behind", ("knee",))]),
        ("Plantaris lies superficial to soleus.", [("soleus", "deep to", ("plantaris",))]),
        ("Soleus and plantaris cover it.", [("", "deep to", ("soleus",)), ("", "deep to", ("plantaris",))]),
        ("It covers popliteus.", [("popliteus", "deep to", ("",))]),
        ("It is largely hidden by the medial head of gastrocnemius.", [("", "deep to", ("medial-head",))]),
        ("Its tendon is joined to soleus, which covers it.", [("", "deep to", ("soleus",))]),
        ("From behind it is hidden by soleus, from in front by popliteus.",
         [("", "in front of", ("soleus",)), ("", "behind", ("popliteus",))]),
        ("It runs obliquely between gastrocnemius and soleus.", [("", "between", ("gastrocnemius", "soleus"))]),
        ("The tibial nerve runs between it and soleus.",
         [("tibial-nerve", "between", ("", "soleus")), ("", "beside", ("soleus",))]),
        ("A bursa between it and the medial head of gastrocnemius may swell.", [("", "beside", ("medial-head",))]),
        ("From the lateral to the medial side they lie in the order popliteus, soleus and plantaris.",
         [("popliteus", "lateral to", ("soleus",)), ("soleus", "lateral to", ("plantaris",))]),
        ("As it crosses hip and knee, it is long.", [("", "crosses", ("hip",)), ("", "crosses", ("knee",))]),
        ("It is the only one of them that crosses the knee.", [("", "crosses", ("knee",))]),
        ("Its tendon bends twice, behind the lateral malleolus and in the sole.", [("", "behind", ("malleolus",))]),
        ("The tibial nerve runs down the leg beneath it.", [("tibial-nerve", "deep to", ("",))]),
        ("It is small; plantaris lies above soleus.", [("plantaris", "above", ("soleus",))]),
    ],
)  # fmt: skip
def test_plain_sentences_are_understood(text: str, claims: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "It lies deep to the fascia of soleus.",
        "Soleus is strong, and gastrocnemius is fast.",
        "Low in the leg it lies in front of soleus.",
        "Sometimes it lies beneath soleus.",
        "All but plantaris cross the knee.",
        "It is stronger than soleus and lies idle.",
        "A branch of the tibial nerve reaches it from behind.",
        "It lies deep to soleus's tendon.",
        "",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert claims_in(text, LEXICON) == ()


def test_a_denial_is_told() -> None:
    assert claims_in("It does not cross the hip and is short.", LEXICON) == (
        Claim("", "crosses", ("hip",), "it does not cross hip and is short", denied=True),
    )


def test_the_longest_name_wins() -> None:
    assert told("It lies under the medial head of gastrocnemius.") == [("", "deep to", ("medial-head",))]


def test_a_name_within_a_longer_word_is_none() -> None:
    assert told("It lies deep to soleus-like fibres.") == []


@pytest.mark.parametrize(
    ("site", "claims"),
    [
        ("posterior surface, deep to soleus", [("", "deep to", ("soleus",))]),
        ("lower border of the body, lateral to plantaris", [("", "lateral to", ("plantaris",))]),
        ("deep surface", []),
        ("between the two ridges above soleus and plantaris", []),
    ],
)
def test_sites_are_read_too(site: str, claims: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [(claim.subject, claim.relation, claim.objects) for claim in claims_in_site(site, LEXICON)] == claims
