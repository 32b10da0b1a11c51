"""The folder ``clauses/`` to a Library. All is read before anything is refused, so all problems come at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeAlias

from policybuilder.library.fields import ID, Fields
from policybuilder.library.head_reader import Head, read_head
from policybuilder.library.linking import check_links
from policybuilder.library.model import Library, Place, Preset, Source, Topic
from policybuilder.library.resolving import keep_blocks
from policybuilder.library.situation_linking import check_situations
from policybuilder.library.situation_model import Fact, Role, SituationGroup
from policybuilder.library.situation_reader import read_facts, read_group, read_roles
from policybuilder.library.source_reader import read_sources
from policybuilder.library.topic_reader import read_topic
from policybuilder.problems import InputError, Problem, ProblemList, did_you_mean
from policybuilder.yaml_reader import Entry, Node, Table, read_yaml

LibraryTexts: TypeAlias = Mapping[str, str | bytes]
FIXED_FILES = ("library.yml", "sources.yml")
PARTS = ("topics", "presets", "situations")
FACTS_FILE, ROLES_FILE = "facts", "roles"


def load_library(folder: Path) -> Library:
    """Read and check the library in ``folder``.

    Raises InputError with every problem found. Its files are named as they stand under the folder's parent.
    """
    return load_texts(texts_of(folder), folder.name)


def texts_of(folder: Path) -> LibraryTexts:
    """The files of a library folder, by name as seen from it; bytes where they are not UTF-8 text."""
    names = [*FIXED_FILES, *(f"{part}/{path.name}" for part in PARTS for path in sorted((folder / part).glob("*.yml")))]
    return {name: _text_or_bytes(folder / name) for name in names if (folder / name).is_file()}


def _text_or_bytes(path: Path) -> str | bytes:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def load_texts(texts: LibraryTexts, called: str) -> Library:
    """Read and check a library given as texts; ``called`` is what problems call its folder. Raises InputError."""
    reader = _Reader(texts, called)
    head = read_head(reader.node("library.yml"), reader.problems("library.yml"))
    sources = read_sources(reader.node("sources.yml"), reader.problems("sources.yml"))
    topics = tuple(_topics(reader, head))
    catalogue = _catalogue(reader, head)
    library = _library(head, topics, sources, tuple(_presets(reader)), catalogue)
    found = [problem for each in reader.lists.values() for problem in each.problems]
    found += [problem for topic in topics for problem in _doubles_of(topic)]
    found += _doubles(catalogue.facts) + _doubles(catalogue.roles)
    found += _doubles(tuple(one for group in catalogue.groups for one in group.situations))
    problems = found or check_links(library) + check_situations(library)
    if problems:
        raise InputError(problems)
    return keep_blocks(library)


class _Reader:
    """Reads the library's files once each, with one list of problems a file."""

    def __init__(self, texts: LibraryTexts, called: str):
        self.texts = texts
        self.called = called
        self.lists: dict[str, ProblemList] = {}

    def problems(self, name: str) -> ProblemList:
        return self.lists.setdefault(name, ProblemList(f"{self.called}/{name}"))

    def names(self, part: str) -> list[str]:
        """The ids of the files in one part of the library."""
        return sorted(
            name.removeprefix(f"{part}/")[: -len(".yml")] for name in self.texts if name.startswith(f"{part}/")
        )

    def node(self, name: str) -> Node:
        problems, text = self.problems(name), self.texts.get(name)
        if text is None:
            problems.add(1, "The file is missing", "Put it there, or take its name off the list of topics")
        elif isinstance(text, bytes):
            problems.add(1, "The file is not UTF-8 text", "Save it again as UTF-8")
        else:
            try:
                return read_yaml(text, problems.file)
            except InputError as error:
                problems.problems += error.problems
        return Table({}, 1)


def _topics(reader: _Reader, head: Head) -> Iterable[Topic]:
    there = reader.names("topics")
    for topic_id in head.topics:
        if topic_id in there and ID.match(topic_id):
            name = f"topics/{topic_id}.yml"
            node = reader.node(name)
            if not reader.problems(name).problems:
                yield read_topic(topic_id, node, reader.problems(name))
        else:
            todo = did_you_mean(topic_id, there, f"Write topics/{topic_id}.yml, or take it off the list")
            reader.problems("library.yml").add(head.topics_line, f"There is no topic '{topic_id}'", todo)
    for topic_id in there:
        if topic_id not in head.topics:
            what = f"Topic '{topic_id}' is not in the order of topics"
            reader.problems(f"topics/{topic_id}.yml").add(1, what, "Add it to 'topics' in library.yml")


def _presets(reader: _Reader) -> Iterable[Preset]:
    for preset in reader.names("presets"):
        name = f"presets/{preset}.yml"
        node = reader.node(name)
        if not reader.problems(name).problems:
            yield _read_preset(preset, node, str(reader.texts[name]), reader.problems(name))


def _read_preset(name: str, node: Node, text: str, problems: ProblemList) -> Preset:
    entry = node.entries.get("preset") if isinstance(node, Table) else None
    fields = Fields((entry or Entry(1, Table({}, 1))).node, "The 'preset' part", problems)
    preset = Preset(
        name=name,
        title=fields.text("title", required=True),
        about=fields.text("about", required=True),
        assumes=fields.texts("assumes", required=True),
        text=text,
        place=Place(problems.file, fields.line),
    )
    fields.finish()
    return preset


@dataclass(frozen=True)
class _Catalogue:
    """What the folder ``situations`` holds."""

    facts: tuple[Fact, ...]
    roles: tuple[Role, ...]
    groups: tuple[SituationGroup, ...]


def _catalogue(reader: _Reader, head: Head) -> _Catalogue:
    parts = {name: reader.node(f"situations/{name}.yml") for name in reader.names("situations")}
    sound = {name: node for name, node in parts.items() if not reader.problems(f"situations/{name}.yml").problems}
    facts, roles = sound.pop(FACTS_FILE, None), sound.pop(ROLES_FILE, None)
    return _Catalogue(
        facts=read_facts(facts, reader.problems("situations/facts.yml")) if facts else (),
        roles=read_roles(roles, reader.problems("situations/roles.yml")) if roles else (),
        groups=tuple(
            read_group(name, sound[name], reader.problems(f"situations/{name}.yml"))
            for name in _in_order(reader, head, list(sound))
        ),
    )


def _in_order(reader: _Reader, head: Head, there: list[str]) -> list[str]:
    """The groups in the order that ``library.yml`` names them, those it leaves out last."""
    for name in set(head.groups) - set(reader.names("situations")):
        todo = did_you_mean(name, there, f"Write situations/{name}.yml, or take it off the list")
        reader.problems("library.yml").add(1, f"There is no group of situations '{name}'", todo)
    named = [name for name in head.groups if name in there]
    return named + [name for name in there if name not in named]


def _library(
    head: Head,
    topics: tuple[Topic, ...],
    sources: dict[str, Source],
    presets: tuple[Preset, ...],
    catalogue: _Catalogue,
) -> Library:
    return Library(
        version=head.version,
        policy_title=head.policy_title,
        topics=topics,
        sources=MappingProxyType(sources),
        glossary=head.glossary,
        computed=MappingProxyType({f"computed.{fact.id}": fact for fact in head.computed}),
        impossible=head.impossible,
        presets=presets,
        retired=MappingProxyType({retired.id: retired for retired in head.retired}),
        questions=MappingProxyType({one.id: one for topic in topics for one in topic.questions}),
        clauses=MappingProxyType({one.id: one for topic in topics for one in topic.clauses}),
        checks=MappingProxyType({one.id: one for topic in topics for one in topic.checks}),
        facts=MappingProxyType({one.id: one for one in catalogue.facts}),
        roles=MappingProxyType({one.id: one for one in catalogue.roles}),
        groups=catalogue.groups,
        situations=MappingProxyType({one.id: one for group in catalogue.groups for one in group.situations}),
        never=head.never,
    )


def _doubles_of(topic: Topic) -> list[Problem]:
    return _doubles(topic.questions) + _doubles(topic.clauses) + _doubles(topic.checks)


class _Placed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...


def _doubles(things: Sequence[_Placed]) -> list[Problem]:
    """Every id that is declared a second time."""
    problems = []
    seen: dict[str, Place] = {}
    for thing in things:
        if thing.id in seen:
            what = f"'{thing.id}' is declared a second time"
            first = seen[thing.id]
            where = f"Line {first.line}" if first.file == thing.place.file else str(first)
            todo = f"{where} has it: give one of them another id"
            problems.append(Problem(thing.place.file, thing.place.line, what, todo))
        seen[thing.id] = thing.place
    return problems
