"""Every nation has its source for all that practice asks for, and a blank refuses that nation's presets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policybuilder.answers.defaults import parse_preset
from policybuilder.library.loader import load_library
from policybuilder.library.model import NATIONS, Library, Preset
from policybuilder.places import CLAUSES
from tests.library.nations import Need, blanks, needs, unsure
from tests.library.proving import KIND, NATION

LINES = (
    "Regulator", "Professional lead's title", "Whistleblowing", "Trade union rights", "Equality duty", "Working time",
    "Publicity about court cases", "Records and freedom of information", "Allegations", "Surveillance", "Children's rights",
    "Bank and local holidays", "Language",
)  # fmt: skip
PRESETS = load_library(CLAUSES).presets


def employers(library: Library, preset: Preset) -> list[tuple[str, str]]:
    """The nation and kind of employer that a preset is for; several where it works in several nations."""
    answers = parse_preset(library, preset).answers
    return [(nation, str(answers[KIND].value)) for nation in NATIONS if nation in answers[NATION].value]  # type: ignore[operator]


def test_the_table_has_every_line_and_every_source_is_one_of_ours(library: Library) -> None:
    table = needs()
    assert tuple(need.line for need in table) == LINES
    named = {source for need in table for nation in NATIONS for source in need.sources(nation)}
    assert named - set(library.sources) == set()
    assert {nation for need in table for nation in need.to_check} <= set(NATIONS)


def test_every_source_of_the_table_binds_the_nation_it_stands_for(library: Library) -> None:
    elsewhere = [
        f"{need.line}: {source} is not of {nation}"
        for need in needs()
        for nation in NATIONS
        for source in need.sources(nation)
        if nation not in library.sources[source].nations or library.sources[source].persuasive
    ]
    assert elsewhere == []


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_has_a_source_for_every_line(library: Library, preset: Preset) -> None:
    found = employers(library, preset)
    assert found
    assert [blank for nation, kind in found for blank in blanks(library, needs(), nation, kind)] == []


def test_every_nation_has_a_preset(library: Library) -> None:
    assert {nation for preset in PRESETS for nation, _ in employers(library, preset)} == set(NATIONS)


def test_what_rests_on_nothing_surer_is_said(library: Library) -> None:
    for need in needs():
        assert unsure(library, need) == list(need.to_check), need.line


def test_where_a_kind_of_employer_has_no_source_the_reason_is_a_sentence() -> None:
    for need in needs():
        assert all(len(why.split()) > 5 and why.endswith(".") for why in need.nothing_for.values()), need.line


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("line", LINES)
def test_a_blank_refuses_the_presets_of_its_nation_and_no_others(library: Library, nation: str, line: str) -> None:
    table = [replace(need, **{nation: ()}) if need.line == line else need for need in needs()]
    for preset in PRESETS:
        for where, kind in employers(library, preset):
            refused = blanks(library, table, where, kind)
            excused = any(need.line == line and kind in need.nothing_for for need in table)
            assert refused == ([f"{line} ({where}, {kind})"] if where == nation and not excused else [])


def test_a_source_of_another_nation_or_kind_fills_no_line(library: Library) -> None:
    english = Need("Regulator", *[("swe_professional_standards",)] * 4)
    assert blanks(library, [english], "england", "council") == []
    assert blanks(library, [english], "wales", "council") == ["Regulator (wales, council)"]
    councils = Need("Equality duty", england=("equality_act_2010_s149",))
    assert blanks(library, [councils], "england", "charity") == ["Equality duty (england, charity)"]
