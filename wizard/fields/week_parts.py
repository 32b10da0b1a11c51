"""A week as inputs: hours or a tick for each day, bank holidays, days closed besides. For opening hours and cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

import streamlit as st

from policybuilder.answers.words import date_in_words
from policybuilder.week import DAYS, ClosedDays, Holidays, Week, WeekError, parse_week
from wizard.desk import Typed
from wizard.fields.field import TICKED, Field
from wizard.fields.reading import Fault
from wizard.typed.dates import Unclear as UnclearDate
from wizard.typed.dates import typed_range
from wizard.typed.hours import Unclear, typed_spans

DAY_NAMES = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
WEEKDAYS = DAYS[1:5]
SHUT, BANK, BANK_HOURS, CLOSED = "_closed", "bank", "bank_hours", "closed_days"
OWN_HOURS = "own"


@dataclass(frozen=True)
class Wording:
    """What the inputs are called: an employer is open or closed, a service answers or does not."""

    shut: str
    bank: str
    bank_shut: str
    bank_open: str
    closed_days: str


OPENING = Wording(
    shut="Closed",
    bank="Bank holidays",
    bank_shut="Closed",
    bank_open="Open as on an ordinary day of the week",
    closed_days="Days you close besides, one to a line, for example 24 December 2026 to 1 January 2027 (optional)",
)
COVER = Wording(
    shut="Does not answer",
    bank="Bank holidays",
    bank_shut="Does not answer",
    bank_open="Answers as on an ordinary day of the week",
    closed_days="Days it does not answer besides, one to a line (optional)",
)


@dataclass
class WeekReading:
    """``plain`` is the engine's plain form; ``empty`` where nothing has been typed at all."""

    plain: dict[str, Any] = dataclass_field(default_factory=dict)
    faults: list[Fault] = dataclass_field(default_factory=list)
    empty: bool = False


def to_typed(week: Week, prefix: str = "") -> Typed:
    typed: Typed = {}
    for day in DAYS:
        typed[prefix + day] = ", ".join(map(str, week.spans(day)))
        typed[prefix + day + SHUT] = "" if week.spans(day) else TICKED
    own = not isinstance(week.bank_holidays, Holidays)
    typed[prefix + BANK] = OWN_HOURS if own else str(week.bank_holidays)
    typed[prefix + BANK_HOURS] = ", ".join(map(str, week.bank_holidays)) if own else ""
    typed[prefix + CLOSED] = "\n".join(map(_said, week.closed_days))
    return typed


def _said(days: ClosedDays) -> str:
    first, last = date_in_words(days.first), date_in_words(days.last)
    return first if first == last else f"{first} to {last}"


def read(typed: Typed, prefix: str = "", wording: Wording = OPENING) -> WeekReading:
    reading = WeekReading(empty=not any(typed.get(prefix + part) for part in _all_parts()))
    for day in DAYS:
        _read_day(reading, typed, prefix, day, wording)
    reading.plain[BANK_KEY] = _read_bank(reading, typed, prefix)
    reading.plain[CLOSED] = list(_read_closed(reading, typed, prefix))
    if not reading.faults:
        _ask_engine(reading, prefix)
    return reading


BANK_KEY = "bank_holidays"


def _all_parts() -> Iterator[str]:
    for day in DAYS:
        yield from (day, day + SHUT)
    yield from (BANK_HOURS, CLOSED)


def _read_day(reading: WeekReading, typed: Typed, prefix: str, day: str, wording: Wording) -> None:
    text = typed.get(prefix + day, "").strip()
    if typed.get(prefix + day + SHUT) == TICKED:
        reading.plain[day] = []
    elif text:
        reading.plain[day] = _spans(reading, text, prefix + day, DAY_NAMES[day])
    else:
        says = f"{DAY_NAMES[day]}: enter the hours, or tick ‘{wording.shut}’"
        reading.faults.append(Fault(prefix + day, says, early=False))


def _spans(reading: WeekReading, text: str, part: str, name: str) -> list[str]:
    try:
        return typed_spans(text)
    except Unclear as unclear:
        reading.faults.append(Fault(part, f"{name}: {unclear}"))
        return []


def _read_bank(reading: WeekReading, typed: Typed, prefix: str) -> Any:
    choice = typed.get(prefix + BANK) or Holidays.CLOSED.value
    if choice != OWN_HOURS:
        return choice
    text = typed.get(prefix + BANK_HOURS, "").strip()
    if not text:
        reading.faults.append(Fault(prefix + BANK_HOURS, "Bank holidays: enter the hours", early=False))
    return _spans(reading, text, prefix + BANK_HOURS, "Bank holidays")


def _read_closed(reading: WeekReading, typed: Typed, prefix: str) -> Iterator[str]:
    for line in typed.get(prefix + CLOSED, "").splitlines():
        try:
            if line.strip():
                yield typed_range(line)
        except UnclearDate as unclear:
            reading.faults.append(Fault(prefix + CLOSED, str(unclear)))


def _ask_engine(reading: WeekReading, prefix: str) -> None:
    """What only the whole week shows: hours that overlap, past midnight into the next day, too many."""
    try:
        parse_week(reading.plain)
    except WeekError as error:
        for problem in error.problems:
            part = str(problem.path[0]) if problem.path else DAYS[0]
            part = BANK_HOURS if part == BANK_KEY else part
            name = DAY_NAMES.get(part, "Bank holidays")
            says = f"{name}: {problem.what}. {problem.todo}"
            reading.faults.append(Fault(prefix + part, says, early=bool(problem.path)))


def draw(field: Field, prefix: str = "", wording: Wording = OPENING, copy: Callable[[], None] | None = None) -> None:
    """The days, bank holidays and closed days. ``copy`` draws the button that copies Monday."""
    for day in DAYS:
        _draw_day(field, prefix, day, wording)
        if day == DAYS[0] and copy:
            copy()
    _draw_bank(field, prefix, wording)
    _draw_closed(field, prefix, wording)


def _draw_day(field: Field, prefix: str, day: str, wording: Wording) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"day-{prefix}{day}-{field.box}"):
        st.text_input(
            DAY_NAMES[day],
            value=field.get(prefix + day),
            key=field.key(prefix + day),
            disabled=field.off,
            on_change=field.commit,
            args=(field.row,),
        )
        field.tick_marked(f"{wording.shut} :small[on {DAY_NAMES[day]}]", prefix + day + SHUT)


def _draw_bank(field: Field, prefix: str, wording: Wording) -> None:
    says = {
        Holidays.CLOSED.value: wording.bank_shut,
        Holidays.OPEN.value: wording.bank_open,
        OWN_HOURS: "Other hours",
    }
    part = prefix + BANK
    st.radio(
        wording.bank,
        list(says),
        index=list(says).index(field.get(part) or Holidays.CLOSED.value),
        format_func=lambda choice: says[choice],
        key=field.key(part),
        disabled=field.off,
        on_change=field.commit,
        args=(field.row,),
    )
    if field.at(part) == OWN_HOURS:
        field.text("Hours on bank holidays", prefix + BANK_HOURS)


def _draw_closed(field: Field, prefix: str, wording: Wording) -> None:
    st.text_area(
        wording.closed_days,
        value=field.get(prefix + CLOSED),
        key=field.key(prefix + CLOSED),
        height=96,
        disabled=field.off,
        on_change=field.commit,
        args=(field.row,),
    )


def keep_open(field: Field, before: Typed, now: Typed) -> Typed:
    """Hours typed for a day that is ticked as closed take the tick off."""
    typed = [part.removesuffix(SHUT) for part, tick in now.items() if part.endswith(SHUT) and tick == TICKED]
    opened = [part + SHUT for part in typed if now.get(part) and now.get(part) != before.get(part)]
    for part in opened:
        field.put(part, False)
    return {**now, **dict.fromkeys(opened, "")}


def copied(typed: Typed, prefix: str = "") -> Typed:
    """The same inputs with Monday's hours on the other weekdays."""
    monday, shut = typed.get(prefix + "mon", ""), typed.get(prefix + "mon" + SHUT, "")
    hours = {prefix + day: monday for day in WEEKDAYS}
    return {**typed, **hours, **{prefix + day + SHUT: shut for day in WEEKDAYS}}


def always(prefix: str = "") -> Typed:
    """Every hour of the week, bank holidays too."""
    days = {prefix + day: "00:00-24:00" for day in DAYS}
    return {**days, **{prefix + day + SHUT: "" for day in DAYS}, prefix + BANK: Holidays.OPEN.value}
