"""What the pages show can be typed, and what they promise is what the program does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from commands.app import group
from commands.failures import ExitCode
from gosmed_cli.config.file import KEYS, PROFILE_KEYS
from gosmed_cli.mock_portal import scenario_check, scenarios
from gosmed_cli.mock_portal.fault_plan import EFFECTS, Fault
from gosmed_cli.mock_portal.problem_texts import TEXTS
from gosmed_cli.text import messages

from .pages import ROOT, Typed, blocks, commands, pages

DOCS = ROOT / "docs"
ENGLISH = sorted(DOCS.glob("*.md"))
TWINS = [(page, DOCS / "ru" / page.name) for page in ENGLISH]
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PLACEHOLDER = re.compile(r"\[|…|\.\.\.|^[A-ZА-ЯЁ_]{3,}$")


def all_commands() -> list[Typed]:
    return [one for page in pages() for one in commands(page)]


def test_there_are_pages_with_commands() -> None:
    assert {page.name for page in ENGLISH} >= {"user.md", "cron.md", "support.md", "portal.md", "scenarios.md"}
    assert len(all_commands()) > 100, "the reader of pages finds commands"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_can_be_typed(page: Path) -> None:
    wrong = [f"{one}: {problem}" for one in commands(page) for problem in problems(one.words)]
    assert not wrong, "\n".join(wrong)


def problems(words: tuple[str, ...]) -> list[str]:
    """What is wrong with a command line: names and options only, nothing is run."""
    here: Any = group()
    left = list(words)
    path = "gosmed"
    while left:
        word = left.pop(0)
        if word.startswith("-") and word != "-":
            name, equals, _ = word.partition("=")
            option = _option(here, name)
            if option is None:
                here, option = _in_default(here, name)
            if option is None:
                return [f"{path} has no option {name}"]
            if not equals and not (option.is_flag or option.count) and left:
                left.pop(0)
        elif hasattr(here, "list_commands"):
            inner = here.get_command(None, word)
            if inner is None:
                return [] if _PLACEHOLDER.search(word) else [f"{path} has no command {word}"]
            here, path = inner, f"{path} {word}"
    return []


def _option(command: Any, name: str) -> Any:
    import typer

    context = typer.Context(command)
    wanted = name if name.startswith("--") else name[:2]
    return next((one for one in command.get_params(context) if wanted in one.opts), None)


def _in_default(command: Any, name: str) -> tuple[Any, Any]:
    """A group followed by an option does the command named first."""
    default = getattr(command, "default", None)
    if not default:
        return command, None
    inner = command.get_command(None, default)
    return inner, _option(inner, name)


def test_a_wrong_command_would_be_found() -> None:
    assert problems(("status", "--chnaged"))
    assert problems(("statsu",))
    assert problems(("portal", "fault", "ad"))
    assert not problems(("--lang", "ru", "status", "1230254811", "--wait"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(file), f"{page.name}: {target}"


def anchors(page: Path) -> set[str]:
    """What headings may be linked to, as GitHub makes them."""
    rows = page.read_text(encoding="utf-8").splitlines()
    titles = [row.lstrip("#").strip().lower() for row in rows if row.startswith("#")]
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


@pytest.mark.parametrize(("english", "russian"), TWINS, ids=lambda page: page.name)
def test_twins_are_equally_complete(english: Path, russian: Path) -> None:
    """The same headings by level, the same number of blocks and table rows; and each leads to the other."""
    assert russian.exists()
    ours, theirs = _shape(english), _shape(russian)
    assert ours == theirs, "\n".join(unified_diff(ours, theirs, "english", "russian", lineterm="", n=1))
    assert f"ru/{english.name}" in english.read_text(encoding="utf-8")
    assert f"../{english.name}" in russian.read_text(encoding="utf-8")


def _shape(page: Path) -> list[str]:
    """Headings, tables (with their number of rows) and blocks, in order."""
    inside = {number for start, _, rows in blocks(page) for number in range(start - 1, start + len(rows) + 1)}
    shape: list[str] = []
    for number, row in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if number in inside:
            if row.strip().startswith("```") and number + 1 in inside and (number - 1) not in inside:
                shape.append("block " + row.strip().lstrip("`"))
        elif row.startswith("#"):
            shape.append(row.split(" ")[0])
        elif row.startswith("|"):
            shape.append("row")
    return shape


@pytest.mark.parametrize("page", [DOCS / "cron.md", DOCS / "ru" / "cron.md"], ids=["en", "ru"])
def test_exit_codes_are_all_there(page: Path) -> None:
    rows = [
        row.split("|")[1].strip() for row in page.read_text(encoding="utf-8").splitlines() if row.startswith("|")
    ]
    listed = {int(code) for row in rows if re.fullmatch(r"[\d, ]+", row) for code in row.split(",")}
    assert listed == {int(code) for code in ExitCode}


def _keys_named(page: Path) -> Iterable[tuple[str, str | None]]:
    """(key, profile table or None) of every configuration that a page shows or sets."""
    for one in commands(page):
        if one.words[:1] == ("config",) and one.words[1:2] in (("set",), ("get",)) and len(one.words) > 2:
            name = one.words[2]
            if name.startswith("profiles."):
                yield name.rpartition(".")[2], "profile"
            elif not _PLACEHOLDER.search(name):
                yield name, None
    for _, language, rows in blocks(page):
        if language != "toml" or not any("config.toml" in row for row in rows):
            continue
        table = None
        for row in rows:
            if header := re.match(r"\[(\w+)", row):
                table = header[1]
            elif key := re.match(r"(\w+) = ", row):
                yield key[1], table


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_configuration_keys_exist(page: Path) -> None:
    for key, table in _keys_named(page):
        assert key in (PROFILE_KEYS if table else KEYS), f"{page.name}: {key}"


@pytest.mark.parametrize("page", [DOCS / "user.md", DOCS / "ru" / "user.md"], ids=["en", "ru"])
def test_every_configuration_key_is_explained(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not [key for key in KEYS if f"`{key}`" not in text]


@pytest.mark.parametrize("page", [DOCS / "scenarios.md", DOCS / "ru" / "scenarios.md"], ids=["en", "ru"])
def test_every_key_of_a_scenario_is_explained(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [
        name
        for name in _scenario_keys(scenario_check.SCENARIO)
        if not re.search(rf"`\[*(application\.)?{name}\]*`", text)
    ]
    assert not missing
    assert not [name for name in scenarios.names() if f"`{name}`" not in text]


def _scenario_keys(keys: Any) -> set[str]:
    return set(keys) | {name for key in keys.values() if key.inside for name in _scenario_keys(key.inside)}


@pytest.mark.parametrize("page", [DOCS / "scenarios.md", DOCS / "ru" / "scenarios.md"], ids=["en", "ru"])
def test_scenarios_shown_whole_are_right(page: Path) -> None:
    """Blocks that begin with a comment naming a file are whole scenarios."""
    whole = [
        rows
        for _, language, rows in blocks(page)
        if language == "toml" and rows[0].startswith("# ") and ".toml" in rows[0]
    ]
    assert len(whole) >= 3
    for rows in whole:
        assert scenarios.check("\n".join(rows)) == [], rows[0]


@pytest.mark.parametrize("page", [DOCS / "portal.md", DOCS / "ru" / "portal.md"], ids=["en", "ru"])
def test_every_fault_is_explained(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not [name for name in (*EFFECTS, *Fault.__dataclass_fields__) if f"`{name}`" not in text]


@pytest.mark.parametrize("page", [DOCS / "support.md", DOCS / "ru" / "support.md"], ids=["en", "ru"])
def test_error_codes_exist(page: Path) -> None:
    """The table of codes by exit: each is the last part of a message's key, or a code of the portal."""
    rows = [row for row in page.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", row)]
    named = {code for row in rows for code in re.findall(r"`([a-z_]+)`", row.split("|")[2])}
    known = {key.rpartition(".")[2].removesuffix("_near") for key in message_keys()} | set(TEXTS)
    assert len(named) > 20
    assert not named - known


def message_keys() -> set[str]:
    modules = [import_module(f"{messages.__name__}.{one.name}") for one in iter_modules(messages.__path__)]
    return {key for module in modules for key in module.MESSAGES}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_folder_of_one_computer(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|Users|work|tmp)/", text)
