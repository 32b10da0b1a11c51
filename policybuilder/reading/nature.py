"""What kind of paper it is: an employer's policy, guidance, rules for carers or the public; and its language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policybuilder.reading.model import Source

_SIGNS = {
    "guidance": (
        r"guid(?:e|ance) (?:for|is intended to help) (?:employers|organisations|members|providers)",
        r"\bemployers (?:should|might|may|could|are encouraged)\b",
        r"\byour (?:own )?policy (?:may|might|should|could)\b",
        r"\bit is not a policy\b|\bnot a policy\b",
        r"\b(?:members|organisations|employers) may adapt\b|\bmodel (?:policy|wording)\b",
        r"\bsome (?:organisations|employers) (?:ask|choose|allow)\b",
        r"\bwe recommend that (?:each|every|all|employers|organisations)\b",
        r"\bhelp(?:s)? (?:organisations|employers) (?:to )?(?:write|develop|draft)\b",
    ),
    "carers": (
        r"\b(?:as|our) (?:a )?foster carers?\b", r"\bfoster(?:ing)? carer (?:handbook|charter|agreement)\b",
        r"\bchild(?:ren)? in your care\b", r"\byour supervising social worker\b",
        r"\bin your own home\b|\bin your home\b", r"\byour foster child\b",
    ),
    "public": (
        r"\bhouse rules\b", r"\bour (?:page|community|channels) guidelines\b", r"\bby posting on (?:this|our) page\b",
        r"\bwe (?:reserve the right to )?(?:remove|delete|hide) (?:comments|posts)\b", r"\bcomments that are\b",
    ),
}  # fmt: skip
_STAFF = re.compile(r"\b(?:staff|employees?|workers?|practitioners?|line manager|disciplinary)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|not|for|with|must|may|be|are|you|or|in)\b", re.IGNORECASE)
_WELSH = re.compile(r"\b(?:yn|yr|ac|ar|ei|eu|sy'n|gan|bod|mae|ni|rhaid|neu|pob|gwaith|staff|ffôn)\b", re.IGNORECASE)
ENOUGH_SIGNS = 3
ENGLISH_SHARE = 0.12


@dataclass(frozen=True)
class Nature:
    """``kind`` is ``policy``, ``guidance``, ``carers`` or ``public``, by the ``signs`` found; a person is asked."""

    kind: str
    signs: tuple[str, ...]
    languages: tuple[str, ...]

    @property
    def employers_policy(self) -> bool:
        return self.kind == "policy"

    @property
    def readable(self) -> bool:
        """Whether there is English, which the cues are written for."""
        return "en" in self.languages


def nature_of(sources: Sequence[Source]) -> Nature:
    """What the files look like together."""
    text = "\n".join(block.text for source in sources for block in source.contents.blocks)
    found = {kind: _found(patterns, text) for kind, patterns in _SIGNS.items()}
    kind, signs = max(found.items(), key=lambda each: len(each[1]))
    staff = len(_STAFF.findall(text)) / max(1, len(text.split()))
    if kind == "public" and staff > 0.01:
        signs = ()
    enough = len(signs) >= ENOUGH_SIGNS or (len(signs) == ENOUGH_SIGNS - 1 and staff < 0.004)
    return Nature(kind if enough else "policy", signs if enough else (), _languages(text))


def _found(patterns: Sequence[str], text: str) -> tuple[str, ...]:
    return tuple(match[0] for pattern in patterns if (match := re.search(pattern, text, re.IGNORECASE)))


def _languages(text: str) -> tuple[str, ...]:
    words = max(1, len(text.split()))
    english = len(_ENGLISH.findall(text)) / words > ENGLISH_SHARE
    welsh = len(_WELSH.findall(text)) / words > 0.03
    return (("en",) if english else ()) + (("cy",) if welsh else ())
