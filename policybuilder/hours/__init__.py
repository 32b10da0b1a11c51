"""When the employer is open, who answers when it is not, and which hours nobody covers."""

from policybuilder.hours.calendar import DayState, day_state, is_bank_holiday
from policybuilder.hours.coverage import DatedSpan, Stretch, Uncovered, coverage, uncovered
from policybuilder.hours.moments import (
    JUST_AFTER_CLOSING_MINUTES,
    LONDON,
    Hours,
    LocalTime,
    Moment,
    NoSuchTime,
    local_time,
    moments,
    state_at,
    who_answers,
)

__all__ = [
    "JUST_AFTER_CLOSING_MINUTES",
    "LONDON",
    "DatedSpan",
    "DayState",
    "Hours",
    "LocalTime",
    "Moment",
    "NoSuchTime",
    "Stretch",
    "Uncovered",
    "coverage",
    "day_state",
    "is_bank_holiday",
    "local_time",
    "moments",
    "state_at",
    "uncovered",
    "who_answers",
]
