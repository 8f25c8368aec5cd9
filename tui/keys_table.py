"""The tables of keys in the documentation, made of the registry: `python -m tui.keys_table` renews them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gosmed_cli.text import say
from gosmed_cli.text.say import set_language

from . import actions, keys
from .actions import APP
from .sections import PLACES, SECTIONS


def lines(language: str) -> Iterator[str]:
    """A Markdown table for everywhere and for each screen, in this language."""
    set_language(language)
    titles = {APP: say("tui.help.everywhere"), **{one.name: one.title for one in SECTIONS}}
    titles |= {name: say(f"tui_{name}.title") for name in PLACES}
    for place, title in titles.items():
        rows = [one for one in actions.acts(place) if one.keys]
        if rows:
            head = (say("tui.table.key"), say("tui.table.action"), say("tui.table.id"))
            yield from (f"### {title}", "", f"| {' | '.join(head)} |", "|---|---|---|")
            yield from (f"| {keys.listed(one, {})} | {one.words} | `{one.id}` |" for one in rows)
            yield ""


def renewed(page: str, language: str) -> str:
    """The page with its table as the registry has it now."""
    before, begin, rest = page.partition("<!-- keys -->\n")
    _, end, after = rest.partition("<!-- end of keys -->")
    return before + begin + "\n".join(lines(language)) + end + after


if __name__ == "__main__":
    for language, name in (("en", "docs/tui.md"), ("ru", "docs/ru/tui.md")):
        file = Path(name)
        file.write_text(renewed(file.read_text(encoding="utf-8"), language), encoding="utf-8")
