"""Services that answer, from their plain form: a list of tables with id, label, ways in, what they take and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policybuilder.problems import did_you_mean
from policybuilder.week.model import NEVER, Contact
from policybuilder.week.problems import Collector, Path, quoted
from policybuilder.week.week_reader import read_week

CONTACTS_MOST = 20
TAKES_MOST = 40
ID_LENGTH = 40
LENGTHS = {"label": 80, "phone": 60, "text": 120, "email": 120, "relay": 120}
KEYS = ("id", *LENGTHS, "takes", "week")
_ID = re.compile(r"[a-z][a-z0-9_]*")


def parse_contacts(plain: Any) -> tuple[Contact, ...]:
    """The services in their order; one without a ``week`` never answers. Raises WeekError."""
    found = Collector()
    contacts = _read_contacts(plain, found)
    found.raise_if_any()
    return contacts


def _read_contacts(plain: Any, found: Collector) -> tuple[Contact, ...]:
    if not isinstance(plain, (list, tuple)):
        found.add((), "The services must be a list", "Write one entry for each, starting with a dash")
        return ()
    if len(plain) > CONTACTS_MOST:
        found.add((), f"There are {len(plain)} services", f"Name at most {CONTACTS_MOST}")
        return ()
    contacts = tuple(_read_contact(entry, position, found) for position, entry in enumerate(plain))
    seen: set[str] = set()
    for position, contact in enumerate(contacts):
        if contact.id in seen:
            found.add((position, "id"), f"The id '{contact.id}' is used twice", "Give each service an id of its own")
        seen.update({contact.id} - {""})
    return contacts


def _read_contact(plain: Any, position: int, found: Collector) -> Contact:
    if not isinstance(plain, Mapping):
        found.add((position,), "A service must have an id and a label", "Write {id: ..., label: ..., phone: ...}")
        return Contact("", "")
    for key in plain:
        if key not in KEYS:
            todo = did_you_mean(str(key), KEYS, f"Use {', '.join(KEYS)}")
            found.add((position, str(key)), f"{quoted(key)} is not part of a service", todo)
    entry = _Entry(plain, position, found)
    lines = {key: entry.line(key) for key in LENGTHS}
    return Contact(id=entry.id(), takes=entry.takes(), week=entry.week(), **lines)


@dataclass(frozen=True)
class _Entry:
    """One service's table, read key by key."""

    plain: Mapping[str, Any]
    position: int
    found: Collector

    def id(self) -> str:
        typed = self.plain.get("id", "")
        if isinstance(typed, str) and len(typed) <= ID_LENGTH and _ID.fullmatch(typed):
            return typed
        what = f"{quoted(typed)} is not an id" if typed else "The service has no id"
        self._add("id", what, f"Use small letters, digits and _, at most {ID_LENGTH}, as in duty_team")
        return ""

    def line(self, key: str) -> str:
        """A short text on one line, without characters that are not seen."""
        typed = self.plain.get(key, "")
        if not isinstance(typed, str):
            self._add(key, f"The {key} must be text", "Write it on one line, in quotes")
            return ""
        text = " ".join("".join(char for char in typed if char.isspace() or char.isprintable()).split())
        if len(text) > LENGTHS[key]:
            self._add(key, f"The {key} has {len(text)} characters", f"Shorten it to {LENGTHS[key]}")
        if key == "label" and not text:
            self._add(key, "The service has no label", "Write the name people know it by")
        return text

    def takes(self) -> tuple[str, ...]:
        plain = self.plain.get("takes", [])
        if not isinstance(plain, (list, tuple)) or len(plain) > TAKES_MOST or not all(_is_id(one) for one in plain):
            self._add("takes", "What the service takes must be a list of ids", "Write [one, two], or [] for nothing")
            return ()
        if len(set(plain)) < len(plain):
            self._add("takes", "What the service takes is listed twice", "Name each once")
        return tuple(plain)

    def week(self) -> Any:
        return read_week(self.plain["week"], (self.position, "week"), self.found) if "week" in self.plain else NEVER

    def _add(self, key: str, what: str, todo: str) -> None:
        path: Path = (self.position, key) if key in self.plain else (self.position,)
        self.found.add(path, what, todo)


def _is_id(typed: Any) -> bool:
    return isinstance(typed, str) and bool(_ID.fullmatch(typed))
