"""A document as one self-contained web page, or as the page that a PDF or a Word file is made from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from policybuilder.answers.brand import NAME_LENGTH
from policybuilder.documents.kinds import POLICY
from policybuilder.documents.model import Document
from policybuilder.policy.model import Policy
from policybuilder.render import styles
from policybuilder.render.colour import readable_on, safe_colour
from policybuilder.render.environment import environment
from policybuilder.render.page import Medium, Page

DEFAULT_COLOUR = "#1d5a8c"
# Of the surfaces that screen.css lays words on, those on which a colour is hardest to read.
LIGHT_SURFACE = "#fdf0ee"
DARK_SURFACE = "#1b232a"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_LOGO = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/]+={0,2}\Z")


@dataclass(frozen=True)
class Brand:
    """The employer's mark, safe to print: ``accent`` can be read on light paper, ``accent_dark`` on the dark page."""

    name: str
    logo: Markup
    band: str
    on_band: str
    accent: str
    accent_dark: str


def render_html(document: Document, medium: Medium = "screen") -> str:
    """The document as HTML: one file that needs no other, or what ``printed`` or ``word_file`` take."""
    template = environment().get_template(f"documents/{document.kind.id}.html.j2")
    return template.render(
        document=document,
        frame=f"frames/{medium}.html.j2",
        policy=document.policy,
        page=Page(document.policy, medium, linked=document.kind == POLICY),
        brand=brand_of(document.policy),
        draft=document.draft,
        stops=document.stops,
        styles=styles.on_screen() if medium == "screen" else "",
    )


def render_policy_html(policy: Policy, *, draft: bool, stops: tuple[str, ...] = (), medium: Medium = "screen") -> str:
    """The full policy alone, as ``render_html`` has it.

    ``draft`` marks it "not for publication"; ``stops`` are sentences saying what must be mended before it is published.
    """
    return render_html(Document(POLICY, policy, draft, stops), medium)


def brand_of(policy: Policy) -> Brand:
    """The employer's name, logo and colours. A colour or logo that is not one is left out."""
    organisation = policy.answers.organisation
    colour = organisation.colour if _COLOUR.match(organisation.colour) else DEFAULT_COLOUR
    return Brand(
        name=organisation.name[:NAME_LENGTH],
        logo=Markup(organisation.logo) if _LOGO.match(organisation.logo) else Markup(""),  # noqa: S704 -- matched
        band=colour.lower(),
        on_band=readable_on(colour),
        accent=safe_colour(colour, LIGHT_SURFACE),
        accent_dark=safe_colour(colour, DARK_SURFACE),
    )
