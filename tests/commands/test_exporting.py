"""Reports from commands: where they go, what is refused, and lists that are printed as they come."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from commands.exporting import Export, export
from commands.render import Answer, Output
from commands.run import Run
from gosmed_cli.errors import Unavailable, UsageProblem
from gosmed_cli.exports.report import Column, Report, Value

from .conftest import Stream

REPORT = Report("Список", "Список", (Column("id", "Номер"), Column("name", "Название")))
ROWS: list[dict[str, Value]] = [{"id": 1, "name": "один"}, {"id": 2, "name": "=два"}]


async def coming(fail_after: int | None = None) -> AsyncIterator[Mapping[str, Value]]:
    for number, row in enumerate(ROWS):
        if number == fail_after:
            raise Unavailable("client.unavailable")
        yield row


@pytest.fixture
def run() -> Run:
    this = Run([])
    this.out = Output(stdout=Stream(), stderr=Stream())
    return this


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def printed(this: Run) -> str:
    assert isinstance(this.out.stdout, Stream)
    return this.out.stdout.text()


def said(this: Run) -> str:
    assert isinstance(this.out.stderr, Stream)
    return this.out.stderr.text()


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "pdf"])
async def test_to_a_file_by_its_name(form: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / f"a.{form.upper()}"
    answer = await export(run, REPORT, coming(), Export(str(target)))
    assert answer.data == {"path": str(target), "format": form, "rows": 2}
    assert target.stat().st_size > 20
    assert "(2 rows)" in said(run)
    assert printed(run) == ""


async def test_the_format_may_be_typed(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    await export(run, REPORT, ROWS, Export(str(target), "jsonl"))
    assert [json.loads(line) for line in target.read_text().splitlines()] == ROWS


@pytest.mark.parametrize("output", [None, "-"])
async def test_to_standard_output(output: str | None, run: Run) -> None:
    answer = await export(run, REPORT, coming(), Export(output, "csv"))
    assert answer == Answer()
    assert printed(run) == "id,name\n1,один\n2,'=два\n"


async def test_for_excel_to_standard_output_whatever_its_encoding(run: Run) -> None:
    out = Stream(encoding="cp1251")
    run.out.stdout = out
    await export(run, REPORT, coming(), Export(excel=True))
    out.flush()
    assert out.buffer.getvalue() == "\ufeffНомер;Название\r\n1;один\r\n2;'=два\r\n".encode()  # type: ignore[attr-defined]  # BytesIO


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Export("a.doc"), "exports.no_format"),
        (Export("a"), "exports.no_format"),
        (Export("a.csv", "doc"), "bad_choice"),
        (Export("a.pdf", excel=True), "exports.excel_is_csv"),
        (Export("a.csv", "xlsx", excel=True), "exports.excel_is_csv"),
        (Export(None, "pdf"), "exports.needs_file"),
        (Export("-", "xlsx"), "exports.needs_file"),
        (Export("none/a.csv"), "client.no_folder"),
    ],
)
async def test_what_cannot_be(
    asked: Export, code: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageProblem) as raised:
        await export(run, REPORT, coming(), asked)
    assert raised.value.code == code
    assert not names(tmp_path)


async def test_over_a_file_only_with_force(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("before")
    with pytest.raises(UsageProblem) as raised:
        await export(run, REPORT, coming(), Export(str(target)))
    assert raised.value.code == "client.exists"
    assert target.read_text() == "before"
    await export(run, REPORT, coming(), Export(str(target), force=True))
    assert target.read_text().startswith("id,name")


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "pdf"])
async def test_a_portal_that_goes_away_leaves_the_earlier_file(form: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / f"a.{form}"
    target.write_text("before")
    with pytest.raises(Unavailable):
        await export(run, REPORT, coming(fail_after=1), Export(str(target), force=True))
    assert target.read_text() == "before"
    assert len(names(tmp_path)) == 1


async def test_nothing_is_printed_where_nothing_came(run: Run) -> None:
    with pytest.raises(Unavailable):
        await export(run, REPORT, coming(fail_after=0), Export("-"))
    for form in ("json", "csv"):
        run.out.form = form
        with pytest.raises(Unavailable):
            await run.out.stream(coming(fail_after=0), ("id",))
    assert printed(run) == ""


async def test_a_folder_where_nothing_may_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(**_: Any) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("gosmed_cli.exports.opening.mkdtemp", forbidden)
    with pytest.raises(UsageProblem) as raised:
        await export(run, REPORT, coming(), Export(str(tmp_path / "a.csv")))
    assert raised.value.code == "exports.cannot_write"


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter")])
async def test_a_library_that_is_not_there(
    form: str, library: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageProblem) as raised:
        await export(run, REPORT, coming(), Export(str(tmp_path / f"a.{form}")))
    assert (raised.value.code, raised.value.params["library"]) == ("exports.no_library", library)


@pytest.mark.parametrize("terminal", [False, True])
async def test_a_stream_is_the_same_document(terminal: bool, run: Run) -> None:
    run.out = Output("json", stdout=Stream(terminal), stderr=Stream())
    run.out.show(await run.out.stream(coming(), ("id", "name")))
    assert json.loads(printed(run)) == {"items": ROWS, "next": None}


async def test_an_empty_stream(run: Run) -> None:
    run.out.form = "json"

    async def nothing() -> AsyncIterator[Mapping[str, Any]]:
        for row in ROWS[:0]:
            yield row

    run.out.show(await run.out.stream(nothing(), ("id",)))
    assert json.loads(printed(run)) == {"items": [], "next": None}


async def test_csv_as_it_comes(run: Run) -> None:
    run.out.form = "csv"
    run.out.show(await run.out.stream(coming(), ("name", "id")))
    assert printed(run) == "name,id\nодин,1\n'=два,2\n"


async def test_a_query_sees_all(run: Run) -> None:
    run.out.ask("items[-1].id")
    run.out.show(await run.out.stream(coming(), ("id",)))
    assert json.loads(printed(run)) == 2
