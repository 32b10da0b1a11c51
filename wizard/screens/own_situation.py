"""A situation of somebody's own, answered from the draft. Nothing chosen here is kept."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from policybuilder.library.known import ACT, COVER, DUTY, TIME
from policybuilder.library.situation_linking import NOT_KNOWN
from policybuilder.library.situation_model import Fact
from policybuilder.situations.facts import Contradiction
from policybuilder.situations.judging import Judge
from policybuilder.situations.times import BadTime
from wizard import navigation
from wizard.components import shell, team_switch
from wizard.components.verdict import verdict_values
from wizard.navigation import href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import literal, show

KINDS = {ACT: "May somebody do something?", DUTY: "Must somebody do something?"}
CLOCKS = (TIME, COVER)


def show_page() -> None:
    sheet = draft_or_missing(navigation.OWN_SITUATION)
    team = team_switch.chosen_team(sheet)
    with shell.page("Try a situation of your own", back=href(navigation.SITUATIONS)):
        show("own_start")
        if sheet.answers.services:
            team_switch.draw_switch(sheet, navigation.OWN_SITUATION)
        kind = st.radio("What do you want to know?", list(KINDS), format_func=KINDS.__getitem__, key="own-kind")
        asked = sheet.library.facts[kind]
        value = st.selectbox(literal(asked.ask), asked.states, index=None, format_func=asked.label, key=f"own-{kind}")
        if value:
            _answer(sheet, sheet.judge_of(team), kind, value, team)


def _answer(sheet: Sheet, judge: Judge, kind: str, value: str, team: str) -> None:
    when = st.text_input(
        "On what day and at what time? (optional)", key="own-when", placeholder="fri 17:15", max_chars=40
    )
    refusal = st.container(key="own-refusal")
    show("own_when")
    with st.container(key="split", horizontal=True, gap=None):
        facts, answer = st.container(key="own-facts"), st.container(key="own-answer")
    with facts:
        show("own_facts")
        mattering = judge.facts_that_matter(kind, value)
        chosen = _chosen(fact for fact in mattering if not (when and fact.id in CLOCKS))
    asks = sheet.library.facts[kind].label(value)
    try:
        verdict = judge.judge("", asks, {kind: value, **chosen}, when)
    except BadTime as error:
        with refusal:
            show("own_refusal", refused=f"{str(error).rstrip('.')}. {error.todo}.")
        with answer:
            show("own_no_answer", asks=asks, refused="There is no answer until the time can be read.")
    except Contradiction as error:
        with answer:
            show("own_no_answer", asks=asks, refused=f"{str(error).rstrip('.')}. Change one of the facts.")
    else:
        with answer:
            show("own_verdict", asks=asks, card=verdict_values(sheet, verdict, team))


def _chosen(facts: Iterable[Fact]) -> dict[str, str]:
    """What was chosen of each fact; nothing where the usual is to be presumed."""
    found = {}
    for fact in facts:
        usual = f"Usual: {fact.label(fact.presumed)}" if fact.presumed else "Not known"
        labels = {"": usual, **{value.id: value.label for value in fact.values}, NOT_KNOWN: "Not known"}
        chosen = st.selectbox(literal(fact.ask), list(labels), format_func=labels.__getitem__, key=f"own-{fact.id}")
        if chosen:
            found[fact.id] = str(chosen)
    return found
