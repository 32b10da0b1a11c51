"""Weeks and services to their plain form, always the same for the same value."""

from __future__ import annotations

from typing import Any

from policybuilder.week.model import DAYS, NEVER, Contact, Holidays, Span, Week


def week_to_plain(week: Week) -> dict[str, Any]:
    """All seven days, bank holidays, and the closed days where there are any."""
    plain: dict[str, Any] = {day: _spans(week.spans(day)) for day in DAYS}
    holidays = week.bank_holidays
    plain["bank_holidays"] = holidays.value if isinstance(holidays, Holidays) else _spans(holidays)
    if week.closed_days:
        plain["closed_days"] = [str(closed) for closed in week.closed_days]
    return plain


def _spans(spans: tuple[Span, ...]) -> list[str]:
    return [str(span) for span in spans]


def contacts_to_plain(contacts: tuple[Contact, ...]) -> list[Any]:
    """A table for each service; ``week`` is left out where it never answers."""
    return [_contact(contact) for contact in contacts]


def _contact(contact: Contact) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": contact.id,
        "label": contact.label,
        "phone": contact.phone,
        "text": contact.text,
        "email": contact.email,
        "relay": contact.relay,
        "takes": list(contact.takes),
    }
    if contact.week != NEVER:
        plain["week"] = week_to_plain(contact.week)
    return plain
