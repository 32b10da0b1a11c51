"""The list of sections: what is done, what is undecided, what was found."""

from __future__ import annotations

import streamlit as st

from policybuilder.library.model import DECIDERS
from wizard import navigation
from wizard.components import shell
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.standing import DONE, NOT_STARTED, TopicStanding, standings
from wizard.words import show


def show_page() -> None:
    sheet = draft_or_missing(navigation.TASKS)
    decides = navigation.asked_for("decides")
    decides = decides if decides in DECIDERS else ""
    found = standings(sheet, decides)
    name = sheet.answers.organisation.name
    with shell.page("Your policy", caption=name):
        show("tasks_start", **_counts(sheet, found), who=DECIDERS.get(decides, ""), link=_address(sheet))
        show("decides_filter", links=_filter_links(decides))
        show("tasks", groups=_groups(sheet, found, decides))
        with st.container(horizontal=True, key="going"):
            label, page = _next_step(found)
            button(label, "go-on", navigation.go, page, kind="primary")


def _counts(sheet: Sheet, found: list[TopicStanding]) -> dict[str, int]:
    return {
        "done": sum(one.status == DONE for one in found),
        "sections": len(found),
        "undecided": sum(one.undecided for one in found),
        "stops": sum(one.blocks_publishing for one in sheet.findings),
    }


def _address(sheet: Sheet) -> str:
    """The whole address that opens this draft again."""
    base = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    return f"{base}/{navigation.TASKS}?draft={sheet.token}"


def _filter_links(decides: str) -> list[tuple[str, str, bool]]:
    everyone = ("Everyone", href(navigation.TASKS, decides=""), not decides)
    roles = [(label, href(navigation.TASKS, decides=role), role == decides) for role, label in DECIDERS.items()]
    return [everyone, *roles]


def _groups(sheet: Sheet, found: list[TopicStanding], decides: str) -> list[tuple[str, list[dict[str, object]]]]:
    sections = [_section(one) for one in found]
    if decides:
        return [("Sections with questions for you", sections)]
    return [
        ("Before you start", _first(sheet)),
        ("Sections of the policy", sections),
        ("When you are ready", _last(sheet)),
    ]


def _section(one: TopicStanding) -> dict[str, object]:
    return {
        "title": one.topic.title,
        "link": href(navigation.topic_page(one.topic.id)),
        "hint": one.topic.summary,
        "status": one.status,
        "undecided": one.undecided,
        "usual": one.usual if one.status == NOT_STARTED and not one.undecided else 0,
        "stops": one.stops,
        "findings": one.findings - one.stops,
    }


def _task(title: str, page: str, status: str) -> dict[str, object]:
    nothing = dict.fromkeys(("undecided", "usual", "stops", "findings"), 0)
    return {"title": title, "link": href(page), "hint": "", "status": status, **nothing}


def _first(sheet: Sheet) -> list[dict[str, object]]:
    brand, teams = sheet.answers.organisation, len(sheet.answers.services)
    named = "Done" if brand.name else "Not started"
    differ = f"{teams} {'team differs' if teams == 1 else 'teams differ'}" if teams else "One set for everyone"
    return [
        _task("Your organisation’s name, logo and colour", navigation.BRAND, named),
        _task("One set of hours, devices and channels for everyone, or several?", navigation.TEAMS, differ),
    ]


def _last(sheet: Sheet) -> list[dict[str, object]]:
    found = len(sheet.findings)
    return [
        _task("Check your answers", navigation.CHECK, ""),
        _task("Findings", navigation.FINDINGS, f"{found} to look at" if found else "Nothing found"),
        _task("What does our policy say? Real situations answered", navigation.SITUATIONS, ""),
        _task("Preview and download", navigation.FINISH, ""),
    ]


def _next_step(found: list[TopicStanding]) -> tuple[str, str]:
    """The first section that is not done, or the check at the end."""
    for one in found:
        if one.status != DONE:
            return f"Go to {one.topic.title}", navigation.topic_page(one.topic.id)
    return "Check your answers", navigation.CHECK
