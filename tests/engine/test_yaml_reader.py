"""YAML is read strictly: every scalar is text, and what could mislead is refused with its line."""

import pytest

from policybuilder.answers.file import plain_of
from policybuilder.problems import InputError
from policybuilder.yaml_reader import read_yaml


@pytest.mark.parametrize("scalar", ["17:00", "0345 600", "1.10", "no", "on", "2026-11-20", "~", "1e3", "0x1f"])
def test_scalars_stay_what_was_typed(scalar: str) -> None:
    assert plain_of(read_yaml(f"key: {scalar}", "a.yml")) == {"key": scalar}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "a.yml:3: 'a' stands here a second time. Line 1 has it: keep one.",
        ),
        ("a: &x 1\n", "a.yml:1: Anchors and aliases (& and *) are not allowed. Write the value out in full."),
        (
            "a: !!python/object:os.system 1\n",
            "a.yml:1: The tag tag:yaml.org,2002:python/object:os.system is not allowed. "
            "Remove it: every value is read as text.",
        ),
        ("a: 1\n---\nb: 2\n", "a.yml:2: A second document begins here. Keep one document in a file."),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_yaml(text, "a.yml")
    assert message in [str(problem) for problem in error.value.problems]


def test_broken_yaml_names_its_line() -> None:
    with pytest.raises(InputError, match=r"a\.yml:2: This is not YAML"):
        read_yaml("a: 1\n b: [", "a.yml")


def test_all_problems_come_at_once() -> None:
    with pytest.raises(InputError) as error:
        read_yaml("a: &x 1\nb: !t 2\nb: 3\n", "a.yml")
    assert [problem.line for problem in error.value.problems] == [1, 2, 3]


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{c}: &{c} [*{p},*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=False)
    )
    with pytest.raises(InputError, match="Anchors and aliases"):
        read_yaml(bomb, "a.yml")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        read_yaml("[" * 500 + "]" * 500, "a.yml")


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="larger than 2 MB"):
        read_yaml("a: " + "x" * 2_000_001, "a.yml")
