"""Answers and codings to columns: each employer's stance on every question, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from policybuilder.answers.codec import to_plain
from policybuilder.answers.model import Answer, Answers, Elsewhere, NoneGiven
from policybuilder.answers.words import value_in_words
from policybuilder.coding.model import Coding, Quote, Stance, Status, Unsaid
from policybuilder.comparison.model import Cell, Column, Employer, State
from policybuilder.library.model import Kind, Library, Question
from policybuilder.library.prose_reader import questions_printed
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import Policy, PolicyClause
from policybuilder.policy.view import Asked, View
from policybuilder.prose import plain
from policybuilder.situations.judging import Judge
from policybuilder.week import Week

WEEK = "hours.open"
NATIONS = "organisation.nations"
EMPLOYER_KIND = "organisation.kind"
# What an employer is, rather than what it chooses: no clause says it.
FACTS = frozenset(
    f"organisation.{fact}"
    for fact in (
        "kind",
        "size",
        "nations",
        "services_for",
        "community",
        "lead",
        "practice_lead",
        "owner",
        "next_review",
    )
)
WORDS = {
    State.SILENT: "The policy says nothing",
    State.ELSEWHERE: "In another policy",
    State.UNKNOWN: "Not known",
}
NOT_READ = "Not in the text supplied"
NOT_DECIDED = "Not decided yet"
NOT_CONFIRMED = "Suggested, but nobody has confirmed it"
DOES_NOT_ARISE = "Does not arise for this employer"


def of_answers(library: Library, answers: Answers, file: str, today: date) -> Column:
    """The column of an answers file: the stance, and the clause that says it."""
    policy = assemble(library, answers, today)
    clauses = _clauses_by_question(library, policy)
    view = View(library, answers)
    cells = {
        question.id: _of_answer(question, view, clauses.get(question.id), file, _service_labels(question, answers))
        for question in library.questions.values()
    }
    week = answers.answers.get(WEEK)
    employer = Employer(
        id=answers.id or file,
        name=answers.organisation.name,
        files=(file,),
        status="made_with_this_builder",
        contractual=_contractual(answers),
        groups=MappingProxyType(dict(_groups(library, answers))),
        week=week.value if week and isinstance(week.value, Week) else None,
    )
    judge = Judge(view, {}, today)
    verdicts = {one.id: judge.word_on(one) for one in library.situations.values()}
    return Column(employer, MappingProxyType(cells), MappingProxyType(verdicts))


def _clauses_by_question(library: Library, policy: Policy) -> Mapping[str, PolicyClause]:
    """For each question the clause that says its answer: one that prints it, else the nearest that hangs on it."""
    found: dict[str, tuple[tuple[bool, bool, int], PolicyClause]] = {}
    for clause in policy.clauses:
        printed = set(questions_printed(library.clauses[clause.id].text))
        topic = clause.id.partition(".")[0]
        for question in {*printed, *(reason.question for reason in clause.reasons)} - FACTS:
            same_topic = topic == question.partition(".")[0]
            rank = (question not in printed, not same_topic, len(clause.reasons))
            if (question in printed or same_topic) and (question not in found or rank < found[question][0]):
                found[question] = (rank, clause)
    return {question: clause for question, (_, clause) in found.items()}


def _contractual(answers: Answers) -> str:
    answer = answers.answers.get("organisation.status")
    said = answer.value if answer else ""
    return {"not_contractual": "no", "contractual": "yes", "parts_contractual": "parts"}.get(str(said), "unknown")


def _groups(library: Library, answers: Answers) -> Iterator[tuple[str, str]]:
    for name, question_id in (("nation", NATIONS), ("kind", EMPLOYER_KIND)):
        answer = answers.answers.get(question_id)
        if answer and question_id in library.questions:
            yield name, value_in_words(library.questions[question_id], answer.value)


def _service_labels(question: Question, answers: Answers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.label, value_in_words(question, one.answers[question.id].value))
        for one in answers.services
        if question.id in one.answers
    )


def _of_answer(
    question: Question, view: View, clause: PolicyClause | None, file: str, services: tuple[tuple[str, str], ...]
) -> Cell:
    asked, answer = view.asked(question.id), view.answers.answers.get(question.id)
    if asked is Asked.NO:
        return Cell(State.NOT_ASKED, (State.SILENT,), DOES_NOT_ARISE, file=file, services=services)
    if answer is None:
        return Cell(
            State.UNKNOWN, (State.UNKNOWN,), WORDS[State.UNKNOWN], file=file, note=NOT_DECIDED, services=services
        )
    number, quote = (clause.number, plain(clause.text)) if clause else ("", "")
    return _said(question, answer, Quote(quote, file), number, services=services)


def _said(
    question: Question,
    answer: Answer,
    quote: Quote,
    number: str = "",
    services: tuple[tuple[str, str], ...] = (),
    note: str = "",
) -> Cell:
    value = answer.value
    elsewhere = isinstance(value, Elsewhere)
    words = value_in_words(question, value)
    return Cell(
        state=State.ELSEWHERE if elsewhere else State.SAID,
        stance=_stance(question, answer),
        label=f"{WORDS[State.ELSEWHERE]}: {words}" if elsewhere else words,
        value=_plain_value(answer),
        number=number,
        page=quote.page,
        quote=quote.text,
        file=quote.file,
        note=note,
        services=services,
    )


def _plain_value(answer: Answer) -> Any:
    plain_answer = to_plain(answer)
    return plain_answer["defaulted"] if isinstance(plain_answer, dict) and "defaulted" in plain_answer else plain_answer


def _stance(question: Question, answer: Answer) -> tuple[str, ...]:
    value = answer.value
    if isinstance(value, Elsewhere):
        return (State.ELSEWHERE,)
    if isinstance(value, NoneGiven):
        return ("none",)
    if question.kind is Kind.MANY and isinstance(value, tuple):
        return tuple(map(str, value))
    if question.kind is Kind.ONE:
        return (str(value),)
    if question.kind is Kind.NUMBER and isinstance(value, int):
        return tuple(band.id for band in question.bands if band.start <= value <= band.end) or ("given",)
    return ("given",)


def of_coding(library: Library, coding: Coding, file: str) -> Column:
    """The column of a coding: the confirmed stances, with page and quote. The rest is not known."""
    cells = {
        key: _of_stance(question, coding.stances.get(key), coding, file) for key, question in library.questions.items()
    }
    about = coding.about
    employer = Employer(
        id=coding.id,
        name=coding.name,
        files=tuple(one.name for one in coding.files) or (file,),
        policy_date=about.date,
        status=about.status.value,
        contractual=about.contractual,
        coded_by=about.coded_by or ", ".join(_confirmers(coding)),
        reply=about.reply,
        groups=coding.groups,
        not_a_policy="" if about.kind == "policy" else about.kind,
        sketches=tuple(one.sketch for one in coding.files if one.sketch),
        week=_week(coding),
    )
    return Column(employer, MappingProxyType(cells))


def _confirmers(coding: Coding) -> list[str]:
    return sorted({stance.confirmed.by for stance in coding.stances.values() if stance.confirmed})


def _week(coding: Coding) -> Week | None:
    stance = coding.stances.get(WEEK)
    said = stance.said if stance and stance.confirmed else None
    return said.value if isinstance(said, Answer) and isinstance(said.value, Week) else None


def _of_stance(question: Question, stance: Stance | None, coding: Coding, file: str) -> Cell:
    if stance is None or stance.said is Unsaid.UNKNOWN:
        return Cell(State.UNKNOWN, (State.UNKNOWN,), WORDS[State.UNKNOWN], file=file, note=NOT_READ)
    if stance.confirmed is None:
        return Cell(State.UNKNOWN, (State.UNKNOWN,), WORDS[State.UNKNOWN], file=file, note=NOT_CONFIRMED)
    quote = stance.quotes[0] if stance.quotes else Quote("", file)
    if stance.said is Unsaid.SILENT:
        return _silent(coding, stance, file)
    if isinstance(stance.said, Answer):
        cell = _said(question, stance.said, quote, note=stance.flag or stance.note)
    else:
        words = quote.text if len(quote.text) < 120 else f"{quote.text[:117]}…"
        cell = Cell(State.SAID, ("given",), words, None, "", quote.page, quote.text, quote.file, note=stance.flag)
    if coding.service:
        return Cell(
            State.UNKNOWN, (State.UNKNOWN,), WORDS[State.UNKNOWN], file=file, services=((coding.service, cell.label),)
        )
    return cell


def _silent(coding: Coding, stance: Stance, file: str) -> Cell:
    """Silence of a part of a policy proves nothing, so it is not known."""
    partial = coding.about.status is Status.EXTRACT or any(one.unread for one in coding.files)
    if partial:
        return Cell(State.UNKNOWN, (State.UNKNOWN,), WORDS[State.UNKNOWN], file=file, note=NOT_READ)
    return Cell(State.SILENT, (State.SILENT,), WORDS[State.SILENT], file=file, note=stance.flag or stance.note)
