"""Released libraries stay as they were: a change to clauses/ comes with a new version, and no id just goes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from policybuilder.library.loader import texts_of
from policybuilder.library.model import Library
from policybuilder.library.releases import (
    changed_since_release,
    library_at,
    release,
    released_texts,
    released_versions,
    vanished,
)
from policybuilder.places import CLAUSES
from policybuilder.problems import InputError
from scripts.release import main
from tests.cli.test_commands import rewrite
from tests.engine.small_library import HOURS, ORGANISATION, write_library

RELEASES = released_versions(CLAUSES)


def test_what_was_released_is_still_what_stands_here() -> None:
    changed = changed_since_release(CLAUSES)
    assert changed == (), "give 'version' in clauses/library.yml a higher number, and say in clauses/CHANGELOG.md why"


def test_a_release_leaves_no_file_of_the_library_behind() -> None:
    """The changelog, the licence and the cues for other people's policies are of no version; all else belongs to one."""
    files = {path.relative_to(CLAUSES).as_posix() for path in CLAUSES.rglob("*") if path.is_file()}
    of_all_versions = {
        name for name in files if name in ("CHANGELOG.md", "LICENSE") or name.startswith(("released/", "reading/"))
    }
    assert set(texts_of(CLAUSES)) == files - of_all_versions, "add the new part to PARTS in library/loader.py"


def test_every_release_can_still_be_read_and_none_of_its_ids_is_gone(library: Library) -> None:
    released = {version: library_at(version, CLAUSES) for version in RELEASES}
    assert [one.version for one in released.values()] == list(RELEASES)
    assert {version: vanished(one, library) for version, one in released.items()} == dict.fromkeys(RELEASES, ())


def test_the_changelog_speaks_of_this_version(library: Library) -> None:
    text = (CLAUSES / "CHANGELOG.md").read_text(encoding="utf-8")
    released = f"\n## {library.version}, released " in text
    assert released is (library.version in RELEASES)
    assert released or f"\n## {library.version}, not yet released\n" in text


@pytest.fixture
def clauses(tmp_path: Path) -> Path:
    """A library of its own, with a changelog."""
    folder = write_library(tmp_path)
    (folder / "presets").mkdir()
    (folder / "CHANGELOG.md").write_text("# Changes\n\n## 1.0.0, not yet released\n\n- All.\n", encoding="utf-8")
    return folder


def test_before_its_release_a_version_may_change(clauses: Path) -> None:
    rewrite(clauses / "topics/hours.yml", "Finish what you started", "Finish it")
    assert changed_since_release(clauses) == ()


def test_a_change_after_the_release_is_named(clauses: Path) -> None:
    release(clauses)
    assert changed_since_release(clauses) == ()
    rewrite(clauses / "topics/hours.yml", "Finish what you started", "Finish it")
    (clauses / "presets/mine.yml").write_text("preset: {title: M, about: A, assumes: [x]}\n", encoding="utf-8")
    assert changed_since_release(clauses) == ("presets/mine.yml", "topics/hours.yml")
    rewrite(clauses / "library.yml", 'version: "1.0.0"', 'version: "1.1.0"')
    assert changed_since_release(clauses) == ()
    assert release(clauses).name == "1.1.0.json"


def test_a_file_that_is_taken_away_is_a_change(clauses: Path) -> None:
    (clauses / "presets/mine.yml").write_text("preset: {title: M, about: A, assumes: [x]}\n", encoding="utf-8")
    release(clauses)
    (clauses / "presets/mine.yml").unlink()
    assert changed_since_release(clauses) == ("presets/mine.yml",)


def test_a_release_holds_every_file_of_the_library(clauses: Path) -> None:
    texts = released_texts(clauses, release(clauses).stem)
    assert texts["topics/hours.yml"] == HOURS and texts["topics/organisation.yml"] == ORGANISATION
    shutil.rmtree(clauses / "topics")
    assert "hours.finish" in library_at("1.0.0", clauses).clauses


def test_an_id_that_is_gone_has_to_be_retired(clauses: Path) -> None:
    release(clauses)
    rewrite(clauses / "library.yml", 'version: "1.0.0"', 'version: "1.1.0"')
    rewrite(clauses / "topics/hours.yml", "  - id: from_when\n", "  - id: starts\n")
    with pytest.raises(InputError, match=r"'hours\.from_when' was in version 1\.0\.0 and is gone. Name it under"):
        release(clauses)
    with (clauses / "library.yml").open("a", encoding="utf-8") as head:
        head.write("retired:\n  - {id: hours.from_when, successors: [hours.starts]}\n")
    release(clauses)
    assert released_versions(clauses) == ("1.0.0", "1.1.0")


def test_an_option_that_is_gone_has_to_be_retired(clauses: Path) -> None:
    release(clauses)
    rewrite(clauses / "library.yml", 'version: "1.0.0"', 'version: "1.1.0"')
    (clauses / "topics/hours.yml").write_text(HOURS.replace("hand_over", "pass_on"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        release(clauses)
    assert "'hours.after_closing.hand_over' was in version 1.0.0 and is gone" in str(refused.value)


def test_a_version_lower_than_the_last_is_refused(clauses: Path) -> None:
    rewrite(clauses / "library.yml", 'version: "1.0.0"', 'version: "1.10.0"')
    release(clauses)
    rewrite(clauses / "library.yml", 'version: "1.10.0"', 'version: "1.9.0"')
    with pytest.raises(InputError, match=r"Version 1\.9\.0 is lower than 1\.10\.0, the last release"):
        release(clauses)


def test_make_release_dates_the_changelog(clauses: Path) -> None:
    assert main(clauses).name == "1.0.0.json"
    assert "## 1.0.0, released 20" in (clauses / "CHANGELOG.md").read_text(encoding="utf-8")
    main(clauses)  # the same again is no change


def test_make_release_asks_for_a_changelog_and_a_sound_library(clauses: Path) -> None:
    (clauses / "CHANGELOG.md").write_text("# Changes\n", encoding="utf-8")
    rewrite(clauses / "topics/hours.yml", "when: {hours.begins: given}", "when: {hours.after_closing: finish}")
    with pytest.raises(InputError) as refused:
        main(clauses)
    assert "It has no heading for version 1.0.0" in str(refused.value)
    assert "which is answered 'none'" in str(refused.value)
    assert released_versions(clauses) == ()
