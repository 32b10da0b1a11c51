"""``library check`` proves verdicts: each fault is found, and told with the very facts and answers."""

from pathlib import Path

import pytest

from policybuilder.library.loader import load_library
from policybuilder.problems import InputError
from policybuilder.proof.prove import prove
from tests.situations.conftest import TEXTS, write_situations


def test_a_sound_library_is_proved(tmp_path: Path) -> None:
    proof = prove(load_library(write_situations(tmp_path)))
    assert [str(problem) for problem in proof.problems] == []
    assert dict(proof.proved)["rules that can apply"] == 7
    assert dict(proof.proved)["verdicts that never may be"] == 3


FAULTS = [
    ("hours", "{when: {all: [{situation.act: help}, {situation.danger: \"yes\"}]}, verdict: \"yes\"}",
     "{when: {all: [{situation.act: help}, {situation.danger: \"no\"}]}, verdict: \"yes\"}",
     ["Situation 'somebody_falls' gets no answer", "A verdict is 'silent', which it never may be: Help comes first"]),
    ("hours", "        unless: {situation.danger: \"yes\"}\n        verdict: \"no\"", "        verdict: \"no\"",
     ["A 'yes' rule of 'hours.we_are_open' meets the 'no' rule of 'hours.we_are_open'", "hours.after_closing: hand_over"]),
    ("hours", "{all: [{situation.act: finish_work}, {situation.danger: \"yes\"}]}",
     "{all: [{situation.act: finish_work}, {situation.danger: \"yes\"}, {situation.danger: \"no\"}]}",
     ["A rule of clause 'hours.we_are_open' can never apply"]),
    ("hours", "also: [organisation.who]", "also: [hours.finish]", ["says to read 'hours.finish', which is not in"]),
    ("hours", "provided: it is needed to keep somebody safe", "provided: after {{ hours.minutes }} minutes",
     ["A text prints 'hours.minutes', which is not asked"]),
    ("hours", "{when: {situation.happened: already}, order: tell",
     "{when: {all: [{situation.happened: already}, {situation.danger: \"no\"}]}, order: tell",
     ["No step says what to do where 'situation.happened' is 'already'"]),
    ("roles", "{when: always, says: Wait until we open.}", "{when: {hours.begins: given}, says: Wait.}",
     ["nobody always stands in"]),
    ("edges", "never: [\"yes\"]", "never: [ask_first]", ["Situation 'second_look' is answered 'ask_first', which it never may be"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "says"), FAULTS)
def test_each_fault_is_proved(tmp_path: Path, text: str, right: str, wrong: str, says: list[str]) -> None:
    assert right in TEXTS[text]
    proof = prove(load_library(write_situations(tmp_path, **{text: TEXTS[text].replace(right, wrong, 1)})))
    told = "\n".join(map(str, proof.problems))
    assert [one for one in says if one not in told] == [], told


BROKEN = [
    ("hours", "verdict: ask_first", "verdict: ask_frist", "Did you mean 'ask_first'?"),
    ("hours", "        ask: manager\n", "", "A rule that says 'ask_first' lacks 'ask'"),
    ("hours", "        ask: manager\n", "        ask: manager\n        permits: true\n",
     "A rule that says 'ask_first' has 'permits'"),
    ("hours", "ask: manager", "ask: manger", "has people ask 'manger', which does not exist. Did you mean 'manager'?"),
    ("hours", "{situation.act: finish_work}\n", "{situation.danger: \"no\"}\n", "does not say which act or duty"),
    ("hours", "{situation.repeat: first}", "{situation.repeat: frist}", "has no value 'frist'. Did you mean 'first'?"),
    ("hours", "when: {hours.begins: given}", "when: {situation.danger: \"no\"}", "'situation' has no place here"),
    ("edges", "facts: {act: finish_work}", "facts: {}", "must have one of 'act' and 'duty'"),
    ("edges", "act: finish_work", "act: finish_wrok", "Did you mean 'finish_work'?"),
    ("edges", "    because: A second look needs somebody's agreement.\n", "", "has one of 'never' and 'because'"),
    ("edges", "clause: hours.we_are_open", "clause: hours.we_are_opne", "Did you mean 'hours.we_are_open'?"),
    ("edges", "id: second_look", "id: call_at_closing", "'call_at_closing' is declared a second time"),
    ("facts", "presumed: first", "presumed: never", "presumes 'never', which is not one of its values"),
    ("roles", "on_duty: open", "on_duty: sometimes", "'on_duty' of Role 'manager' is 'sometimes'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "says"), BROKEN)
def test_a_broken_reference_names_its_place(tmp_path: Path, text: str, right: str, wrong: str, says: str) -> None:
    assert right in TEXTS[text]
    with pytest.raises(InputError) as refused:
        load_library(write_situations(tmp_path, **{text: TEXTS[text].replace(right, wrong, 1)}))
    assert says in str(refused.value)


def test_steps_belong_to_clauses_that_bind(tmp_path: Path) -> None:
    steps = "    steps:\n      - {when: always, order: tell, do: Tell somebody.}\n"
    hours = TEXTS["hours"].replace("        provided: you stop within {{ hours.minutes }} minutes\n",
                                   "        provided: you stop within {{ hours.minutes }} minutes\n" + steps)  # fmt: skip
    with pytest.raises(InputError, match="has steps, but is no 'must'"):
        load_library(write_situations(tmp_path, hours=hours))
