"""The facts of one situation: what was said, what is presumed, what the clock says, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from policybuilder.answers.model import Elsewhere
from policybuilder.conditions import Is, Lookup, State, Truth, Unknown, evaluate
from policybuilder.library.known import ACT, COVER, COVER_SERVICES, DUTY, NATIONS, OPEN_HOURS, TIME
from policybuilder.library.model import Library
from policybuilder.library.situation_linking import NOT_KNOWN
from policybuilder.policy.view import Asked, View
from policybuilder.situations.times import BadTime, TimeKnown, When, time_known
from policybuilder.week import NEVER, Contact, Week

NEITHER = frozenset({"none"})


@dataclass(frozen=True)
class FactState:
    """The values a fact may have here: one where it is known. ``settle`` is what to ask where it is not.

    ``given`` is false where the value is only presumed.
    """

    values: frozenset[str]
    settle: str
    given: bool

    @property
    def known(self) -> str:
        """The one value; empty where several are possible."""
        return next(iter(self.values)) if len(self.values) == 1 else ""


@dataclass(frozen=True)
class Facts:
    """Every fact of the library for one situation, by full id, and the time where one was named."""

    states: Mapping[str, FactState]
    at: TimeKnown | None = None

    def with_value(self, fact_id: str, value: str) -> Facts:
        changed = FactState(frozenset({value}), fact_id, given=True)
        return Facts({**self.states, fact_id: changed}, self.at)


class Contradiction(ValueError):
    """The facts can't be true together: the message says why."""


def facts_for(view: View, given: Mapping[str, str], when: When | None, today: date) -> Facts:
    """The facts of a situation for one employer; ``given`` by full id.

    Raises Contradiction where they can't be true together, BadTime where the clock is given twice.
    """
    if when is not None and (TIME in given or COVER in given):
        raise BadTime("The time is given twice, as 'when' and as a fact", "Keep one of them")
    states = {fact_id: _state(view.library, fact_id, given.get(fact_id, "")) for fact_id in view.library.facts}
    at = _time(view, when, today) if when is not None else None
    if when is not None:
        states |= _clock(view.library, at)
    elif COVER in states and COVER not in given and states[TIME].known != "in_hours" and _no_services(view):
        states[COVER] = FactState(frozenset({"nobody"}), COVER, given=True)
    facts = Facts(states, at)
    _refuse_impossible(view, facts)
    return facts


def _state(library: Library, fact_id: str, given: str) -> FactState:
    fact = library.facts[fact_id]
    if given and given != NOT_KNOWN:
        return FactState(frozenset({given}), fact_id, given=True)
    if fact.presumed and not given:
        return FactState(frozenset({fact.presumed}), fact_id, given=False)
    if fact_id in (ACT, DUTY):
        return FactState(NEITHER, fact_id, given=True)
    return FactState(frozenset(fact.states), fact_id, given=bool(given))


def _clock(library: Library, at: TimeKnown | None) -> dict[str, FactState]:
    """Time and cover by the clock; where the hours are not decided, any value is possible."""
    if at is None:
        return {one: FactState(frozenset(library.facts[one].states), OPEN_HOURS, given=True) for one in (TIME, COVER)}
    cover = frozenset({"answers"}) if at.hours == {"in_hours"} else at.cover
    return {TIME: FactState(at.hours, NATIONS, given=True), COVER: FactState(cover, NATIONS, given=True)}


def _time(view: View, when: When, today: date) -> TimeKnown | None:
    """None where the hours or the services are not settled in this policy."""
    open_week, contacts = _value(view, OPEN_HOURS, NEVER), _value(view, COVER_SERVICES, ())
    nations = _value(view, NATIONS, ())
    if not isinstance(open_week, Week) or not isinstance(contacts, tuple) or not isinstance(nations, tuple):
        return None
    services = tuple(one for one in contacts if isinstance(one, Contact))
    return time_known(when, open_week, services, tuple(str(one) for one in nations), today)


def _value(view: View, question: str, nothing: object) -> object:
    """The answer's value; ``nothing`` where it is not asked or none is given, None where it is not settled here."""
    if question not in view.library.questions or view.asked(question) is Asked.NO:
        return nothing
    answer = view.answer(question)
    if answer is None or isinstance(answer.value, Elsewhere):
        return None
    return answer.value if isinstance(answer.value, (Week, tuple)) else nothing


def _no_services(view: View) -> bool:
    return _value(view, COVER_SERVICES, ()) == ()


def lookup(view: View, facts: Facts) -> Lookup:
    """What conditions see of the employer and of the situation."""

    def state(atom: Is) -> State:
        fact = facts.states.get(atom.subject)
        if fact is None:
            return view.state(atom)
        if fact.values <= set(atom.values) or fact.values.isdisjoint(atom.values) or fact.known:
            return fact.values
        return Unknown(frozenset({atom.subject}))

    return state


def _refuse_impossible(view: View, facts: Facts) -> None:
    for line in view.library.impossible:
        if evaluate(line.when, lookup(view, facts)).truth is Truth.TRUE:
            raise Contradiction(line.because)
