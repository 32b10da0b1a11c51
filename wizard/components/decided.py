"""The situations whose verdict an answer changes, told beside the question, with what the last answer turned."""

from __future__ import annotations

from dataclasses import dataclass

from policybuilder.situations.words import WORDS
from wizard import navigation
from wizard.desk import Row, desk
from wizard.server import services
from wizard.sheet import Sheet


@dataclass(frozen=True)
class Decided:
    """``was`` is the verdict before the last answer, empty where that did not change it."""

    asks: str
    word: str
    was: str
    link: str


def note_verdicts(sheet: Sheet, rows: tuple[Row, ...], team: str) -> None:
    """Work out the verdicts that rest on the page's questions, and mark those that differ from what was shown last."""
    ids = dict.fromkeys(one for _, question in rows for one in services().resting.get(question, ()))
    judge = sheet.judge_of(team)
    now = {one: judge.word_on(sheet.library.situations[one]) for one in ids}
    before, desk().verdicts = desk().verdicts, now
    turned = {one: before[one] for one, word in now.items() if one in before and before[one] != word}
    if turned:
        desk().turned = turned


def decided_by(sheet: Sheet, row: Row) -> tuple[Decided, ...]:
    """What the question decides, the verdicts just turned first."""
    team, question = row
    found = [_decided(sheet, one, team) for one in services().resting.get(question, ()) if one in desk().verdicts]
    return tuple(sorted(found, key=lambda one: not one.was))


def _decided(sheet: Sheet, situation_id: str, team: str) -> Decided:
    was = desk().turned.get(situation_id, "")
    word = desk().verdicts[situation_id]
    link = navigation.href(navigation.SITUATIONS, focus=f"situation-{situation_id}", team=team)
    asks = sheet.library.situations[situation_id].asks
    return Decided(asks, WORDS[word], WORDS[was] if was and was != word else "", link)
