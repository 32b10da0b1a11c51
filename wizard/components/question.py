"""One question on a page: its words, its inputs, and what has to be said about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st

from policybuilder.checking import Finding
from policybuilder.library.model import Kind, Severity
from wizard import drafts, navigation
from wizard.components import clash, contacts_editor, team_switch, week_editor
from wizard.components.decided import draw_decided
from wizard.desk import EVERYONE, Row, desk
from wizard.fields import stance
from wizard.fields.field import Field
from wizard.fields.kinds import KINDS, read_row
from wizard.fields.reading import Fault
from wizard.sheet import Sheet
from wizard.words import fill

GROUPED = (Kind.MANY, Kind.DATE, Kind.WEEK, Kind.CONTACTS, Kind.NUMBER)


@dataclass(frozen=True)
class Asking:
    """A question as this page asks it. ``faults`` are those to be shown now; ``findings`` those it mends."""

    field: Field
    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]

    @property
    def row(self) -> Row:
        return self.field.row


def asking(sheet: Sheet, row: Row, findings: Iterable[Finding]) -> Asking:
    """The question with what stands in its inputs now."""
    field = drafts.field_of(sheet, row)
    reading = read_row(row, field.question, field.typed)
    faults = tuple(fault for fault in reading.faults if fault.early or desk().complaining)
    return Asking(field, faults, tuple(one for one in findings if row[1] in one.mend and _is_about(sheet, one, row)))


def _is_about(sheet: Sheet, finding: Finding, row: Row) -> bool:
    """Whether the row is where the finding can be mended: a team's on its own page, if the topic has one."""
    shared = not sheet.topic(sheet.question(row).topic).differs_by_service
    return finding.service == sheet.team_label(row[0]) or (shared and row[0] == EVERYONE)


def draw_question(sheet: Sheet, asked: Asking) -> None:
    """The question, whatever its kind."""
    field = asked.field
    with st.container(key=field.box, gap=None):
        _draw_words(sheet, asked)
        if team_switch.answers_for_itself(sheet, field):
            _draw_inputs(sheet, field)
        draw_decided(sheet, field.row)
        clash.draw_clash(sheet, field)  # last: what comes and goes above an input would empty it while it is typed in


def _draw_words(sheet: Sheet, asked: Asking) -> None:
    question = asked.field.question
    answer = sheet.answer(asked.row)
    html = _words(
        question=question,
        box=asked.field.box,
        grouped=question.kind in GROUPED,
        usual=bool(answer and answer.defaulted),
        refreshed=asked.row in desk().refreshed,
        refusal=desk().refusals.get(asked.row, ""),
        faults=asked.faults,
        wrong=" ".join(asked.field.key(fault.part) for fault in asked.faults),
        findings=tuple(Mend(one.severity, one.confirm, one.says, one.fix) for one in asked.findings),
        sources=tuple(sheet.library.sources[one] for one in question.sources),
        note=sheet.answers.notes.get(question.id, ""),
        note_link=navigation.href(navigation.NOTE, question=question.id),
    )
    st.html(html)


@dataclass(frozen=True)
class Mend:
    """What a question has to say of a finding."""

    severity: Severity
    confirm: bool
    says: str
    fix: str


@lru_cache(maxsize=2000)
def _words(**values: Any) -> str:
    """The same question is drawn again at each click, mostly with the same words."""
    return fill("question", **values)


def _draw_inputs(sheet: Sheet, field: Field) -> None:
    kind = field.question.kind
    if kind is Kind.ONE:
        KINDS[kind].draw(field)
        return
    taken = stance.taken({part: field.at(part) for part in stance.STANCES})
    own = Field(field.row, field.question, field.typed, field.generation, field.commit, off=bool(taken))
    if kind is Kind.WEEK:
        week_editor.draw(sheet, own)
    elif kind is Kind.CONTACTS:
        contacts_editor.draw(sheet, own)
    else:
        KINDS[kind].draw(own)
    stance.draw_ticks(field)
    if taken == stance.ELSEWHERE:
        stance.draw_elsewhere(field)


def rescue(sheet: Sheet, field: Field) -> bool:
    """Keep what the inputs hold that was never kept: only after a restart can there be such a thing."""
    if not desk().fresh or not drafts.differs(sheet, field):
        return False
    drafts.keep(sheet, field, field.now())
    return True
