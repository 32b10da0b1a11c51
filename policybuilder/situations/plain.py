"""A verdict as plain data, for JSON."""

from __future__ import annotations

from typing import Any

from policybuilder.situations.verdict import Because, ClauseLink, NextStep, Verdict


def plain_verdict(verdict: Verdict) -> dict[str, Any]:
    clause = verdict.clause
    return {
        "situation": verdict.situation,
        "asks": verdict.asks,
        "verdict": verdict.word,
        "must": verdict.and_you_must,
        "range": list(verdict.range),
        "settle": {"subject": verdict.settle.subject, "ask": verdict.settle.ask} if verdict.settle else None,
        "presumed": [_because(one) for one in verdict.presumed],
        "clause": clause.id if clause else None,
        "number": clause.number if clause else None,
        "provided": "; ".join(verdict.provided),
        "ask": {"role": verdict.ask.role, "says": verdict.ask.says, "stand_in": verdict.ask.stand_in}
        if verdict.ask
        else None,
        "also": [_link(one) for one in verdict.also],
        "opens_with": [_step(one) for one in verdict.opens_with],
        "then": [_step(one) for one in verdict.then],
        "because": [_because(one) for one in verdict.because],
        "changes": [{"subject": one.subject, "value": one.value, "verdict": one.word} for one in verdict.changes],
        "see": [{"title": one.title, "section": one.section} for one in verdict.see],
        "time": verdict.time,
        "who_answers": list(verdict.who_answers),
        "doubled": verdict.doubled,
    }


def _link(link: ClauseLink) -> dict[str, str]:
    return {"clause": link.id, "number": link.number, "title": link.title}


def _step(step: NextStep) -> dict[str, str]:
    return {"do": step.text, "clause": step.clause.id, "number": step.clause.number}


def _because(one: Because) -> dict[str, str]:
    return {"subject": one.subject, "about": one.about, "value": one.value}
