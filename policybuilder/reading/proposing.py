"""A reading as a coding that a person can confirm, and a coding read again against a new version of its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from policybuilder.answers.codec import BadAnswer, from_plain
from policybuilder.coding.model import About, Coding, File, Quote, Said, Stance, Unsaid
from policybuilder.coding.sketch import sketch
from policybuilder.library.model import Kind, Library, Question
from policybuilder.reading.model import Source
from policybuilder.reading.reader import Passage, Reading
from policybuilder.reading.suggesting import Confidence, other_policy
from policybuilder.reading.words import bare

DROPPED = "The quote is not in the version read last. Check what the policy says now"
QUOTES = 3


def propose(library: Library, reading: Reading, name: str, employer_id: str = "") -> Coding:
    """The suggestions of a reading, none of them confirmed: until somebody does, nothing counts."""
    pages = {source.name: source.contents.paged for source in reading.sources}
    stances = {
        key: stance
        for key, passages in reading.passages.items()
        if (stance := _proposed(library.questions[key], passages, pages))
    }
    return Coding(
        library=library.version,
        id=employer_id or new_id(reading),
        name=name,
        about=About(kind=reading.nature.kind),
        files=tuple(_file(source) for source in reading.sources),
        stances=MappingProxyType(stances),
    )


def new_id(reading: Reading) -> str:
    """An id from the files' checksums: reading the same files twice makes the same employer."""
    checksums = "".join(source.checksum for source in reading.sources)
    return hashlib.sha256(checksums.encode()).hexdigest()[:32]


def _file(source: Source) -> File:
    contents = source.contents
    text = "\n".join(block.text for block in contents.blocks)
    return File(source.name, source.checksum, contents.kind, contents.pages, contents.unread, sketch(text))


def _proposed(question: Question, passages: tuple[Passage, ...], paged: Mapping[str, bool]) -> Stance | None:
    suggested = [one for one in passages if one.stance]
    if not suggested:
        return None
    best = suggested[0]
    others = [one for one in suggested[1:] if best.confidence is Confidence.UNSURE and one.stance != best.stance]
    quotes = tuple(_quote(one, paged) for one in [best, *others][:QUOTES])
    said = said_by(question, best)
    confidence = best.confidence if said is not Unsaid.UNKNOWN else Confidence.UNSURE
    return Stance(said, quotes, suggested=confidence.value)


def _quote(passage: Passage, paged: Mapping[str, bool]) -> Quote:
    sentence = passage.sentence
    return Quote(
        sentence.quote[:2_000], sentence.source, sentence.page if paged[sentence.source] else 0, sentence.heading[:400]
    )


def said_by(question: Question, passage: Passage) -> Said:
    """The stance a passage suggests; ``unknown`` where its words suggest more than one."""
    match passage.stance:
        case ("given",):
            return Unsaid.GIVEN
        case ("elsewhere",):
            title = other_policy(passage.sentence.text)[:200]
            return from_plain(question, {"elsewhere": {"title": title}})
        case (one,) if question.kind is not Kind.MANY:
            return _answer(question, one)
        case many if question.kind is Kind.MANY:
            return _answer(question, list(many))
        case _:
            return Unsaid.UNKNOWN


def _answer(question: Question, plain: object) -> Said:
    try:
        return from_plain(question, plain)
    except BadAnswer:
        return Unsaid.UNKNOWN


def read_again(coding: Coding, proposed: Coding, reading: Reading) -> Coding:
    """The coding after a new version of its source was read: what is confirmed stays, what lost its quote is flagged.

    A stance nobody confirmed gives way to the new proposal.
    """
    everything = bare(" ".join(block.text for source in reading.sources for block in source.contents.blocks))
    kept = {key: _checked(stance, everything) for key, stance in coding.stances.items() if stance.confirmed}
    stances = {**proposed.stances, **kept}
    return replace(
        coding, library=proposed.library, files=proposed.files, stances=MappingProxyType(dict(sorted(stances.items())))
    )


def _checked(stance: Stance, everything: str) -> Stance:
    missing = any(bare(part) not in everything for quote in _quoted(stance) for part in quote.text.split("…"))
    return replace(stance, flag=DROPPED if missing else "")


def _quoted(stance: Stance) -> Iterator[Quote]:
    if stance.said is not Unsaid.SILENT:
        yield from stance.quotes
