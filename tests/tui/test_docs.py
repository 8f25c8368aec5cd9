"""The pages about the cabinet show the keys that there are."""

from __future__ import annotations

import pytest

from tests.docs.pages import ROOT
from tui import keys_table


@pytest.mark.parametrize(("language", "page"), [("en", "docs/tui.md"), ("ru", "docs/ru/tui.md")])
def test_the_table_of_keys_is_that_of_the_registry(language: str, page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text == keys_table.renewed(text, language), "python -m tui.keys_table"
