"""Addresses that a reader may follow, and dates, from what people typed. An address that is not one stays text."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from policybuilder.answers.words import date_in_words
from policybuilder.phrases import MONTHS
from policybuilder.render.text import plain

_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()./-]{1,30}\Z")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}\Z")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\s<>\"'\\^`{|}]*)?\Z")
_NOT_DIALLED = re.compile(r"[^0-9+]")


def telephone(number: str) -> str:
    """What a phone dials, such as ``03450000000``; empty where ``number`` is not one."""
    return _NOT_DIALLED.sub("", number) if _TELEPHONE.match(number) else ""


def mail(address: str) -> Markup:
    """The address for a ``mailto:`` link; empty where it is not one."""
    return plain(address if _MAIL.match(address) else "")


def web(address: str) -> Markup:
    """An http or https address; empty where it is something else."""
    return plain(address if len(address) <= 2000 and _WEB.match(address) else "")


def host(address: str) -> str:
    """The site that a web address is on, ``www.gov.uk`` as ``gov.uk``."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def day(value: date) -> str:
    """``1 March 2025``."""
    return date_in_words(value)


def official_date(value: str) -> str:
    """``2025``, ``2025-03`` or ``2025-03-01`` as people write it; anything else as it stands."""
    match [int(part) if part.isdigit() else 0 for part in value.split("-")]:
        case [year, month] if year and 1 <= month <= 12:
            return f"{MONTHS[month - 1]} {year}"
        case [year, month, number] if year and 1 <= month <= 12 and number:
            return f"{number} {MONTHS[month - 1]} {year}"
        case _:
            return value
