"""Teams that differ: whose answers a page shows, and whether a team has its own."""

from __future__ import annotations

from policybuilder.answers.words import in_words
from wizard import navigation
from wizard.desk import EVERYONE
from wizard.fields.field import TICKED, Field
from wizard.fields.kinds import OWN
from wizard.sheet import Sheet
from wizard.words import show


def chosen_team(sheet: Sheet) -> str:
    """The team whose answers the page's address asks for; empty for everyone."""
    team = navigation.asked_for("team")
    return team if sheet.team_label(team) else EVERYONE


def draw_switch(sheet: Sheet, page: str) -> None:
    """Links to the page for everyone and for each team."""
    teams = [("", "Everyone"), *((one.id, one.label) for one in sheet.answers.services)]
    links = [(label, navigation.href(page, team=team), team == chosen_team(sheet)) for team, label in teams]
    show("team_switch", links=links, teams_page=navigation.href(navigation.TEAMS))


def answers_for_itself(sheet: Sheet, field: Field) -> bool:
    """For a team, the tick that gives it its own answer. True where the question's inputs are to be drawn."""
    team, question_id = field.row
    if team == EVERYONE:
        return True
    everyones = sheet.everyones(question_id)
    own = field.at(OWN) == TICKED
    said = in_words(sheet.library, question_id, everyones) if everyones else ""
    show("same_as_everyone", answer=said, own=own)
    return field.tick(f"{sheet.team_label(team)} has its own answer", OWN)
