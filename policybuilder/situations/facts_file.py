"""A situation of somebody's own, as a file: ``asks``, ``when`` and ``facts``, read with every problem at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policybuilder.library.fields import Fields
from policybuilder.library.known import ACT, DUTY
from policybuilder.library.model import Library
from policybuilder.library.situation_linking import NOT_KNOWN
from policybuilder.problems import InputError, ProblemList, did_you_mean
from policybuilder.situations.times import BadTime, read_when
from policybuilder.yaml_reader import Entry, Scalar, read_yaml

MAX_BYTES = 20_000


@dataclass(frozen=True)
class OwnSituation:
    """Facts by full id, and the time as typed."""

    asks: str
    when: str
    facts: Mapping[str, str]


def read_facts_file(text: str, name: str, library: Library) -> OwnSituation:
    """The situation in a file's text; ``name`` is what problems call the file. Raises InputError."""
    problems = ProblemList(name)
    fields = Fields(read_yaml(text, name, MAX_BYTES), "The situation", problems)
    facts = {f"situation.{key}": value for key, value in _facts(fields, library).items()}
    own = OwnSituation(fields.text("asks") or _asks(library, facts), fields.text("when"), facts)
    fields.finish()
    _check_when(fields, own.when)
    if (ACT in facts) == (DUTY in facts):
        problems.add(fields.line_of("facts"), "A situation has one of 'act' and 'duty'", "Give the one you ask about")
    problems.raise_if_any()
    return own


def _facts(fields: Fields, library: Library) -> dict[str, str]:
    found = {}
    for key, entry in fields.table("facts").items():
        value = _value(fields, library, key, entry)
        if value:
            found[key] = value
    return found


def _value(fields: Fields, library: Library, key: str, entry: Entry) -> str:
    fact = library.facts.get(f"situation.{key}")
    if fact is None:
        known = [one.removeprefix("situation.") for one in library.facts]
        todo = did_you_mean(key, known, f"Use one of: {', '.join(known)}")
        fields.problems.add(entry.key_line, f"There is no fact '{key}'", todo)
    elif not isinstance(entry.node, Scalar):
        todo = "Write the one that matters most, or not_known"
        fields.problems.add(entry.key_line, f"'{key}' has one value, and this gives several", todo)
    elif entry.node.value not in (*fact.states, NOT_KNOWN):
        todo = did_you_mean(entry.node.value, fact.states, f"Use one of: {', '.join(fact.states)}, {NOT_KNOWN}")
        fields.problems.add(entry.node.line, f"'{key}' has no value '{entry.node.value}'", todo)
    else:
        return entry.node.value
    return ""


def _asks(library: Library, facts: Mapping[str, str]) -> str:
    """What is asked, in the words of its act or duty."""
    for subject in (ACT, DUTY):
        if facts.get(subject) in library.facts[subject].states:
            return library.facts[subject].label(facts[subject])
    return ""


def _check_when(fields: Fields, when: str) -> None:
    try:
        read_when(when or "closing")
    except BadTime as error:
        fields.problems.add(fields.line_of("when"), str(error), error.todo)


def contradiction(name: str, error: ValueError) -> InputError:
    """Facts that can't be true together, or a time given twice, as a problem of the file."""
    problems = ProblemList(name)
    todo = error.todo if isinstance(error, BadTime) else "Change one of the facts"
    problems.add(1, f"These facts do not go together. {str(error).rstrip('.')}", todo)
    return InputError(problems.problems)
