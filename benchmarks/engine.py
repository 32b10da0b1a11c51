"""What the server spends on a policy before anything is sent: assembling it, finding faults, writing its HTML."""

from __future__ import annotations

from datetime import date
from functools import partial

from benchmarks.table import Row
from benchmarks.timing import Times, in_turns
from policybuilder.answers.model import Answers
from policybuilder.checking import find
from policybuilder.library.model import Library
from policybuilder.policy.assemble import assemble
from policybuilder.render.html import render_policy_html

TODAY = date(2026, 11, 20)
ROUNDS = 40


def rows(name: str, library: Library, answers: Answers, rounds: int = ROUNDS) -> list[Row]:
    """Assembling, checking and writing, each beside assembling."""
    policy = assemble(library, answers, TODAY)
    times = in_turns(
        {
            "assemble": partial(assemble, library, answers, TODAY),
            "check": partial(find, library, answers),
            "HTML": partial(render_policy_html, policy, draft=False),
        },
        rounds,
    )
    clauses = sum(len(section.clauses) for section in policy.sections)
    return [_row(f"{act}, {name} ({clauses} clauses)", times[act], times["assemble"]) for act in times]


def _row(what: str, times: Times, assembling: Times) -> Row:
    return what, f"{times.median:.2f}", times.spread, f"{times.ratio_to(assembling):.2f}", "assembling it"
