"""Opening the draft a page is about, and keeping what its inputs hold. Every save goes through here."""

from __future__ import annotations

from dataclasses import replace

from policybuilder.answers.model import Answer
from policybuilder.store.model import Conflict, NotStorable, UnknownDraft, UnknownService
from wizard import navigation
from wizard.desk import EVERYONE, Clash, Row, Typed, desk, to_the_end
from wizard.fields.field import TICKED, Field
from wizard.fields.kinds import OWN, leaves_a_trace, read_row, settle_ticks, to_typed
from wizard.server import services
from wizard.server.documents import today
from wizard.sheet import Sheet


def open_sheet() -> Sheet | None:
    """The draft named by the page's address as it stands now; None where there is none.

    What was worked out of it before is used again until the draft, or the day, is another.
    """
    token = navigation.asked_for("draft")
    known, saves = desk().opened
    if known and saves == desk().saves and _still_stands(known, token):
        return known
    saves = desk().saves
    draft = services().store.load(token) if token else None
    sheet = Sheet(services().library, services().store, token, draft, today(), services().rules) if draft else None
    desk().opened = sheet, saves
    return sheet


def _still_stands(known: Sheet, token: str) -> bool:
    if (known.token, known.today) != (token, today()):
        return False
    return known.draft.revision == services().store.revision(token)


def field_of(sheet: Sheet, row: Row, off: bool = False) -> Field:
    """The inputs of a question, starting from what was last typed there, else from its answer."""
    generation = desk().generations.get(row, 0)
    return Field(row, sheet.question(row), typed_of(sheet, row), generation, commit, off)


def typed_of(sheet: Sheet, row: Row) -> Typed:
    kept = sheet.draft.typed.get(row)
    if kept is not None:
        return dict(kept)
    own = {OWN: TICKED} if row[0] != EVERYONE and sheet.answer(row) else {}
    return {**to_typed(sheet.question(row), sheet.answer(row)), **own}


@to_the_end
def commit(row: Row) -> None:
    """An input has changed: keep what the question's inputs hold now. Runs before the page is drawn.

    It builds on the draft as this tab has seen it: the store knows whether that has changed since.
    """
    sheet = _sheet_with_own_saves()
    if sheet is None:
        return
    field = field_of(sheet, row)
    try:
        keep(sheet, field, settle_ticks(field, field.typed, _with_own(sheet, field, field.now())))
    except (UnknownDraft, UnknownService):
        desk().saves += 1  # it was deleted in another tab: the page that is drawn next says so


def _sheet_with_own_saves() -> Sheet | None:
    """The draft as this tab last drew it. A run cut short by a second click saved and never drew: then as it stands."""
    known, saves = desk().opened
    if known is None or saves == desk().saves:
        return known
    draft = known.store.load(known.token)
    return replace(known, draft=draft) if draft else None


def _with_own(sheet: Sheet, field: Field, now: Typed) -> Typed:
    """A team that starts to answer for itself starts from everyone's answer."""
    begins = field.row[0] != EVERYONE and now.get(OWN) == TICKED and field.get(OWN) != TICKED
    return {**to_typed(field.question, sheet.everyones(field.row[1])), **now} if begins else now


def keep(sheet: Sheet, field: Field, now: Typed) -> None:
    """Save the answer that the inputs give, and what they hold where that is not an answer yet.

    What is too long to be kept is refused, and what stood before stands.
    """
    reading = read_row(field.row, field.question, now)
    desk().refusals.pop(field.row, None)
    try:
        _keep_typed(sheet, field, now if leaves_a_trace(field.question, now, reading) else None)
        save(sheet, field.row, reading.answer, now)
    except NotStorable as refusal:
        desk().refusals[field.row] = str(refusal)


def _keep_typed(sheet: Sheet, field: Field, typed: Typed | None) -> None:
    if typed != sheet.draft.typed.get(field.row):
        sheet.store.save_typed(sheet.token, field.row[1], typed, service=field.row[0])
        desk().saves += 1


def forget_typed(sheet: Sheet, row: Row) -> None:
    """Let the question's inputs show its answer again."""
    if row in sheet.draft.typed:
        sheet.store.save_typed(sheet.token, row[1], None, service=row[0])
        desk().saves += 1


def save(sheet: Sheet, row: Row, answer: Answer | None, typed: Typed) -> None:
    """Save one answer on top of what this tab has seen; another tab's answer is never overwritten unasked.

    Raises NotStorable.
    """
    stands = sheet.answer(row)
    if answer == stands:
        desk().clashes.pop(row, None)
        return
    team, question_id = row
    saved = sheet.store.save_answer(sheet.token, question_id, answer, service=team, base_revision=_base(sheet, row))
    if isinstance(saved, Conflict):
        desk().clashes[row] = Clash(answer, typed, saved.theirs)
    else:
        desk().clashes.pop(row, None)
        desk().mine[row] = saved.revision
        desk().touched, desk().turned, desk().message = row, {}, ""
        desk().saves += 1
        services().prepare_pdf(sheet.token)


def _base(sheet: Sheet, row: Row) -> int:
    """The revision of the row that this tab has seen: a later one, not its own, makes the save a conflict."""
    revision = sheet.revision(row)
    mine = desk().mine.get(row, 0)
    if mine >= revision:
        return mine or revision
    return revision if revision <= desk().seen else desk().seen


def differs(sheet: Sheet, field: Field) -> bool:
    """Whether the inputs hold something that was never kept: a click made just after the server was restarted."""
    if field.row in desk().clashes:
        return False
    now = field.now()
    reading = read_row(field.row, field.question, now)
    stands = sheet.answer(field.row)
    if (reading.answer and reading.answer.value) != (stands and stands.value):
        return True
    return leaves_a_trace(field.question, now, reading) and now != field.typed


def confirm(sheet: Sheet, row: Row) -> None:
    """The usual answer has been looked at and stands as the employer's own."""
    answer = sheet.answer(row)
    if answer and answer.defaulted:
        save(sheet, row, Answer(answer.value), {})
