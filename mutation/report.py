"""What a run says: how many of each kind were caught and by whom, every miss, and the equivalents left out."""

from __future__ import annotations

from collections import Counter

from mutation.judges import JUDGES, Verdict
from mutation.mutants import Fault


def report(verdicts: list[Verdict]) -> tuple[list[str], float]:
    """The lines to print, and how many in 100 were caught."""
    counted = [one for one in verdicts if not one.equivalent]
    missed = [one for one in counted if not one.caught_by]
    equivalent = [one for one in verdicts if one.equivalent]
    lines = [_row("kind of fault", ["tried", "caught", "in 100", *JUDGES])]
    lines += [_figures(fault, [one for one in counted if one.mutant.fault is fault]) for fault in Fault]
    lines += [_figures("all", counted), "", "Each is counted for the first that noticed it."]
    lines += _listed(f"{len(missed)} missed", missed)
    lines += _listed(f"{len(equivalent)} left out: the solver proves that no answers tell them apart", equivalent)
    return lines, _share(len(counted) - len(missed), len(counted))


def _figures(name: str, verdicts: list[Verdict]) -> str:
    caught = Counter(one.caught_by for one in verdicts)
    number = len(verdicts) - caught[""]
    share = f"{_share(number, len(verdicts)):.1f}"
    return _row(name, [str(len(verdicts)), str(number), share, *(str(caught[judge]) for judge in JUDGES)])


def _row(name: str, cells: list[str]) -> str:
    return f"{name:<42}" + "".join(f"{cell:>15}" if at > 2 else f"{cell:>8}" for at, cell in enumerate(cells))


def _listed(title: str, verdicts: list[Verdict]) -> list[str]:
    return [f"{title}{':' if verdicts else '.'}", *(f"  {one.mutant}" for one in verdicts)]


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
