"""Counter-examples as problems: the place, what is wrong, the very answers, what to do."""

from __future__ import annotations

from policybuilder.library.model import Place
from policybuilder.problems import Problem
from policybuilder.proof.encoding import Counterexample


def _in_words(found: Counterexample) -> str:
    return ", ".join(f"{subject}: {' + '.join(values)}" for subject, values in found.items()) or "any answers"


def problem_at(place: Place, what: str, todo: str) -> Problem:
    return Problem(place.file, place.line, what, todo)


def broken(place: Place, what: str, found: Counterexample | None, todo: str) -> Problem | None:
    return problem_at(place, f"{what} with {_in_words(found)}", todo) if found is not None else None
