"""The pre-check as a person sees it: the file, what is wrong with it, the command that mends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gosmed_cli.text import formats, say, shell
from gosmed_cli.text.widths import cell_width, padded
from gosmed_cli.usecases.check_words import mark, repairable, rule_title, summary

from .page import Page

Json = Mapping[str, Any]


def command(slug: str | None, kind: str | None) -> Callable[[Json], str]:
    """Makes the command that repairs a file."""

    def made(file: Json) -> str:
        own = kind or file.get("kind")
        parts = ["gosmed", "check", str(file["path"]), *(["--as", own] if own else [])]
        parts += ["--for", slug] if slug else []
        return shell.command([*parts, "--fix"])

    return made


def draw(page: Page, report: Json, repair: Callable[[Json], str], *, fixing: bool) -> None:
    """Every file, then what concerns all of them together."""
    width = max((cell_width(str(one["path"])) for one in report["files"]), default=0)
    for file in report["files"]:
        _draw_file(page, file, min(width, 40), repair, fixing=fixing)
    together = [one for one in report.get("remarks", ()) if one["verdict"] != "pass"]
    if together:
        page.line(f"{mark('fail')[0]} {say('checks.together')}", "bad")
        _draw_remarks(page, together)
    elif len(report["files"]) > 1:
        page.line(say("checks.total", count=len(report["files"]), size=formats.size(report["total_bytes"])), "dim")


def _draw_file(page: Page, file: Json, width: int, repair: Callable[[Json], str], *, fixing: bool) -> None:
    sign, style = mark(file["verdict"])
    name = str(file["path"])
    facts = summary(file)
    if page.terminal and 2 + max(cell_width(name), width) + 3 + cell_width(facts) > page.width:
        page.pieces((f"{sign} ", style), (name, "bold"))
        page.wrapped(facts, 4)
    else:
        page.pieces((f"{sign} ", style), (padded(name, width), "bold"), ("   " + facts, "plain"))
    _draw_remarks(page, file["remarks"])
    if file.get("fixed"):
        page.line("  " + say("checks.fixed", path=file["fixed"]), "good")
    elif not fixing and any(repairable(one) for one in file["remarks"]):
        page.line("  " + say("checks.repair", command=repair(file)))


def _draw_remarks(page: Page, remarks: Any) -> None:
    told = [one for one in remarks if one["verdict"] != "pass"]
    width = max((cell_width(rule_title(one["rule"])) for one in told), default=0)
    for one in told:
        title = padded(rule_title(one["rule"]), width)
        advice = f". {one['advice']}" if one.get("advice") and not repairable(one) else ""
        page.wrapped(f"{title}  {one['message']}{advice}", 4, "plain" if one["verdict"] == "fail" else "warn")
