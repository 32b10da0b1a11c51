"""What the policy says about real situations: the catalogue, those without an answer first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from policybuilder.library.situation_model import SILENT, STRICTNESS
from policybuilder.situations.verdict import DEPENDS
from policybuilder.situations.words import WORDS
from wizard import navigation
from wizard.components import shell, team_switch
from wizard.components.verdict import verdict_values
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show

Card = dict[str, Any]
FIRST_TO_LAST = (SILENT, DEPENDS, *(one for one in STRICTNESS if one != SILENT))


@dataclass(frozen=True)
class Group:
    """Situations told under one heading. ``counts`` are their verdicts by word, the least settled first."""

    title: str
    cards: tuple[Card, ...]
    open: bool = False

    @property
    def counts(self) -> list[tuple[str, int]]:
        return counted(self.cards)


def show_page() -> None:
    sheet = draft_or_missing(navigation.SITUATIONS)
    team = team_switch.chosen_team(sheet)
    groups = _groups(sheet, team)
    cards = [card for group in groups for card in group.cards]
    word = navigation.asked_for("word")
    with shell.page("What does our policy say?", back=href(navigation.FINDINGS)):
        if sheet.answers.services:
            team_switch.draw_switch(sheet, navigation.SITUATIONS)
        show(
            "situations_start",
            number=len(cards),
            silent=sum(card["verdict"].word == SILENT for card in cards),
            undecided=len(sheet.undecided),
            own=href(navigation.OWN_SITUATION, team=team),
            links=_word_links(cards, word, team),
        )
        show("situations", groups=_narrowed(groups, word) if word in WORDS else _silent_first(groups))
        with st.container(key="going", horizontal=True):
            button("Continue to preview and download", "continue", navigation.go, navigation.FINISH, kind="primary")


def _groups(sheet: Sheet, team: str) -> list[Group]:
    judge = sheet.judge_of(team)
    return [
        Group(
            group.title,
            tuple({"situation": one, **verdict_values(sheet, judge.on(one), team)} for one in group.situations),
        )
        for group in sheet.library.groups
    ]


def counted(cards: Iterable[Card]) -> list[tuple[str, int]]:
    """How many cards have each word; a word that none has is left out."""
    found = Counter(str(card["verdict"].word) for card in cards)
    return [(word, found[word]) for word in FIRST_TO_LAST if found[word]]


def _silent_first(groups: list[Group]) -> list[Group]:
    silent = tuple(card for group in groups for card in group.cards if card["verdict"].word == SILENT)
    others = [_with_words(group, set(WORDS) - {SILENT}) for group in groups]
    return [group for group in (Group("Your policy does not say", silent, open=True), *others) if group.cards]


def _narrowed(groups: list[Group], word: str) -> list[Group]:
    """The groups with the cards of one word, all open."""
    return [group for group in (_with_words(one, {word}, open=True) for one in groups) if group.cards]


def _with_words(group: Group, words: set[str], open: bool = False) -> Group:
    return Group(group.title, tuple(card for card in group.cards if card["verdict"].word in words), open)


def _word_links(cards: list[Card], chosen: str, team: str) -> list[tuple[str, str, bool]]:
    """Links to all situations and to those of one word: (words, link, whether it is chosen)."""
    words = [("", f"All {len(cards)}"), *((word, f"{WORDS[word]}: {number}") for word, number in counted(cards))]
    return [(label, href(navigation.SITUATIONS, team=team, word=word), word == chosen) for word, label in words]
