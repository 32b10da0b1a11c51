"""The document templates: one sandboxed environment, every template compiled before anybody needs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from policybuilder.places import TEMPLATES
from policybuilder.problems import Problem, did_you_mean
from policybuilder.render import links
from policybuilder.render.text import finished, plain

ENDING = ".j2"
GIVEN = ("document", "frame", "policy", "page", "brand", "draft", "stops", "styles")


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, without its long way round to the fields of our own frozen values, which are always safe."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in getattr(type(obj), "__dataclass_fields__", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@cache
def environment(folder: Path = TEMPLATES) -> Environment:
    """The environment of the templates in ``folder``: what they print is escaped, a missing name is an error."""
    made = _Sandbox(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        plain=plain,
        telephone=links.telephone,
        mail=links.mail,
        web=links.web,
        host=links.host,
        day=links.day,
        official_date=links.official_date,
    )
    return made


def template_problems(folder: Path = TEMPLATES) -> tuple[Problem, ...]:
    """Compile every template in ``folder``; what is wrong with them, named by file and line."""
    made = environment(folder)
    names = sorted(name for name in made.list_templates() if name.endswith(ENDING))
    return tuple(problem for name in names for problem in _problems(made, folder, name, names))


def _problems(made: Environment, folder: Path, name: str, names: list[str]) -> Iterator[Problem]:
    file = f"{folder.name}/{name}"
    try:
        tree = made.parse((folder / name).read_text(encoding="utf-8"), name)
        made.compile(tree, name)
    except TemplateSyntaxError as error:
        yield Problem(file, error.lineno, f"The template does not compile: {error.message}", "Mend this line")
        return
    except UnicodeDecodeError:
        yield Problem(file, 1, "The file is not UTF-8 text", "Save it again as UTF-8")
        return
    for unknown in sorted(meta.find_undeclared_variables(tree) - set(GIVEN) - set(_set_at_the_top(tree))):
        todo = did_you_mean(unknown, GIVEN, f"Use one of {', '.join(GIVEN)}")
        yield Problem(file, 1, f"The template prints '{unknown}', which it is not given", todo)
    for wanted in meta.find_referenced_templates(tree):
        if wanted is not None and wanted not in names:
            yield Problem(file, 1, f"There is no template '{wanted}'", did_you_mean(wanted, names, "Take it out"))


def _set_at_the_top(tree: nodes.Template) -> Iterator[str]:
    """What a template sets outside its blocks, which its blocks can print."""
    for node in tree.body:
        match node:
            case nodes.Assign(target=nodes.Name(name=name)) | nodes.Macro(name=name) | nodes.Import(target=name):
                yield name
            case nodes.FromImport(names=names):
                yield from (one if isinstance(one, str) else one[1] for one in names)
