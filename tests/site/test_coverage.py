"""The ledger says what there is of each structure, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.atlas.atlas import Atlas
from muscleatlas.atlas.join import Join
from muscleatlas.bundle.bundle import Bundle
from muscleatlas.site.coverage import Coverage, FactCount, Gap, MeshRow, PartCount, PictureRow, Row, coverage_of
from muscleatlas.site.coverage_json import coverage_json
from muscleatlas.site.gather import gather_site
from muscleatlas.site.material import Material
from muscleatlas.site.plan import plan_site
from muscleatlas.site.surroundings import with_surroundings
from muscleatlas.site.write import render_site
from tests.anatomy.tiny import GUEST, LIMB, changed_knowledge
from tests.site.html_reading import Element, parsed
from tests.site.made_up import CREDITS, LICENCE, authored_page, made_up_pictures
from tests.tiny.limb import SOURCE, write_tiny_bundle

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "coverage.schema.json").read_text(encoding="utf-8"))
UNEXPLAINED = "la: Musculus soleus", "others: {fr: [Soléaire], ja: [ヒラメ筋]}"
EXPLAINED = (
    "  arteries:\n    posterior-tibial: {artery: posterior-tibial-artery}\n",
    "  missing: {arteries: nobody has looked}\n",
)
PARTS = {
    "soleus": ("muscle/soleus",),
    "gastrocnemius-medial-head": ("muscle/gastrocnemius-medial-head", "muscle/plantaris"),
    "gastrocnemius-lateral-head": ("muscle/plantaris",),
}

UNUSED = ("muscle/fibularis-brevis", "muscle/fibularis-longus", "muscle/gastrocnemius-lateral-head")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return write_tiny_bundle(tmp_path_factory.mktemp("bundles") / "tiny")


def atlas_of(folder: Path, bundle: Bundle, structures: Mapping[str, tuple[str, ...]] = PARTS) -> Atlas:
    """Return the tiny atlas with a guest, a gap with and one without a reason, and parts joined as told."""
    changes = (*GUEST, UNEXPLAINED, EXPLAINED)
    knowledge = read_knowledge(changed_knowledge(folder, LIMB, *changes))
    reasons = {"soleus": "nobody has scanned it"}
    return Atlas(knowledge, bundle, Join(structures, {"tibia": ("bone/tibia",)}, reasons, ("bone/talus",)))


def ledger(atlas: Atlas, *, only: str | None = None, drawn: tuple[str, ...] = ()) -> Coverage:
    pictures = {id_: made_up_pictures(atlas.knowledge.structures[id_]) for id_ in drawn}
    return coverage_of(atlas, with_surroundings(plan_site(atlas.knowledge, only=only), atlas), pictures)


def row_of(coverage: Coverage, id_: str) -> Row:
    (row,) = [row for row in coverage.rows if row.structure.id == id_]
    return row


@pytest.fixture
def atlas(tmp_path: Path, bundle: Bundle) -> Atlas:
    return atlas_of(tmp_path, bundle)


def test_a_row_tells_mesh_pictures_names_statements_and_gaps(atlas: Atlas) -> None:
    row = row_of(ledger(atlas, drawn=("soleus",)), "soleus")
    assert row == Row(
        structure=atlas.knowledge.structures["soleus"],
        mesh=MeshRow("own", None, ("muscle/soleus",), (), True, False, True, (SOURCE.key,)),
        pictures=PictureRow("mesh", 16),
        names={"en": 2, "fr": 1, "ja": 1},
        facts={
            "origin": FactCount(2, 0),
            "insertion": FactCount(1, 0),
            "action": FactCount(1, 0),
            "nerve": FactCount(1, 0),
        },
        works={"limb1999": 5, "tiny2024": 5},
        missing=(
            Gap("arteries", "nobody has looked"),
            Gap("la", None),
            Gap("antagonists", "no muscle does the opposite of its actions"),
            Gap("synergists", "no work cited here names one; derived from the actions"),
            Gap("layers", None),
        ),
    )


def test_recalled_and_read_statements_are_told_apart(atlas: Atlas) -> None:
    facts = row_of(ledger(atlas), "gastrocnemius").facts
    assert (facts["origin"], facts["point"]) == (FactCount(0, 2), FactCount(1, 0))


def test_a_part_that_two_have_makes_neither_row_its_own(atlas: Atlas) -> None:
    coverage = ledger(atlas)
    medial, lateral = (row_of(coverage, f"gastrocnemius-{side}-head").mesh for side in ("medial", "lateral"))
    assert (medial.state, medial.shared_with) == ("own", ("gastrocnemius-lateral-head",))
    assert (lateral.state, lateral.shared_with) == ("shared", ("gastrocnemius-medial-head",))


def test_a_whole_and_its_parts_do_not_share(tmp_path: Path, bundle: Bundle) -> None:
    head = "gastrocnemius-lateral-head"
    both = {"gastrocnemius": ("muscle/plantaris",), head: ("muscle/plantaris",)}
    coverage = ledger(atlas_of(tmp_path, bundle, both))
    assert [row_of(coverage, id_).mesh.state for id_ in both] == ["own", "own"]
    assert [row_of(coverage, id_).mesh.shared_with for id_ in both] == [(), ()]


def test_a_place_without_an_entry_has_the_meshes_of_its_members_and_guests(atlas: Atlas) -> None:
    mesh = row_of(ledger(atlas), "ankle-movers").mesh
    assert (mesh.state, mesh.parts, mesh.shared_with) == ("members", ("muscle/soleus",), ())


def test_no_mesh_has_a_reason_and_its_pictures_show_the_surroundings(tmp_path: Path, bundle: Bundle) -> None:
    atlas = atlas_of(tmp_path, bundle, {"gastrocnemius": ("muscle/plantaris",)})
    coverage = ledger(atlas, drawn=("leg-posterior",))
    row = row_of(coverage, "soleus")
    assert row.mesh == MeshRow("none", "nobody has scanned it", (), (), None, None, None, ())
    assert row.pictures == PictureRow("surroundings", 16, "leg-posterior")
    record = json.loads(coverage_json(coverage))
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert record["totals"]["pictures"] == {"mesh": 1, "none": 6, "surroundings": 1}


def test_surroundings_that_were_not_drawn_are_no_pictures(tmp_path: Path, bundle: Bundle) -> None:
    atlas = atlas_of(tmp_path, bundle, {"gastrocnemius": ("muscle/plantaris",)})
    assert row_of(ledger(atlas), "soleus").pictures == PictureRow("none", 0)


def test_an_open_or_thinned_part_is_told(tmp_path: Path, bundle: Bundle) -> None:
    atlas = atlas_of(tmp_path, bundle)
    open_part = replace(bundle.parts["muscle/plantaris"], closed=False, decimated=True, side="midline")
    altered = SimpleNamespace(manifest=bundle.manifest, parts={**bundle.parts, open_part.id: open_part})
    coverage = ledger(Atlas(atlas.knowledge, altered, atlas.join))  # type: ignore[arg-type]
    medial, lateral = (row_of(coverage, f"gastrocnemius-{side}-head").mesh for side in ("medial", "lateral"))
    assert (medial.closed, medial.decimated, medial.mirrored) == (False, True, True)
    assert (lateral.closed, lateral.decimated, lateral.mirrored) == (False, True, False)


def test_what_the_bundle_has_and_nothing_shows_is_told_for_a_whole_site_only(atlas: Atlas) -> None:
    whole = ledger(atlas)
    assert [part.part for part in whole.unused] == list(UNUSED)
    assert whole.parts == {"bone": PartCount(2, 5), "muscle": PartCount(3, 6)}
    assert whole.redirects == 1
    part = ledger(atlas, only="/muscle/leg/gastrocnemius/")
    assert {row.structure.id.partition("-")[0] for row in part.rows} == {"gastrocnemius"}
    assert (part.unused, part.redirects) == ((), 0)


def test_the_file_is_valid_and_adds_up(atlas: Atlas) -> None:
    record = json.loads(coverage_json(ledger(atlas, drawn=("soleus",))))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    totals = record["totals"]
    assert totals["structures"] == {"body": 1, "region": 1, "group": 2, "muscle": 2, "head": 2}
    assert totals["meshes"] == {"members": 5, "own": 2, "shared": 1}
    assert totals["pictures"] == {"mesh": 1, "none": 7}
    assert totals["missing"] == {"with_reason": 5, "without_reason": 5}
    statements = [statement for structure in atlas.knowledge.structures.values() for statement in structure.statements]
    assert totals["statements"]["read"] + totals["statements"]["recalled"] == len(statements)
    assert totals["structures_named"] == {"en": 8, "la": 5, "fr": 1, "ja": 1}


def page_of(atlas: Atlas, **options: object) -> Element:
    plan = plan_site(atlas.knowledge)
    material = Material(atlas.knowledge, plan, {}, CREDITS, LICENCE, coverage=ledger(atlas, drawn=("soleus",)))
    files = dict(render_site(gather_site(replace(material, **options))))  # type: ignore[arg-type]
    return parsed(files["coverage/index.html"])


def test_the_page_has_a_table_for_each_region_and_a_row_for_each_structure(atlas: Atlas) -> None:
    page = page_of(atlas)
    tables = [table for table in page.all("table") if table["role"] == "table"]
    assert [page.one("h2", id=table["aria-labelledby"]).text for table in tables] == ["Tiny body", "Leg"]
    rows = [row for table in tables for row in table.one("tbody").all("tr")]
    assert [row.one("th").one("a").text for row in rows] == [place.names.en for place in atlas.knowledge.tree.walk()]
    soleus = next(row for row in rows if row.one("a")["href"] == "../muscle/leg/soleus/index.html")
    assert [(cell["data-column"], cell.text) for cell in soleus.all("td")] == [
        ("Mesh", f"its own closed; left side mirrored; from {SOURCE.key}"),
        ("Pictures", "16 sides"),
        ("Names", "English 2, French 1, Japanese 1"),
        ("Statements", "5: 5 read, 0 recalled 2 origins, 1 insertion, 1 action, 1 nerve"),
        (
            "Missing",
            (
                "arteries: nobody has looked; Latin name: no reason given; "
                "antagonists: no muscle does the opposite of its actions; "
                "synergists: no work cited here names one; derived from the actions; layers: no reason given"
            ),
        ),
    ]


def test_the_page_begins_with_the_totals(atlas: Atlas) -> None:
    rows = page_of(atlas).one("section", class_="facts").all("tr")
    assert {row.one("th").text: row.one("td").text for row in rows} == {
        "Structures": "1 body, 1 region, 2 groups, 2 muscles and 2 heads; 1 older address leads to them",
        "Meshes": "2 have their own, 5 are made of members that have theirs, 1 share one",
        "Pictures": "1 of the structure itself, 7 without pictures",
        "Statements": "6 read, 17 recalled",
        "Names": "8 in English, 5 in Latin, 1 in French, 1 in Japanese",
        "Missing": "5 with a reason, 5 without a reason",
        "Meshes that pictures may show": "2 of 5 bones, 3 of 6 muscles",
    }


def test_the_page_names_the_meshes_that_nothing_shows_and_the_files(atlas: Atlas) -> None:
    unused, files = page_of(atlas).all("section", class_="rows")[-2:]
    assert [item.text for item in unused.all("li")] == [f"{part} no reason given" for part in UNUSED]
    assert [(item.text, item.one("a")["href"]) for item in files.all("li")] == [
        (f"{SOURCE.key}: {SOURCE.title}", SOURCE.url)
    ]


def test_every_page_leads_to_the_ledger(atlas: Atlas) -> None:
    plan = plan_site(atlas.knowledge)
    files = dict(render_site(gather_site(Material(atlas.knowledge, plan, {}, CREDITS, LICENCE))))
    foot = parsed(files["muscle/leg/soleus/index.html"]).one("footer")
    assert [link["href"] for link in foot.all("a") if "missing" in link.text] == ["../../../coverage/index.html"]
    assert "../coverage/index.html" in [
        link["href"] for link in parsed(files["about/index.html"]).one("article").all("a")
    ]


def test_a_page_that_somebody_wrote_takes_the_address(atlas: Atlas) -> None:
    text = authored_page("/coverage/", body="By hand.", title="Ours")
    page = page_of(atlas, plan=plan_site(atlas.knowledge, authored=[text]))
    assert page.one("h1").text == "Ours"
