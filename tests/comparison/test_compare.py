"""Employers side by side: what is the same, who stands alone, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policybuilder.answers.codec import from_plain
from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answer, Answers, Elsewhere, Organisation
from policybuilder.coding.model import About, Coding, Confirmation, File, Quote, Stance, Status, Unsaid
from policybuilder.comparison.brief import brief
from policybuilder.comparison.columns import of_answers, of_coding
from policybuilder.comparison.compare import Wanted, compare
from policybuilder.comparison.model import Column, Comparison, Row, State
from policybuilder.comparison.plain import plain_comparison
from policybuilder.comparison.protection import load_protection
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES, ROOT
from policybuilder.policy.assemble import assemble

LIBRARY = load_library(CLAUSES)
TODAY = date(2026, 11, 20)
PHONE = "devices.work_phone"
BY = Confirmation("Union officer", TODAY)
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))


def answers_of(path: Path) -> Answers:
    return parse_answers(path.read_text(encoding="utf-8"), path.name, LIBRARY)


def column(answers: Answers, file: str = "a.yml") -> Column:
    return of_answers(LIBRARY, answers, file, TODAY)


def coded(employer: str, stance: Stance | None, about: About = About(), **more: object) -> Column:  # noqa: B008
    stances = {PHONE: stance} if stance else {}
    coding = Coding("1.0.0", employer, f"Council {employer}", about, stances=stances)
    return of_coding(LIBRARY, replace(coding, **more), f"{employer}.yml")  # type: ignore[arg-type]


def says(option: str) -> Stance:
    return Stance(from_plain(LIBRARY.questions[PHONE], option), (Quote("The words.", "p.pdf", 3),), BY)


def row_of(comparison: Comparison, question: str = PHONE) -> Row:
    return next(row for row in comparison.rows if row.question == question)


@pytest.fixture(scope="module")
def examples() -> list[Column]:
    return [column(answers_of(path), path.name) for path in EXAMPLES]


def test_an_employer_beside_itself_differs_in_nothing(examples: list[Column]) -> None:
    twin = replace(examples[0], employer=replace(examples[0].employer, id="a-twin-of-it"))
    assert compare(LIBRARY, [examples[0], twin], Wanted(only_differences=True)).rows == ()


def test_the_order_of_files_changes_no_count(examples: list[Column]) -> None:
    forth, back = compare(LIBRARY, examples), compare(LIBRARY, examples[::-1])
    for one, other in zip(forth.rows, back.rows, strict=True):
        assert (one.known, one.same, one.differs, set(one.alone)) == (
            other.known,
            other.same,
            other.differs,
            set(other.alone),
        )
        assert dict(one.cells) == dict(other.cells)


def test_each_stance_carries_the_number_its_policy_prints(examples: list[Column]) -> None:
    policy = assemble(LIBRARY, answers_of(EXAMPLES[0]), TODAY)
    cell = examples[0].cells[PHONE]
    clause = next(one for one in policy.clauses if one.number == cell.number)
    assert PHONE in {reason.question for reason in clause.reasons}


def test_most_and_alone_are_counted_among_known_stances_only() -> None:
    columns = [
        coded("aaaaaaaa", says("everyone")),
        coded("bbbbbbbb", says("everyone")),
        coded("cccccccc", says("some_staff")),
        coded("dddddddd", None),
        coded("eeeeeeee", Stance(Answer(Elsewhere("ICT policy")), (Quote("See the ICT policy."),), BY)),
    ]
    row = row_of(compare(LIBRARY, columns))
    assert row.most is not None
    assert (row.most.count, row.known) == (2, 3)
    assert (row.alone, row.unknown, row.elsewhere) == (("cccccccc",), ("dddddddd",), ("eeeeeeee",))


def test_what_nobody_confirmed_is_not_known() -> None:
    cell = coded("aaaaaaaa", replace(says("everyone"), confirmed=None)).cells[PHONE]
    assert (cell.state, cell.note) == (State.UNKNOWN, "Suggested, but nobody has confirmed it")


@pytest.mark.parametrize(
    ("about", "files", "state"),
    [
        (About(status=Status.IN_FORCE), (), State.SILENT),
        (About(status=Status.EXTRACT), (), State.UNKNOWN),
        (About(status=Status.IN_FORCE), (File("p.pdf", "0" * 64, "pdf", 3, unread=(2,)),), State.UNKNOWN),
    ],
)
def test_silence_of_a_part_is_not_known(about: About, files: tuple[File, ...], state: State) -> None:
    silent = Stance(Unsaid.SILENT, confirmed=BY)
    assert coded("aaaaaaaa", silent, about, files=files).cells[PHONE].state is state


def test_a_page_and_a_quote_stand_with_a_coded_stance() -> None:
    cell = coded("aaaaaaaa", says("everyone")).cells[PHONE]
    assert (cell.page, cell.quote, cell.file, cell.number) == (3, "The words.", "p.pdf", "")


def test_employers_are_told_apart_by_id_and_never_by_name() -> None:
    same_name = [
        replace(column(answers_of(path)), employer=replace(column(answers_of(path)).employer, name="Northshire"))
        for path in EXAMPLES[:2]
    ]
    assert len(compare(LIBRARY, same_name).employers) == 2
    one = answers_of(EXAMPLES[0])
    other = replace(one, organisation=Organisation(name="Another name"))
    assert len(compare(LIBRARY, [column(one, "a.yml"), column(other, "b.yml")]).employers) == 1


def test_two_files_of_one_employer_are_one_column_and_what_clashes_is_said() -> None:
    old = coded("aaaaaaaa", says("some_staff"), About(date=date(2020, 1, 1)))
    new = coded("aaaaaaaa", says("everyone"), About(date=date(2025, 1, 1)))
    (employer,) = compare(LIBRARY, [old, new]).employers
    cell = row_of(compare(LIBRARY, [old, new])).cells[employer.id]
    assert cell.stance == ("everyone",)
    assert cell.note == "Another file of this employer says: Some staff have one and others do not"


def test_a_service_that_differs_is_said_in_the_cell() -> None:
    answers = answers_of(ROOT / "examples" / "english_council_children.yml")
    found = [cell.services for cell in column(answers).cells.values() if cell.services]
    assert bool(found) == bool(answers.services)


def test_only_differences_and_a_base(examples: list[Column]) -> None:
    base = examples[0].employer.id
    rows = compare(LIBRARY, examples, Wanted(base=base, only_differences=True)).rows
    assert rows
    for row in rows:
        assert any(cell.state.known and cell.key != row.cells[base].key for cell in row.cells.values())


def test_a_shared_chapter_is_counted_once() -> None:
    sketch = tuple(range(96))
    columns = [
        coded("aaaaaaaa", says("everyone"), files=(File("a.pdf", "0" * 64, sketch=sketch),)),
        coded("bbbbbbbb", says("everyone"), files=(File("b.pdf", "1" * 64, sketch=sketch),)),
        coded("cccccccc", says("everyone"), files=(File("c.pdf", "2" * 64, sketch=tuple(range(200, 296))),)),
    ]
    comparison = compare(LIBRARY, columns)
    assert [one.employers for one in comparison.templates] == [("aaaaaaaa", "bbbbbbbb")]
    (position,) = row_of(comparison).positions
    assert (position.count, position.texts) == (3, 2)


def test_the_brief_has_two_columns_a_clause_and_who_has_it(examples: list[Column]) -> None:
    comparison = compare(LIBRARY, examples)
    employer = next(one.id for one in comparison.employers if row_of(comparison).cells[one.id].stance != ("everyone",))
    made = brief(LIBRARY, comparison, employer, load_protection(CLAUSES, LIBRARY), TODAY)
    line = next(line for line in made.lines if line.question == PHONE)
    assert {aim.kind for aim in line.aims} == {"common", "workers", "people"}
    assert all(aim.stance == ("everyone",) and aim.holders and aim.text for aim in line.aims)
    assert not [
        aim
        for one in made.lines
        for aim in one.aims
        if aim.stance == comparison_stance(comparison, one.question, employer)
    ]


def comparison_stance(comparison: Comparison, question: str, employer: str) -> tuple[str, ...]:
    return row_of(comparison, question).cells[employer].stance


def test_the_json_has_the_shape_that_programs_rely_on(examples: list[Column]) -> None:
    found = plain_comparison(compare(LIBRARY, examples), LIBRARY)
    assert {"id", "name"} <= set(found["employers"][0])
    assert {"topic", "question", "stances"} <= set(found["rows"][0])
    for row in found["rows"]:
        assert set(row["stances"]) == {one["id"] for one in found["employers"]}
        for stance in row["stances"].values():
            assert {"stance", "label", "value", "number", "page", "quote"} <= set(stance)
    assert [one["situation"] for one in found["verdicts"]] == list(LIBRARY.situations)
    assert all(set(one["by_employer"]) == {one["id"] for one in found["employers"]} for one in found["verdicts"])
    assert len(found["weeks"]) == len(EXAMPLES)
