"""``library check`` proves: each fault is found, and told with the very answers under which it shows."""

from pathlib import Path

import pytest

from policybuilder.proof.prove import prove
from tests.engine.small_library import ANSWERS, HEAD, HOURS, ORGANISATION, SOURCES, small_library, write_library

TEXTS = {"head": HEAD, "sources": SOURCES, "organisation": ORGANISATION, "hours": HOURS}


def test_a_sound_library_is_proved(tmp_path: Path) -> None:
    proof = prove(small_library(tmp_path))
    assert [str(problem) for problem in proof.problems] == []
    assert dict(proof.proved)["clauses that can be in"] == 9
    assert dict(proof.proved)["references that hold"] == 2


FAULTS = [
    ("organisation", "text: A note for drafters.", "text: \"See {{ ref('hours.hand_over') }}.\"",
     "Clause 'organisation.council_only' refers to 'hours.hand_over', which is not in with organisation.kind: council, "
     "hours.after_closing: "),
    ("organisation", "text: Trusts have their own rules.", "text: \"See {{ ref('organisation.council_only') }}.\"",
     "Clause 'organisation.trusts' refers to 'organisation.council_only', which only drafters see"),
    ("hours", "{all: [{hours.after_closing: hand_over}, {hours.handed_to: given}]}", "{hours.after_closing: hand_over}", None),
    ("hours", "This holds from {{ hours.begins }}.", "This holds for {{ hours.minutes }} minutes.",
     "Clause 'hours.from_when' prints 'hours.minutes', which is not asked with hours.after_closing: hand_over, "
     "hours.begins: given"),
    ("hours", "when: {hours.begins: given}", "when: {hours.after_closing: finish}",
     "Clause 'hours.from_when' prints 'hours.begins', which is answered 'none' with hours.after_closing: finish, "
     "hours.begins: none"),
    ("hours", "when: {hours.minutes: long}", "when: {all: [{hours.minutes: long}, {hours.minutes: short}]}",
     "Clause 'hours.long_stay' can never be in a policy that may be published"),
    ("hours", "when: {hours.minutes: long}", "when: {hours.after_closing: [finish, hand_over]}",
     "Clause 'hours.long_stay' is in every policy, but has a condition"),
    ("hours", "when: {hours.handed_to: none}", "when: {all: [{hours.handed_to: none}, {hours.after_closing: finish}]}",
     "Check 'hours.nobody_takes_over' can never fire"),
    ("hours", "[[finish, hand_over]]", "[[finish, we_are_open]]",
     "Clauses 'hours.finish' and 'hours.we_are_open' exclude each other, but are both in with hours.after_closing: finish"),
    ("organisation", "{all: [{organisation.nations: scotland}, {not: {organisation.kind: hsc_trust}}]}",
     "{organisation.nations: scotland}",
     "Clause 'organisation.scots' is in for an employer none of its sources binds: with organisation.kind: hsc_trust"),
    ("organisation", "force: may\n    audience: staff\n    when: {organisation.kind: hsc_trust}\n"
     "    text: Trusts have their own rules.\n    rationale: They differ.\n    sources: [uk_law]",
     "force: may\n    audience: staff\n    when: {organisation.kind: hsc_trust}\n"
     "    text: Trusts have their own rules.\n    rationale: They differ.\n    sources: [uk_law, scots_law]",
     "'organisation.trusts' rests on source 'scots_law', which binds nobody it is for"),
    ("hours", "mend: [hours.handed_to, hours.after_closing]", "mend: [hours.after_closing, hours.handed_to]",
     "Check 'hours.nobody_takes_over' is mended first by 'hours.after_closing', which it does not rest on"),
    ("organisation", "{organisation.nations: none}", "{organisation.nations: [none, wales]}",
     "Option 'wales' of 'organisation.nations' always stops publishing, but is offered"),
    ("organisation", "- {id: hsc_trust, label: A trust}",
     "- {id: hsc_trust, label: A trust}\n      - {id: club, label: A club}\n      - {id: firm, label: A firm}",
     "Options 'charity' and 'club' of 'organisation.kind' have the same effect"),
    ("head", "values: [one, several]", "values: [one, several, many]",
     "Fact 'nations_served' is not declared as the engine works it out"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "message"), FAULTS, ids=[str(case[3])[:70] for case in FAULTS])
def test_a_fault_is_found_with_its_counter_example(
    tmp_path: Path, file: str, right: str, wrong: str, message: str | None
) -> None:
    assert right in TEXTS[file]
    library = small_library(tmp_path, **{file: TEXTS[file].replace(right, wrong, 1)})
    found = [problem.what for problem in prove(library).problems]
    if message is None:
        assert found == []  # whoever answers "nobody" meets a stop, so the clause never prints it in a published policy
    else:
        assert any(what.startswith(message) for what in found), found


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("hours.begins: none", "", "The preset leaves 'hours.begins' undecided"),
        ("hours.after_closing: finish", "hours.after_closing: hand_over\n  hours.handed_to: none",
         "The preset meets the stop 'hours.nobody_takes_over'"),
        ("hours.after_closing: finish", "hours.after_closing: finsh", "hours.after_closing: 'finsh' is not an option"),
    ],
)  # fmt: skip
def test_a_preset_that_is_not_complete_and_sound_is_a_fault(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    clauses = write_library(tmp_path)
    (clauses / "presets").mkdir()
    preset = "preset: {title: A council, about: One, assumes: [nothing]}\n" + ANSWERS.replace(right, wrong, 1)
    (clauses / "presets/council.yml").write_text(preset, encoding="utf-8")
    assert message in [problem.what for problem in prove(small_library(tmp_path)).problems]
