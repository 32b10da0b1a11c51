"""veraPDF and the Open XML schemas, where there is Java to run them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from policybuilder.places import ROOT

HERE = Path(__file__).parent
FOLDER = ROOT / ".cache" / "checkers"
NEEDED = ("java", "javac", "mvn")


@cache
def classpath() -> str:
    """Fetch and compile the checkers once. Skips the test, with the reason, where that can't be done."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        pytest.skip(f"veraPDF and the Open XML schemas need Java and Maven; there is no {', '.join(missing)}")
    jars = FOLDER / "jars"
    stamp = FOLDER / "pom.xml"
    if not stamp.exists() or stamp.read_bytes() != (HERE / "pom.xml").read_bytes():
        fetched = subprocess.run(
            ["mvn", "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={jars}"],
            capture_output=True,
            text=True,
            check=False,
        )
        if fetched.returncode:
            pytest.skip(f"Maven could not fetch veraPDF: {fetched.stdout[-300:]}")
        stamp.write_bytes((HERE / "pom.xml").read_bytes())
    subprocess.run(["javac", "-cp", f"{jars}/*", "-d", FOLDER, HERE / "Checker.java"], check=True)
    return f"{jars}/*:{FOLDER}"


def faults(files: Iterable[Path]) -> dict[str, list[str]]:
    """What is wrong with each file, by its name; nothing for a file without a fault."""
    wanted = [str(file) for file in files]
    done = subprocess.run(["java", "-cp", classpath(), "Checker", *wanted], capture_output=True, text=True, check=True)
    lines = [line.split("\t", 1) for line in done.stdout.splitlines() if "\t" in line]
    assert [file for file, said in lines if said == "checked"] == wanted
    found: dict[str, list[str]] = {}
    for file, said in lines:
        if said != "checked":
            found.setdefault(Path(file).name, []).append(said)
    return found
