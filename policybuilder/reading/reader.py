"""Reading: for every question the passages most likely to answer it, and the stance their words suggest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import bm25s

from policybuilder.library.model import Kind, Library, Question
from policybuilder.reading.cues import Cues, QuestionCues
from policybuilder.reading.model import Source
from policybuilder.reading.nature import Nature, nature_of
from policybuilder.reading.sentences import Sentence, sentences_of
from policybuilder.reading.suggesting import Confidence, Match, Read, Suggester
from policybuilder.reading.words import Words

PASSAGES = 5
ASKED = tuple(kind for kind in Kind if kind is not Kind.CONTACTS)
_NO_CUES = QuestionCues((), MappingProxyType({}))


@dataclass(frozen=True)
class Passage:
    """A sentence that may answer a question. ``stance`` is empty where its words suggest none."""

    question: str
    sentence: Sentence
    score: float
    stance: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True)
class Reading:
    """What a person is shown to confirm. Nothing in it counts as a stance."""

    sources: tuple[Source, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    nature: Nature

    def suggestion(self, question: str) -> Passage | None:
        """The best passage of a question that suggests a stance."""
        return next((one for one in self.passages.get(question, ()) if one.stance), None)


def read(library: Library, cues: Cues, sources: Sequence[Source]) -> Reading:
    """Read one employer's files together."""
    words = Words()
    suggester = Suggester(words)
    reads = suggester.reads([sentence for source in sources for sentence in sentences_of(source)])
    nature = nature_of(sources)
    certain = nature.employers_policy and nature.readable
    ranks = _Ranks(words, reads)
    asked = [question for question in library.questions.values() if question.kind in ASKED]
    matches = {one.id: tuple(suggester.matches(one, cues.get(one.id, _NO_CUES), reads)) for one in asked}
    claims = _claims(matches.values())
    passages = {one.id: tuple(_passages(one, matches[one.id], reads, ranks, claims, certain)) for one in asked}
    return Reading(tuple(sources), MappingProxyType(passages), nature)


class _Ranks:
    """How near each sentence is to a question's words, by BM25, from 0 to 1."""

    def __init__(self, words: Words, reads: Sequence[Read]):
        self.words = words
        self.index = bm25s.BM25()
        texts = [(one.padded + one.heading).split() for one in reads]
        self.known = {stem for text in texts for stem in text}
        if self.known:
            self.index.index(texts, show_progress=False)

    def of(self, question: Question) -> Sequence[float]:
        asked = f"{question.ask} {' '.join(option.label for option in question.options)} {' '.join(question.look_for)}"
        wanted = [stem for stem in dict.fromkeys(self.words.stems(asked)) if stem in self.known]
        if not wanted:
            return ()
        scores = [float(score) for score in self.index.get_scores(wanted)]
        best = max(scores) or 1.0
        return [score / best for score in scores]


def _claims(matches: Iterable[tuple[Match, ...]]) -> Mapping[int, int]:
    """For each sentence the most of its words that any question's cues account for.

    A sentence is about the question that accounts for most of it; on others it is less than sure.
    """
    claims: dict[int, int] = {}
    for match in (match for found in matches for match in found if match.stances):
        claims[id(match.read)] = max(claims.get(id(match.read), 0), match.used)
    return claims


def _passages(
    question: Question,
    found: tuple[Match, ...],
    reads: Sequence[Read],
    ranks: _Ranks,
    claims: Mapping[int, int],
    certain: bool,
) -> Iterator[Passage]:
    matches = {id(match.read): match for match in found}
    scores = ranks.of(question)
    scored = sorted(
        ((_score(matches.get(id(one)), scores[at] if len(scores) else 0.0), -at, one) for at, one in enumerate(reads)),
        key=lambda each: each[:2],
        reverse=True,
    )
    said = {stance for match in matches.values() for stance in match.stances}
    for score, _, one in scored[:PASSAGES]:
        if score > 0:
            match = matches.get(id(one))
            stance = match.stances if match else ()
            main = match is not None and match.used >= claims.get(id(one), 0)
            yield Passage(
                question.id, one.sentence, score, stance, _confidence(question, match, said, certain and main)
            )


def _score(match: Match | None, likeness: float) -> float:
    if match is None:
        return likeness
    return match.strength + likeness - 0.5 * match.doubt


def _confidence(question: Question, match: Match | None, said: set[str], certain: bool) -> Confidence:
    """Sure only where one sentence says one thing plainly, and nothing else in the policy says another."""
    if match is None or not match.stances:
        return Confidence.UNSURE
    if len(said) > 1 and question.kind is not Kind.MANY:
        return Confidence.UNSURE
    single = question.kind in (Kind.ONE, Kind.NUMBER)
    return Confidence.SURE if single and certain and not match.doubt else Confidence.LIKELY
