"""One question's inputs on a page: their keys, what stands in them, and how each is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from policybuilder.library.model import Question
from wizard.desk import Row, Typed
from wizard.words import literal

TICKED = "1"


def row_key(row: Row) -> str:
    """A row as part of a widget's key and of a CSS class."""
    team, question_id = row
    return f"{team}--{question_id.replace('.', '-')}" if team else question_id.replace(".", "-")


@dataclass(frozen=True)
class Field:
    """``typed`` is what the inputs start from; ``commit`` is called, with the row, when one changes."""

    row: Row
    question: Question
    typed: Typed
    generation: int
    commit: Callable[[Row], None]
    off: bool = False

    @property
    def box(self) -> str:
        """The key of the container that holds the inputs."""
        return f"box-{row_key(self.row)}"

    def key(self, part: str) -> str:
        return f"{self._prefix}{part}"

    @property
    def _prefix(self) -> str:
        return f"in-{row_key(self.row)}-{self.generation}--"

    def now(self) -> Typed:
        """What stands in the inputs at this moment; an input that is not on the page keeps what it had."""
        there = {
            str(key).removeprefix(self._prefix): _as_typed(value)
            for key, value in st.session_state.items()
            if str(key).startswith(self._prefix)
        }
        return {**self.typed, **there}

    def get(self, part: str) -> str:
        """What the input starts from."""
        return self.typed.get(part, "")

    def at(self, part: str) -> str:
        """What stands in the input at this moment."""
        key = self.key(part)
        return _as_typed(st.session_state[key]) if key in st.session_state else self.get(part)

    def put(self, part: str, value: Any) -> None:
        """Change an input that is on the page. For callbacks."""
        if self.key(part) in st.session_state:
            st.session_state[self.key(part)] = value

    def text(self, label: str, part: str, *, shown: bool = True, live: bool = False, **more: Any) -> None:
        st.text_input(
            label,
            value=self.get(part),
            key=self.key(part),
            live=live,
            label_visibility="visible" if shown else "collapsed",
            disabled=self.off,
            on_change=self.commit,
            args=(self.row,),
            **more,
        )

    def tick(self, label: str, part: str, *, off: bool | None = None) -> bool:
        return self.tick_marked(literal(label), part, off=off)

    def tick_marked(self, label: str, part: str, *, off: bool | None = None) -> bool:
        """A tick whose label holds Markdown of ours."""
        return st.checkbox(
            label,
            value=self.get(part) == TICKED,
            key=self.key(part),
            disabled=self.off if off is None else off,
            on_change=self.commit,
            args=(self.row,),
        )

    def choose(
        self, label: str, part: str, choices: Sequence[str], say: Callable[[str], str], hints: Sequence[str] = ()
    ) -> None:
        chosen = self.get(part)
        st.radio(
            label,
            choices,
            index=choices.index(chosen) if chosen in choices else None,
            format_func=say,
            captions=[literal(hint) for hint in hints] if any(hints) else None,
            key=self.key(part),
            label_visibility="collapsed",
            disabled=self.off,
            on_change=self.commit,
            args=(self.row,),
        )


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return TICKED if value else ""
    return "" if value is None else str(value)
