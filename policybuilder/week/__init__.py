"""A week of time spans and the services that answer in it: the values, and the plain form they have in a file."""

from policybuilder.week.contact_reader import parse_contacts
from policybuilder.week.model import (
    DAYS,
    MINUTES_A_DAY,
    NEVER,
    ClosedDays,
    Contact,
    Holidays,
    Span,
    Week,
)
from policybuilder.week.problems import WeekError, WeekProblem
from policybuilder.week.span_reader import parse_span
from policybuilder.week.week_reader import parse_week
from policybuilder.week.writer import contacts_to_plain, week_to_plain

__all__ = [
    "DAYS",
    "MINUTES_A_DAY",
    "NEVER",
    "ClosedDays",
    "Contact",
    "Holidays",
    "Span",
    "Week",
    "WeekError",
    "WeekProblem",
    "contacts_to_plain",
    "parse_contacts",
    "parse_span",
    "parse_week",
    "week_to_plain",
]
