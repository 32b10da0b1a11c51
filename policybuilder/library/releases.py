"""Released libraries: each version whole, as one JSON file of texts, so that it can always be read again."""

from __future__ import annotations

import json
from pathlib import Path

from policybuilder.library.loader import LibraryTexts, load_library, load_texts, texts_of
from policybuilder.library.model import Library
from policybuilder.problems import InputError, Problem, did_you_mean

FOLDER = "released"
RAISE = "Give 'version' in library.yml a higher number"
RETIRE = "Name it under 'retired' in library.yml, with its successors"


def released_versions(clauses: Path) -> tuple[str, ...]:
    """The versions that were released, oldest first."""
    versions = (path.stem for path in (clauses / FOLDER).glob("*.json"))
    return tuple(sorted(versions, key=_number))


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


def changed_since_release(clauses: Path) -> tuple[str, ...]:
    """The files that differ from the release of the folder's own version; none where that is not released yet."""
    version = load_library(clauses).version
    if version not in released_versions(clauses):
        return ()
    was, now = released_texts(clauses, version), texts_of(clauses)
    return tuple(name for name in sorted({*was, *now}) if was.get(name) != now.get(name))


def vanished(old: Library, new: Library) -> tuple[str, ...]:
    """The ids of ``old`` that ``new`` neither has nor says are retired. An id never just goes."""
    kept = {*_ids(new), *new.retired}
    gone = [one for one in _ids(old) if one not in kept]
    return tuple(one for one in gone if one.rpartition(".")[0] not in {*gone, *new.retired})


def _ids(library: Library) -> list[str]:
    """Every id of the library. An option's is its question's with its own behind it; it goes when its question goes."""
    options = [f"{one.id}.{option.id}" for one in library.questions.values() for option in one.options]
    return [*library.questions, *library.clauses, *library.checks, *library.sources, *library.situations, *options]


def release(clauses: Path) -> Path:
    """Write the folder's library as a release.

    Raises InputError where its version was released with other texts, or where an id of an earlier release is gone.
    """
    library = load_library(clauses)
    head, versions = f"{clauses.name}/library.yml", released_versions(clauses)
    changed = changed_since_release(clauses)
    problems = [
        _problem(f"{clauses.name}/{name}", f"Version {library.version} was released with other texts", RAISE)
        for name in changed
    ]
    if any(_number(version) > _number(library.version) for version in versions):
        problems.append(
            _problem(head, f"Version {library.version} is lower than {versions[-1]}, the last release", RAISE)
        )
    for version in versions:
        gone = vanished(library_at(version, clauses), library)
        problems += [_problem(head, f"'{one}' was in version {version} and is gone", RETIRE) for one in gone]
    if problems:
        raise InputError(problems)
    file = clauses / FOLDER / f"{library.version}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(texts_of(clauses), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


def _problem(file: str, what: str, todo: str) -> Problem:
    return Problem(file, 1, what, todo)


def _number(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
