"""The plain form of a week: what people may type, what comes back, and what is said when it can't be used."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from policybuilder.week import (
    DAYS,
    Holidays,
    Span,
    Week,
    WeekError,
    contacts_to_plain,
    parse_contacts,
    parse_span,
    parse_week,
    week_to_plain,
)
from tests.hours.weeks import OFFICE_PLAIN, office, services, weeks


@given(weeks())
def test_a_week_survives_its_plain_form(week: Week) -> None:
    if week.days or isinstance(week.bank_holidays, tuple):
        assert parse_week(week_to_plain(week)) == week


@given(services())
def test_services_survive_their_plain_form(contacts: tuple[Any, ...]) -> None:
    assert parse_contacts(contacts_to_plain(contacts)) == contacts


@given(weeks())
def test_equal_weeks_are_equal_however_they_are_made(week: Week) -> None:
    backwards = {day: tuple(reversed(week.spans(day))) for day in reversed(DAYS)}
    again = Week(backwards, week.bank_holidays, tuple(reversed(week.closed_days)))
    assert again == week
    assert hash(again) == hash(week)


def test_the_plain_form_names_every_day() -> None:
    assert week_to_plain(office(closed_days=["2026-12-29", "2026-12-24/2027-01-01"])) == {
        **OFFICE_PLAIN,
        "sat": [],
        "sun": [],
        "bank_holidays": "closed",
        "closed_days": ["2026-12-24/2027-01-01", "2026-12-29"],
    }


@pytest.mark.parametrize(
    ("typed", "span", "normal"),
    [
        ("09:00-17:00", Span(540, 1020), "09:00-17:00"),
        ("9:00-17:00", Span(540, 1020), "09:00-17:00"),
        (" 9:00 – 17:00 ", Span(540, 1020), "09:00-17:00"),
        ("00:00-24:00", Span(0, 1440), "00:00-24:00"),
        ("22:00-02:00", Span(1320, 1560), "22:00-02:00"),
        ("22:00-00:00", Span(1320, 1440), "22:00-24:00"),
        ("17:00-09:00", Span(1020, 1980), "17:00-09:00"),
    ],
)
def test_spans_people_type(typed: str, span: Span, normal: str) -> None:
    assert parse_span(typed) == span
    assert str(span) == normal


CLOCK = "Write its start and end on the 24-hour clock, as in 09:00-17:00"
RANGE = "Use a time from 00:00 to 24:00"
SAME = "Write 00:00-24:00 for a whole day, or change the start or the end"


@pytest.mark.parametrize(
    ("typed", "what", "todo"),
    [
        ("9-5", "'9-5' is not a span of hours", CLOCK),
        ("noon-17:00", "'noon-17:00' is not a span of hours", CLOCK),
        ("9:00am-5:00pm", "'9:00am-5:00pm' is not a span of hours", CLOCK),
        ("09.00-17.00", "'09.00-17.00' is not a span of hours", CLOCK),
        ("", "'' is not a span of hours", CLOCK),
        ("٠٩:٠٠-١٧:٠٠", "'٠٩:٠٠-١٧:٠٠' is not a span of hours", CLOCK),
        ("1" * 100, f"'{'1' * 40}…' is not a span of hours", CLOCK),
        (["09:00-17:00"], "'['09:00-17:00']' is not a span of hours", CLOCK),
        ("09:00-25:00", "'25:00' is not a time of day", RANGE),
        ("9:60-17:00", "'9:60' is not a time of day", RANGE),
        ("09:00-24:01", "'24:01' is not a time of day", RANGE),
        ("24:00-02:00", "A span can't start at 24:00", "Start it at 00:00 on the next day"),
        ("00:00-00:00", "'00:00-00:00' starts and ends at the same time", SAME),
        ("09:00-09:00", "'09:00-09:00' starts and ends at the same time", SAME),
    ],
)
def test_what_is_said_of_a_span_that_is_not_one(typed: Any, what: str, todo: str) -> None:
    with pytest.raises(WeekError) as caught:
        parse_week({"fri": ["07:00-08:00", typed]})
    assert caught.value.problems == ((("fri", 1), what, todo),)


A_DATE = "Write it as 2026-12-29, or from and to as 2026-12-24/2027-01-01"
THE_KEYS = "Use mon, tue, wed, thu, fri, sat, sun, each on a line of its own, bank_holidays and closed_days"


@pytest.mark.parametrize(
    ("changes", "path", "what", "todo"),
    [
        (
            {"mon": ["09:00-12:30", "12:00-17:00"]},
            ("mon", 1),
            "09:00-12:30 and 12:00-17:00 overlap",
            "End one where the other starts",
        ),
        (
            {"fri": ["22:00-02:00"], "sat": ["01:00-05:00"]},
            ("fri",),
            "22:00-02:00 on Friday runs into 01:00-05:00 on Saturday",
            "End the one where the other starts",
        ),
        (
            {"sun": ["20:00-10:00"]},
            ("sun",),
            "20:00-10:00 on Sunday runs into 09:00-17:00 on Monday",
            "End the one where the other starts",
        ),
        (
            {"mon": [f"{hour}:00-{hour}:30" for hour in range(10, 17)]},
            ("mon",),
            "There are 7 spans on one day",
            "Use at most 6",
        ),
        (
            {"mon": "09:00-17:00"},
            ("mon",),
            "The hours must be a list",
            'Write ["09:00-17:00"], or [] where there are none',
        ),
        ({"wednesday": []}, ("wednesday",), "'wednesday' is not part of a week", "Did you mean 'wed'?"),
        ({"Tues": []}, ("Tues",), "'Tues' is not part of a week", "Did you mean 'tue'?"),
        ({"bank_holiday": "open"}, ("bank_holiday",), "'bank_holiday' is not part of a week",
         "Did you mean 'bank_holidays'?"),
        ({"mon-fri": []}, ("mon-fri",), "'mon-fri' is not part of a week", THE_KEYS),
        (
            {"bank_holidays": "shut"},
            ("bank_holidays",),
            "'shut' is not a way to spend bank holidays",
            'Write closed, open or ["10:00-14:00"]',
        ),
        ({"bank_holidays": ["10-2"]}, ("bank_holidays", 0), "'10-2' is not a span of hours", CLOCK),
        ({"closed_days": ["2026-02-30"]}, ("closed_days", 0), "'2026-02-30' is not in the calendar",
         "Correct the year, month or day"),
        ({"closed_days": ["29/12/2026"]}, ("closed_days", 0), "'29/12/2026' is not a date", A_DATE),
        ({"closed_days": ["2026-12-24 to 2027-01-01"]}, ("closed_days", 0),
         "'2026-12-24 to 2027-01-01' is not a date", A_DATE),
        ({"closed_days": ["2027-01-01/2026-12-24"]}, ("closed_days", 0),
         "'2027-01-01/2026-12-24' ends before it starts", "Write the earlier date first"),
        ({"closed_days": ["2026-01-01/2036-01-01"]}, ("closed_days",), "The closed days come to 3653 days",
         "Name at most 366"),
        ({"closed_days": "2026-12-29"}, ("closed_days",), "The closed days must be a list of dates",
         'Write ["2026-12-29", "2026-12-24/2027-01-01"]'),
    ],
)  # fmt: skip
def test_what_is_said_of_a_week_that_is_not_one(
    changes: dict[str, Any], path: tuple[Any, ...], what: str, todo: str
) -> None:
    with pytest.raises(WeekError) as caught:
        office(**changes)
    assert caught.value.problems == ((path, what, todo),)


@pytest.mark.parametrize("plain", ["09:00-17:00", ["09:00-17:00"], None, 9])
def test_a_week_is_its_days(plain: Any) -> None:
    with pytest.raises(WeekError, match="A week must be its days with their hours"):
        parse_week(plain)


@pytest.mark.parametrize("plain", [{}, {"mon": []}, {"sat": [], "bank_holidays": "open"}])
def test_a_week_without_hours_is_no_answer(plain: Any) -> None:
    with pytest.raises(WeekError, match=r"The week has no hours\. Give the hours of at least one day\."):
        parse_week(plain)


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(WeekError) as caught:
        parse_week({"mon": ["9-5", "25:00-26:00"], "dimanche": [], "bank_holidays": "no", "closed_days": ["soon"]})
    paths = [problem.path for problem in caught.value.problems]
    assert paths == [("dimanche",), ("mon", 0), ("mon", 1), ("bank_holidays",), ("closed_days", 0)]


def test_spans_that_touch_stand_as_typed() -> None:
    assert week_to_plain(parse_week({"mon": ["13:00-17:00", "09:00-13:00"]}))["mon"] == ["09:00-13:00", "13:00-17:00"]


def test_bank_holidays_without_hours_are_closed() -> None:
    assert office(bank_holidays=[]).bank_holidays is Holidays.CLOSED
    assert office().bank_holidays is Holidays.CLOSED


def test_a_week_can_only_have_the_days_there_are() -> None:
    with pytest.raises(ValueError, match="someday"):
        Week({"someday": (Span(0, 60),)})
