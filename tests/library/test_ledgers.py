"""The library is what was agreed: no force, severity, reference, source or condition changes without being read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from policybuilder.conditions import ALWAYS, Is
from policybuilder.library.model import Library, Topic
from policybuilder.proof.encoding import Encoding
from tests.library import ledgers
from tests.library.edges import Row, wrong_in
from tests.library.ledgers import FOLDER, LEDGERS, SORTS, UPDATE

TODO = f"Run `{UPDATE}`, read what it changes, and keep it if that was meant"


@pytest.mark.parametrize("name", [*LEDGERS])
def test_a_ledger_says_what_the_library_says(library: Library, name: str) -> None:
    assert ledgers.changes(name, ledgers.text_of(name, library)) == [], TODO


def rows_of(topic: Topic) -> Mapping[tuple[str, str], list[Row]]:
    return ledgers.rows_in(ledgers.reviewed(f"edges/{topic.id}.yml"))


def test_every_condition_turns_where_it_was_agreed_to(library: Library) -> None:
    wrong = []
    for topic in library.topics:
        items = {(sort, one.id): one for sort in SORTS for one in getattr(topic, sort)}
        for (sort, item), rows in rows_of(topic).items():
            assert (sort, item) in items, f"{item} is gone. {TODO}"
            wrong += [f"{item}: {what}" for row in rows for what in wrong_in(items[sort, item].when, row)]
    assert wrong == [], TODO


def test_every_condition_has_its_rows(library: Library) -> None:
    for topic in library.topics:
        conditional = {(sort, one.id) for sort in SORTS for one in getattr(topic, sort) if one.when != ALWAYS}
        assert {*rows_of(topic)} == conditional, TODO


def test_no_ledger_is_out_of_date(library: Library, encoding: Encoding) -> None:
    now = ledgers.written(library, encoding)
    assert {name: ledgers.changes(name, text) for name, text in now.items() if ledgers.changes(name, text)} == {}, TODO
    assert {str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*.yml")} == {*now}


def test_every_ledger_says_who_reads_it_and_how_it_is_written() -> None:
    for file in FOLDER.rglob("*.yml"):
        head = "".join(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
        assert "Read by the" in head and UPDATE in head, file.name


def test_a_row_tells_a_condition_that_has_changed() -> None:
    row = Row({"hours.standby": ("allowance", "unpaid")}, {"hours.standby": ("none",)})
    assert wrong_in(Is("hours.standby", ("allowance", "unpaid")), row) == []
    assert wrong_in(Is("hours.standby", ("allowance",)), row) == ["it no longer holds with hours.standby: unpaid"]
    assert wrong_in(Is("hours.standby", ("allowance", "unpaid", "none")), row) == ["it holds with hours.standby: none"]


def test_several_options_together_are_read_as_one_answer() -> None:
    row = Row({"organisation.nations": ("wales", "england + wales")}, {"organisation.nations": ("(not asked)",)})
    assert wrong_in(Is("organisation.nations", ("wales",)), row) == []
    assert wrong_in(Is("organisation.nations", ("england",)), row)[0].startswith("it holds no longer")
