"""What the templates may ask of a value: dates, numbers and anchors in the form a page needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from policybuilder.answers.words import date_in_words
from policybuilder.library.model import DECIDERS, NATION_NAMES
from policybuilder.render.links import official_date
from policybuilder.situations.words import WORDS
from policybuilder.week import DAYS, Span, Week
from wizard.prose_html import prose_html


def said_date(day: date) -> str:
    """``20 November 2026``."""
    return date_in_words(day)


def anchor(question_id: str, team: str = "") -> str:
    """The id of a question's heading on its page."""
    return "q-" + (f"{team}--" if team else "") + question_id.replace(".", "-")


def counted(number: int, one: str, several: str) -> str:
    """``1 clause``, ``3 clauses``."""
    return f"{number} {one if number == 1 else several}"


def lower_first(text: str) -> str:
    """For a title inside a sentence."""
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """For a noun phrase that stands alone."""
    return text[:1].upper() + text[1:]


def week_said(week: Week) -> str:
    """A week's hours on one line, days with the same hours together: ``Mon to Fri 09:00-17:00``."""
    runs: list[tuple[str, str, tuple[Span, ...]]] = []
    for day in DAYS:
        spans = week.spans(day)
        if runs and runs[-1][2] == spans:
            runs[-1] = (runs[-1][0], day, spans)
        else:
            runs.append((day, day, spans))
    return ", ".join(_run_said(*run) for run in runs if run[2]) or "No hours"


def _run_said(first: str, last: str, spans: tuple[Span, ...]) -> str:
    days = first.capitalize() if first == last else f"{first.capitalize()} to {last.capitalize()}"
    return f"{days} {' and '.join(map(str, spans))}"


def urlpath(link: str) -> str:
    """The page's name in a link of ours, for ids."""
    return link.split("?", maxsplit=1)[0].rsplit("/", 1)[-1]


FILTERS: dict[str, Callable[..., Any]] = {
    "said_date": said_date,
    "official_date": official_date,
    "anchor": anchor,
    "counted": counted,
    "prose": prose_html,
    "lower_first": lower_first,
    "upper_first": upper_first,
    "week_said": week_said,
    "urlpath": urlpath,
    "verdict_word": WORDS.__getitem__,
    "decider": DECIDERS.__getitem__,
    "nation": NATION_NAMES.__getitem__,
}
