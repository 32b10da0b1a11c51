"""What a run says: how many of each kind were caught and by whom, every miss, and the equivalents left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from mutation.fault import Fault
from mutation.judges import JUDGES, LEDGERS, WHO_THEY_ARE, Verdict


def share_caught(verdicts: list[Verdict]) -> float:
    """How many in 100 of the faults that are not equivalent were caught."""
    counted = [one for one in verdicts if not one.equivalent]
    return _share(sum(bool(one.caught_by) for one in counted), len(counted))


def report(verdicts: list[Verdict]) -> list[str]:
    """The lines to print."""
    counted = [one for one in verdicts if not one.equivalent]
    return [
        _row("kind of fault", ["tried", "caught", "in 100", "no ledger", *JUDGES]),
        *(_figures(fault, [one for one in counted if one.mutant.fault is fault]) for fault in Fault),
        _figures("all", counted),
        "",
        "Each fault is counted for the first that noticed it:",
        *(f"  {judge}: {who}" for judge, who in WHO_THEY_ARE.items()),
        "'no ledger' is how many in 100 are caught before the ledgers are asked.",
        "",
        *_listed("caught by a ledger alone", [one for one in counted if one.caught_by == LEDGERS]),
        *_listed("missed", [one for one in counted if not one.caught_by]),
        *_listed("left out as equivalent", [one for one in verdicts if one.equivalent], _why_equivalent),
    ]


def _figures(name: str, verdicts: list[Verdict]) -> str:
    by_judge = Counter(one.caught_by for one in verdicts)
    caught = len(verdicts) - by_judge[""]
    shares = [f"{_share(number, len(verdicts)):.1f}" for number in (caught, caught - by_judge[LEDGERS])]
    return _row(name, [str(len(verdicts)), str(caught), *shares, *(str(by_judge[judge]) for judge in JUDGES)])


def _row(name: str, cells: list[str]) -> str:
    return f"{name:<42}" + "".join(f"{cell:>10}" for cell in cells)


def _listed(title: str, verdicts: list[Verdict], why: Callable[[Verdict], str] = lambda _: "") -> list[str]:
    return [f"{len(verdicts)} {title}{':' if verdicts else '.'}", *(f"  {one.mutant}{why(one)}" for one in verdicts)]


def _why_equivalent(verdict: Verdict) -> str:
    return f" ({verdict.how})"


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
