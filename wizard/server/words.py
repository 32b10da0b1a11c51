"""What the server itself says to people, from ``policy_templates/server/``."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from policybuilder.places import TEMPLATES


@cache
def words(name: str) -> str:
    """The HTML of one template, by its name without ``.html``."""
    return _environment().get_template(f"{name}.html").render()


@cache
def _environment() -> Environment:
    folder = TEMPLATES / "server"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
