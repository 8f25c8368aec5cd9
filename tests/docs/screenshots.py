"""Pictures of the cabinet for the READMEs, taken from the scenario `tour` at a clock that stands still.

    python -m tests.docs.screenshots    # docs/img/*.svg, in both languages

The same program gives the same bytes. Nothing in a picture asks another host: where the reader has no «Fira Code»
another font of fixed width will do.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gosmed_cli.text import say
from gosmed_cli.text.say import set_language
from tests.tui.world import Screen, made, shown, still
from tui.screens.payouts.screen import PayoutsScreen
from tui.screens.wizard.screen import WizardScreen
from tui.wizard.field_box import FieldBox

from .pages import ROOT

FOLDER = ROOT / "docs" / "img"
LANGUAGES = ("en", "ru")
SIZE = (120, 34)
_FONTS = "Fira Code, DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace"
_REMARK = "Номер диплома не читается"  # the portal's own words


async def pictures(folder: Path, language: str) -> AsyncIterator[tuple[str, str]]:
    """Each picture's name and SVG; `folder` takes what the portal and its user keep."""
    set_language(language)
    home = made(folder, "tour")
    home.settings = replace(home.settings, lang=language, theme="dark")
    try:
        async with shown(home, SIZE) as screen:
            await screen.until(say("tui_home.card.next"))
            await screen.until(say("tui.loading"), gone=True)
            yield f"home-{language}", await taken(screen)
            await screen.press("2")
            await screen.until("1230254814")
            await screen.press("j")
            await screen.until(_REMARK)
            yield f"applications-{language}", await taken(screen)
            await screen.press("7")
            await screen.when(lambda: isinstance(screen.app.screen, PayoutsScreen) and screen.app.screen.has_card)
            await screen.press("w")
            await screen.until("03.2026 85000")
            await screen.type("02.2026 60000")
            await screen.press("enter")
            await screen.until(say("payouts.plan_short", amount="").split()[-1])
            yield f"payouts-{language}", await taken(screen)
            await screen.press("2")
            await screen.until(_REMARK)
            await screen.press("c")
            await screen.when(lambda: isinstance(screen.app.screen, WizardScreen))
            await screen.until("врач-терапевт участковый")  # the field that was refused
            await screen.when(lambda: screen.app.focused is not None)
            await screen.pilot.wait_for_scheduled_animations()
            for field in screen.app.screen.query(FieldBox):
                if field.field.name == "specialty":
                    field.scroll_visible(animate=False, top=True)
            yield f"wizard-{language}", await taken(screen)
    finally:
        home.close()
        set_language("en")


async def taken(screen: Screen) -> str:
    """What stands on the screen, once nothing moves on it."""
    if busy := [one for one in screen.app.workers if one.group != "live"]:
        await screen.app.workers.wait_for_complete(busy)
    still(screen.app)
    await screen.pilot.wait_for_scheduled_animations()
    await screen.pilot.pause()
    return without_hosts(screen.app.export_screenshot(simplify=True))


def without_hosts(svg: str) -> str:
    """The picture without the addresses of fonts, and of who made it."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {_FONTS}")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


async def main() -> None:
    for name in [one for one in os.environ if one.startswith("GOSMED_")]:
        del os.environ[name]
    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        with TemporaryDirectory() as folder:
            os.environ["GOSMED_HOME"] = folder
            async for name, svg in pictures(Path(folder), language):
                await asyncio.to_thread((FOLDER / f"{name}.svg").write_text, svg, encoding="utf-8")
                sys.stdout.write(f"docs/img/{name}.svg {len(svg.encode()) // 1024} KB\n")


if __name__ == "__main__":
    asyncio.run(main())
