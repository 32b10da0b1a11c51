"""The verdict's word as people read it."""

from __future__ import annotations

from policybuilder.situations.verdict import Verdict

WORDS = {
    "yes": "Yes",
    "yes_if": "Yes, if",
    "ask_first": "Ask first",
    "no": "No",
    "silent": "The policy does not say",
    "depends": "It depends",
}
YES_AND_MUST = "Yes, and you must"
SEE_ELSEWHERE = "Another policy says"


def in_words(verdict: Verdict) -> str:
    """``Yes, and you must`` where a binding clause says yes."""
    if verdict.see:
        return SEE_ELSEWHERE
    return YES_AND_MUST if verdict.and_you_must else WORDS[verdict.word]
