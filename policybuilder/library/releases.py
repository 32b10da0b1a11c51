"""Released libraries: each version whole, as one JSON file of texts, so that it can always be read again."""

from __future__ import annotations

import json
from pathlib import Path

from policybuilder.library.loader import LibraryTexts, load_library, load_texts, texts_of
from policybuilder.library.model import Library
from policybuilder.problems import InputError, Problem, did_you_mean

FOLDER = "released"


def released_versions(clauses: Path) -> tuple[str, ...]:
    """The versions that were released, oldest first."""
    versions = (path.stem for path in (clauses / FOLDER).glob("*.json"))
    return tuple(sorted(versions, key=lambda version: [int(part) for part in version.split(".")]))


def released_texts(clauses: Path, version: str) -> LibraryTexts:
    """The texts of a released version. Raises InputError where there is no such version."""
    known = released_versions(clauses)
    if version not in known:
        todo = did_you_mean(version, known, f"Use a folder, or one of: {', '.join(known) or 'none so far'}")
        raise InputError([Problem(version, 1, "There is no such library", todo)])
    texts: LibraryTexts = json.loads((clauses / FOLDER / f"{version}.json").read_text(encoding="utf-8"))
    return texts


def library_at(name: str, clauses: Path) -> Library:
    """A library by folder, or by released version. Raises InputError."""
    folder = Path(name)
    if folder.is_dir():
        return load_library(folder)
    return load_texts(released_texts(clauses, name), name)


def release(clauses: Path) -> Path:
    """Write the folder's library as a release. Raises InputError where its version was released with other texts."""
    version, texts = load_library(clauses).version, texts_of(clauses)
    file = clauses / FOLDER / f"{version}.json"
    if file.exists() and released_texts(clauses, version) != texts:
        what = f"Version {version} was released with other texts"
        raise InputError([Problem(f"{clauses.name}/library.yml", 1, what, "Give 'version' a higher number")])
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file
