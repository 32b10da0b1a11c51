"""How far each topic has come: for the list of sections and for what blocks publishing."""

from __future__ import annotations

from dataclasses import dataclass

from policybuilder.library.model import Question, Topic
from wizard.sheet import Sheet

NOT_STARTED, IN_PROGRESS, DONE = "Not started", "In progress", "Done"


@dataclass(frozen=True)
class TopicStanding:
    """``undecided`` are questions asked and not answered; ``usual`` hold a default nobody has confirmed."""

    topic: Topic
    status: str
    asked: int
    undecided: int
    usual: int
    findings: int
    stops: int


def standing_of(sheet: Sheet, topic: Topic, decides: str = "") -> TopicStanding:
    """Where a topic stands; with ``decides``, counting only the questions that role has a say in."""
    questions = sheet.asked_in(topic, decides)
    undecided = [one for one in questions if one.id in sheet.undecided]
    usual = [one for one in questions if one.id not in sheet.undecided and _is_usual(sheet, one)]
    mine = {one.id for one in topic.questions}
    found = [one for one in sheet.findings if one.mend and one.mend[0] in mine]
    return TopicStanding(
        topic=topic,
        status=_status(len(questions), len(undecided), len(usual)),
        asked=len(questions),
        undecided=len(undecided),
        usual=len(usual),
        findings=len(found),
        stops=sum(one.blocks_publishing for one in found),
    )


def _is_usual(sheet: Sheet, question: Question) -> bool:
    answer = sheet.everyones(question.id)
    return bool(answer and answer.defaulted)


def _status(asked: int, undecided: int, usual: int) -> str:
    if asked and undecided + usual == asked:
        return NOT_STARTED
    return IN_PROGRESS if undecided else DONE


def standings(sheet: Sheet, decides: str = "") -> list[TopicStanding]:
    """Every topic, in the order of the policy. With ``decides``, only those with a question for that role."""
    found = [standing_of(sheet, topic, decides) for topic in sheet.library.topics]
    return [one for one in found if one.asked or not decides]
