"""The table of keys in the documentation, made of the registry: `python -m tui.keys_table ru`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

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


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(sys.argv[1])))
