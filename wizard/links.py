"""Links to the very question, for those who have to answer or change it."""

from __future__ import annotations

from wizard import navigation
from wizard.saying import anchor
from wizard.sheet import Sheet


def question_link(sheet: Sheet, question_id: str, team: str = "") -> str:
    """To the question on its page; for a team, on the team's own page where the topic has one."""
    topic = sheet.topic(sheet.library.questions[question_id].topic)
    team = team if topic.differs_by_service else ""
    return navigation.href(navigation.topic_page(topic.id), focus=anchor(question_id, team), team=team)
