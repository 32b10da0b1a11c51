"""Releases the clause library: keeps every text of its version whole, in ``clauses/released/``.

Proves the library first, and asks for a heading in ``clauses/CHANGELOG.md``, whose "not yet released" becomes the date.
Run as `make release`, when the changelog says what changed for whom; read the difference before committing it.
"""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path

from policybuilder.library.loader import load_library
from policybuilder.library.releases import release
from policybuilder.places import CLAUSES
from policybuilder.problems import InputError, Problem
from policybuilder.proof.prove import prove

CHANGELOG = "CHANGELOG.md"


def main(clauses: Path) -> Path:
    """Release the folder's library. Raises InputError with all that stands against it."""
    library = load_library(clauses)
    problems = [*prove(library).problems, *_changelog_problems(clauses, library.version)]
    if problems:
        raise InputError(problems)
    file = release(clauses)
    changelog = clauses / CHANGELOG
    text = changelog.read_text(encoding="utf-8")
    today = datetime.now().astimezone().date().isoformat()
    pending = f"## {library.version}, not yet released"
    changelog.write_text(text.replace(pending, f"## {library.version}, released {today}", 1), encoding="utf-8")
    return file


def _changelog_problems(clauses: Path, version: str) -> list[Problem]:
    text = (clauses / CHANGELOG).read_text(encoding="utf-8")
    heading = re.search(rf"^## {re.escape(version)}, (not yet released|released \d{{4}}-\d{{2}}-\d{{2}})$", text, re.M)
    if heading:
        return []
    todo = f"Write '## {version}, not yet released' and under it what changed, for whom and why"
    return [Problem(f"{clauses.name}/{CHANGELOG}", 1, f"It has no heading for version {version}", todo)]


if __name__ == "__main__":
    try:
        print(f"Released: {main(Path(sys.argv[1]) if len(sys.argv) > 1 else CLAUSES)}")
    except InputError as error:
        sys.exit(str(error))
