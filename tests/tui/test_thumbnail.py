"""A page on the screen: half blocks where there are colours, facts where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from gosmed_cli.documents.sample import good_scan
from tui.widgets.thumbnail import Thumbnail


class Frame(App[None]):
    def compose(self) -> ComposeResult:
        yield Thumbnail()


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "diplom.jpg"
    good_scan(path, "diploma")
    return path


async def test_a_page_in_half_blocks_with_facts_below(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Thumbnail, "in_colour", True)
    app = Frame()
    async with app.run_test(size=(30, 20)) as pilot:
        one = app.query_one(Thumbnail)
        one.show(scan, ["JPG, A4"])
        while one.page is None:
            await pilot.pause(0.02)
        lines = ["".join(part.text for part in one.render_line(y)) for y in range(20)]
        assert lines[0].count("▀") == one.page.width
        assert lines[(one.page.height + 1) // 2].startswith("JPG, A4")
        one.show(None)
        assert not one.render_line(0).text.strip()


async def test_facts_where_there_are_no_colours(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Thumbnail, "in_colour", False)
    app = Frame()
    async with app.run_test(size=(30, 20)):
        one = app.query_one(Thumbnail)
        one.show(scan, ["JPG, A4", "300 dpi"])
        assert one.render_line(0).text.startswith("JPG, A4")
        assert one.render_line(1).text.startswith("300 dpi")
        assert one.page is None
