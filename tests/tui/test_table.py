"""Tables of any length: rows are fetched as they come into view, the selection stays, hostile text stays text."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import App, ComposeResult

from tests.tui.world import screen_text
from tui.themes import THEMES
from tui.widgets.paged_table import PagedTable
from tui.widgets.rows import PAGE, Column, Row, Window, cell, fitted

COLUMNS = [Column("number", "Number", 10), Column("text", "Text", 10, grow=1), Column("more", "More", 20, spare=1)]


def row(number: int, text: str = "") -> Row:
    return Row(str(number), (str(number), text or f"row {number}", "more"))


class Table(App[None]):
    """One table; pages are given as they are wanted."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.pages: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(THEMES[0].variables)

    def compose(self) -> ComposeResult:
        yield PagedTable(COLUMNS)

    def on_mount(self) -> None:
        self.query_one(PagedTable).begin(self.count)

    @on(PagedTable.Wanted)
    def _wanted(self, event: PagedTable.Wanted) -> None:
        self.pages.append(event.page)
        first = event.page * PAGE
        self.query_one(PagedTable).fill(event.page, [row(first + one) for one in range(PAGE)])


def text_of(app: Any) -> str:
    return screen_text(app)


async def test_a_hundred_thousand_rows_are_fetched_as_they_are_seen() -> None:
    app = Table(100_000)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "row 0" in text_of(app)
        await pilot.press("G")
        await pilot.pause()
        assert "row 99999" in text_of(app)
        await pilot.press("g", "pagedown")
        await pilot.pause()
        assert app.query_one(PagedTable).cursor == 18
    assert set(app.pages) == {0, 499}, "what nobody looked at was not asked for"


async def test_the_selection_and_the_scroll_survive_a_refresh() -> None:
    app = Table(0)
    async with app.run_test(size=(60, 20)) as pilot:
        table = app.query_one(PagedTable)
        table.show([row(one) for one in range(50)])
        table.select("30")
        while not (top := table.scroll_y):
            await pilot.pause(0.02)
        table.show([row(one) for one in range(-1, 50)])
        await pilot.pause()
        assert table.key == "30"
        assert table.scroll_y in (top, top + 1)


async def test_hostile_text_is_text() -> None:
    app = Table(0)
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(PagedTable).show([row(1, "[/b]\x1b[2J[red]")])
        await pilot.pause()
        assert "[/b]␛[2J[red" in text_of(app)


def test_pages_seen_longest_ago_make_room() -> None:
    window = Window(100_000)
    for page in range(60):
        window.fill(page, [row(page * PAGE + one) for one in range(PAGE)])
    assert window.row(0) is None
    assert window.lacking(0, 10) == [0]
    assert window.place_of(str(59 * PAGE)) == 59 * PAGE


def test_columns_that_may_go_go_first() -> None:
    assert [one.name for _, one, _ in fitted(COLUMNS, 60)] == ["number", "text", "more"]
    assert [one.name for _, one, _ in fitted(COLUMNS, 30)] == ["number", "text"]
    assert sum(width + 1 for _, _, width in fitted(COLUMNS, 60)) - 1 == 60


def test_cells_are_exactly_as_wide_as_their_column() -> None:
    assert cell("длинное слово", 8) == "длинное…"
    assert cell("5", 3, right=True) == "  5"
    assert cell("中文字", 4) == "中… "
