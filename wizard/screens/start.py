"""The first page: what this is, and three ways to begin."""

from __future__ import annotations

import streamlit as st

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import open_answers
from policybuilder.answers.model import Answers
from policybuilder.problems import InputError, Problem
from wizard import navigation
from wizard.components import shell
from wizard.desk import desk
from wizard.navigation import button
from wizard.server import services
from wizard.words import literal, show

CHOICE, UPLOAD, PROBLEMS = "start-choice", "start-upload", "start-problems"
SCRATCH, FILE = ":scratch", ":file"


def show_page() -> None:
    desk().turn_to(navigation.START, "")
    library = services().library
    problems: tuple[Problem, ...] = st.session_state.get(PROBLEMS, ())
    with shell.page(shell.PRODUCT) as page:
        page.error = bool(problems)
        show("start", sections=[topic.title for topic in library.topics])
        if problems:
            show("file_problems", problems=problems)
        show("start_choice", presets=library.presets)
        _draw_choice()
        if _chosen() == FILE:
            _draw_upload()
        elif _chosen() not in (SCRATCH, ""):
            preset = next(one for one in library.presets if one.name == _chosen())
            show("preset", preset=preset)
        button("Start", "start", begin, kind="primary")
        show("come_back")


def _draw_choice() -> None:
    presets = {one.name: one for one in services().library.presets}
    names = {name: literal(one.title) for name, one in presets.items()}
    names |= {SCRATCH: "Start from scratch", FILE: "Open an answers file you saved before"}
    about = [presets[name].about if name in presets else _ABOUT[name] for name in names]
    with st.container(key="box-start"):
        st.radio(
            "How do you want to start?",
            list(names),
            index=None,
            format_func=lambda name: names[name],
            captions=[literal(text) for text in about],
            key=CHOICE,
            label_visibility="collapsed",
        )


_ABOUT = {
    SCRATCH: "Only the usual answers are filled in, and marked so. Everything else is for you to decide.",
    FILE: "You carry on where the file left off, in a new draft.",
}


def _draw_upload() -> None:
    st.file_uploader("Answers file, ending in .yml", type=["yml", "yaml"], key=UPLOAD)


def _chosen() -> str:
    return str(st.session_state.get(CHOICE) or "")


def begin() -> None:
    """Make the draft and show its list of sections; or say what is wrong with the file."""
    st.session_state[PROBLEMS] = ()
    try:
        answers = _answers()
        token = services().store.create(answers)
    except InputError as error:
        st.session_state[PROBLEMS] = error.problems
        desk().point_to("error-summary")
        return
    except ValueError as refusal:
        st.session_state[PROBLEMS] = (Problem("", 0, str(refusal).rstrip("."), ""),)
        desk().point_to("error-summary")
        return
    navigation.go(navigation.TASKS, draft=token, decides="")


def _answers() -> Answers:
    library, chosen = services().library, _chosen()
    if not chosen:
        raise InputError([Problem("", 0, "Choose how you want to start", "")])
    if chosen != FILE:
        return starting_answers(library, None if chosen == SCRATCH else chosen)
    upload = st.session_state.get(UPLOAD)
    if upload is None:
        raise InputError([Problem("", 0, "Choose the answers file on your computer", "")])
    try:
        text = upload.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        todo = "Choose the file this builder saved: its name ends in .yml"
        raise InputError([Problem(upload.name, 0, "The file is not text", todo)]) from error
    return open_answers(text, upload.name, library).answers
