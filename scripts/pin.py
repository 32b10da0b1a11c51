"""Writes constraints.txt: the exact version of every package that the requirement files bring.

Resolves them afresh in a temporary environment, then checks that each has a wheel for every Python we promise.
Run as `make constraints`, after a change to a requirement file; read the difference before committing it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CONSTRAINTS = HOME / "constraints.txt"
REQUIREMENTS = [HOME / "requirements.txt", HOME / "requirements-dev.txt"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
HEADING = """\
# Every package that requirements.txt and requirements-dev.txt bring, pinned. Written by `make constraints`.
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        # Setuptools is pinned only where a package asks for it.
        subprocess.run([*pip, "uninstall", "--quiet", "--yes", "setuptools"], check=True)
        subprocess.run([*pip, "install", "--quiet", *as_options(REQUIREMENTS)], check=True)
        freeze = [*pip, "freeze", "--all", "--exclude", "pip"]
        frozen = subprocess.run(freeze, check=True, capture_output=True, text=True).stdout
        CONSTRAINTS.write_text(HEADING + frozen)
        for python in PYTHONS:
            check_wheels(pip, python, Path(folder) / python)


def check_wheels(pip: list[str], python: str, folder: Path) -> None:
    """Ends the program with pip's own words if a pinned package has no wheel for that Python."""
    print(f"Checking that all have wheels for Python {python}", flush=True)
    dry_run = ["install", "--dry-run", "--quiet", "--no-deps", "--ignore-installed", "--only-binary=:all:"]
    wheels = [*pip, *dry_run, f"--python-version={python}", f"--target={folder}", *as_options([CONSTRAINTS])]
    if subprocess.run(wheels, check=False).returncode:
        sys.exit(f"constraints.txt can't be installed on Python {python}.")


def as_options(files: list[Path]) -> list[str]:
    return [part for file in files for part in ("--requirement", str(file))]


if __name__ == "__main__":
    main()
