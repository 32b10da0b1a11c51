"""Fill an author's text with one employer's answers and clause numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from policybuilder.answers.model import Elsewhere
from policybuilder.answers.words import value_in_text
from policybuilder.library.known import PEOPLE_WORD
from policybuilder.library.model import Clause, Library
from policybuilder.library.resolving import LISTED
from policybuilder.phrases import NO_NAME, PEOPLE_UNDECIDED, PERSON_UNDECIDED
from policybuilder.policy.binding import sources_for
from policybuilder.policy.model import PolicyClause
from policybuilder.policy.reasons import reasons_for
from policybuilder.policy.view import View
from policybuilder.prose import (
    ORGANISATION_NAME,
    PEOPLE,
    PERSON,
    AnswerBlock,
    Block,
    BulletList,
    ClauseRef,
    Inline,
    NotDecided,
    Paragraph,
    Prose,
    Ref,
    SeeElsewhere,
    Strong,
    Text,
    Value,
)


class Filler:
    """Fills texts for one view; ``numbers`` are the clauses that are in, by id."""

    def __init__(self, view: View, numbers: Mapping[str, str]):
        self.view = view
        self.library: Library = view.library
        self.numbers = numbers

    def fill(self, prose: Prose) -> Prose:
        """The text with nothing left open."""
        return tuple(self._block(block) for block in prose)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(inlines):
                return Paragraph(self._inlines(inlines))
            case BulletList(items):
                return BulletList(tuple(self._inlines(item) for item in items))
            case AnswerBlock(question):
                return self._standing_alone(question)
            case _:
                assert_never(block)

    def _standing_alone(self, question_id: str) -> Block:
        value = self._value(question_id)
        if value is not None:
            return Paragraph((value,))
        question, answer = self.library.questions[question_id], self.view.answer(question_id)
        if question.kind is not LISTED or answer is None or not isinstance(answer.value, tuple):
            return AnswerBlock(question_id)
        return BulletList(tuple((Text(question.option(str(one)).in_text),) for one in answer.value))

    def _inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        filled: list[Inline] = []
        for inline in inlines:
            for one in self._inline(inline, _begins_sentence(filled)):
                if isinstance(one, Text) and filled and isinstance(filled[-1], Text):
                    filled[-1] = Text(filled[-1].text + one.text)
                else:
                    filled.append(one)
        return tuple(filled)

    def _inline(self, inline: Inline, first: bool) -> tuple[Inline, ...]:
        match inline:
            case Strong(inlines):
                return (Strong(self._inlines(inlines)),)
            case Ref(clause):
                title = self.library.clauses[clause].title
                return (ClauseRef(clause, self.numbers.get(clause, ""), title),)
            case Value(subject):
                return (self._printed(subject, first),)
            case _:
                return (inline,)

    def _printed(self, subject: str, first: bool) -> Inline:
        if subject == ORGANISATION_NAME:
            return Text(self.view.answers.organisation.name or NO_NAME)
        if subject in (PEOPLE, PERSON):
            return Text(_capital(self._people(subject), first))
        value = self._value(subject)
        if value is not None:
            return value
        question = self.library.questions[subject]
        answer = self.view.answer(subject)
        words = value_in_text(question, answer.value) if answer else ""
        return Text(_capital(words, first and question.kind.has_options))

    def _value(self, question_id: str) -> Inline | None:
        """What stands in an answer's place where there is no answer to print; None where there is one."""
        answer = self.view.answer(question_id)
        if answer is None:
            return NotDecided(question_id, self.library.questions[question_id].about)
        if isinstance(answer.value, Elsewhere):
            return SeeElsewhere(answer.value.title, answer.value.section)
        return None

    def _people(self, name: str) -> str:
        answer = self.view.answer(PEOPLE_WORD)
        if answer is None or isinstance(answer.value, Elsewhere):
            return PEOPLE_UNDECIDED if name == PEOPLE else PERSON_UNDECIDED
        option = self.library.questions[PEOPLE_WORD].option(str(answer.value))
        return option.in_text_one if name == PERSON else option.in_text


def _begins_sentence(filled: list[Inline]) -> bool:
    if not filled:
        return True
    last = filled[-1]
    return isinstance(last, Text) and last.text.rstrip(" ").endswith((".", "?", "!")) and last.text.endswith(" ")


def _capital(words: str, first: bool) -> str:
    return words[:1].upper() + words[1:] if first else words


def fill_clause(clause: Clause, filler: Filler) -> PolicyClause:
    """The clause as it reads for the filler's view, with its number and reasons."""
    return PolicyClause(
        id=clause.id,
        number=filler.numbers.get(clause.id, ""),
        title=clause.title,
        force=clause.force,
        audience=clause.audience,
        text=filler.fill(clause.text),
        short=filler.fill(clause.short) if clause.short else None,
        to_people_we_support=filler.fill(clause.to_people_we_support) if clause.to_people_we_support else None,
        reasons=reasons_for(filler.view, filler.view.clause(clause.id).because),
        rationale=clause.rationale,
        sources=sources_for(filler.view, clause.sources),
    )
