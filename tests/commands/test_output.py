"""What is printed: JSON, CSV, text; nothing foreign reaches a terminal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commands.cells import cell
from commands.page import Page
from commands.render import Answer, Output
from commands.run import Run

from .conftest import Gosmed, Stream


def shown(answer: Answer, form: str = "text", *, terminal: bool = False) -> str:
    out = Stream(terminal)
    Output(form, stdout=out, stderr=Stream()).show(answer)
    return out.text()


def test_lists_have_items_and_next() -> None:
    assert json.loads(shown(Answer([{"a": 1}]), "json")) == {"items": [{"a": 1}], "next": None}
    assert json.loads(shown(Answer({"a": 1}), "json")) == {"a": 1}
    assert json.loads(shown(Answer([]), "json")) == {"items": [], "next": None}


@pytest.mark.parametrize(
    ("terminal", "patience", "form", "told"),
    [(True, 60.0, "text", 1), (False, 60.0, "text", 0), (False, 0.0, "text", 1), (False, 0.0, "json", 0)],
)
def test_that_it_is_being_tried_again_is_said_once(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float, form: str, told: int
) -> None:
    err = Stream(terminal)
    monkeypatch.setattr("sys.stderr", err)
    monkeypatch.setattr("commands.run._PATIENCE", patience)
    run = Run([])
    run.out = Output(form, stderr=err)
    for _ in range(3):
        assert run.app.listener is not None
        run.app.listener("GET", "/", None, 5)
    assert err.text().count("trying again for up to 60 seconds") == told


def test_query_filters(gosmed: Gosmed) -> None:
    done = gosmed("services", "--query", "items[?slug=='employment'].slug | [0]")
    assert json.loads(done.out) == "employment"


def test_json_means_the_same_and_obeys_nothing() -> None:
    hostile = "a\x1b[2J\x9b31m\u202egpj\u2028"
    text = shown(Answer({"name": hostile}), "json", terminal=True)
    assert json.loads(text)["name"] == hostile
    assert not set(text) & {"\x1b", "\x9b", "\u202e", "\u2028"}


def test_csv_is_no_formula_and_no_escape() -> None:
    rows: list[dict[str, Any]] = [
        {"a": "=1+1", "b": "\x1b[2J", "c": ["x"], "d": None, "e": "+79000000001", "f": True}
    ]
    text = shown(Answer(rows, columns=tuple("abcdef")), "csv")
    assert text.splitlines() == ["a,b,c,d,e,f", '\'=1+1,␛[2J,"[""x""]",,+79000000001,true']


@pytest.mark.parametrize("value", ["-1 234,50", "+7 900", "-5"])
def test_numbers_stay_numbers_in_csv(value: str) -> None:
    assert cell(value) == value


def test_after_runs_only_once_flushed() -> None:
    class Full(Stream):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    moved: list[bool] = []
    output = Output("json", stdout=Full(), stderr=Stream())
    with pytest.raises(OSError, match="No space"):
        output.show(Answer([1], after=lambda: moved.append(True)))
    assert moved == []


def test_tables_become_cards_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    headers, row = ["One", "Two", "Three"], ["a" * 30, "b" * 30, "c" * 40]
    for columns, lines in (("80", 2), ("160", 2)):
        monkeypatch.setenv("COLUMNS", columns)
        stream = Stream(terminal=True)
        Page(stream, {"NO_COLOR": "1"}).table(headers, [row])
        found = stream.text().splitlines()
        assert len(found) == lines
        assert all(len(line) <= int(columns) for line in found)
        assert ("One" in found[0]) == (columns == "160")
        assert all(one in "".join(found) for one in row)


def test_colour_only_on_a_terminal_that_wants_it() -> None:
    for stream, environment, coloured in (
        (Stream(terminal=True), {}, True),
        (Stream(terminal=True), {"NO_COLOR": "1"}, False),
        (Stream(terminal=True), {"TERM": "dumb"}, False),
        (Stream(), {}, False),
    ):
        Page(stream, environment).line("x", "bad")
        assert ("\x1b" in stream.text()) == coloured


def test_lines_are_cleaned() -> None:
    stream = Stream(terminal=True)
    Page(stream, {"NO_COLOR": "1"}).pieces(("\x1b]0;x\x07", "bold"), ("\nb", "plain"))
    assert stream.text() == "␛]0;x␇ b\n"


def test_a_narrow_encoding_loses_no_run(gosmed: Gosmed) -> None:
    done = gosmed("services", "--lang", "ru", encoding="ascii")
    assert done.code == 0
    assert "medical-cabinet" in done.out
    assert json.loads(gosmed("services", "--json", encoding="ascii").out)["items"]
