"""Which tests show which requirement, read from the tests' own words and written as a page.

    python -m tests.docs.coverage    > docs/coverage.md
    python -m tests.docs.coverage ru > docs/ru/coverage.md

`@pytest.mark.shows("R25", …)` stands on a function, a class or a whole module (`pytestmark`). The tests are read,
not imported, so that the page can be written without running anything.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .pages import ROOT
from .requirements import Requirement, requirements

TESTS = ROOT / "tests"
Shown = Mapping[str, Sequence[str]]

_HEAD = {
    "en": """\
# Coverage

[По-русски](ru/coverage.md) · [Requirements](requirements.md)

Made from the tests by `make docs`; do not edit. Each requirement with the tests that show it: a test is named here
when it says so itself (`@pytest.mark.shows`), `::*` means every test of that file or class.

| no. | what | shown by |
|---|---|---|
""",
    "ru": """\
# Покрытие

[In English](../coverage.md) · [Требования](requirements.md)

Составлено по тестам командой `make docs`, руками не правится. Каждое требование и тесты, которые его показывают:
тест назван, если сам об этом говорит (`@pytest.mark.shows`), `::*` означает все тесты файла или класса.

| № | что | чем показано |
|---|---|---|
""",
}
_LATER = {"en": "comes with {names}", "ru": "появится вместе с {names}"}


class BadMark(ValueError):
    """A mark `shows` without numbers, or with something else than plain texts."""


def shown(folder: Path = TESTS) -> dict[str, list[str]]:
    """Requirement → the tests that show it (`acceptance/test_late.py::test_…`), sorted. Raises BadMark."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.rglob("test_*.py")):
        for number, test in _of_file(path, path.relative_to(folder).as_posix()):
            found[number].add(test)
    return {number: sorted(tests) for number, tests in found.items()}


def _of_file(path: Path, name: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    yield from _of_body(tree.body, name)


def _of_body(body: Sequence[ast.stmt], name: str) -> Iterator[tuple[str, str]]:
    """The marks of a module's or a class's statements."""
    for one in body:
        match one:
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=value):
                marks = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
                yield from ((number, f"{name}::*") for number in _numbers(marks, name))
            case ast.ClassDef():
                yield from ((number, f"{name}::{one.name}::*") for number in _numbers(one.decorator_list, name))
                yield from _of_body(one.body, f"{name}::{one.name}")
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from ((number, f"{name}::{one.name}") for number in _numbers(one.decorator_list, name))
            case _:
                pass


def _numbers(marks: Sequence[ast.expr], name: str) -> Iterator[str]:
    """The numbers of those marks that are `pytest.mark.shows(…)`."""
    for mark in marks:
        call = mark if isinstance(mark, ast.Call) else None
        if not ast.unparse(call.func if call else mark).endswith("mark.shows"):
            continue
        if call is None or not call.args or call.keywords:
            raise BadMark(f"{name}:{mark.lineno}: shows names no requirement")
        for one in call.args:
            if not (isinstance(one, ast.Constant) and isinstance(one.value, str)):
                raise BadMark(f"{name}:{mark.lineno}: shows takes plain texts")
            yield one.value


def page(lang: str, tests: Shown | None = None) -> str:
    """The page in this language."""
    known = shown() if tests is None else tests
    return _HEAD[lang] + "".join(_row(one, known.get(one.number, ()), lang) for one in requirements(lang))


def _row(one: Requirement, tests: Sequence[str], lang: str) -> str:
    names = ", ".join(f"`{name}`" for name in (one.later or tests))
    by = _LATER[lang].format(names=names) if one.later else names or "–"
    return f"| {one.number} | {one.what} | {by} |\n"


if __name__ == "__main__":
    sys.stdout.write(page(sys.argv[1] if len(sys.argv) > 1 else "en"))
