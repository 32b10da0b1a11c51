"""Library × answers to a Policy: which clauses are in, numbered, filled, each with the reason it is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from policybuilder.answers.model import Answers, Elsewhere
from policybuilder.conditions import Truth
from policybuilder.library.model import Audience, Clause, Kind, Library, Source, Term, Topic
from policybuilder.library.prose_reader import questions_printed
from policybuilder.library.resolving import drawn_questions
from policybuilder.policy.differences import ServiceView, service_differences
from policybuilder.policy.filling import Filler, fill_clause
from policybuilder.policy.model import BlockValue, DroppedClause, OpenQuestion, Pointer, Policy, PolicyClause, Section
from policybuilder.policy.view import Asked, View
from policybuilder.prose import plain
from policybuilder.week import Contact, Week


def assemble(library: Library, answers: Answers, today: date) -> Policy:
    """The policy that these answers make. Every undecided question is in it, marked; nothing is guessed."""
    view = View(library, answers)
    services = tuple(
        ServiceView(one.id, one.label, View(library, answers.for_service(one.id), services_differ=True))
        for one in answers.services
    )
    plan = _plan(library, view, services)
    filler = Filler(view, plan.numbers)
    sections = tuple(_section(plan, number, topic, filler, services) for number, topic in enumerate(plan.topics, 1))
    clauses = [clause for section in sections for clause in _all_clauses(section)]
    return Policy(
        title=library.policy_title,
        library_version=library.version,
        answers=answers,
        today=today,
        sections=sections,
        blocks=blocks_of(view),
        takes=_takes(library),
        definitions=_definitions(library, clauses),
        sources=_sources(library, clauses),
        drafting_notes=tuple(_drafting_notes(library, filler)),
    )


@dataclass(frozen=True)
class _Plan:
    """Which topics become sections, which clauses stand in them for everyone, and every clause's number."""

    topics: tuple[Topic, ...]
    base: Mapping[str, tuple[Clause, ...]]
    numbers: Mapping[str, str]


def _plan(library: Library, view: View, services: tuple[ServiceView, ...]) -> _Plan:
    base = {topic.id: tuple(_clauses_in(topic, view)) for topic in library.topics}
    topics = tuple(topic for topic in library.topics if _has_content(topic, base[topic.id], view, services))
    numbers: dict[str, str] = {}
    for section, topic in enumerate(topics, 1):
        added = [one for one in topic.clauses if one not in base[topic.id] and _added(one, services)]
        for position, clause in enumerate((*base[topic.id], *added), 1):
            numbers[clause.id] = f"{section}.{position}"
    return _Plan(topics, MappingProxyType(base), MappingProxyType(numbers))


def _clauses_in(topic: Topic, view: View) -> Iterator[Clause]:
    for clause in topic.clauses:
        if clause.audience is not Audience.DRAFTERS and view.clause(clause.id).truth is Truth.TRUE:
            yield clause


def _added(clause: Clause, services: tuple[ServiceView, ...]) -> bool:
    if clause.audience is Audience.DRAFTERS:
        return False
    return any(service.view.clause(clause.id).truth is Truth.TRUE for service in services)


def _has_content(topic: Topic, base: tuple[Clause, ...], view: View, services: tuple[ServiceView, ...]) -> bool:
    added = any(_added(clause, services) for clause in topic.clauses)
    unsettled = any(_is_open(view, one.id) or _is_elsewhere(view, one.id) for one in topic.questions)
    return bool(base) or added or unsettled


def _is_open(view: View, question_id: str) -> bool:
    return view.asked(question_id) is Asked.YES and question_id not in view.answers.answers


def _is_elsewhere(view: View, question_id: str) -> bool:
    answer = view.answer(question_id)
    return answer is not None and isinstance(answer.value, Elsewhere)


def _section(plan: _Plan, number: int, topic: Topic, filler: Filler, services: tuple[ServiceView, ...]) -> Section:
    clauses = tuple(fill_clause(clause, filler) for clause in plan.base[topic.id])
    return Section(
        number=number,
        topic=topic.id,
        title=topic.title,
        clauses=clauses,
        pointers=tuple(_pointers(topic, filler.view)),
        open_questions=(*_open_questions(topic, filler.view), *_open_in_services(topic, filler.view, services)),
        differences=service_differences(topic, clauses, filler, services),
    )


def _all_clauses(section: Section) -> Iterator[PolicyClause]:
    """The section's clauses for everyone, then those that read otherwise for a service or are only its own."""
    yield from section.clauses
    for difference in section.differences:
        for change in difference.changes:
            if not isinstance(change, DroppedClause):
                yield change.clause


def _pointers(topic: Topic, view: View) -> Iterator[Pointer]:
    for question in topic.questions:
        answer = view.answer(question.id)
        if answer is not None and isinstance(answer.value, Elsewhere):
            yield Pointer(question.id, question.about, answer.value)


def _open_questions(topic: Topic, view: View, label: str = "") -> Iterator[OpenQuestion]:
    for question in topic.questions:
        if _is_open(view, question.id):
            clauses = view.library.clauses.values()
            waiting = tuple(clause.title for clause in clauses if _waits(clause, question.id, view))
            yield OpenQuestion(question.id, question.about, question.ask, waiting, label)


def _open_in_services(topic: Topic, view: View, services: tuple[ServiceView, ...]) -> Iterator[OpenQuestion]:
    """What only a service still has to decide, because its own answers raise the question."""
    for service in services:
        for question in _open_questions(topic, service.view, service.label):
            if not _is_open(view, question.question):
                yield question


def _waits(clause: Clause, question_id: str, view: View) -> bool:
    result = view.clause(clause.id)
    if result.truth is Truth.UNKNOWN:
        return question_id in result.blame
    return result.truth is Truth.TRUE and question_id in questions_printed(clause.text)


def blocks_of(view: View) -> Mapping[str, BlockValue]:
    """The weeks and lists of contacts that are answered, by question."""
    blocks: dict[str, BlockValue] = {}
    for question_id in sorted(drawn_questions(view.library)):
        answer = view.answer(question_id)
        if answer is not None and isinstance(answer.value, Week):
            blocks[question_id] = answer.value
        elif answer is not None and isinstance(answer.value, tuple):
            blocks[question_id] = tuple(one for one in answer.value if isinstance(one, Contact))
    return MappingProxyType(blocks)


def _takes(library: Library) -> Mapping[str, str]:
    """The words for what a service takes, by option id, from the questions that list services."""
    asked = (question for question in library.questions.values() if question.kind is Kind.CONTACTS)
    return MappingProxyType({one.id: one.in_text or one.label for question in asked for one in question.options})


def _definitions(library: Library, clauses: list[PolicyClause]) -> tuple[Term, ...]:
    words = "\n".join(f"\n{clause.title}\n{plain(clause.text)}" for clause in clauses).lower()
    return tuple(term for term in library.glossary if _begins_a_word(term.term.lower(), words))


def _begins_a_word(term: str, words: str) -> bool:
    at = words.find(term)
    while at > 0 and words[at - 1].isalnum():
        at = words.find(term, at + 1)
    return at >= 0


def _sources(library: Library, clauses: list[PolicyClause]) -> tuple[Source, ...]:
    used = dict.fromkeys(source for clause in clauses for source in clause.sources)
    return tuple(library.sources[source] for source in used)


def _drafting_notes(library: Library, filler: Filler) -> Iterator[PolicyClause]:
    for clause in library.clauses.values():
        if clause.audience is Audience.DRAFTERS and filler.view.clause(clause.id).truth is Truth.TRUE:
            yield fill_clause(clause, filler)
