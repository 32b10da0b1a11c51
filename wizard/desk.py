"""What one browser tab is doing: plain values kept in its session, gone when the server restarts.

Nothing here is the only copy of an answer. What the tab has seen of the draft is also kept in the browser
(``wizard.components.memory``), so that a restarted server still knows what a click was made on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from policybuilder.answers.model import Answer

if TYPE_CHECKING:
    from wizard.sheet import Sheet

Row: TypeAlias = "tuple[str, str]"  # (service id, question id); the service id is empty for everyone
Typed: TypeAlias = "dict[str, str]"  # what stands in a question's inputs, by part; a tick is "1" or ""

EVERYONE = ""
_KEY = "desk"
_ASKS = "_yield_callback"  # Streamlit's own name: tests click fast enough to notice when it has another
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Clash:
    """An answer of this tab's that was not saved, since another tab had changed the question."""

    yours: Answer | None
    typed: Typed
    theirs: Answer | None


@dataclass
class Desk:
    """``saves`` counts what this tab has saved, the last of it at ``touched``.

    ``opened`` is the draft as last read, and the count at that time. Two clicks in quick succession run at the same
    time, the first to be cut short. So what was opened is only good while the count stands, and what a click does is
    done under ``lock`` (see ``to_the_end``).
    """

    draft: str = ""
    opened: tuple[Sheet | None, int] = (None, 0)
    saves: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)
    page: str = ""
    fresh: bool = True
    seen: int = 0
    mine: dict[Row, int] = field(default_factory=dict)
    generations: dict[Row, int] = field(default_factory=dict)
    clashes: dict[Row, Clash] = field(default_factory=dict)
    refusals: dict[Row, str] = field(default_factory=dict)
    refreshed: set[Row] = field(default_factory=set)
    complaining: bool = False
    shown: Mapping[str, Any] | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    turned: Mapping[str, str] = field(default_factory=dict)
    touched: Row | None = None
    focus: str = ""
    turn: int = 0
    message: str = ""
    open_parts: dict[Row, str] = field(default_factory=dict)

    def turn_to(self, page: str, draft: str) -> None:
        """Begin a page anew; what the tab had open of another page or draft is put away."""
        if (page, draft) == (self.page, self.draft):
            return
        if draft != self.draft:
            self.clashes = {}
        self.page, self.draft = page, draft
        self.seen, self.mine, self.generations = 0, {}, {}
        self.refusals, self.refreshed, self.open_parts = {}, set(), {}
        self.verdicts, self.turned, self.touched = {}, {}, None
        self.complaining, self.shown, self.marks, self.gone, self.message = False, None, {}, (), ""

    def point_to(self, target: str) -> None:
        """Move the keyboard's focus there once the page stands: an element's id, or ``key:`` and a widget's key."""
        self.focus = target
        self.turn += 1

    def draw_anew(self, row: Row) -> None:
        """Let the question's inputs take their values from the draft again."""
        self.generations[row] = self.generations.get(row, 0) + 1


def desk() -> Desk:
    """This tab's desk."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Desk()
    found: Desk = st.session_state[_KEY]
    return found


def to_the_end(act: Callable[P, R]) -> Callable[P, R]:
    """For callbacks: what a click does is done whole, and a tab's clicks are dealt with one after the other.

    Streamlit ends a run where it next looks at the session state once the user has clicked again, in the middle of a
    callback too. What that callback had still to save would be lost, since the next run sees no change in it. And it
    runs the second click's callback beside the first's, which could have the last word.
    """

    @wraps(act)
    def acting(*args: P.args, **more: P.kwargs) -> R:
        with _not_cut_short(), desk().lock:
            return act(*args, **more)

    return acting


@contextmanager
def _not_cut_short() -> Iterator[None]:
    """Each run has a session state of its own, which asks at every look whether the run is to end: not now."""
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    state = context.session_state
    asks = getattr(state, _ASKS)
    object.__setattr__(state, _ASKS, _go_on)
    try:
        yield
    finally:
        object.__setattr__(state, _ASKS, asks)


def _go_on() -> None:
    """The run is not to end."""
