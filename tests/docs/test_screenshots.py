"""The pictures of the READMEs: shown there, small, asking no other host, and made again by one command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .pages import ROOT
from .screenshots import FOLDER, LANGUAGES, pictures, without_hosts

NAMES = ("home", "applications", "wizard", "payouts")
READMES = {"en": "README.md", "ru": "README.ru.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_shown_and_small_and_asks_nobody(language: str) -> None:
    readme = (ROOT / READMES[language]).read_text(encoding="utf-8")
    for name in NAMES:
        assert f"](docs/img/{name}-{language}.svg)" in readme
        svg = (FOLDER / f"{name}-{language}.svg").read_text(encoding="utf-8")
        assert len(svg.encode()) < 200_000
        assert set(re.findall(r"https?://[^\"' )]*", svg)) == {"http://www.w3.org/2000/svg"}, "a name, no address"
        assert "@font-face" not in svg


def test_addresses_are_taken_out() -> None:
    face = '@font-face { src: url("https://b.example"); }'
    svg = f"<svg>\n<!-- by https://a.example -->\n<style>\n{face}\n.x {{}}</style></svg>"
    assert without_hosts(svg) == "<svg>\n<style>\n.x {}</style></svg>\n"


async def test_they_can_be_made_again(tmp_path: Path) -> None:
    made = {name: svg async for name, svg in pictures(tmp_path, "en")}
    assert set(made) == {f"{name}-en" for name in NAMES}
    assert "Anna" not in made["home-en"]
    for name, svg in made.items():
        assert svg.startswith("<svg"), name
        assert "Loading" not in svg, name
