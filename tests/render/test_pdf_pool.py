"""PDFs made beside the server, with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policybuilder.places import ROOT
from policybuilder.render.html import render_policy_html
from policybuilder.render.pdf import printed
from policybuilder.render.pdf_job import JobState
from policybuilder.render.pdf_pool import PdfBusy, PdfPool
from policybuilder.render.pdf_process import PdfFailed, Why
from tests.render.sample import POLICY

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes in /proc")]

SMALL = render_policy_html(POLICY, draft=True, medium="print")
SLOW = "<html lang=en><title>x</title>" + "<table><tr>" + "<td colspan=900>x" * 900 + "</table>"
LARGE = (
    "<html lang=en><title>x</title><style>:root{--a:x x x x x x x x x x"
    + "".join(
        f";--{chr(97 + n)}{chr(97 + n)}:" + f"var(--{'a' if n == 0 else chr(96 + n) * 2}) " * 10 for n in range(9)
    )
    + "} p::before{content:var(--ii)}</style><p>x"
)


def numbered(number: int) -> str:
    return f"<html lang=en><title>Page {number}</title><p>Page {number}"


@pytest.fixture
def pool(request: pytest.FixtureRequest) -> Iterator[PdfPool]:
    made = PdfPool(**getattr(request, "param", {}))
    yield made
    made.close()


def workers() -> dict[int, int]:
    """The processes that make PDFs on this machine: id to parent's id."""
    found = {}
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if b"policybuilder.render.pdf_worker" in words:
                found[int(folder.name)] = int(words[words.index(b"policybuilder.render.pdf_worker") + 1])
        except (OSError, ValueError):
            continue
    return found


def ours(parent: int | None = None) -> list[int]:
    return [worker for worker, started_by in workers().items() if started_by == (parent or os.getpid())]


def soon(condition: Callable[[], object], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return bool(condition())


def test_a_pdf_is_the_same_as_one_made_here_and_asking_never_waits(pool: PdfPool) -> None:
    begun = time.monotonic()
    job = pool.start(SMALL)
    assert time.monotonic() - begun < 0.2
    assert job.state in (JobState.WAITING, JobState.MAKING)
    assert job.result(60) == printed(SMALL)
    assert job.state is JobState.READY
    assert job.why is None


def test_an_impatient_second_click_joins_the_first_and_a_later_one_finds_it_ready(pool: PdfPool) -> None:
    first = pool.start(SMALL)
    assert pool.start(SMALL) is first
    first.result(60)
    begun = time.monotonic()
    assert pool.start(SMALL).result(0) == first.result(0)
    assert time.monotonic() - begun < 0.1


@pytest.mark.parametrize("pool", [{"seconds": 1.5}], indirect=True)
def test_a_pdf_that_takes_too_long_is_stopped_and_the_next_one_is_made(pool: PdfPool) -> None:
    pool.start(numbered(0)).result(60)
    (before,) = ours()
    begun = time.monotonic()
    slow = pool.start(SLOW)
    with pytest.raises(PdfFailed) as failure:
        slow.result(60)
    assert 1.4 < time.monotonic() - begun < 10
    assert failure.value.why is slow.why is Why.TIME
    assert pool.start(numbered(1)).result(60).startswith(b"%PDF")
    assert before not in ours()


@pytest.mark.parametrize("pool", [{"seconds": 1.5}], indirect=True)
def test_a_page_that_failed_is_not_tried_again_unless_somebody_asks(pool: PdfPool) -> None:
    slow = pool.start(SLOW)
    with pytest.raises(PdfFailed):
        slow.result(60)
    assert pool.start(SLOW) is slow
    again = pool.start(SLOW, again=True)
    assert again is not slow
    assert again.state in (JobState.WAITING, JobState.MAKING)


@pytest.mark.parametrize("pool", [{"megabytes": 600, "seconds": 60}], indirect=True)
def test_a_page_that_takes_too_much_memory_fails_alone(pool: PdfPool) -> None:
    with pytest.raises(PdfFailed) as failure:
        pool.start(LARGE).result(90)
    assert failure.value.why in (Why.MEMORY, Why.BROKEN)
    assert pool.start(SMALL).result(60).startswith(b"%PDF")


def test_a_page_that_is_too_long_is_refused_and_the_process_goes_on(pool: PdfPool) -> None:
    pool.start(numbered(0)).result(60)
    before = ours()
    with pytest.raises(PdfFailed) as failure:
        pool.start("<html lang=en><title>x</title><p>" + "word " * 250_000).result(60)
    assert failure.value.why is Why.TOO_LONG
    assert ours() == before


@pytest.mark.parametrize("pool", [{"waiting": 2}], indirect=True)
def test_a_full_queue_refuses_and_what_is_in_it_is_made(pool: PdfPool) -> None:
    first = pool.start(SMALL)
    assert soon(lambda: first.state is not JobState.WAITING)
    queued = [pool.start(SLOW), pool.start(numbered(2))]
    with pytest.raises(PdfBusy):
        pool.start(numbered(3))
    assert pool.start(SLOW) is queued[0]
    assert first.result(60)


@pytest.mark.parametrize("pool", [{"waiting": 2, "seconds": 2}], indirect=True)
def test_who_waits_comes_before_what_is_made_ahead_of_need(pool: PdfPool) -> None:
    blocking = pool.start(SLOW)
    assert soon(lambda: blocking.state is JobState.MAKING)
    ahead, later = pool.start(numbered(1), urgent=False), pool.start(numbered(2), urgent=False)
    with pytest.raises(PdfBusy):
        pool.start(numbered(3), urgent=False)
    waited_for = pool.start(numbered(4))
    assert ahead.why is Why.DROPPED
    assert waited_for.result(60)
    assert later.state in (JobState.WAITING, JobState.MAKING)
    assert later.result(60)


@pytest.mark.parametrize("pool", [{"waiting": 3, "seconds": 2}], indirect=True)
def test_a_click_moves_a_pdf_that_was_made_ahead_to_the_front(pool: PdfPool) -> None:
    blocking = pool.start(SLOW)
    assert soon(lambda: blocking.state is JobState.MAKING)
    other, wanted = pool.start(SMALL, urgent=False), pool.start(numbered(2), urgent=False)
    assert pool.start(numbered(2)) is wanted
    wanted.result(60)
    assert not other.over


@pytest.mark.parametrize("pool", [{"kept": 2}], indirect=True)
def test_only_the_last_pdfs_are_kept(pool: PdfPool) -> None:
    jobs = [pool.start(numbered(number)) for number in range(4)]
    for job in jobs:
        job.result(60)
    assert soon(lambda: pool.start(numbered(3)) is jobs[3])
    assert pool.start(numbered(0)) is not jobs[0]


@pytest.mark.parametrize("pool", [{"tasks": 2}], indirect=True)
def test_a_process_is_replaced_after_its_tasks(pool: PdfPool) -> None:
    pool.start(numbered(1)).result(60)
    (first,) = ours()
    pool.start(numbered(2)).result(60)
    pool.start(numbered(3)).result(60)
    assert first not in ours()
    assert len(ours()) == 1


def test_a_process_killed_by_the_machine_is_replaced(pool: PdfPool) -> None:
    pool.start(numbered(1)).result(60)
    os.kill(*ours(), signal.SIGKILL)
    assert pool.start(numbered(2)).result(60).startswith(b"%PDF")


def test_the_process_gives_way_to_other_work(pool: PdfPool) -> None:
    pool.start(numbered(1)).result(60)
    (worker,) = ours()
    assert os.getpriority(os.PRIO_PROCESS, worker) == os.getpriority(os.PRIO_PROCESS, 0) + 10


def test_closing_ends_the_process_and_fails_what_was_not_ready() -> None:
    pool = PdfPool()
    done = pool.start(numbered(1))
    done.result(60)
    jobs = [pool.start(SLOW), pool.start(numbered(2))]
    pool.close()
    assert {job.why for job in jobs} == {Why.CLOSED}
    assert done.state is JobState.READY
    assert soon(lambda: not ours())
    assert pool.start(numbered(3)).why is Why.CLOSED


START = (
    "import sys, time; from policybuilder.render.pdf_pool import PdfPool; pool = PdfPool();"
    "pool.start('<html lang=en><title>x</title><p>x').result(60); job = pool.start(sys.argv[1]);"
    "print('ready', flush=True); time.sleep(100)"
)


@pytest.mark.parametrize("page", [numbered(1), SLOW], ids=["idle", "in the middle of a PDF"])
def test_no_process_or_file_is_left_when_the_server_is_killed(page: str, tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    server = subprocess.Popen([sys.executable, "-c", START, page], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    assert server.stdout
    assert server.stdout.readline() == b"ready\n"
    assert len(ours(server.pid)) == 1
    assert list(tmp_path.iterdir())
    server.kill()
    server.wait()
    assert soon(lambda: not ours(server.pid), 10)
    assert soon(lambda: not list(tmp_path.iterdir()), 5)
    server.stdout.close()
