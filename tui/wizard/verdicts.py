"""The outcome of a pre-check in lines for a screen: the same verdicts and words as `gosmed check`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import check_words as words

from ..widgets.detail_pane import Line

File = Mapping[str, Any]


def verdict(file: File) -> Line:
    """Sign and word."""
    sign, style = words.mark(file["verdict"])
    return f"{sign} {say('tui_files.verdict.' + file['verdict'])}", style


def lines(file: File, *, facts: bool = True) -> Iterator[Line]:
    """The verdict with what is known of the file, then every remark and what to do about it."""
    word, style = verdict(file)
    known = words.summary({**file, "kind": None}) if facts else ""
    yield f"{word} · {known}" if known else word, style
    for one in file["remarks"]:
        if one["verdict"] != "pass":
            advice = f". {one['advice']}" if one["advice"] and not words.repairable(one) else ""
            yield f"{words.rule_title(one['rule'])}: {one['message']}{advice}", "plain"


def mendable(file: File) -> bool:
    """Whether a repair may help: it fails, and a repair knows something to do about it."""
    return file["verdict"] == "fail" and any(words.repairable(one) for one in file["remarks"])


def compared(before: File, after: File | None) -> list[tuple[str, str, str]]:
    """What changes: title, before, after; `after` is empty where there is nothing yet."""
    sides = [_facts(before)] + ([_facts(after)] if after else [])
    return [(say(f"tui_files.fact.{name}"), *_pair([one.get(name, "") for one in sides])) for name in sides[0]]


def _pair(found: list[str]) -> tuple[str, str]:
    return found[0], found[1] if len(found) > 1 else ""


def _facts(file: File) -> dict[str, str]:
    """Name, format, size, pixels, resolution, pages of what would be sent."""
    facts: Mapping[str, Any] = file.get("facts") or {}
    first: Mapping[str, Any] = next(iter(facts.get("pages") or ()), {})
    width, height = first.get("width"), first.get("height")
    size = facts.get("size")
    return {
        "name": str(file.get("fixed") or file["path"]).rpartition("/")[2],
        "format": str(facts.get("format") or "–").upper(),
        "size": "–" if size is None else formats.size(size),
        "pixels": f"{width}×{height}" if width and height else "–",
        "dpi": f"{facts['dpi']} dpi" if facts.get("dpi") else "–",
        "paper": _paper(facts),
        "verdict": verdict(file)[0],
    }


def _paper(facts: Mapping[str, Any]) -> str:
    count, paper = facts.get("page_count"), facts.get("paper")
    parts = [say("checks.pages", count=count)] if count else []
    return ", ".join([*parts, str(paper)] if paper else parts) or "–"
