"""The house keeps its shape: small files, short functions, few parameters, no data in code, tests that mirror src."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vigie"
SOURCES = sorted(PACKAGE.rglob("*.py"))
OURS = [
    *SOURCES,
    *sorted(p for p in (ROOT / "tests").rglob("*.py") if "corpus" not in p.parts),
    *ROOT.glob("bench/*.py"),
]
MAX_FILE, MAX_FUNCTION, MAX_PARAMETERS, MAX_LITERAL = 400, 60, 7, 20
MAY_CATCH_ALL = {"flow/failures.py", "cli/main.py"}
NO_ROOM_OF_SRC = {"bench", "corpus", "docs", "families", "fuzz", "gate", "samples"}  # tests that no single room owns
NO_SUBJECT = {"util", "utils", "helper", "helpers", "manager", "handler", "common", "misc"}
PLAIN = (ast.Constant, ast.Dict, ast.List, ast.Tuple, ast.Set, ast.UnaryOp, ast.USub, ast.Load)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def long_functions(tree: ast.AST) -> list[str]:
    return [f.name for f in functions(tree) if (f.end_lineno or 0) - f.lineno + 1 > MAX_FUNCTION]


def crowded_functions(tree: ast.AST) -> list[str]:
    def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
        taken = function.args
        return [a.arg for a in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs) if a.arg not in ("self", "cls")]

    return [f.name for f in functions(tree) if len(parameters(f)) > MAX_PARAMETERS]


def broad_excepts(tree: ast.AST) -> list[int]:
    """Lines of handlers that swallow everything; one that cleans up and raises again swallows nothing."""

    def broad(caught: ast.expr | None) -> bool:
        if isinstance(caught, ast.Tuple):
            return any(broad(one) for one in caught.elts)
        return caught is None or (isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException"))

    def goes_on(handler: ast.ExceptHandler) -> bool:
        last = handler.body[-1]
        return not (isinstance(last, ast.Raise) and last.exc is None)

    handlers = (n for n in ast.walk(tree) if isinstance(n, ast.ExceptHandler))
    return [h.lineno for h in handlers if broad(h.type) and goes_on(h)]


def data_literals(tree: ast.AST) -> list[int]:
    """Lines where a dict, list, set or tuple of nothing but constants begins that has more rows than the budget."""
    displays = (n for n in ast.walk(tree) if isinstance(n, ast.Dict | ast.List | ast.Set | ast.Tuple))
    long = (n for n in displays if (n.end_lineno or 0) - n.lineno - 1 > MAX_LITERAL)
    return [n.lineno for n in long if all(isinstance(inner, PLAIN) for inner in ast.walk(n))]


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_files_and_functions_keep_to_the_budget(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= MAX_FILE, "split it by subject"
    assert long_functions(tree) == []
    assert crowded_functions(tree) == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_sources_hold_no_data_and_only_two_places_catch_everything(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert data_literals(tree) == [], "data belongs in YAML"
    assert broad_excepts(tree) == [] or path.relative_to(PACKAGE).as_posix() in MAY_CATCH_ALL


def test_every_module_has_a_subject() -> None:
    assert [name_of(p) for p in OURS if p.stem in NO_SUBJECT] == []


def test_the_package_holds_code_and_readable_data_only() -> None:
    made = {"__pycache__", "vendor"}  # what is built here, never committed
    files = [p for p in PACKAGE.rglob("*") if p.is_file() and not made.intersection(p.parts)]
    readable = {"templates": (".html",), "static": (".css", ".js", ".svg")}
    strangers = [
        name_of(p)
        for p in files
        if p.suffix not in next((readable[part] for part in p.parts if part in readable), (".py", ".yml", ".sql"))
        and p.name != "py.typed"
    ]
    assert strangers == []
    assert [name_of(p) for p in files if "data" in p.parts and p.suffix == ".py"] == []


def test_tests_mirror_the_rooms_of_the_package() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").is_file()}
    tested = {p.parent.name for p in (ROOT / "tests").glob("*/test_*.py")}
    unheard = {r for r in rooms - tested if any(m.stem != "__init__" for m in (PACKAGE / r).rglob("*.py"))}
    assert unheard == set(), "rooms without tests"
    assert tested - rooms - NO_ROOM_OF_SRC == set(), "tests of no room"


def test_the_ruler_measures() -> None:
    body = "\n".join(f"    x = {n}" for n in range(MAX_FUNCTION))
    assert long_functions(ast.parse(f"def f():\n{body}\n")) == ["f"]
    assert crowded_functions(ast.parse("def g(self, a, b, c, d, *, e, f, g): ...")) == []
    assert crowded_functions(ast.parse("def g(a, b, c, d, *, e, f, g, h): ...")) == ["g"]
    assert broad_excepts(ast.parse("try: x\nexcept (ValueError, Exception): y")) == [2]
    assert broad_excepts(ast.parse("try: x\nexcept BaseException:\n  y\n  raise")) == []
    rows = "\n" + "".join(f"'{n}': [-{n}],\n" for n in range(MAX_LITERAL + 1))
    assert data_literals(ast.parse(f"D = {{{rows}}}")) == [1]
    assert data_literals(ast.parse(f"D = {{{rows.replace(']', '+x]')}}}")) == []
