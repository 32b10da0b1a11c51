"""The stance that a sentence suggests, and how sure its words make it. A doubt always wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from policybuilder.library.model import Kind, Question
from policybuilder.reading.cues import Cue, QuestionCues
from policybuilder.reading.sentences import Sentence
from policybuilder.reading.words import Words

LONGEST_SURE = 55
SHORTEST_SURE = 5


class Confidence(StrEnum):
    """How sure the words are: ``sure`` (nothing speaks against it), ``likely``, or ``unsure``."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Read:
    """A sentence with what matching needs: its stems, and those of its heading and of the sentence before it."""

    sentence: Sentence
    padded: str
    heading: str
    before: str


@dataclass(frozen=True)
class Match:
    """A sentence about a question; ``stances`` are what its words suggest, and ``doubt`` makes them less than sure."""

    read: Read
    stances: tuple[str, ...]
    doubt: bool
    strength: int
    used: int = 0


NEGATORS = "not never no nobody none without neither nor rather except unless only other save apart"
HEDGES = (
    "consider|might|could|possibly|normally|usually|generally|where possible|wherever possible|in most cases|"
    "may wish|if possible|ideally|as appropriate|at the discretion|in some cases|sometimes|in principle|typically|"
    "where practicable|where available|subject to|depending on|as needed|if needed|on request|may be given|"
    "preferably|try to|aim to|should consider|not always|as a rule|in exceptional"
)
NOT_OURS_NOW = (
    "previous policy|formerly|used to be|replaced|superseded|for example|example|was cautioned|pilot|proposed|propose|"
    "under review|in future|from time to time|other councils|other organisations|other employers|some organisations|"
    "some employers|your organisation|your employer|employers should|members may|under consideration|not yet|"
    "the survey|research|feedback|staff asked|we were told|it has been suggested|historically|last year|"
    "currently reviewing|awaiting|planned|plan to|intend to|hope to|temporarily"
)
OTHERS_FIRST = (
    "young people|children|child|pupils|foster carers|carers|parents|residents|councillors|members|elected members|"
    "visitors|contractors|volunteers|students|agency workers|service users|families|patients|tenants|suppliers"
)
OTHERS_ANYWHERE = (
    "agency|locum|foster carer|councillor|elected member|candidate|applicant|contractor|volunteer|residential|"
    "suppliers|pupils|schools"
)
POINTS_AWAY = re.compile(r"\b(?:see|refer to|set out in|described in|as per)\b|\.{4}|(?:\. ){4}", re.IGNORECASE)
LATER = re.compile(
    r"\b(?:by|from|until|since|in)\s+(?:\w+\s+){0,2}20\d\d\b|\b(?:rolled out|roll out|phased)\b", re.IGNORECASE
)
APART = re.compile(
    r"\b(?:sources|references|bibliography|contents|glossary|definitions|version (?:control|history)|further reading|"
    r"legislation|related (?:policies|documents)|appendix|case stud(?:y|ies)|examples?|faqs?)\b",
    re.IGNORECASE,
)


class Suggester:
    """Matches the sentences of one reading with the cues."""

    def __init__(self, words: Words):
        self.words = words
        self.hedges = _phrases(words, HEDGES)
        self.not_ours = _phrases(words, NOT_OURS_NOW)
        self.others = _phrases(words, OTHERS_FIRST)
        self.others_anywhere = _phrases(words, OTHERS_ANYWHERE)
        self.negators = frozenset(words.stems(NEGATORS))

    def reads(self, sentences: Sequence[Sentence]) -> tuple[Read, ...]:
        found: list[Read] = []
        before = ""
        for sentence in sentences:
            padded = self.words.padded(sentence.whole)
            found.append(Read(sentence, padded, self.words.padded(sentence.heading), before))
            before = padded
        return tuple(found)

    def matches(self, question: Question, cues: QuestionCues, reads: Sequence[Read]) -> Iterator[Match]:
        """The sentences about the question, in order."""
        for read in reads:
            about = next((found for cue in cues.about if (found := cue.match(read.padded)) is not None), None)
            wider = about is not None or any(cue.match(read.padded + read.heading) is not None for cue in cues.about)
            nearby = wider or any(cue.match(read.padded + read.heading + read.before) for cue in cues.about)
            if not nearby:
                continue
            options = dict(self._options(cues.options, read))
            if not options and about is None:
                continue
            elsewhere = ("elsewhere",) if not options and about is not None and other_policy(read.sentence.text) else ()
            used = {stem for phrases in options.values() for phrase in phrases for stem in phrase.split()}
            used |= {stem for phrase in about or () for stem in phrase.split()}
            doubt = about is None or self._doubtful(read, used)
            strength = 2 * (about is not None) + wider + 3 * bool(options)
            stances = tuple(self._stances(question, options, read)) or elsewhere
            yield Match(read, stances, doubt or bool(elsewhere), strength + bool(elsewhere), len(used))

    def _options(self, options: Mapping[str, Sequence[Cue]], read: Read) -> Iterator[tuple[str, tuple[str, ...]]]:
        for option, cues in options.items():
            found = next((phrases for cue in cues if (phrases := cue.match(read.padded)) is not None), None)
            if found is not None:
                yield option, found

    def _stances(self, question: Question, options: Mapping[str, object], read: Read) -> Iterator[str]:
        if question.kind is Kind.NUMBER:
            number = number_in(read.sentence.text)
            if options and number is not None:
                yield str(number)
        elif question.kind.has_options:
            yield from options
        elif options:
            yield "given"

    def _doubtful(self, read: Read, used: set[str]) -> bool:
        stems = read.padded.split()
        loose = (self.negators & set(stems)) - used
        return bool(
            loose
            or len(stems) > LONGEST_SURE
            or read.sentence.text.rstrip().endswith("?")
            or len(stems) < SHORTEST_SURE
            or POINTS_AWAY.search(read.sentence.text)
            or LATER.search(read.sentence.text)
            or APART.search(read.sentence.heading)
            or any(phrase in read.padded for phrase in (*self.hedges, *self.not_ours))
            or self._of_others(read.padded, used)
        )

    def _of_others(self, padded: str, used: set[str]) -> bool:
        """Whether it begins with somebody who is not staff, or speaks of some staff only, unasked for by the cue."""
        start = f" {' '.join(padded.split()[:4])} "
        found = [phrase for phrase in self.others if phrase in start]
        found += [phrase for phrase in self.others_anywhere if phrase in padded]
        return any(not set(phrase.split()) <= used for phrase in found)


def _phrases(words: Words, text: str) -> tuple[str, ...]:
    return tuple(words.padded(phrase) for phrase in text.split("|"))


_OTHER_POLICY = re.compile(
    r"\b(?:under|see|refer to|set out in|in accordance with|in line with|covered by|governed by|to the)\s+"
    r"(?:(?:the|our|your|its|their)\s+)?"
    r"(?P<title>[\w’'&,/ -]{0,60}?\b(?:policy|procedures?|code|scheme|handbook|protocol))\b",
    re.IGNORECASE,
)


def other_policy(text: str) -> str:
    """The title of another policy that a sentence points to; empty where it points to none."""
    found = _OTHER_POLICY.search(text)
    title = found["title"].strip() if found else ""
    return "" if re.match(r"this\b", title, re.IGNORECASE) else title


_DIGITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60,
}  # fmt: skip
_NUMBER = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_DIGITS)})\s+(?:working\s+)?(?:week|hour|minute|year)s?\b", re.IGNORECASE
)


def number_in(text: str) -> int | None:
    """The one number of weeks, hours, minutes or years in a text; None where there is none, or several."""
    found = {_DIGITS.get(word.lower()) or int(word) for word in _NUMBER.findall(text)}
    return found.pop() if len(found) == 1 else None
