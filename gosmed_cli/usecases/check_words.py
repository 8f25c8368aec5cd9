"""The pre-check in words and JSON: what `check --json` promises of facts and remarks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..contract.catalogue import shared_documents
from ..rules.attachment import Remark, Verdict
from ..rules.facts import FileFacts, PageFacts
from ..rules.page_rules import is_a4
from ..text import formats, language, say
from ..text.clean import clean
from ..text.say import known


def facts_json(facts: FileFacts) -> dict[str, Any]:
    """Stable keys; None for what is not known."""
    return {
        "format": facts.format,
        "size": facts.size,
        "sha256": facts.sha256,
        "page_count": facts.page_count,
        "paper": paper(facts.pages[0]) if facts.pages else None,
        "dpi": min((round(page.dpi) for page in facts.pages if page.dpi), default=None),
        "coloured": any(page.colour > 0 for page in facts.pages),
        "encrypted": facts.encrypted,
        "signed": facts.signed,
        "junk_before": facts.junk_before,
        "broken": facts.broken,
        "pages": [_page_json(page) for page in facts.pages],
    }


def paper(page: PageFacts) -> str | None:
    """`A4`, or its millimetres; None where the file does not say."""
    if is_a4(page):
        return "A4"
    return f"{page.size_mm[0]:.0f}×{page.size_mm[1]:.0f}" if page.size_mm else None


def _page_json(page: PageFacts) -> dict[str, Any]:
    width, height = page.pixels or (None, None)
    sides = page.size_mm or page.pixels
    return {
        "number": page.number,
        "width": width,
        "height": height,
        "size_mm": [round(side, 1) for side in page.size_mm] if page.size_mm else None,
        "paper": paper(page),
        "orientation": None if sides is None else ("portrait" if sides[1] >= sides[0] else "landscape"),
        "dpi": round(page.dpi) if page.dpi else None,
        "sharpness": page.sharpness,
        "blank": page.blank,
    }


def remark_json(remark: Remark, command: str | None) -> dict[str, Any]:
    """A remark in the language of the run; `command` repairs the file, where that may help."""
    return {
        "rule": remark.rule,
        "verdict": remark.verdict.value,
        "measured": clean(remark.measured) if remark.measured is not None else None,
        "message": message(remark),
        "advice": advice(remark, command),
    }


def message(remark: Remark) -> str:
    """What is wrong, and on which pages."""
    text = say(_key(remark), **_worded(dict(remark.params)))
    if not remark.pages:
        return text
    return say("check.on_pages", text=text, count=len(remark.pages), pages=_ranges(remark.pages))


def _ranges(numbers: Sequence[int]) -> str:
    """`1–3, 7` of 1, 2, 3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)


def advice(remark: Remark, command: str | None) -> str | None:
    """What to do: the command that repairs, where one may help; else what a person can do."""
    if remark.repairable and command:
        return command
    key = f"{_key(remark)}.advice"
    key = key if known(key) else f"check.{remark.rule}.advice"
    if remark.verdict is Verdict.PASS or not known(key):
        return None
    return say(key, **_worded(dict(remark.params)))


def _key(remark: Remark) -> str:
    return f"check.{remark.rule}.{remark.says}" if remark.says else f"check.{remark.rule}"


def _worded(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as people read them."""
    worded: dict[str, Any] = {}
    for name, value in params.items():
        worded[name] = _WORDS[name](value) if name in _WORDS else value
    if "size" in params and isinstance(params["size"], int):
        worded["size"], worded["limit"] = formats.size(params["size"]), formats.size(params["limit"])
    return worded


def _either(values: tuple[str, ...]) -> str:
    """«PDF», «PDF или JPG», «PDF, JPG или PNG»."""
    if len(values) == 1:
        return values[0]
    return say("check.or", first=", ".join(values[:-1]), last=values[-1])


def _characters(text: str) -> str:
    """«пробел, «(», «)»»: each character so that it can be seen."""
    return ", ".join(say("check.space" if one.isspace() else "check.quoted", text=clean(one)) for one in text)


def _edges(edges: tuple[str, ...]) -> str:
    return ", ".join(say(f"check.edge.{edge}") for edge in edges)


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "wanted": _either,
    "characters": _characters,
    "edges": _edges,
    "extension": clean,
}


_MARKS = {"pass": ("✓", "good"), "warn": ("!", "warn"), "fail": ("✗", "bad")}


def mark(verdict: str) -> tuple[str, str]:
    """The sign of a verdict and its style: shape and colour say the same."""
    return _MARKS[verdict]


def repairable(remark: Mapping[str, Any]) -> bool:
    """Whether the advice of a remark (as JSON) is the command that repairs the file."""
    return remark["verdict"] != "pass" and str(remark.get("advice") or "").startswith("gosmed check ")


def rule_title(rule: str) -> str:
    """What a rule is about, in a word; the rule's code where there is none."""
    key = f"checks.rule.{rule}"
    return say(key) if known(key) else rule


def summary(file: Mapping[str, Any]) -> str:
    """«диплом · TIFF, 3 стр., A4, 300 dpi, 14,2 МБ»: what is known of the file."""
    facts: Mapping[str, Any] = file.get("facts") or {}
    parts = [str(facts["format"]).upper()] if facts.get("format") else []
    parts += _pages(facts)
    if facts.get("size") is not None:
        parts.append(formats.size(int(facts["size"])))
    kind = kind_title(file.get("kind"))
    return " · ".join(one for one in (kind, ", ".join(parts)) if one)


def _pages(facts: Mapping[str, Any]) -> list[str]:
    """Pages where there are several, paper, the least resolution of a page."""
    count, paper, dpi = facts.get("page_count"), facts.get("paper"), facts.get("dpi")
    parts = [say("checks.pages", count=count)] if isinstance(count, int) and count > 1 else []
    parts += [str(paper)] if paper else []
    return [*parts, f"{dpi} dpi"] if dpi else parts


def kind_title(kind: str | None) -> str:
    """The document's kind in the language of the run, as it stands inside a line."""
    title = str(shared_documents().get(kind or "", {}).get("title", {}).get(language(), kind or ""))
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
