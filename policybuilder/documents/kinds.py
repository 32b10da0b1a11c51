"""Which documents there are, and who may read each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Reader(StrEnum):
    """Who reads a document. Only an ``INTERNAL`` one may carry notes, acceptances and people's names."""

    PUBLIC = "public"
    STAFF = "staff"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Kind:
    """One kind of document. ``id`` names its template and its files; some tell what the policy says of situations."""

    id: str
    reader: Reader
    answers_situations: bool = False

    @property
    def internal(self) -> bool:
        return self.reader is Reader.INTERNAL


POLICY = Kind("policy", Reader.PUBLIC)
_ALL = (
    POLICY,
    Kind("card", Reader.STAFF),
    Kind("can_i", Reader.STAFF, answers_situations=True),
    Kind("in_practice", Reader.STAFF, answers_situations=True),
    Kind("quiz", Reader.STAFF, answers_situations=True),
    Kind("reading_form", Reader.STAFF),
    Kind("notice", Reader.PUBLIC),
    Kind("picture_notice", Reader.PUBLIC),
    Kind("keep_in_touch", Reader.PUBLIC),
    Kind("greetings", Reader.STAFF),
    Kind("profile_record", Reader.STAFF),
    Kind("contact_note", Reader.STAFF),
    Kind("handover", Reader.STAFF),
    Kind("breach_note", Reader.STAFF),
    Kind("consultation", Reader.STAFF),
    Kind("committee_report", Reader.STAFF),
    Kind("equality_assessment", Reader.STAFF),
    Kind("data_protection_assessment", Reader.STAFF),
    Kind("decision_record", Reader.INTERNAL),
)
KINDS = MappingProxyType({kind.id: kind for kind in _ALL})
