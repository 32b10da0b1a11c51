"""The ledgers in ``tests/cases/ledgers/``: what was agreed of the library, written out so that a change of it is seen.

A ledger is written from the library and then read by people. ``python -m tests.library.ledgers --update`` writes them
afresh; what that changes is the review. Each file says at its head who reads it, and for what.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from policybuilder.checking import find
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library, Topic
from policybuilder.places import CLAUSES
from policybuilder.policy.assemble import assemble
from policybuilder.proof.encoding import Encoding
from policybuilder.prose import AnswerBlock, Prose, Ref, Value, inlines_of
from tests.library.edges import Row, rows_for
from tests.library.reading import CLAUSE_TEXTS
from tests.library.test_holds_together import EXAMPLES, PRESETS, TODAY, example_answers, preset_answers

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "ledgers"
UPDATE = "python -m tests.library.ledgers --update"
SORTS = {"questions": ("asked", "hidden"), "clauses": ("in", "out"), "checks": ("fires", "quiet")}
WIDTH = 120


class Line(dict[str, Any]):
    """A table that is written on one line."""


class _Writer(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


_Writer.add_representer(Line, lambda writer, data: writer.represent_mapping("tag:yaml.org,2002:map", data, True))
_Writer.add_representer(tuple, lambda writer, data: writer.represent_sequence("tag:yaml.org,2002:seq", data, True))


def forces(library: Library) -> dict[str, Any]:
    return {clause.id: str(clause.force) + (", by law" if clause.law else "") for clause in library.clauses.values()}


def severities(library: Library) -> dict[str, Any]:
    return {
        check.id: Line(severity=str(check.severity), kind=str(check.kind), mend=check.mend)
        for check in library.checks.values()
    }


def references(library: Library) -> dict[str, Any]:
    found = {}
    for clause in library.clauses.values():
        named = {part: _named_in(getattr(clause, part) or ()) for part in CLAUSE_TEXTS}
        if any(named.values()):
            found[clause.id] = Line({part: names for part, names in named.items() if names})
    return found


def _named_in(prose: Prose) -> tuple[str, ...]:
    """What the text prints, and the clauses that it sends to, in order."""
    blocks = [block.question for block in prose if isinstance(block, AnswerBlock)]
    inlines = list(inlines_of(prose))
    printed = [one.subject for one in inlines if isinstance(one, Value) and "." in one.subject]
    return (*blocks, *printed, *(f"see {one.clause}" for one in inlines if isinstance(one, Ref)))


def sources(library: Library) -> dict[str, Any]:
    found = {}
    for source in library.sources.values():
        resting = {topic.id: _citing(topic, source.id) for topic in library.topics}
        binds = Line(nations=source.nations, kinds=source.kinds)
        found[source.id] = {"binds": binds, **{topic: ids for topic, ids in resting.items() if ids}}
    return found


def _citing(topic: Topic, source: str) -> Line:
    """What of the topic rests on the source, by short ids."""
    named = {sort: [one.id for one in getattr(topic, sort) if source in one.sources] for sort in SORTS}
    return Line({sort: tuple(one.partition(".")[2] for one in ids) for sort, ids in named.items() if ids})


def presets(library: Library) -> dict[str, Any]:
    everyone = {name: preset_answers(library, name) for name in PRESETS}
    everyone |= {f"{name.removesuffix('.yml')} (example)": example_answers(library, name) for name in EXAMPLES}
    having: dict[str, list[str]] = {clause: [] for clause in library.clauses}
    for name, answers in everyone.items():
        policy = assemble(library, answers, TODAY)
        for clause in (*policy.clauses, *policy.drafting_notes):
            having[clause.id].append(name)
    found = {name: tuple(one.check for one in find(library, answers)) for name, answers in everyone.items()}
    return {"findings": found, "clauses": {clause: _which(names, [*everyone]) for clause, names in having.items()}}


def _which(names: list[str], everyone: list[str]) -> str | tuple[str, ...]:
    rest = tuple(name for name in everyone if name not in names)
    if len(rest) in (0, len(everyone)):
        return "none" if rest else "all"
    return tuple(names) if len(names) <= len(rest) else ("all but", *rest)


def edges(encoding: Encoding, topic: Topic) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for sort, (on, off) in SORTS.items():
        for item in getattr(topic, sort):
            rows = [{on: _line(row.on), off: _line(row.off)} for row in rows_for(encoding, item.when)]
            if rows:
                found.setdefault(sort, {})[item.id] = rows
    return found


def _line(values: Mapping[str, tuple[str, ...]]) -> Line:
    return Line({subject: each if len(each) > 1 else each[0] for subject, each in values.items()})


@cache
def rows_in(text: str) -> Mapping[tuple[str, str], list[Row]]:
    """The rows of a ledger of edges, by sort and id."""
    found = {}
    for sort, items in (yaml.load(text, Loader=yaml.CSafeLoader) or {}).items():
        for item, rows in items.items():
            on, off = SORTS[sort]
            found[sort, item] = [Row(_lists(row[on]), _lists(row[off])) for row in rows]
    return found


def _lists(line: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {subject: tuple(each) if isinstance(each, list) else (each,) for subject, each in line.items()}


LEDGERS: dict[str, tuple[str, Callable[[Library], dict[str, Any]]]] = {
    "forces.yml": (
        "What each clause asks: must, should or may, and whether it says what the law requires.\n"
        "Read by the practice lead and the legal adviser: workers are judged by it. A clause that asks more or less than\n"
        "before is another clause, so it gets a new id and the old one is retired.",
        forces,
    ),
    "severities.yml": (
        "How grave each check is, why, and which answers mend it.\n"
        "Read by the practice lead and the legal adviser: a stop keeps an employer from publishing, and a warning that\n"
        "becomes advice will be passed over.",
        severities,
    ),
    "references.yml": (
        "Which answers each clause prints, and which clauses it sends its reader to.\n"
        "Read by the editor, beside the text: is this the answer, and the clause, that the sentence speaks of?",
        references,
    ),
    "sources.yml": (
        "Whom each source binds, and everything that rests on it.\n"
        "Read by the legal adviser: does the source say this, and to this employer? When a source changes, this is what to\n"
        "look at again.",
        sources,
    ),
    "presets.yml": (
        "Which clauses are in the policy of each preset and example, in the order of the policy, and what is found in them.\n"
        "Read by the practice lead: whose policy does a change reach, and was that meant?",
        presets,
    ),
}
EDGES_HEAD = (
    "Where each condition turns. Of each line the first answers together are an employer; the others would do as well.\n"
    "The line below gives the answers that end it, each in the place of one of those. What has no condition is not here.\n"
    "Read by the author of the topic: is the clause in for the right people, and out for the rest?"
)


def written(library: Library, encoding: Encoding) -> dict[str, str]:
    """The text of every ledger, by its name in the folder."""
    found = {name: text_of(name, library) for name in LEDGERS}
    for topic in library.topics:
        found[f"edges/{topic.id}.yml"] = _text(EDGES_HEAD, edges(encoding, topic))
    return found


def text_of(name: str, library: Library) -> str:
    head, build = LEDGERS[name]
    return _text(head, build(library))


def _text(head: str, data: Mapping[str, Any]) -> str:
    comment = "".join(f"# {line}\n" for line in [*head.split("\n"), f"Written by: {UPDATE}"])
    return comment + yaml.dump(dict(data), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=WIDTH)


def reviewed(name: str) -> str:
    """The ledger as it was last agreed; empty where there is none."""
    file = FOLDER / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def changes(name: str, now: str) -> list[str]:
    """The lines that ``now`` takes from the ledger and adds to it."""
    lines = difflib.unified_diff(reviewed(name).splitlines(), now.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def main() -> None:
    library = load_library(CLAUSES)
    with Encoding(library) as encoding:
        now = written(library, encoding)
    changed = {name: text for name, text in now.items() if changes(name, text)}
    gone = [file for file in FOLDER.rglob("*.yml") if str(file.relative_to(FOLDER)) not in now]
    for name, text in changed.items():
        print(f"{name}: {len(changes(name, text))} lines differ")
        if "--update" in sys.argv:
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8")
    for file in gone:
        print(f"{file.relative_to(FOLDER)}: its topic is gone")
        if "--update" in sys.argv:
            file.unlink()
    if changed or gone:
        print("Read what changed before you keep it:  git diff tests/cases/ledgers")


if __name__ == "__main__":
    main()
