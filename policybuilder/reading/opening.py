"""Opening somebody else's file: read in a process of its own, or refused with a sentence."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from policybuilder.places import ROOT
from policybuilder.problems import InputError, Problem
from policybuilder.reading.model import Block, Contents, Source

SECONDS = 180
MOST_BYTES = 50_000_000
_ENDINGS = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm"),
    "html": (".html", ".htm", ".xhtml"),
    "txt": (".txt", ".md", ""),
}
_CALLED = {"pdf": "a PDF", "docx": "a Word file", "html": "a web page", "txt": "plain text"}


def open_source(data: bytes, name: str) -> Source:
    """What the file says. Raises InputError where it can't be read, with the reason and what to do."""
    if len(data) > MOST_BYTES:
        todo = "Save the policy as a file of its own"
        raise InputError([Problem(name, 1, f"The file is larger than {MOST_BYTES // 1_000_000} MB", todo)])
    answer = _ask_worker(data, name)
    if "contents" not in answer:
        raise InputError([Problem(name, 1, answer["what"], answer["todo"])])
    contents = _contents(answer["contents"])
    return Source(name, hashlib.sha256(data).hexdigest(), contents, tuple(_notes(name, contents)))


def _ask_worker(data: bytes, name: str) -> dict[str, Any]:
    command = [sys.executable, "-I", "-c", _START, str(ROOT)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        what = f"The file could not be read within {SECONDS // 60} minutes"
        raise InputError([Problem(name, 1, what, "Save it afresh as PDF or plain text, and add that")]) from error
    except ValueError as error:
        todo = "Open it yourself, save it afresh as PDF or plain text, and add that"
        raise InputError([Problem(name, 1, "The file broke its reader", todo)]) from error
    return answer


# The worker sees no environment and no folder but ours.
_START = "import sys; sys.path.insert(0, sys.argv[1]); from policybuilder.reading.worker import main; main()"


def _contents(plain: dict[str, Any]) -> Contents:
    return Contents(
        kind=plain["kind"],
        blocks=tuple(Block(**block) for block in plain["blocks"]),
        pages=plain["pages"],
        paged=plain["paged"],
        unread=tuple(plain["unread"]),
        ocr=tuple(plain["ocr"]),
    )


def _notes(name: str, contents: Contents) -> Iterator[str]:
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in _ENDINGS[contents.kind]:
        yield f"Its name ends in {ending or 'nothing'}, but it is {_CALLED[contents.kind]}, and was read as one."
    if contents.unread:
        pages = _pages(contents.unread)
        yield (
            f"{pages} could not be read: a scan is a picture of words. "
            "Install Tesseract to read it, or ask for the policy as text."
        )
    if contents.ocr:
        yield f"{_pages(contents.ocr)} was read from a picture. Check each quote against the page."


def _pages(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:12]))
    more = " and more" if len(numbers) > 12 else ""
    return f"{'Page' if len(numbers) == 1 else 'Pages'} {shown}{more}"
