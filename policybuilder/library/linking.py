"""Does everything the library refers to exist? Each dangling reference is a problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybuilder.conditions import Condition, Is, atoms, subjects
from policybuilder.library.known import PEOPLE_WORD
from policybuilder.library.model import Check, Clause, Library, Place, Question, Severity, Sureness, Topic
from policybuilder.library.prose_reader import clauses_referenced, questions_printed
from policybuilder.library.resolving import DRAWN
from policybuilder.problems import Problem, did_you_mean
from policybuilder.prose import PEOPLE, PERSON, Prose, Value, inlines_of


def check_links(library: Library) -> list[Problem]:
    """Every reference in the library that leads nowhere, and every source that can't carry its claim."""
    problems: list[Problem] = []
    for topic in library.topics:
        for question in topic.questions:
            problems += _question_links(library, question)
        for clause in topic.clauses:
            problems += _clause_links(library, clause)
        for check in topic.checks:
            problems += _check_links(library, check)
        problems += _exclusive_links(library, topic)
    for line in library.impossible:
        problems += condition_links(library, line.when, line.place, "An 'impossible' line", ("situation",))
    problems += _fact_links(library)
    problems += _circles(library)
    return problems


def _problem(place: Place, what: str, todo: str) -> Problem:
    return Problem(place.file, place.line, what, todo)


def _question_links(library: Library, question: Question) -> Iterator[Problem]:
    who = f"Question '{question.id}'"
    yield from condition_links(library, question.when, question.place, who, ())
    yield from source_links(library, question.sources, question.place, who)
    if question.id == PEOPLE_WORD and not all(one.in_text and one.in_text_one for one in question.options):
        yield _problem(question.place, f"{who} has an option without its words", "Add 'in_text' and 'in_text_one'")


def _clause_links(library: Library, clause: Clause) -> Iterator[Problem]:
    who = f"Clause '{clause.id}'"
    yield from condition_links(library, clause.when, clause.place, who, ())
    yield from source_links(library, clause.sources, clause.place, who)
    for prose in (clause.text, clause.short or (), clause.to_people_we_support or ()):
        yield from prose_links(library, prose, clause.place, who)
    if clause.law and not _carries(library, clause.sources):
        what = f"{who} says what the law requires, but rests only on sources still to be checked"
        yield _problem(clause.place, what, "Verify a source, or take away 'law: true' and the claim")


def _check_links(library: Library, check: Check) -> Iterator[Problem]:
    who = f"Check '{check.id}'"
    yield from condition_links(library, check.when, check.place, who, ("policy",))
    yield from source_links(library, check.sources, check.place, who)
    for question in check.mend:
        yield from known_links(question, library.questions, check.place, f"{who} is mended by", "a question")
    if check.severity is Severity.STOP and not _carries(library, check.sources):
        what = f"{who} is a stop, but rests only on sources still to be checked"
        yield _problem(check.place, what, "Verify a source, or make it a warning")


def _carries(library: Library, sources: Iterable[str]) -> bool:
    found = [library.sources.get(one) for one in sources]
    return any(source is None or source.sure is not Sureness.TO_CHECK for source in found)


def _exclusive_links(library: Library, topic: Topic) -> Iterator[Problem]:
    for group in topic.exclusive:
        for clause in group:
            yield from known_links(clause, library.clauses, topic.place, "An exclusive group names", "a clause")


def known_links(name: str, known: Iterable[str], place: Place, who: str, kind: str) -> Iterator[Problem]:
    if name not in known:
        todo = did_you_mean(name, known, f"Name {kind} of the library")
        yield _problem(place, f"{who} '{name}', which does not exist", todo)


def source_links(library: Library, sources: Iterable[str], place: Place, who: str) -> Iterator[Problem]:
    for source in sources:
        yield from known_links(source, library.sources, place, f"{who} rests on source", "a source")


def condition_links(
    library: Library, condition: Condition, place: Place, who: str, also: tuple[str, ...]
) -> Iterator[Problem]:
    for atom in atoms(condition):
        space = atom.subject.partition(".")[0]
        if space in ("policy", "situation") and space not in also:
            what = f"{who} has a condition on '{atom.subject}'"
            yield _problem(place, what, f"'{space}' has no place here: remove it")
            continue
        states = states_of(library, atom.subject)
        if states is None:
            known = [*library.questions, *library.computed, *(library.facts if "situation" in also else ())]
            known += [f"policy.{one}" for one in library.clauses if "policy" in also]
            yield from known_links(atom.subject, known, place, f"{who} has a condition on", "a question or fact")
        else:
            yield from _value_links(atom, states, place, who)


def _value_links(atom: Is, states: tuple[str, ...], place: Place, who: str) -> Iterator[Problem]:
    for value in atom.values:
        if value not in states:
            todo = did_you_mean(value, states, f"Use one of: {', '.join(states)}")
            yield _problem(place, f"{who}: '{atom.subject}' has no value '{value}'", todo)


def states_of(library: Library, subject: str) -> tuple[str, ...] | None:
    """The values a condition may name for a subject; None where there is no such subject."""
    if subject in library.questions:
        return library.questions[subject].states
    if subject in library.computed:
        return library.computed[subject].values
    if subject in library.facts:
        return library.facts[subject].states
    if subject.removeprefix("policy.") in library.clauses and subject.startswith("policy."):
        return ("in", "out")
    return None


def prose_links(library: Library, prose: Prose, place: Place, who: str) -> Iterator[Problem]:
    for clause in clauses_referenced(prose):
        yield from known_links(clause, library.clauses, place, f"{who} refers to", "a clause")
    if any(isinstance(one, Value) and one.subject in (PEOPLE, PERSON) for one in inlines_of(prose)):
        yield from known_links(PEOPLE_WORD, library.questions, place, f"{who} prints", "a question")
    for subject in questions_printed(prose):
        question = library.questions.get(subject)
        if question is None:
            yield from known_links(subject, library.questions, place, f"{who} prints", "a question")
        else:
            yield from _printed_links(question, prose, place, who)


def _printed_links(question: Question, prose: Prose, place: Place, who: str) -> Iterator[Problem]:
    bare = [option.id for option in question.options if not option.in_text]
    if question.kind.has_options and bare:
        what = f"{who} prints '{question.id}', but its option '{bare[0]}' has no words for it"
        yield _problem(place, what, "Add 'in_text' to each option of that question")
    inside = [one for one in inlines_of(prose) if isinstance(one, Value) and one.subject == question.id]
    if question.kind in DRAWN and inside:
        yield _problem(place, f"{who} prints '{question.id}' inside a sentence", "Let it stand alone in a paragraph")


def _fact_links(library: Library) -> Iterator[Problem]:
    for fact in library.computed.values():
        for question in fact.questions:
            yield from known_links(question, library.questions, fact.place, f"Fact '{fact.id}' reads", "a question")


def _circles(library: Library) -> Iterator[Problem]:
    """A question that is asked only because of its own answer, directly or by way of others."""
    for question in library.questions.values():
        reached: set[str] = set()
        waiting = list(_read_by(library, question.when))
        while waiting:
            subject = waiting.pop()
            if subject not in reached and subject in library.questions:
                reached.add(subject)
                waiting += _read_by(library, library.questions[subject].when)
        if question.id in reached:
            what = f"Question '{question.id}' is asked only because of its own answer"
            yield _problem(question.place, what, "Break the circle in its 'when'")


def _read_by(library: Library, condition: Condition) -> Iterator[str]:
    for subject in subjects(condition):
        if subject in library.computed:
            yield from library.computed[subject].questions
        else:
            yield subject
