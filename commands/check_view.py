"""The pre-check as a person sees it: the file, what is wrong with it, the command that mends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gosmed_cli.contract.catalogue import shared_documents
from gosmed_cli.text import formats, language, say, shell
from gosmed_cli.text.say import known

from .page import Page, cell_width, padded

_MARKS = {"pass": ("✓", "good"), "warn": ("!", "warn"), "fail": ("✗", "bad")}
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
        page.line(f"{_MARKS['fail'][0]} {say('checks.together')}", "bad")
        _draw_remarks(page, together)
    elif len(report["files"]) > 1:
        page.line(say("checks.total", count=len(report["files"]), size=formats.size(report["total_bytes"])), "dim")


def _draw_file(page: Page, file: Json, width: int, repair: Callable[[Json], str], *, fixing: bool) -> None:
    mark, style = _MARKS[file["verdict"]]
    name = str(file["path"])
    facts = summary(file)
    if page.terminal and 2 + max(cell_width(name), width) + 3 + cell_width(facts) > page.width:
        page.pieces((f"{mark} ", style), (name, "bold"))
        page.wrapped(facts, 4)
    else:
        page.pieces((f"{mark} ", style), (padded(name, width), "bold"), ("   " + facts, "plain"))
    _draw_remarks(page, file["remarks"])
    if file.get("fixed"):
        page.line("  " + say("checks.fixed", path=file["fixed"]), "good")
    elif not fixing and any(_repairable(one) for one in file["remarks"]):
        page.line("  " + say("checks.repair", command=repair(file)))


def _draw_remarks(page: Page, remarks: Any) -> None:
    told = [one for one in remarks if one["verdict"] != "pass"]
    width = max((cell_width(rule_title(one["rule"])) for one in told), default=0)
    for one in told:
        title = padded(rule_title(one["rule"]), width)
        advice = f". {one['advice']}" if one.get("advice") and not _repairable(one) else ""
        page.wrapped(f"{title}  {one['message']}{advice}", 4, "plain" if one["verdict"] == "fail" else "warn")


def _repairable(remark: Json) -> bool:
    """Whether the advice is the repairing command, which is said once for the file."""
    return remark["verdict"] != "pass" and str(remark.get("advice") or "").startswith("gosmed check ")


def rule_title(rule: str) -> str:
    """What a rule is about, in a word; the rule's code where there is none."""
    key = f"checks.rule.{rule}"
    return say(key) if known(key) else rule


def summary(file: Json) -> str:
    """«диплом · TIFF, 3 стр., A4, 300 dpi, 14,2 МБ»: what is known of the file."""
    facts: Json = file.get("facts") or {}
    parts = [str(facts["format"]).upper()] if facts.get("format") else []
    parts += _pages(facts)
    if facts.get("size") is not None:
        parts.append(formats.size(int(facts["size"])))
    kind = kind_title(file.get("kind"))
    return " · ".join(one for one in (kind, ", ".join(parts)) if one)


def _pages(facts: Json) -> list[str]:
    """Pages where there are several, paper, the least resolution of a page."""
    count, paper, dpi = facts.get("page_count"), facts.get("paper"), facts.get("dpi")
    parts = [say("checks.pages", count=count)] if isinstance(count, int) and count > 1 else []
    parts += [str(paper)] if paper else []
    return [*parts, f"{dpi} dpi"] if dpi else parts


def kind_title(kind: str | None) -> str:
    """The document's kind in the language of the run, as it stands inside a line."""
    title = str(shared_documents().get(kind or "", {}).get("title", {}).get(language(), kind or ""))
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
