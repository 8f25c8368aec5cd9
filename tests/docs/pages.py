"""The pages of the documentation, and the `gosmed` commands in their fenced blocks."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^ {0,3}```")
_SEPARATORS = frozenset({"|", "||", "&&", ";", "&", ">", ">>", "<", "2>", "2>>", "2>&1"})
_ASSIGNMENT = re.compile(r"[A-Z_]+=\S*")
_NOT_SHELL = ("toml", "json", "csv", "xml", "python", "http", "sql")


@dataclass(frozen=True)
class Typed:
    """One `gosmed …` as a reader would type it."""

    page: Path
    line: int
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}: gosmed {' '.join(self.words)}"


def pages() -> list[Path]:
    """README, CONTRIBUTING and everything under docs, both languages."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> Iterator[tuple[int, str, list[str]]]:
    """(line of the first row, language, rows) of every fenced block."""
    rows = page.read_text(encoding="utf-8").splitlines()
    start, language = None, ""
    for number, row in enumerate(rows, 1):
        if not _FENCE.match(row):
            continue
        if start is None:
            start, language = number + 1, row.strip().lstrip("`").strip()
        else:
            yield start, language, rows[start - 1 : number - 1]
            start = None
    assert start is None, f"{page}: a fenced block is not closed"


def commands(page: Path) -> Iterator[Typed]:
    """Every command of a page. In a block with prompts only rows after `$ ` are typed, the rest is output."""
    for start, language, rows in blocks(page):
        if language in _NOT_SHELL:
            continue
        prompted = any(row.startswith("$ ") for row in rows)
        for number, row in _joined(rows, start):
            if prompted and not row.startswith("$ "):
                continue
            for words in _simple_commands(row.removeprefix("$ ")):
                yield Typed(page, number, words)


def _joined(rows: list[str], start: int) -> Iterator[tuple[int, str]]:
    """Rows with their continuations (a backslash at the end)."""
    whole, first = "", start
    for number, row in enumerate(rows, start):
        first = first if whole else number
        whole += row.strip() if whole else row
        if whole.endswith("\\"):
            whole = whole[:-1]
            continue
        yield first, whole
        whole = ""


def _simple_commands(row: str) -> Iterator[tuple[str, ...]]:
    """The words after each `gosmed` of a row: of a pipeline, a crontab line, `$(…)`, `ExecStart=…`."""
    row = re.sub(r"\$\(|\)(?=\s|;|\"|$)|<\(", " ; ", row)
    row = re.sub(r"^ExecStart=", "", row).replace("%h/.local/bin/", "").replace("~/.local/bin/", "")
    lexer = shlex.shlex(row, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    words: list[str] = []
    try:
        tokens = list(lexer)
    except ValueError:
        tokens = row.split()
    for token in [*tokens, ";"]:
        if set(token) <= set("|&;<>") or token in _SEPARATORS:
            yield from _of(words)
            words = []
        else:
            words.append(token)


def _of(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The command among these words, after assignments, `sudo`, a crontab's five fields and the like."""
    if "gosmed" not in words:
        return
    place = words.index("gosmed")
    before = [word for word in words[:place] if not _ASSIGNMENT.fullmatch(word)]
    if all(re.fullmatch(r"[\d*/,-]+|if|!|export|then|do|while|until|exec|\.venv/bin", word) for word in before):
        yield tuple(word for word in words[place + 1 :] if not re.fullmatch(r"\d", word) or place == 0)
