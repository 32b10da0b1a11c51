"""What the templates ask about one policy while it is written: texts, links, pictures of weeks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import count
from types import MappingProxyType
from typing import Any, Literal, assert_never

from markupsafe import Markup

from policybuilder.library.known import COVER_SERVICES, OPEN_HOURS
from policybuilder.library.model import Force, Sureness
from policybuilder.policy.model import (
    BlockValue,
    Change,
    DroppedClause,
    Policy,
    PolicyClause,
    ServiceDifference,
)
from policybuilder.prose import (
    AnswerBlock,
    Block,
    BulletList,
    ClauseRef,
    Inline,
    NotDecided,
    Paragraph,
    Prose,
    Ref,
    SeeElsewhere,
    Strong,
    Text,
    Value,
    plain_inline,
)
from policybuilder.render.environment import environment
from policybuilder.render.text import plain, soft
from policybuilder.render.week_picture import week_picture
from policybuilder.render.week_view import WeekView, view_week
from policybuilder.week import Contact, Week

Medium = Literal["screen", "print", "word"]

_PARAGRAPH = re.compile("<p[^>]*>(.*)</p>\n", re.DOTALL)
_DRAWING = re.compile("<svg.*?</svg>\n?", re.DOTALL)
LONE_SPACE = "<span> </span>"
PICTURES_KEPT = 100
SEVERAL, FEW_LETTERS = 4, 56


@dataclass(frozen=True)
class Scope:
    """Where on the page a clause stands: with everyone's, or with what one service has instead.

    ``service`` is that service's label, empty with everyone's; ``anchors`` are the ids on the page by clause id,
    ``blocks`` the weeks and contacts that hold here.
    """

    service: str
    anchors: Mapping[str, Markup]
    blocks: Mapping[str, BlockValue]


@dataclass(frozen=True)
class Said:
    """A clause's text in print: what runs in with its heading, and what comes below.

    ``leads`` where what runs in is followed by hours or contacts, and has to stay with them.
    """

    opening: Markup
    rest: Markup
    leads: bool


class Page:
    """One policy on its way to a page.

    ``printed`` where the page becomes a PDF; ``linked`` where the clauses stand on the page, and references lead there.
    """

    def __init__(self, policy: Policy, medium: Medium, *, linked: bool = True):
        self.policy = policy
        self.medium = medium
        self.printed = medium == "print"
        self.everyone = Scope("", MappingProxyType(_anchors(policy) if linked else {}), policy.blocks)
        self._words = _words()
        self._marks = {
            source.id: (number, str(self._words.source_link(source, number, self.printed)))
            for number, source in enumerate(policy.sources, 1)
        }
        self._resting = self._clauses_by_source() if linked else {}
        self._pictures = count(1)

    @property
    def forces(self) -> tuple[Force, ...]:
        """The forces that occur, strongest first."""
        used = {clause.force for clause in all_clauses(self.policy)}
        return tuple(force for force in Force if force in used)

    @cached_property
    def usually_checked(self) -> date | None:
        """The day on which most of the sources were checked; None where there are none."""
        days = Counter(source.checked for source in self.policy.sources if source.sure is not Sureness.TO_CHECK)
        return max(days, key=lambda day: (days[day], day)) if days else None

    def scope_of(self, difference: ServiceDifference) -> Scope:
        """Where the clauses stand that one service has instead of everyone's."""
        own = {one.id: _own_anchor(difference, one) for one in map(changed_clause, difference.changes) if one}
        return Scope(
            difference.label,
            MappingProxyType({**self.everyone.anchors, **own}),
            MappingProxyType({**self.policy.blocks, **difference.blocks}),
        )

    def resting_on(self, source: str) -> tuple[Markup, ...]:
        """The numbers of the clauses that a source stands behind; on screen they lead there."""
        return tuple(self._resting.get(source, ()))

    def text(self, clause: PolicyClause, scope: Scope) -> Markup:
        """A clause's text. The numbers of its sources end its last paragraph."""
        return Markup("".join(self._blocks(clause, scope)))  # noqa: S704 -- every text in it is escaped

    def said(self, clause: PolicyClause, scope: Scope) -> Said:
        """A clause's text, its first paragraph apart."""
        blocks = self._blocks(clause, scope)
        opening = _PARAGRAPH.fullmatch(blocks[0])
        rest = Markup("".join(blocks[1:] if opening else blocks))  # noqa: S704 -- every text in it is escaped
        leads = isinstance(clause.text[-1], AnswerBlock)
        return Said(Markup(opening[1] if opening else ""), rest, leads)  # noqa: S704 -- the same

    def prose(self, prose: Prose) -> Markup:
        """A text that stands by itself, such as a clause's short form."""
        return Markup("".join(self._block(block, self.everyone, "") for block in prose))  # noqa: S704 -- the same

    def line(self, prose: Prose) -> Markup:
        """As ``prose``; a text of one paragraph without the paragraph, to stand in a list or a table."""
        match prose:
            case (Paragraph(inlines),):
                return Markup(self._inlines(inlines, self.everyone))  # noqa: S704 -- the same
            case _:
                return self.prose(prose)

    def services(self) -> tuple[Contact, ...]:
        """Those who answer when the employer is closed."""
        found = self.policy.blocks.get(COVER_SERVICES)
        return () if found is None or isinstance(found, Week) else found

    def contacts(self) -> Markup:
        """How to reach those who answer when the employer is closed."""
        return Markup(self._words.contacts(self.services(), self.policy.takes))  # noqa: S704 -- our own template

    def weeks(self) -> tuple[WeekView, ...]:
        """Opening hours day by day: everyone's, then each service's own."""
        found = [("", self.policy.blocks.get(OPEN_HOURS))]
        for section in self.policy.sections:
            found += [(one.label, one.blocks.get(OPEN_HOURS)) for one in section.differences]
        return tuple(view_week(week, (), label, False) for label, week in found if isinstance(week, Week))

    def _blocks(self, clause: PolicyClause, scope: Scope) -> list[str]:
        said = [place for place, block in enumerate(clause.text) if not isinstance(block, AnswerBlock)]
        tails = {said[-1]: self._source_marks(clause)} if said else {}
        blocks = [self._block(block, scope, tails.get(place, "")) for place, block in enumerate(clause.text)]
        if isinstance(clause.text[-1], AnswerBlock):
            blocks[:-1] = (block.replace("<p>", '<p class="lead">') for block in blocks[:-1])
        return blocks

    def _source_marks(self, clause: PolicyClause) -> str:
        found = sorted(self._marks[source] for source in clause.sources if source in self._marks)
        return f'<span class="marks">&nbsp;[{",&nbsp;".join(mark for _, mark in found)}]</span>' if found else ""

    def _clauses_by_source(self) -> Mapping[str, list[Markup]]:
        found: dict[str, list[Markup]] = {}
        for clause in self.policy.clauses:
            anchor = self.everyone.anchors[clause.id]
            number = soft(clause.number) if self.printed else _link(anchor, clause.number)
            for source in clause.sources:
                found.setdefault(source, []).append(number)
        return found

    def _block(self, block: Block, scope: Scope, tail: str) -> str:
        match block:
            case Paragraph(inlines):
                return f"<p>{self._inlines(inlines, scope)}{tail}</p>\n"
            case BulletList(items):
                lines = "</li>\n<li>".join(self._inlines(item, scope) for item in items)
                bullets = f"<ul>\n<li>{lines}{tail}</li>\n</ul>\n"
                return f'<div class="short">{bullets}</div>\n' if self.printed and _short(items) else bullets
            case AnswerBlock(question):
                return self._drawn(scope.blocks.get(question), scope)
            case _:
                assert_never(block)

    def _inlines(self, inlines: tuple[Inline, ...], scope: Scope) -> str:
        parts = [self._inline(inline, scope) for inline in inlines]
        return "".join([*map(self._open_ended, parts[:-1]), *parts[-1:]])

    def _open_ended(self, part: str) -> str:
        """In print a space before the next element stands alone: at the end of a text it can break the line early."""
        return f"{part[:-1]}{LONE_SPACE}" if self.printed and part.endswith(" ") else part

    def _inline(self, inline: Inline, scope: Scope) -> str:
        match inline:
            case Text(text):
                return soft(text)
            case Strong(inlines):
                return f"<strong>{self._inlines(inlines, scope)}</strong>"
            case ClauseRef(clause, number):
                anchor = scope.anchors.get(clause) if number else None
                return _link(anchor, plain_inline(inline)) if anchor else soft(plain_inline(inline))
            case NotDecided():
                return str(self._words.not_decided(plain_inline(inline)))
            case SeeElsewhere() | Value() | Ref():
                return soft(plain_inline(inline))
            case _:
                assert_never(inline)

    def _drawn(self, block: BlockValue | None, scope: Scope) -> str:
        if block is None:
            return ""
        if isinstance(block, Week):
            return self._picture(block, (), scope)
        opening = scope.blocks.get(OPEN_HOURS)
        picture = self._picture(opening if isinstance(opening, Week) else None, block, scope)
        contacts = self._words.contacts(block, self.policy.takes)
        if self.printed:
            contacts = f'<div class="contacts{" several" if len(block) > 1 else ""}">{contacts}</div>'
        return f"{contacts}{picture}"

    def _picture(self, opening: Week | None, contacts: tuple[Contact, ...], scope: Scope) -> str:
        drawn = (f"week-{next(self._pictures)}", scope.service, self.medium == "word")
        picture = str(_public_picture(opening, contacts, *drawn))
        if not self.printed:
            return picture
        if scope.service or (not contacts and self._drawn_with_cover):
            return _DRAWING.sub("", picture)
        return picture if contacts else picture.replace('class="week"', 'class="week beside"', 1)

    @cached_property
    def _drawn_with_cover(self) -> bool:
        """Whether everyone's opening hours are drawn again where the policy says who covers the rest."""
        return any(not isinstance(block, Week) for block in self.policy.blocks.values())


@lru_cache(maxsize=PICTURES_KEPT)
def _public_picture(
    opening: Week | None, contacts: tuple[Contact, ...], id_prefix: str, service: str, as_image: bool
) -> str:
    """Drawn once for the same hours: most changes to a policy leave its weeks as they are."""
    return week_picture(opening, contacts, show_nobody=False, id_prefix=id_prefix, name=service, as_image=as_image)


def _short(items: tuple[tuple[Inline, ...], ...]) -> bool:
    """Whether a list has room in two columns: several items, each of a few words."""
    return len(items) >= SEVERAL and all(len("".join(map(plain_inline, item))) <= FEW_LETTERS for item in items)


def _words() -> Any:
    return environment().get_template("partials/words.html.j2").module


def _link(anchor: Markup, words: str) -> Markup:
    return Markup(f'<a href="#{anchor}">{soft(words)}</a>')  # noqa: S704 -- both are escaped


def changed_clause(change: Change) -> PolicyClause | None:
    """The clause as the service has it; None where it does not apply there."""
    return None if isinstance(change, DroppedClause) else change.clause


def all_clauses(policy: Policy) -> Iterator[PolicyClause]:
    """Every clause on the page: everyone's and each service's."""
    for section in policy.sections:
        yield from section.clauses
        for difference in section.differences:
            yield from filter(None, map(changed_clause, difference.changes))


def _anchors(policy: Policy) -> dict[str, Markup]:
    """Ids on the page by clause; a clause that only services have is found with the first of them."""
    anchors = {clause.id: plain(clause.id) for clause in policy.clauses}
    for section in policy.sections:
        for difference in section.differences:
            for clause in filter(None, map(changed_clause, difference.changes)):
                anchors.setdefault(clause.id, _own_anchor(difference, clause))
    return anchors


def _own_anchor(difference: ServiceDifference, clause: PolicyClause) -> Markup:
    return plain(f"{difference.service}--{clause.id}")
