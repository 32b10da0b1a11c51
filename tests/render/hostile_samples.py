"""Text that should do harm, and policies full of it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from policybuilder.answers.model import Organisation
from policybuilder.policy.model import Policy
from policybuilder.prose import Text
from tests.render.sample import POLICY

TYPED = ("label", "phone", "text", "email", "relay", "title", "about", "ask", "section", "means", "term", "publisher")
HTML = (
    '<script>alert(1)</script><img src=x onerror=alert(1)><link rel=attachment href="file:///etc/hostname">'
    "<style>*{display:none}</style></title></style><svg><image href='file:///etc/hostname'/></svg>\"'>"
)
JINJA = "{{ 7*7 }}{% include 'policy.html.j2' %}{{ policy.answers.id }}{# x #}"
CSS = "};body{background:url(file:///etc/hostname)}@import 'file:///etc/hostname';/*"
ADDRESS = "file:///etc/hostname"
WORD = "W" * 100_000
TURNED = "\u202etxet\x00\ud800\u2028"


def with_text(value: Any, typed: str) -> Any:
    """The same value with ``typed`` in every field that somebody could have typed into."""
    if isinstance(value, Text):
        return Text(typed)
    if isinstance(value, tuple):
        return tuple(with_text(one, typed) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: changed(field.name, getattr(value, field.name), typed) for field in fields(value)}
        return replace(value, **changes)
    return value


def changed(name: str, value: Any, typed: str) -> Any:
    if name in TYPED and isinstance(value, str):
        return typed
    if name in ("blocks",):
        return MappingProxyType({key: with_text(one, typed) for key, one in value.items()})
    if name in ("answers", "place", "days", "week"):
        return value
    return with_text(value, typed)


def hostile(typed: str) -> Policy:
    policy: Policy = with_text(POLICY, typed)
    organisation = Organisation(name=typed, colour=typed, logo=typed)
    return replace(policy, answers=replace(policy.answers, organisation=organisation))
