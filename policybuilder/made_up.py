"""Telephone numbers and addresses that can't be real: kept by Ofcom for drama, or by RFC 2606 for examples.

They stand in presets and worked examples. In a published policy they would leave a caller unanswered.
"""

from __future__ import annotations

import re

from policybuilder.week import Contact

_DRAMA_NUMBERS = re.compile(
    r"(01632960\d{3}"
    r"|07700900\d{3}"
    r"|08081570\d{3}"
    r"|03069990\d{3}"
    r"|01(13|14|15|16|17|18|21|31|41|51|61)4960\d{3}"
    r"|01914980\d{3}"
    r"|02079460\d{3}"
    r"|02896496\d{3}"
    r"|02920180\d{3})\Z"
)
_EXAMPLE_ADDRESS = re.compile(r"@([a-z0-9-]+\.)*example(\.(org|com|net))?\Z", re.IGNORECASE)


def is_made_up(contact: Contact) -> bool:
    """Does any way of reaching this service exist only in examples?"""
    numbers = (contact.phone, contact.text, contact.relay)
    return any(map(_drama_number, numbers)) or bool(_EXAMPLE_ADDRESS.search(contact.email.strip()))


def _drama_number(number: str) -> bool:
    digits = re.sub(r"\D", "", number.replace("+44", "0")).removeprefix("18001")
    return bool(_DRAMA_NUMBERS.match(digits))
