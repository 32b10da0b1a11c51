from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from policybuilder.render.environment import environment, template_problems


def problems(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.html.j2").write_text(text, encoding="utf-8")
    return [str(problem).replace(folder.name, "templates") for problem in template_problems(folder)]


def test_our_templates_hold_together() -> None:
    assert template_problems() == ()


def test_a_template_that_does_not_compile_is_named_with_its_line(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, bad="<p>\n{% if draft %}")
    assert found.startswith("templates/bad.html.j2:2: The template does not compile: ")


def test_a_name_that_no_template_is_given_is_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, bad="{{ polcy.title }}") == [
        "templates/bad.html.j2:1: The template prints 'polcy', which it is not given. Did you mean 'policy'?"
    ]


def test_a_template_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, one='{% include "two.html.j2" %}') == [
        "templates/one.html.j2:1: There is no template 'two.html.j2'. Did you mean 'one.html.j2'?"
    ]


def test_all_bad_templates_are_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "third.html.j2").write_bytes(b"\xff\xfe")
    assert len(problems(tmp_path, one="{{", two="{% endif %}")) == 3


def test_a_template_can_not_reach_behind_what_it_is_given() -> None:
    with pytest.raises(SecurityError):
        environment().from_string("{{ policy.__class__.__mro__ }}").render(policy="x")


def test_a_missing_value_is_an_error_and_never_a_gap() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ policy.nothing }}").render(policy="x")
