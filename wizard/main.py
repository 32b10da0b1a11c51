"""The wizard's entry script: shows the page that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from policybuilder.library.model import Library
from wizard import navigation
from wizard.components.shell import PRODUCT, title_of
from wizard.screens import (
    accessibility,
    brand,
    check_answers,
    findings,
    finish,
    note,
    own_situation,
    situations,
    start,
    tasks,
    teams,
)
from wizard.screens.topic import show_topic
from wizard.server import services

FIXED: dict[str, tuple[str, Callable[[], None]]] = {
    navigation.START: (PRODUCT, start.show_page),
    navigation.TASKS: ("Your policy", tasks.show_page),
    navigation.BRAND: ("Name, logo and colour", brand.show_page),
    navigation.TEAMS: ("Teams that differ", teams.show_page),
    navigation.CHECK: ("Check your answers", check_answers.show_page),
    navigation.NOTE: ("Why you chose this", note.show_page),
    navigation.FINDINGS: ("Findings", findings.show_page),
    navigation.SITUATIONS: ("What does our policy say?", situations.show_page),
    navigation.OWN_SITUATION: ("Try a situation of your own", own_situation.show_page),
    navigation.FINISH: ("Preview and download", finish.show_page),
    navigation.ACCESSIBILITY: ("Accessibility statement", accessibility.show_page),
}


def _pages(library: Library) -> dict[str, StreamlitPage]:
    pages = {name: _page(name, title, run) for name, (title, run) in FIXED.items()}
    for topic in library.topics:
        name = navigation.topic_page(topic.id)
        pages[name] = _page(name, topic.title, partial(show_topic, topic.id))
    return pages


def _page(name: str, title: str, run: Callable[[], None]) -> StreamlitPage:
    return st.Page(run, title=title_of(title), url_path=name, default=name == navigation.START)


pages = _pages(services().library)
navigation.register(pages)
st.navigation(list(pages.values()), position="hidden").run()
