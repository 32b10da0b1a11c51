"""Hours and dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.week import parse_span
from wizard.typed import dates, hours
from wizard.words import literal


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("09:00-17:00", ["09:00-17:00"]),
        ("9:00 – 17:00", ["09:00-17:00"]),
        ("9am to 5pm", ["09:00-17:00"]),
        ("from 9.15am until 5.45pm", ["09:15-17:45"]),
        ("0900-1715", ["09:00-17:15"]),
        ("9-17", ["09:00-17:00"]),
        ("8.45am-12 noon, 13:00 - 17:15", ["08:45-12:00", "13:00-17:15"]),
        ("09:00-12:00 and 13:00-17:00", ["09:00-12:00", "13:00-17:00"]),
        ("5pm to 1am", ["17:00-01:00"]),
        ("5pm-midnight", ["17:00-24:00"]),
        ("midnight to 9am", ["00:00-09:00"]),
        ("12am to 12pm", ["00:00-12:00"]),
    ],
)
def test_hours(typed: str, spans: list[str]) -> None:
    assert hours.typed_spans(typed) == spans


@pytest.mark.parametrize(
    "typed", ["9-5", "9 til 5", "nine to five", "25:00-26:00", "09:00", "09:60-10:00", "13pm-14pm", "-", "24:30-25:00"]
)
def test_hours_that_are_not_clear(typed: str) -> None:
    with pytest.raises(hours.Unclear, match=r"09:00|Write it like"):
        hours.typed_spans(typed)


@given(st.integers(0, 1439), st.integers(0, 1440))
def test_hours_that_the_engine_writes_are_read_back(start: int, end: int) -> None:
    text = f"{start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
    assert hours.typed_spans(text) == [text]
    if start != end:
        assert str(parse_span(text)).startswith(text[:5])


@given(st.text(max_size=60))
def test_no_text_breaks_the_readers(text: str) -> None:
    for read, unclear in (
        (hours.typed_spans, hours.Unclear),
        (dates.typed_date, dates.Unclear),
        (dates.typed_range, dates.Unclear),
    ):
        try:
            read(text)
        except unclear as said:
            assert str(said)


@pytest.mark.parametrize(
    "typed", ["1 March 2025", "1st march 2025", "01/03/2025", "1.3.2025", "2025-03-01", "1 Mar 2025"]
)
def test_dates(typed: str) -> None:
    assert dates.typed_date(typed) == date(2025, 3, 1)


def test_runs_of_days() -> None:
    assert dates.typed_range("24 December 2026 to 1 January 2027") == "2026-12-24/2027-01-01"
    assert dates.typed_range("25/12/2026") == "2026-12-25"
    with pytest.raises(dates.Unclear, match="ends before it starts"):
        dates.typed_range("1 January 2027 to 24 December 2026")


@pytest.mark.parametrize("typed", ["30 February 2026", "1 Foo 2026", "tomorrow", "1/2/26", ""])
def test_dates_that_are_not_clear(typed: str) -> None:
    with pytest.raises(dates.Unclear):
        dates.typed_date(typed)


@pytest.mark.parametrize(
    "text", ["*b*", "[a](javascript:x)", "`code`", "~~x~~", ":red[x]", "$x$", "<b>", "1. one", "- a", "# a"]
)
def test_a_label_shows_as_it_was_typed(text: str) -> None:
    assert literal(text) != text


def test_an_ordinary_label_is_left_alone() -> None:
    assert literal("Finish it, and note the time (5pm)") == "Finish it, and note the time (5pm)"
