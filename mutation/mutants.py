"""Every fault that could be put into the library, by kind: dropped parts, swapped options, flipped forces and so on."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from mutation.fault import Fault, Mutant
from mutation.marked import Item, atoms_in, fields_of, items_of, lists_in, rules_of, scalars, span, without_field
from policybuilder.library.known import KIND, NATIONS
from policybuilder.library.linking import states_of
from policybuilder.library.model import EMPLOYER_KINDS, Check, Clause, FindingKind, Force, Library, Question, Severity
from policybuilder.library.model import NATIONS as ALL_NATIONS

_REF = re.compile(r"(?<=ref\(')[a-z0-9_]+\.[a-z0-9_]+(?='\))")
_PLACEHOLDER = re.compile(r"(?<=\{\{ )[a-z0-9_]+\.[a-z0-9_]+(?= \}\})")
_TEXTS = ("text", "short", "to_people_we_support")
VERDICTS = ("yes", "yes_if", "ask_first", "no")
_QUOTED = {"yes", "no", "on", "off", "true", "false", "null"}
_WHO = {NATIONS: "nation", KIND: "kind of employer"}


@dataclass(frozen=True)
class _Maker:
    """Makes the mutants of one item; ``near`` are the ids of its topic that a slip could reach."""

    library: Library
    texts: Mapping[str, str]
    item: Item
    near: Mapping[str, tuple[str, ...]]
    chance: random.Random

    def all(self) -> Iterator[Mutant]:
        if self.item.sort == "source":
            yield from self._whom_it_binds()
            return
        if "when" in self.item.fields:
            yield from self._dropped(self.item.fields["when"])
            yield from self._swapped(self.item.fields["when"])
        if self.item.sort == "clause":
            yield from self._others(Fault.FORCE, "force", list(Force))
            yield from self._in_texts()
            for rule in rules_of(self.item):
                yield from self._in_rule(rule)
        if self.item.sort == "check":
            yield from self._others(Fault.CHECK, "severity", list(Severity))
            yield from self._others(Fault.CHECK, "kind", list(FindingKind))
            yield from self._redirected("mend", "question")
        yield from self._redirected("sources", "source")

    def _in_rule(self, rule: yaml.MappingNode) -> Iterator[Mutant]:
        """Its ``unless`` is dropped, its verdict turned, its ``also`` redirected. Situations are not in the proof yet,
        so none of these is taken for equivalent.
        """
        fields = fields_of(rule)
        if "unless" in fields:
            at = without_field(rule, "unless", self.texts[self.item.file])
            yield self._mutant(Fault.DROPPED, "an 'unless'", at, "")
        for verdict in scalars(fields.get("verdict")):
            for other in VERDICTS:
                if other != verdict.value:
                    yield self._scalar(Fault.FORCE, "verdict", verdict, other)
        named = scalars(fields.get("also"))
        for node in named:
            for new in self._one_near("clause", {self.item.id, *(one.value for one in named)}):
                yield self._scalar(Fault.REFERENCE, "clause named in 'also'", node, new)

    def _mutant(self, fault: Fault, variant: str, at: tuple[int, int], new: str) -> Mutant:
        text = self.texts[self.item.file]
        start, end = at
        line = text.count("\n", 0, start) + 1
        return Mutant(
            fault, variant, self.item.sort, self.item.id, self.item.file, line, text[start:end], start, end, new
        )

    def _scalar(self, fault: Fault, variant: str, node: yaml.ScalarNode, value: str) -> Mutant:
        return self._mutant(fault, variant, span(node), _written(value))

    def _dropped(self, when: yaml.Node) -> Iterator[Mutant]:
        if "not" in fields_of(when):
            yield self._mutant(Fault.DROPPED, "a whole 'not'", span(when), "always")
        for parts in lists_in(when):
            for place in range(len(parts) if len(parts) > 1 else 0):
                yield self._mutant(Fault.DROPPED, "part of a list", _without(parts, place), "")

    def _swapped(self, when: yaml.Node) -> Iterator[Mutant]:
        for atom in atoms_in(when):
            written = scalars(atom.values)
            for sibling in self._siblings(atom.subject, {one.value for one in written}):
                for node in written:
                    if atom.subject in _WHO:
                        yield self._scalar(Fault.NATION, f"{_WHO[atom.subject]} in a condition", node, sibling)
                    else:
                        yield self._scalar(Fault.SWAPPED, "option", node, sibling)
                if atom.positive and self.item.sort == "check":
                    values = ", ".join(_written(value) for value in [*(one.value for one in written), sibling])
                    yield self._mutant(Fault.CHECK, "wider condition", span(atom.values), f"[{values}]")

    def _siblings(self, subject: str, taken: set[str]) -> list[str]:
        return [state for state in states_of(self.library, subject) or () if state not in taken]

    def _others(self, fault: Fault, field: str, values: Iterable[str]) -> Iterator[Mutant]:
        (node,) = scalars(self.item.fields[field])
        yield from (self._scalar(fault, field, node, value) for value in values if value != node.value)

    def _in_texts(self) -> Iterator[Mutant]:
        for field in _TEXTS:
            if field in self.item.fields:
                start, end = span(self.item.fields[field])
                for variant, pattern in (("clause", _REF), ("question", _PLACEHOLDER)):
                    for match in pattern.finditer(self.texts[self.item.file], start, end):
                        for new in self._one_near(variant, {match.group(), self.item.id}):
                            yield self._mutant(Fault.REFERENCE, f"{variant} named in a text", match.span(), new)

    def _redirected(self, field: str, target: str) -> Iterator[Mutant]:
        written = scalars(self.item.fields.get(field))
        for node in written:
            for new in self._one_near(target, {one.value for one in written}):
                yield self._scalar(Fault.REFERENCE, f"{target} named in '{field}'", node, new)

    def _one_near(self, target: str, taken: set[str]) -> list[str]:
        """One id of the topic's, picked by chance: where a slip of the pen would lead."""
        others = [one for one in self.near[target] if one not in taken]
        return [self.chance.choice(others)] if others else []

    def _whom_it_binds(self) -> Iterator[Mutant]:
        for field, every in (("nations", ALL_NATIONS), ("kinds", EMPLOYER_KINDS)):
            written = scalars(self.item.fields[field])
            others = [one for one in every if one not in {node.value for node in written}]
            for place, node in enumerate(written):
                variant = f"{field} of a source"
                yield from (self._scalar(Fault.NATION, variant, node, other) for other in others)
                if not others:
                    yield self._mutant(Fault.NATION, variant, _without(written, place), "")


def every_mutant(library: Library, texts: Mapping[str, str], seed: int) -> Iterator[Mutant]:
    """Every fault there could be. Of the ids that a reference could be redirected to, chance picks one."""
    chance = random.Random(seed)  # noqa: S311 -- to repeat a run, not to keep a secret
    near = {topic.id: _ids_in(library, topic.id) for topic in library.topics}
    for item in items_of(texts):
        yield from _Maker(library, texts, item, near.get(item.id.partition(".")[0], {}), chance).all()


def _ids_in(library: Library, topic_id: str) -> dict[str, tuple[str, ...]]:
    topic = library.topic(topic_id)
    things: tuple[Question | Clause | Check, ...] = (*topic.questions, *topic.clauses, *topic.checks)
    cited = [source for thing in things for source in thing.sources]
    return {
        "clause": tuple(clause.id for clause in topic.clauses),
        "question": tuple(question.id for question in topic.questions),
        "source": tuple(dict.fromkeys(cited)),
    }


def _written(value: str) -> str:
    return f'"{value}"' if value in _QUOTED else value


def _without(parts: Sequence[yaml.Node], place: int) -> tuple[int, int]:
    """The characters to take out so that the list is whole without that part."""
    start, end = span(parts[place])
    if place + 1 < len(parts):
        return start, span(parts[place + 1])[0]
    return span(parts[place - 1])[1], end
