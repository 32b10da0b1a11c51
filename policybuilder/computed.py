"""Facts worked out from answers, each with every value it can take and the questions it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from policybuilder.answers.model import Answer, Elsewhere, NoneGiven
from policybuilder.hours import uncovered
from policybuilder.library.known import COVER_SERVICES, NATIONS, OPEN_HOURS
from policybuilder.made_up import is_made_up
from policybuilder.week import DAYS, NEVER, Contact, Week

SERVICES_DIFFER = "services_differ"
NOTHING: Mapping[str, Any] = MappingProxyType({OPEN_HOURS: NEVER, COVER_SERVICES: (), NATIONS: ()})
EVENING = 18 * 60
YES, NO = "yes", "no"


@dataclass(frozen=True)
class _Fact:
    """``work_out`` takes the values of ``questions``, in order, and returns one of ``values``."""

    values: tuple[str, ...]
    questions: tuple[str, ...]
    work_out: Callable[..., str]


def _yes_no(holds: bool) -> str:
    return YES if holds else NO


def _hours_nobody_covers(open_week: Week, contacts: tuple[Contact, ...]) -> str:
    return "some" if uncovered(open_week, contacts) else "none"


def _always_open(open_week: Week) -> str:
    return _yes_no(not uncovered(open_week, ()))


def _weekend_opening(open_week: Week) -> str:
    return _yes_no(bool(open_week.spans("sat") or open_week.spans("sun")))


def _evening_opening(open_week: Week) -> str:
    return _yes_no(any(span.end > EVENING for day in DAYS for span in open_week.spans(day)))


def _how_many(contacts: tuple[Contact, ...], has: Callable[[Contact], bool]) -> str:
    having = sum(map(has, contacts))
    if not having:
        return "none"
    return "every" if having == len(contacts) else "some"


def _voice_free_cover(contacts: tuple[Contact, ...]) -> str:
    return _how_many(contacts, lambda contact: bool(contact.text or contact.email or contact.relay))


def _cover_reachable(contacts: tuple[Contact, ...]) -> str:
    return _how_many(contacts, lambda contact: bool(contact.phone))


def _made_up_contacts(contacts: tuple[Contact, ...]) -> str:
    return "some" if any(map(is_made_up, contacts)) else "none"


def _nations_served(nations: tuple[str, ...]) -> str:
    return "several" if len(nations) > 1 else "one"


_FACTS: Mapping[str, _Fact] = MappingProxyType(
    {
        "hours_nobody_covers": _Fact(("none", "some"), (OPEN_HOURS, COVER_SERVICES), _hours_nobody_covers),
        "voice_free_cover": _Fact(("every", "some", "none"), (COVER_SERVICES,), _voice_free_cover),
        "cover_reachable": _Fact(("every", "some", "none"), (COVER_SERVICES,), _cover_reachable),
        "made_up_contacts": _Fact(("none", "some"), (COVER_SERVICES,), _made_up_contacts),
        "nations_served": _Fact(("one", "several"), (NATIONS,), _nations_served),
        "weekend_opening": _Fact((YES, NO), (OPEN_HOURS,), _weekend_opening),
        "evening_opening": _Fact((YES, NO), (OPEN_HOURS,), _evening_opening),
        "always_open": _Fact((YES, NO), (OPEN_HOURS,), _always_open),
    }
)
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {fact_id: fact.values for fact_id, fact in _FACTS.items()} | {SERVICES_DIFFER: (YES, NO)}
)
QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {fact_id: fact.questions for fact_id, fact in _FACTS.items()} | {SERVICES_DIFFER: ()}
)


def compute(answers: Mapping[str, Answer | None], services_differ: bool) -> dict[str, str | None]:
    """The value of every fact, from the answers to the questions in ``QUESTIONS``.

    None where a question the fact reads has no answer, or is settled in another policy. A question that is not asked
    gives nothing: no hours, no services. Its answer is NoneGiven.
    """
    known = {question: _value(answers.get(question), nothing) for question, nothing in NOTHING.items()}
    facts = {fact_id: _work_out(fact, known) for fact_id, fact in _FACTS.items()}
    return facts | {SERVICES_DIFFER: _yes_no(services_differ)}


def _value(answer: Answer | None, nothing: Any) -> Any:
    """The answer's value; None where there is none to work with."""
    if answer is None or isinstance(answer.value, Elsewhere):
        return None
    return nothing if isinstance(answer.value, NoneGiven) else answer.value


def _work_out(fact: _Fact, known: Mapping[str, Any]) -> str | None:
    values = [known[question] for question in fact.questions]
    return None if None in values else fact.work_out(*values)
