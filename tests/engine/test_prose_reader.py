"""Author's text: what it becomes, and what it may not hold."""

import pytest

from policybuilder.library.prose_reader import read_prose
from policybuilder.problems import ProblemList
from policybuilder.prose import AnswerBlock, BulletList, Paragraph, Ref, Strong, Text, Value


def read(text: str) -> tuple[object, list[str]]:
    problems = ProblemList("t.yml")
    prose = read_prose(text, 5, problems)
    return prose, [str(problem) for problem in problems.problems]


def test_paragraphs_lists_strong_values_and_references() -> None:
    prose, problems = read("Ring **now** {{ hours.who }}.\n\n- one\n- see {{ ref('a.b') }}\n\n{{ hours.open }}\n")
    assert not problems
    assert prose == (
        Paragraph((Text("Ring "), Strong((Text("now"),)), Text(" "), Value("hours.who"), Text("."))),
        BulletList(((Text("one"),), (Text("see "), Ref("a.b")))),
        AnswerBlock("hours.open"),
    )


def test_a_line_break_inside_a_paragraph_is_a_space() -> None:
    assert read("One\ntwo.")[0] == (Paragraph((Text("One two."),)),)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{% if a.b %}x{% endif %}", "The text holds a Jinja statement"),
        ("{{ a.b | upper }}", "A text may print an answer or a reference and nothing else"),
        ("{{ a.b.c }}", "A text may print an answer or a reference and nothing else"),
        ("{{ ref(a.b) }}", "A text may print an answer or a reference and nothing else"),
        ("{{ ''.__class__ }}", "A text may print an answer or a reference and nothing else"),
        ("{{ a.b", "This text can't be read"),
        ("# Heading", "The text holds Markdown that a clause can't have"),
        ("[a](https://example.org)", "The text holds Markdown that a clause can't have"),
        ("1. one\n", None),
        ("    code", "The text holds Markdown that a clause can't have"),
        ("> quote", "The text holds Markdown that a clause can't have"),
        ("- one\n  - two", None),
        ("*slanted*", "The text holds Markdown that a clause can't have"),
    ],
)
def test_what_a_text_may_not_hold(text: str, what: str | None) -> None:
    problems = read(text)[1]
    assert problems and (what is None or what in problems[0])


def test_html_is_only_text() -> None:
    assert read("<b>x</b>")[0] == (Paragraph((Text("<b>x</b>"),)),)


def test_a_problem_names_the_line_inside_the_text() -> None:
    assert read("one\n\ntwo {% set x = 1 %}")[1][0].startswith("t.yml:7: ")
