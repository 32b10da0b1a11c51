"""A made-up library as large as a finished one: 12 topics, 64 questions, 120 clauses, all of them in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library

TOPICS = 12
QUESTIONS = 5
CLAUSES = 10
SOURCES = 30
WEEK = {day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")} | {"sat": [], "bank_holidays": "closed"}
WORDS = """answer ask before call carry choose close day decide evening family follow give hold keep later leave letter
manager meeting message minute morning name night note number office open people phone place plan read record reply
return rota rule send service share speak staff start stop team tell time visit wait week work write""".split()
ANYONE = {
    "nations": ["england", "wales", "scotland", "northern_ireland"],
    "kinds": ["council", "charity", "hsc_trust"],
}


def write_library(folder: Path, clauses: int = CLAUSES) -> Library:
    """The made-up library, ``clauses`` to a topic, written as files and read by the loader like any other."""
    (folder / "topics").mkdir(parents=True)
    _write(folder / "library.yml", {"version": "1.0.0", "policy_title": "Made-up policy", "topics": topic_ids()})
    _write(folder / "sources.yml", {f"source_{number}": _source(number) for number in range(SOURCES)})
    for topic in topic_ids():
        _write(folder / "topics" / f"{topic}.yml", _topic(topic, clauses, Random(topic)))
    return load_library(folder)


def answers_for(library: Library) -> Answers:
    """Complete answers that bring every clause in."""
    chosen: dict[str, Any] = {f"{topic}.q{number}": "a" for topic in topic_ids() for number in range(QUESTIONS)}
    chosen |= {"organisation.kind": "council", "organisation.nations": ["england"]}
    chosen |= {"organisation.people_word": "people"}
    chosen |= {"hours.open": WEEK}
    head = {"format": "1", "library": library.version, "id": "0123456789abcdef"}
    text = json.dumps({**head, "organisation": {"name": "Northshire Council"}, "answers": chosen})
    return parse_answers(text, "made-up.yml", library)


def topic_ids() -> list[str]:
    return ["organisation", "hours", *(f"topic_{number}" for number in range(TOPICS - 2))]


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")  # JSON is YAML


def _topic(topic: str, clauses: int, random: Random) -> dict[str, Any]:
    return {
        "title": f"About the {' and the '.join(random.sample(WORDS, 2))}",
        "summary": _sentence(random),
        "legal_review": dict.fromkeys(ANYONE["nations"], "none"),
        "questions": [*_special_questions(topic), *(_question(number, random) for number in range(QUESTIONS))],
        "clauses": [_clause(topic, number, random) for number in range(clauses)],
    }


def _special_questions(topic: str) -> Iterator[dict[str, Any]]:
    """The questions that the engine itself reads."""
    if topic == "organisation":
        yield _asked("kind", "one", options=[_option(kind) for kind in ANYONE["kinds"]])
        nobody = {**_option("none"), "exclusive": "true"}
        yield _asked("nations", "many", options=[*(_option(nation) for nation in ANYONE["nations"]), nobody])
        words = {"in_text": "people we support", "in_text_one": "person we support"}
        yield _asked("people_word", "one", options=[{**_option("people"), **words}, {**_option("clients"), **words}])
    if topic == "hours":
        yield _asked("open", "week")


def _question(number: int, random: Random) -> dict[str, Any]:
    options = [{**_option(letter), "in_text": " ".join(random.sample(WORDS, 4))} for letter in "abcd"]
    return _asked(f"q{number}", "one", options=options)


def _asked(short: str, kind: str, **more: Any) -> dict[str, Any]:
    words = {"ask": f"What about {short}?", "about": f"the {short}", "why": "It must be settled."}
    return {"id": short, **words, "kind": kind, "decides": ["practice"], **more}


def _option(short: str) -> dict[str, Any]:
    return {"id": short, "label": f"The {short}"}


def _clause(topic: str, number: int, random: Random) -> dict[str, Any]:
    question = f"{topic}.q{number % QUESTIONS}"
    week = "\n\n{{ hours.open }}\n" if (topic, number) == ("hours", 0) else ""
    return {
        "id": f"c{number}",
        "title": " ".join(random.sample(WORDS, 4)).capitalize(),
        "force": random.choice(["must", "should", "may"]),
        "audience": "staff",
        "when": {"all": [{question: ["a", "b"]}, {"not": {"organisation.kind": "hsc_trust"}}]},
        "text": _text(topic, number, question, random) + week,
        "short": _sentence(random),
        "rationale": _sentence(random),
        "sources": [f"source_{one}" for one in random.sample(range(SOURCES), 2)],
        "reviewed": "2026-11-20",
    }


def _text(topic: str, number: int, question: str, random: Random) -> str:
    """Some 70 words: two paragraphs, a value, a reference, and a list in every third clause."""
    other = f"{{{{ ref('{topic}.c{number // 2}') }}}}"
    value = f"{{{{ {question} }}}}"
    points = "\n\n" + "\n".join(f"- {_sentence(random)}" for _ in range(3)) if number % 3 == 0 else ""
    first = f"{_sentence(random)} You **must** {value}. {_sentence(random)}"
    return f"{first}\n\n{_sentence(random)} See {other}. {_sentence(random)}{points}"


def _sentence(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=10)).capitalize() + "."


def _source(number: int) -> dict[str, Any]:
    return {
        "title": f"Made-up Act {1990 + number}, sections 1 to {number + 2}",
        "publisher": "Made-up Parliament",
        "date": str(1990 + number),
        "address": f"https://example.org/act/{number}",
        "kind": "law",
        **ANYONE,
        "checked": "2026-11-20",
        "sure": "verified",
    }
