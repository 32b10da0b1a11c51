"""``make mutants``: puts faults into the library, and says which nobody noticed."""

from __future__ import annotations

import argparse
import sys
import time

from mutation.judges import Court
from mutation.report import report, share_caught
from mutation.run import run

SEED = 20_261_120
EACH = 50
LEAST_CAUGHT = 95


def main() -> None:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help=f"mutants of each kind (usually {EACH})")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="another draw of mutants")
    given = parser.parse_args()
    began = time.monotonic()
    refuse_an_unfit_library()
    verdicts = run(given.each, given.seed, tell)
    print("\n".join(report(verdicts)))
    print(f"Seed {given.seed}, {time.monotonic() - began:.0f} seconds")
    if share_caught(verdicts) < LEAST_CAUGHT:
        sys.exit(f"Fewer than {LEAST_CAUGHT} in 100 were caught: give the misses a check, a case or a row.")


def refuse_an_unfit_library() -> None:
    """A library that fails by itself would have every mutant caught."""
    tell("The library as it is")
    unfit = Court().unfit()
    if unfit:
        sys.exit("\n".join(["Mend the library first. These fail without any fault put in:", *unfit]))


def tell(line: str) -> None:
    print(f"… {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
