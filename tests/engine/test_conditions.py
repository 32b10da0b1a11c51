"""The condition grammar: three values, and what a result rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.conditions import (
    ALWAYS,
    All,
    Any,
    Condition,
    Hidden,
    Is,
    Not,
    Result,
    State,
    Truth,
    Unknown,
    evaluate,
    subjects,
)

YES, NO, OPEN = Is("a.yes", ("x",)), Is("a.no", ("x",)), Is("a.open", ("x",))
STATES: dict[str, State] = {
    "a.yes": frozenset({"x", "y"}),
    "a.no": frozenset({"y"}),
    "a.open": Unknown(frozenset({"a.open"})),
    "a.hidden": Hidden.HIDDEN,
}
T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def truth(condition: Condition) -> Truth:
    return evaluate(condition, lambda atom: STATES[atom.subject]).truth


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (YES, T),
        (NO, F),
        (OPEN, U),
        (Is("a.hidden", ("x",)), F),
        (Not(Is("a.hidden", ("x",))), T),
        (Not(OPEN), U),
        (All((YES, YES)), T),
        (All((YES, OPEN)), U),
        (All((OPEN, NO)), F),
        (Any((NO, NO)), F),
        (Any((NO, OPEN)), U),
        (Any((OPEN, YES)), T),
        (ALWAYS, T),
        (Is("a.no", ("x", "y")), T),
    ],
)
def test_truth_table(condition: Condition, expected: Truth) -> None:
    assert truth(condition) is expected


def test_an_unknown_result_says_which_questions_would_settle_it() -> None:
    assert evaluate(All((YES, OPEN)), lambda atom: STATES[atom.subject]) == Result(
        U, frozenset({"a.yes"}), frozenset({"a.open"})
    )


def test_a_settled_any_rests_only_on_what_settled_it() -> None:
    assert evaluate(Any((NO, YES)), lambda atom: STATES[atom.subject]).because == {"a.yes"}


conditions = st.recursive(
    st.sampled_from([YES, NO, OPEN]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=8,
)


@given(st.lists(conditions, min_size=1, max_size=3))
def test_de_morgan(parts: list[Condition]) -> None:
    assert truth(Not(All(tuple(parts)))) is truth(Any(tuple(map(Not, parts))))


@given(conditions)
def test_only_the_subjects_matter(condition: Condition) -> None:
    mentioned = set(subjects(condition))
    result = evaluate(
        condition, lambda atom: STATES[atom.subject] if atom.subject in mentioned else pytest.fail("asked")
    )
    assert result.blame <= mentioned
