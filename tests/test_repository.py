"""What must be true of the files themselves: the words in them, the links, the pinned packages, the commands."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent
REQUIREMENT_FILES = (HOME / "requirements.txt", HOME / "requirements-dev.txt")
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+)\s+# \S.*")
NEVER_IMPORTED = {"tzdata"}  # found by the standard library
LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\((?P<target>[^)\s]+)[^)]*\)")
# Folders of one machine, and addresses of package registries: what people run decides those, not the repository.
FOREIGN = re.compile(
    r"(?:^|[^a-z.<{])/(?:work|root|Users)/|/home/[a-z]+/"
    r"|pypi[.]org|python[h]osted|npmjs[.](?:org|com)|registry[.]npm|deb[.]debian|archive[.]ubuntu|repo[.]maven",
    re.IGNORECASE,
)


def ignored_names() -> list[str]:
    lines = (HOME / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [".git", *(line.strip("/") for line in lines if line and not line.startswith("#"))]


def our_files(pattern: str = "*") -> Iterator[Path]:
    """The files of the project, without what .gitignore names."""
    ignored = ignored_names()
    for path in sorted(HOME.rglob(pattern)):
        parts = path.relative_to(HOME).parts
        if path.is_file() and not any(fnmatch(part, name) for part in parts for name in ignored):
            yield path


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")


def lines_with(pattern: re.Pattern[str], path: Path) -> Iterator[str]:
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        if pattern.search(line):
            yield f"{path.relative_to(HOME)}:{number}: {line.strip()[:120]}"


def test_nothing_speaks_of_one_machine_or_registry() -> None:
    files = [path for path in our_files() if path.suffix not in {".png", ".woff2", ".ttf", ".pdf"}]
    assert len(files) > 50
    assert not [found for path in files for found in lines_with(FOREIGN, path)]


@pytest.mark.parametrize(
    "line",
    [
        "cd " + "/root" + "/project",
        "index = https://" + "pypi" + ".org/simple",
        "deb http://" + "deb" + ".debian.org/ x",
    ],
)
def test_a_machine_or_registry_would_be_noticed(line: str) -> None:
    assert FOREIGN.search(line)


def links() -> Iterator[tuple[Path, str]]:
    for page in our_files("*.md"):
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", text_of(page), flags=re.DOTALL)
        yield from ((page, match["target"]) for match in LINK.finditer(prose))


def test_relative_links_lead_somewhere() -> None:
    broken = [f"{page.relative_to(HOME)} -> {target}" for page, target in links() if not leads_somewhere(page, target)]
    assert not broken


def leads_somewhere(page: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return True
    path, _, heading = target.partition("#")
    file = (page.parent / path) if path else page
    return file.exists() and (not heading or heading in anchors(file))


def anchors(page: Path) -> set[str]:
    """The names that headings get as link targets: lower case, hyphens for spaces, no punctuation."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_make_command_named_in_the_docs_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(HOME / "Makefile"), flags=re.MULTILINE))
    named = {target for page in our_files("*.md") for target in re.findall(r"(?:`|    )make ([a-z-]+)", text_of(page))}
    assert named <= targets
    assert {"run", "test"} <= named


@pytest.mark.parametrize("file", REQUIREMENT_FILES, ids=lambda file: file.name)
def test_every_package_is_pinned_and_says_what_it_is_for(file: Path) -> None:
    lines = [line for line in text_of(file).splitlines() if line and not line.startswith("#")]
    assert not [line for line in lines if not REQUIREMENT.fullmatch(line)]


def test_constraints_hold_the_versions_that_are_asked_for() -> None:
    asked = {line for file in REQUIREMENT_FILES for line in pins(file)}
    assert asked <= pins(HOME / "constraints.txt"), "run `make constraints`"


def pins(file: Path) -> set[str]:
    found = re.findall(r"^([\w.-]+==[^\s#]+)", text_of(file), flags=re.MULTILINE)
    return {normal(pin) for pin in found}


def test_what_the_code_imports_is_pinned_and_what_is_pinned_is_imported() -> None:
    runs, tests = map(pinned_names, REQUIREMENT_FILES)
    needed = distributions_imported("app.py", "policybuilder/**/*.py", "wizard/**/*.py")
    assert needed == runs - NEVER_IMPORTED
    assert distributions_imported("tests/**/*.py", "benchmarks/**/*.py", "scripts/**/*.py") <= runs | tests


def distributions_imported(*patterns: str) -> set[str]:
    """The packages, by their names in a requirements file, that these files import from others than ourselves."""
    owners = packages_distributions()
    files = [path for pattern in patterns for path in HOME.glob(pattern)]
    names = {name for file in files for name in re.findall(r"^ *(?:import|from) (\w+)", text_of(file), re.MULTILINE)}
    return {normal(owners[name][0]) for name in names & owners.keys() if normal(owners[name][0]) != "policybuilder"}


def pinned_names(file: Path) -> set[str]:
    return {pin.partition("==")[0] for pin in pins(file)}


def normal(name: str) -> str:
    return name.lower().replace("_", "-")


def test_every_command_is_documented() -> None:
    asked = [sys.executable, "-m", "policybuilder", "--help"]
    shown = subprocess.run(asked, cwd=HOME, capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"^ {4}([a-z]+) ", shown, flags=re.MULTILINE)
    assert {"library", "new", "build", "check", "serve"} <= set(commands)
    documented = text_of(HOME / "docs" / "COMMANDS.md")
    assert not [command for command in commands if f"`{command}" not in documented]


def test_every_setting_is_documented() -> None:
    settings = set(re.findall(r"``(POLICY_BUILDER_[A-Z_]+)``", text_of(HOME / "policybuilder" / "settings.py")))
    assert settings
    assert settings <= set(re.findall(r"`(POLICY_BUILDER_[A-Z_]+)`", text_of(HOME / "docs" / "DEPLOY.md")))
