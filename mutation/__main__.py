"""``make mutants``: puts faults into the library, and says which nobody noticed."""

from __future__ import annotations

import argparse
import sys
import time

from mutation.judges import Court
from mutation.report import report
from mutation.run import run

SEED = 20_261_120
EACH = 50
LEAST_CAUGHT = 95


def main() -> None:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help=f"mutants of each kind (usually {EACH})")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="another draw of mutants")
    parser.add_argument("--without-ledgers", action="store_true", help="what the proofs and the cases catch alone")
    given = parser.parse_args()
    began = time.monotonic()
    refuse_an_unfit_library(not given.without_ledgers)
    verdicts = run(given.each, given.seed, not given.without_ledgers, tell)
    lines, share = report(verdicts)
    print("\n".join(lines))
    print(f"Seed {given.seed}, {time.monotonic() - began:.0f} seconds")
    if share < LEAST_CAUGHT:
        sys.exit(f"Fewer than {LEAST_CAUGHT} in 100 were caught: give the misses a proof or a case.")


def refuse_an_unfit_library(ledgers: bool) -> None:
    """A library that fails by itself would have every mutant caught."""
    tell("The library as it is")
    unfit = Court(ledgers).unfit()
    if unfit:
        sys.exit("\n".join(["Mend the library first. These fail without any fault put in:", *unfit]))


def tell(line: str) -> None:
    print(f"… {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
