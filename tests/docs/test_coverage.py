"""Every requirement is shown by a test, and the page that says so is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from . import coverage
from .pages import ROOT
from .requirements import Requirement, requirements

ALL = [*(f"R{number}" for number in range(1, 104)), *(f"C{number}" for number in range(1, 22))]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_number_is_restated_once(lang: str) -> None:
    assert [one.number for one in requirements(lang)] == ALL


def test_both_languages_wait_for_the_same() -> None:
    pairs = zip(requirements("en"), requirements("ru"), strict=True)
    assert not [en.number for en, ru in pairs if en.later != ru.later]


def test_no_requirement_is_without_a_test() -> None:
    known = coverage.shown()
    holes = [f"{one.number} {one.what}" for one in requirements() if not one.later and not known.get(one.number)]
    assert not holes, "\n".join(holes)


def test_nothing_is_shown_that_is_not_required() -> None:
    known = coverage.shown()
    assert not {number: tests for number, tests in known.items() if number not in ALL}


def test_what_comes_later_is_not_there_yet() -> None:
    """A row is excused only until the command that it waits for exists; then it needs its tests."""
    overdue = {one.number: one.overdue for one in requirements() if one.overdue}
    assert not overdue


def test_a_later_row_is_overdue_once_its_command_is_there() -> None:
    assert Requirement("R99", "…", "later: `status`", ("status",)).overdue == ("status",)
    assert Requirement("R99", "…", "later: `medical-cabinet`", ("medical-cabinet",)).overdue
    assert not Requirement("R99", "…", "later: `time-travel`", ("time-travel",)).overdue


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_page_is_what_the_tests_say(lang: str) -> None:
    path = ROOT / "docs" / ("" if lang == "en" else lang) / "coverage.md"
    assert path.read_text(encoding="utf-8") == coverage.page(lang), "make docs"


def test_every_test_named_in_the_page_exists() -> None:
    """The collector's names are real: a file, and in it a function or a class of that name."""
    for test in {name for tests in coverage.shown().values() for name in tests}:
        file, *inner = test.split("::")
        text = (coverage.TESTS / file).read_text(encoding="utf-8")
        assert all(name == "*" or re.search(rf"(def|class) {name}\b", text) for name in inner), test


MARKED = """
import pytest
pytestmark = [pytest.mark.shows("R1"), pytest.mark.anyio]

@pytest.mark.shows("R2", "C3")
def test_one(): ...

class TestMany:
    pytestmark = pytest.mark.shows("R4")

    @pytest.mark.shows("R2")
    async def test_two(self): ...
"""


def test_marks_are_read_from_modules_classes_and_functions(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "test_x.py").write_text(MARKED)
    assert coverage.shown(tmp_path) == {
        "R1": ["inner/test_x.py::*"],
        "R2": ["inner/test_x.py::TestMany::test_two", "inner/test_x.py::test_one"],
        "C3": ["inner/test_x.py::test_one"],
        "R4": ["inner/test_x.py::TestMany::*"],
    }


@pytest.mark.parametrize("mark", ["pytest.mark.shows", "pytest.mark.shows()", "pytest.mark.shows(number)"])
def test_a_mark_that_names_nothing_is_refused(mark: str, tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(f"@{mark}\ndef test_one(): ...\n")
    with pytest.raises(coverage.BadMark):
        coverage.shown(tmp_path)


def test_a_hole_would_be_found() -> None:
    row = next(row for row in coverage.page("en", {}).splitlines() if row.startswith("| R47 "))
    assert row.endswith("| – |")
