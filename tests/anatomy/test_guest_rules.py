"""A structure may be a member of further groups, as long as this says something new and makes no ring."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.anatomy.tiny import ANKLE, GUEST, LIMB, faults_after

NEW_GROUP, INVITATION = GUEST


def test_a_guest_is_no_fault(tmp_path: Path) -> None:
    assert faults_after(tmp_path, LIMB, *GUEST) == []


@pytest.mark.parametrize(
    ("host", "fault"),
    [
        ("ankle-mover", "unknown region or group 'ankle-mover'\n  did you mean 'ankle-movers'?"),
        ("body", "soleus is also in body, which is a body\n  expected: the id of a region or a group"),
        (
            "gastrocnemius",
            "soleus is also in gastrocnemius, which is a muscle\n  expected: the id of a region or a group",
        ),
        ("leg-posterior", "soleus is in leg-posterior already, by its place in the tree"),
        ("leg", "soleus is in leg already, by its place in the tree"),
        ("ankle-movers, ankle-movers", "soleus lists 'ankle-movers' twice"),
    ],
)
def test_a_host_must_be_another_region_or_group(tmp_path: Path, host: str, fault: str) -> None:
    changed = INVITATION[0], INVITATION[1].replace("ankle-movers", host)
    assert faults_after(tmp_path, LIMB, NEW_GROUP, changed) == [f"{LIMB}:95: {fault}"]


def test_a_head_belongs_to_its_muscle_only(tmp_path: Path) -> None:
    head = "permalink: /muscle/leg/medialgastrocnemius/\n"
    faults = faults_after(tmp_path, LIMB, NEW_GROUP, (head, f"{head}  also_in: [ankle-movers]\n"))
    assert faults == [
        (
            f"{LIMB}:57: gastrocnemius-medial-head is a head, and can't be a member of a second group\n"
            "  expected: also_in at a group or a muscle"
        )
    ]


def test_a_ring_of_guests_is_refused(tmp_path: Path) -> None:
    visitor = ANKLE.replace("/muscle/ankle/\n", "/muscle/ankle/\n  also_in: [leg-posterior]\n")
    group = NEW_GROUP[0], f"{visitor}soleus:\n"
    compartment = "permalink: /muscle/leg/posterior/\n"
    faults = faults_after(tmp_path, LIMB, group, (compartment, f"{compartment}  also_in: [ankle-movers]\n"))
    assert faults == [
        f"{LIMB}:25: leg-posterior is also in ankle-movers, which is a member of leg-posterior itself",
        f"{LIMB}:88: ankle-movers is also in leg-posterior, which is a member of ankle-movers itself",
    ]
