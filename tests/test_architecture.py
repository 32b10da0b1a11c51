"""The shape of the code: who may import whom, and how long a function or a module may grow."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
# Lowest first. A part may import its own row and the rows above it here, never one below.
FLOORS = (
    ("problems", "prose", "week", "conditions", "phrases", "settings", "places", "yaml_reader"),
    ("library",),
    ("answers",),
    ("coding",),
    (
        "hours",
        "reading",
        "comparison",
        "made_up",
        "computed",
        "policy",
        "checking",
        "readiness",
        "library_changes",
        "situations",
        "proof",
    ),
    ("documents",),
    ("render",),
    ("store",),
    ("cli", "__main__", "wizard", "app"),
)
FLOOR = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}
LONGEST_FUNCTION = 40
LONGEST_MODULE = 400
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}


def modules() -> list[Path]:
    return sorted([*HOME.glob("policybuilder/**/*.py"), *HOME.glob("wizard/**/*.py"), *HOME.glob("app.py")])


def name(module: Path) -> str:
    return str(module.relative_to(HOME))


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def part_of(dotted: str) -> str | None:
    """The part of ours that a dotted name lies in, None for somebody else's package or for the bare package."""
    names = dotted.split(".")
    if names[0] == "policybuilder":
        return names[1] if len(names) > 1 else None
    return names[0] if names[0] in FLOOR else None


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module == "policybuilder":
        return [f"policybuilder.{alias.name}" for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def imports(module: Path) -> Iterator[str]:
    """Every dotted name the module imports, wherever in it the import stands."""
    return (dotted for node in ast.walk(tree(module)) for dotted in imported_names(node))


def own_part(module: Path) -> str | None:
    return part_of(".".join(module.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__"))


def parts_imported(module: Path) -> set[str]:
    return {part for dotted in imports(module) if (part := part_of(dotted))} - {own_part(module) or ""}


def test_there_are_modules_to_look_at() -> None:
    assert len(modules()) > 20


def test_every_part_has_its_floor() -> None:
    homeless = {name(module) for module in modules() if (part := own_part(module)) and part not in FLOOR}
    assert not homeless, "give these a place in FLOORS"


def test_imports_run_downwards() -> None:
    upwards = {name(module): parts for module in modules() if (parts := parts_above(module))}
    assert not upwards, "these modules import a part that stands above them"


def parts_above(module: Path) -> set[str]:
    own = own_part(module)
    return {part for part in parts_imported(module) if own in FLOOR and FLOOR.get(part, 0) > FLOOR[own]}


def test_no_two_parts_import_each_other() -> None:
    graph: dict[str, set[str]] = {}
    for module in modules():
        graph.setdefault(own_part(module) or "", set()).update(parts_imported(module))
    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_the_engine_does_without_streamlit_and_the_wizard() -> None:
    culprits = {
        name(module): dotted
        for module in modules()
        if module.is_relative_to(HOME / "policybuilder")
        for dotted in imports(module)
        if dotted.split(".")[0] in {"streamlit", "wizard", "app"} and not is_serve_command(module)
    }
    assert not culprits


def is_serve_command(module: Path) -> bool:
    """`serve` starts the wizard's server, so it alone may know it."""
    return module == HOME / "policybuilder" / "cli" / "serve_command.py"


def test_functions_stay_short() -> None:
    lengths = {f"{name(module)}:{f.lineno} {f.name}": length_of(f) for module in modules() for f in functions(module)}
    assert not {place: length for place, length in lengths.items() if length > LONGEST_FUNCTION}


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_modules_stay_short() -> None:
    lengths = {name(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()}
    assert not {module: length for module, length in lengths.items() if length > LONGEST_MODULE}


def test_nothing_runs_text_as_code() -> None:
    culprits = {name(module): calls for module in modules() if (calls := called_names(module) & FORBIDDEN_CALLS)}
    assert not culprits
    assert not {name(module) for module in modules() if "pickle" in imports(module)}


def called_names(module: Path) -> set[str]:
    calls = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    return {call.id for call in calls if isinstance(call, ast.Name)}
