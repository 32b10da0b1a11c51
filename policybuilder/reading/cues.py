"""The words by which other people's policies answer each question: ``clauses/reading/``.

A cue is groups joined by ``&``, each a choice of words joined by ``|``. A sentence matches where it has a word of
every group. A group that begins with ``~`` lists words it may not have. ``$NAME`` stands for a list in ``_words.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from policybuilder.library.loader import load_library
from policybuilder.library.model import Kind, Library, Question
from policybuilder.problems import InputError, ProblemList, did_you_mean
from policybuilder.reading.words import Words
from policybuilder.yaml_reader import Node, Scalar, Sequence, Table, read_yaml

FOLDER = "reading"
SHARED = "_words.yml"
ABOUT = "about"
_NAME = re.compile(r"\$([A-Z_]+)")


@dataclass(frozen=True)
class Cue:
    """Groups of padded phrases: one of each of ``needs``, none of ``bars``."""

    needs: tuple[tuple[str, ...], ...]
    bars: tuple[str, ...]

    def match(self, padded: str) -> tuple[str, ...] | None:
        """The phrases of a sentence that meet the cue; None where it does not."""
        if any(phrase in padded for phrase in self.bars):
            return None
        found: list[str] = []
        for group in self.needs:
            present = [phrase for phrase in group if phrase in padded]
            if not present:
                return None
            found += present
        return tuple(found)


@dataclass(frozen=True)
class QuestionCues:
    """What a question's answers are recognised by: ``about`` says a sentence is on it, ``options`` which it is."""

    about: tuple[Cue, ...]
    options: Mapping[str, tuple[Cue, ...]]


Cues = Mapping[str, QuestionCues]


def load_cues(clauses: Path, library: Library | None = None) -> Cues:
    """The cues of a library's folder, checked against the library. Raises InputError with every problem."""
    library = library or load_library(clauses)
    folder, words = clauses / FOLDER, Words()
    shared = _shared(folder)
    problems: list[ProblemList] = []
    found: dict[str, QuestionCues] = {}
    for path in sorted(folder.glob("[a-z]*.yml")):
        reader = _Reader(library, words, shared, ProblemList(f"{clauses.name}/{FOLDER}/{path.name}"))
        found.update(reader.read(read_yaml(path.read_text(encoding="utf-8"), reader.problems.file)))
        problems.append(reader.problems)
    all_problems = [problem for one in problems for problem in one.problems]
    if all_problems:
        raise InputError(all_problems)
    return MappingProxyType(found)


def _shared(folder: Path) -> Mapping[str, str]:
    if not (folder / SHARED).is_file():
        return {}
    node = read_yaml((folder / SHARED).read_text(encoding="utf-8"), SHARED)
    entries = node.entries if isinstance(node, Table) else {}
    return {name: entry.node.value for name, entry in entries.items() if isinstance(entry.node, Scalar)}


@dataclass(frozen=True)
class _Reader:
    library: Library
    words: Words
    shared: Mapping[str, str]
    problems: ProblemList

    def read(self, node: Node) -> Iterator[tuple[str, QuestionCues]]:
        for question_id, entry in (node.entries if isinstance(node, Table) else {}).items():
            question = self.library.questions.get(question_id)
            if question is None:
                todo = did_you_mean(question_id, self.library.questions, "Take it out")
                self.problems.add(entry.key_line, f"The library has no question '{question_id}'", todo)
            elif isinstance(entry.node, Table):
                parts = dict(self._parts(question, entry.node))
                yield question_id, QuestionCues(parts.pop(ABOUT, ()), MappingProxyType(parts))

    def _parts(self, question: Question, table: Table) -> Iterator[tuple[str, tuple[Cue, ...]]]:
        known = (ABOUT, *_stances(question))
        for part, entry in table.entries.items():
            if part not in known:
                todo = did_you_mean(part, known, f"Use one of: {', '.join(known)}")
                self.problems.add(entry.key_line, f"{question.id} has no option '{part}'", todo)
            items = entry.node.items if isinstance(entry.node, Sequence) else ()
            yield part, tuple(self._cue(item.value, item.line) for item in items if isinstance(item, Scalar))

    def _cue(self, text: str, line: int) -> Cue:
        needs: list[tuple[str, ...]] = []
        bars: list[str] = []
        for group in _NAME.sub(lambda name: self._named(name[1], line), text).split("&"):
            phrases = tuple(self.words.padded(phrase) for phrase in group.strip().lstrip("~").split("|"))
            if group.strip().startswith("~"):
                bars += phrases
            else:
                needs.append(phrases)
        return Cue(tuple(needs), tuple(bars))

    def _named(self, name: str, line: int) -> str:
        if name not in self.shared:
            todo = did_you_mean(name, self.shared, "Write the words out")
            self.problems.add(line, f"There is no list of words '${name}'", todo)
        return self.shared.get(name, name.lower())


def _stances(question: Question) -> tuple[str, ...]:
    """What a cue of this question may point to: an option, ``number`` or ``text``."""
    if question.kind.has_options:
        return tuple(option.id for option in question.options)
    return ("number",) if question.kind is Kind.NUMBER else ("text",)
