"""A week as people see it: a drawing, and a table that says the same in words."""

from __future__ import annotations

import base64
from typing import Any

from markupsafe import Markup

from policybuilder.places import TEMPLATES
from policybuilder.render.environment import environment
from policybuilder.render.week_drawing import draw
from policybuilder.render.week_view import view_week
from policybuilder.week import Contact, Week


def week_picture(
    open_week: Week | None,
    contacts: tuple[Contact, ...],
    *,
    show_nobody: bool,
    id_prefix: str,
    name: str = "",
    as_image: bool = False,
) -> Markup:
    """The drawing and the table of a week; empty where neither opening hours nor any service's hours are known.

    ``open_week`` is None where it is not decided here. ``show_nobody`` belongs to drafters: without it nothing tells
    which hours nobody covers. ``id_prefix`` is a letter and then letters, digits and hyphens, and no other's on the
    page. ``name`` is the part of the employer whose week it is. ``as_image`` gives the drawing as an image with its
    own style, for pages that let no SVG through; otherwise the page has to carry ``week.css`` and ``week_svg.css``.
    """
    week = view_week(open_week, contacts, name, show_nobody)
    if week.open_week is None and not week.services:
        return Markup("")
    drawing = _module("week.svg.j2").drawing(week, draw(week), id_prefix, _own_style() if as_image else "")
    image = _as_data(drawing) if as_image else ""
    return Markup(_module("week_table.html.j2").week_block(week, drawing, image))  # noqa: S704 -- our own template


def _module(template: str) -> Any:
    return environment().get_template(template).module


def _own_style() -> Markup:
    return Markup((TEMPLATES / "week_svg.css").read_text(encoding="utf-8"))  # noqa: S704 -- our own file


def _as_data(drawing: str) -> Markup:
    return Markup("data:image/svg+xml;base64,") + base64.b64encode(drawing.encode()).decode("ascii")
