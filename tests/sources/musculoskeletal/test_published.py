from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from muscleatlas.anatomy.knowledge import read_knowledge
from muscleatlas.errors import Faults, KnowledgeError
from muscleatlas.evidence import measures
from muscleatlas.sources.musculoskeletal.paths import tendon_table
from muscleatlas.sources.musculoskeletal.published import COMPUTED, PublishedSizes, published_sizes
from muscleatlas.yamlfiles import read_yaml

GOOD = """\
read_in: {handsfield2014: its table}
volumes_cm3:
  soleus: [436.4, handsfield2014, read]
shared_cm3:
  leg-lateral:
    whole: [100, handsfield2014, read]
    after: [rajagopal2016, recalled]
    heads: {fibularis-longus: [300, 5], fibularis-brevis: [100, 5.0]}
belly_lengths_mm:
  soleus: [405, ward2009, recalled]
"""


def read(folder: Path, text: str) -> PublishedSizes:
    path = folder / "volumes.yaml"
    path.write_text(text, encoding="utf-8")
    return published_sizes(path)


def told(folder: Path, text: str) -> str:
    with pytest.raises(Faults) as caught:
        read(folder, text)
    return str(caught.value)


def test_a_figure_keeps_its_source_and_how_it_is_known(tmp_path: Path) -> None:
    sizes = read(tmp_path, GOOD)
    soleus = sizes.volumes_mm3["soleus"]
    assert (soleus.value, soleus.source, soleus.how) == (436_400.0, "handsfield2014", "read")
    assert sizes.bellies_mm["soleus"].how == "recalled"


def test_what_was_measured_as_one_is_shared_by_force_times_fibre_length_and_said_to_be_computed(tmp_path: Path) -> None:
    heads = read(tmp_path, GOOD).volumes_mm3
    assert [heads[name].value for name in ("fibularis-longus", "fibularis-brevis")] == [75_000.0, 25_000.0]
    assert heads["fibularis-longus"].how == COMPUTED


def test_everything_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    bad = GOOD.replace("[436.4, handsfield2014, read]", "[436.4, handsfield2014]").replace("[405,", "[-405,")
    message = told(tmp_path, bad.replace("fibularis-brevis: [100, 5.0]", "soleus: [100]"))
    assert message.startswith("4 faults in volumes.yaml\n")
    assert "volumes.yaml:3: no figure for 'soleus'" in message
    assert "volumes.yaml:8: no share of 'soleus'" in message
    assert "volumes.yaml:8: two volumes of 'soleus'" in message
    assert "volumes.yaml:10: no figure for 'soleus'" in message


def test_what_is_read_must_say_where(tmp_path: Path) -> None:
    message = told(tmp_path, GOOD.replace("read_in: {handsfield2014: its table}", "read_in: {}"))
    assert "'handsfield2014' is read, but not said where\n  name the place under read_in" in message


@pytest.mark.parametrize("text", ["[]\n", "volumes_cm3: {}\n"])
def test_a_file_without_its_sections_is_refused(tmp_path: Path, text: str) -> None:
    assert "sections are missing" in told(tmp_path, text)


def test_every_source_stands_in_the_bibliography_and_every_figure_is_of_a_modelled_structure() -> None:
    sizes = published_sizes()
    figures = [*sizes.volumes_mm3.values(), *sizes.bellies_mm.values()]
    assert {figure.source for figure in figures} <= set(read_knowledge().references)
    assert {*sizes.volumes_mm3, *sizes.bellies_mm} <= set(tendon_table())


def test_each_muscle_of_the_lower_limb_lies_on_the_line_by_which_size_is_judged() -> None:
    """Volume in cm³ = slope · height in m · mass in kg + intercept, at 1.71 m and 72 kg (handsfield2014)."""
    table: Any = read_yaml(Path(measures.__file__).parent / "data" / "volumes.yaml", error=KnowledgeError).value
    lines = table["by-size"]["muscles"]
    found = {name: f.value / 1000 for name, f in published_sizes().volumes_mm3.items() if f.source == "handsfield2014"}
    measured_alone = {name: volume for name, volume in found.items() if name in lines}
    assert len(measured_alone) == 27
    expected = {name: lines[name][0] * 1.71 * 72 + lines[name][1] for name in measured_alone}
    assert measured_alone == pytest.approx(expected, abs=0.051)


def test_the_upper_limb_is_divided_as_the_abstract_says() -> None:
    """52.5 % of the volume at the shoulder, 31.4 % at the elbow, 16.0 % at the wrist (holzbaur2007)."""
    shoulder = "deltoid latissimus pectoralis supraspinatus infraspinatus subscapularis teres coracobrachialis"
    elbow = "triceps biceps-brachii brachialis brachioradialis pronator supinator anconeus"
    volumes = {name: f.value for name, f in published_sizes().volumes_mm3.items() if f.source == "holzbaur2007"}

    def share(names: str) -> float:
        return sum(v for name, v in volumes.items() if name.startswith(tuple(names.split()))) / sum(volumes.values())

    assert share(shoulder) == pytest.approx(0.525, abs=0.01)
    assert share(elbow) == pytest.approx(0.314, abs=0.01)
    assert 1 - share(shoulder) - share(elbow) == pytest.approx(0.160, abs=0.01)
