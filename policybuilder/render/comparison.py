"""A comparison as one self-contained web page, or as the page its PDF is printed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policybuilder.comparison.brief import Brief
from policybuilder.comparison.model import Cell, Comparison, Row, State, VerdictRow
from policybuilder.comparison.tables import DAY_NAMES, count_words, names_of, place_of, week_cells
from policybuilder.render import styles
from policybuilder.render.environment import environment
from policybuilder.render.page import Medium
from policybuilder.situations.words import WORDS

WIDEST_OVERVIEW = 24
# How a stance looks in the overview, by how many hold it: words stand beside every colour.
MARKS = {"most": "M", "shared": "S", "alone": "A", "silent": "–", "elsewhere": "E", "unknown": "?", "not_asked": "·"}


@dataclass(frozen=True)
class Page:
    """What the template is told beside the comparison."""

    comparison: Comparison
    today: date
    brief: Brief | None = None
    printed: bool = False

    @property
    def names(self) -> dict[str, str]:
        return names_of(self.comparison)

    @property
    def overview(self) -> bool:
        """Whether the employers fit side by side."""
        return len(self.comparison.employers) <= WIDEST_OVERVIEW

    @property
    def sections(self) -> list[tuple[str, list[Row]]]:
        """The rows by topic, those nobody's policy is known on left out."""
        by_topic: dict[str, list[Row]] = {}
        for row in self.comparison.rows:
            if row.known or row.elsewhere:
                by_topic.setdefault(row.topic, []).append(row)
        return [(self.comparison.topics[topic], rows) for topic, rows in by_topic.items()]

    @property
    def not_known(self) -> list[Row]:
        """The questions on which nobody's policy is known."""
        return [row for row in self.comparison.rows if not row.known and not row.elsewhere]

    @property
    def weeks(self) -> list[tuple[str, tuple[str, ...]]]:
        names = self.names
        return [(names[one.id], week_cells(one.week)) for one in self.comparison.employers]

    @property
    def verdicts(self) -> list[VerdictRow]:
        """The situations that the policies answer differently."""
        return [row for row in self.comparison.verdicts if row.differs]

    @property
    def answering(self) -> dict[str, str]:
        """The names of the employers whose policies answer situations."""
        first = self.comparison.verdicts[:1]
        return {key: name for key, name in self.names.items() for row in first if key in row.by_employer}

    def word(self, verdict: str) -> str:
        return WORDS[verdict]

    @property
    def days(self) -> tuple[str, ...]:
        return (*DAY_NAMES.values(), "Bank holidays")

    @property
    def marks(self) -> dict[str, str]:
        return MARKS

    def counted(self, row: Row) -> str:
        return count_words(row)

    def place(self, cell: Cell) -> str:
        return place_of(cell)

    def kind(self, row: Row, employer: str) -> str:
        """How an employer stands on a row: with most, with some, alone, or not known."""
        cell = row.cells[employer]
        if cell.state is not State.SAID:
            return cell.state.value
        if row.most and employer in row.most.employers:
            return "most"
        return "alone" if employer in row.alone else "shared"


def render_comparison(
    comparison: Comparison, today: date, brief: Brief | None = None, medium: Medium = "screen"
) -> str:
    """The comparison as HTML: one file that needs no other, or what ``printed`` takes."""
    template = environment().get_template("comparison.html.j2")
    page = Page(comparison, today, brief, printed=medium == "print")
    return template.render(page=page, styles=styles.on_screen() if medium == "screen" else "")
