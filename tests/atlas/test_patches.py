from __future__ import annotations

import json
from pathlib import Path

from muscleatlas.atlas.patches import grounds_of, patch_requests
from muscleatlas.bundle.patches import request_from_json, request_to_json
from tests.atlas.attached import attached_atlas


def test_a_request_says_what_the_facts_say(tmp_path: Path) -> None:
    (request,) = patch_requests(attached_atlas(tmp_path), "soleus")
    said = [(claim.role, claim.on, claim.parts) for claim in request.claims]
    assert ("origin", "fibula", ("bone/fibula",)) in said
    assert ("insertion", "calcaneus", ("bone/calcaneus",)) in said
    assert ("origin", "tendinous-arch-of-soleus", ()) in said


def test_a_place_above_asks_for_each_muscle_below(tmp_path: Path) -> None:
    requests = patch_requests(attached_atlas(tmp_path), "body")
    assert [request.structure for request in requests] == ["soleus"]


def test_grounds_are_bones_near_the_muscle(tmp_path: Path) -> None:
    (request,) = patch_requests(attached_atlas(tmp_path), "soleus")
    assert request.grounds == {"bone/calcaneus": "calcaneus", "bone/tibia": "tibia"}


def test_grounds_go_by_their_widest_name(tmp_path: Path) -> None:
    assert grounds_of(attached_atlas(tmp_path))["bone/tibia"] == ("tibia", "tibia")


def test_a_request_survives_json(tmp_path: Path) -> None:
    (request,) = patch_requests(attached_atlas(tmp_path), "soleus")
    assert request_from_json(json.loads(json.dumps(request_to_json(request)))) == request
