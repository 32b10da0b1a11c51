"""A verdict in lines of text, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator

from policybuilder.situations.verdict import ClauseLink, Verdict
from policybuilder.situations.words import in_words


def lines_of(verdict: Verdict) -> Iterator[str]:
    """The verdict, most urgent first."""
    yield f"{verdict.situation or 'Your situation'}: {verdict.asks}"
    for step in verdict.opens_with:
        yield f"  FIRST: {step.text} ({_number(step.clause)})"
    yield f"  {in_words(verdict).upper()}{_clause(verdict)}"
    yield from (f"  provided: {one}" for one in verdict.provided)
    if verdict.ask:
        yield f"  ask: {verdict.ask.says}"
        if verdict.ask.stand_in:
            yield f"  not on duty then: {verdict.ask.stand_in}"
    if verdict.settle:
        yield f"  could be: {', '.join(verdict.range)}. Find out: {verdict.settle.ask}"
    yield from (f"  see: {one.title}{', ' + one.section if one.section else ''}" for one in verdict.see)
    yield from (f"  then: {step.text} ({_number(step.clause)})" for step in verdict.then)
    yield from (f"  read with: {_number(one)} {one.title}" for one in verdict.also)
    yield from (f"  because: {one.about}: {one.value}" for one in verdict.because)
    yield from (f"  presumed: {one.about}: {one.value}" for one in verdict.presumed)
    if verdict.who_answers:
        yield f"  who answers: {', '.join(verdict.who_answers)}"
    if verdict.doubled:
        yield "  The clocks go back that night, and this time comes twice. Both have the same answer."


def _clause(verdict: Verdict) -> str:
    return f" ({_number(verdict.clause)} {verdict.clause.title})" if verdict.clause else ""


def _number(link: ClauseLink) -> str:
    return link.number or link.id
