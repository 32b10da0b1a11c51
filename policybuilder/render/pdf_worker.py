"""The process that makes PDFs: ``python -m policybuilder.render.pdf_worker PARENT MEGABYTES FOLDER``.

It reads pages from standard input and writes PDFs to standard output, one after another, each behind a line that says
how it went and how many bytes follow. It gives way to other work, takes no more memory than it may, and ends at once
when the process that started it does.
"""

from __future__ import annotations

import gc
import os
import resource
import select
import shutil
import sys
import tempfile
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from policybuilder.render.pdf import TooLong, make_ready, printed

NICENESS = 10
LOOK_AT_PARENT_SECONDS = 1.0


def main(parent: int, megabytes: int, folder: str) -> None:
    """Make PDFs until standard input ends or ``parent`` (a process id) does. ``folder`` is its own, for its files."""
    tempfile.tempdir = folder
    answers = _take_standard_output()
    os.nice(NICENESS)
    _limit_memory(megabytes * 1024 * 1024)
    make_ready()
    gc.collect()
    gc.freeze()
    pages: SimpleQueue[str] = SimpleQueue()
    Thread(target=_read, args=(pages, parent, folder), daemon=True).start()
    _answer(answers, "ready")
    while True:
        _make(pages.get(), answers)
        gc.collect()


def _take_standard_output() -> BinaryIO:
    """The only way to the parent; whatever a library prints goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit_memory(size: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, most))


def _make(page: str, answers: BinaryIO) -> None:
    try:
        pdf = printed(page)
    except TooLong:
        _answer(answers, "too_long")
    except MemoryError:
        _answer(answers, "memory")
    except Exception as error:  # noqa: BLE001 -- whatever is wrong with this page, the next one may be sound
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        _answer(answers, "broken")
    else:
        _answer(answers, "made", pdf)


def _answer(answers: BinaryIO, outcome: str, body: bytes = b"") -> None:
    answers.write(f"{outcome} {len(body)}\n".encode() + body)
    answers.flush()


def _read(pages: SimpleQueue[str], parent: int, folder: str) -> None:
    """Take in pages while they are made; end the process when there is nobody left to make them for."""
    source = sys.stdin.buffer
    while os.getppid() == parent:
        if not select.select([source], [], [], LOOK_AT_PARENT_SECONDS)[0]:
            continue
        line = source.readline()
        if not line:
            break
        pages.put(source.read(int(line)).decode("utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
