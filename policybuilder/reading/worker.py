"""The process in which files are read: bytes on its input, JSON on its output, limits on its time and memory.

Run as ``python -m policybuilder.reading.worker``. A file that breaks its reader breaks this process alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from policybuilder.reading.formats.kinds import kind_of
from policybuilder.reading.model import Contents, Unreadable

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 120
MOST_LETTERS = 2_000_000


def main() -> None:
    _limit()
    try:
        contents = read_bytes(sys.stdin.buffer.read())
        answer: dict[str, Any] = {"contents": asdict(contents)}
    except Unreadable as error:
        answer = {"what": error.what, "todo": error.todo}
    except (MemoryError, RecursionError):
        answer = {"what": "The file takes more memory to read than any policy", "todo": "Save it afresh, and add that"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_bytes(data: bytes) -> Contents:
    """The contents of a file of any kind. Raises Unreadable."""
    contents = _reader(kind_of(data))(data)
    if sum(len(block.text) for block in contents.blocks) > MOST_LETTERS:
        raise Unreadable("It holds more text than any policy", "Save the policy as a file of its own, and add that")
    if not contents.blocks and not contents.unread:
        raise Unreadable("There are no words in the file", "Check that it is the right file")
    return contents


def _reader(kind: str) -> Callable[[bytes], Contents]:
    """The reader of one kind of file, loaded only when it is needed."""
    match kind:
        case "pdf":
            from policybuilder.reading.formats.pdf import read_pdf as read
        case "docx":
            from policybuilder.reading.formats.word import read_word as read
        case "html":
            from policybuilder.reading.formats.web import read_web as read
        case _:
            from policybuilder.reading.formats.plain import read_plain as read
    return read


if __name__ == "__main__":
    main()
