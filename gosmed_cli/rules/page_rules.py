"""Rules of pages: paper, resolution, and what a page looks like (R67, R69, C5, C8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..contract.catalogue import Slot
from .facts import A4_MM, MM_PER_INCH, MOST_PAGES, FileFacts, PageFacts

A4_TOLERANCE = 0.03  # of each side: Letter, 216 × 279 mm, is not A4
PASSPORT_MM = (125.0, 176.0)  # an open passport: what an identity photo without a resolution is taken for
_DPI_SLACK = 2  # scanners write 299 for 300

# shares of a page, see PageFacts; beyond them a person should look
BLURRED = 0.45
GLARE = 0.006
SHADOW = 0.06
LEAST_CONTENT = 0.25
COLOURED = 0.05


@dataclass(frozen=True, slots=True)
class PageRemark:
    """One rule broken by some pages; the fields are those of `attachment.Remark`."""

    rule: str
    fails: bool
    measured: str | None
    pages: tuple[int, ...]
    params: tuple[tuple[str, Any], ...] = ()
    says: str = ""
    repairable: bool = False


def judge_pages(facts: FileFacts, slot: Slot) -> Iterator[PageRemark]:
    """What the pages break, each rule once."""
    yield from _paper(facts, slot)
    yield from _resolution(facts, slot)
    yield from _turned(facts)
    yield from _looks(facts, slot)
    if facts.format == "pdf" and facts.page_count > MOST_PAGES:
        yield PageRemark("pages", False, str(facts.page_count), (), (("seen", MOST_PAGES),))


def is_a4(page: PageFacts) -> bool:
    """A4 upright or lying; a picture of unknown size is judged by its shape (C5)."""
    if page.size_mm is None:
        if page.pixels is None:
            return True
        short, long = sorted(page.pixels)
        return abs(long / short / (A4_MM[1] / A4_MM[0]) - 1) <= A4_TOLERANCE
    short_mm, long_mm = sorted(page.size_mm)
    return abs(short_mm / A4_MM[0] - 1) <= A4_TOLERANCE and abs(long_mm / A4_MM[1] - 1) <= A4_TOLERANCE


def effective_dpi(page: PageFacts, slot: Slot) -> float | None:
    """Pixels per inch of paper; where the file does not say, pixels ÷ real size: A4, or an open passport for
    identity papers (C5). None for a page that is no scan."""
    if page.dpi is not None or page.pixels is None:
        return page.dpi
    paper = PASSPORT_MM if slot.page == "advised" else A4_MM
    short, long = sorted(page.pixels)
    return min(short / paper[0], long / paper[1]) * MM_PER_INCH


def _numbers(pages: list[PageFacts]) -> tuple[int, ...]:
    return tuple(page.number for page in pages)


def _paper(facts: FileFacts, slot: Slot) -> Iterator[PageRemark]:
    odd = [page for page in facts.pages if not is_a4(page)]
    if slot.page == "any" or not odd:
        return
    # identity papers are photographed, and A4 is advised only where a size is claimed (C5)
    if slot.page == "advised" and all(page.size_mm is None for page in odd):
        return
    first = odd[0]
    size = first.size_mm
    measured = f"{size[0]:.0f}×{size[1]:.0f}" if size else None
    yield PageRemark(
        "page_size",
        slot.page == "required",
        measured,
        _numbers(odd),
        (("size", measured),) if measured else (),
        "" if measured else "shape",
        repairable=slot.page == "required",
    )


def _resolution(facts: FileFacts, slot: Slot) -> Iterator[PageRemark]:
    least, most = slot.dpi
    found = [(page, dpi) for page in facts.pages if (dpi := effective_dpi(page, slot)) is not None]
    low = [(page, dpi) for page, dpi in found if dpi < least - _DPI_SLACK]
    high = [(page, dpi) for page, dpi in found if dpi > most + _DPI_SLACK]
    if low:
        yield _dpi_remark(low, min(dpi for _, dpi in low), least, "", repairable=False)
    if high:
        yield _dpi_remark(high, max(dpi for _, dpi in high), most, "high", repairable=True)


def _dpi_remark(
    found: list[tuple[PageFacts, float]], dpi: float, limit: int, says: str, *, repairable: bool
) -> PageRemark:
    pages = _numbers([page for page, _ in found])
    params = (("dpi", round(dpi)), ("limit", limit))
    return PageRemark("resolution", True, str(round(dpi)), pages, params, says, repairable)


def _turned(facts: FileFacts) -> Iterator[PageRemark]:
    if turned := [page for page in facts.pages if page.turned]:
        yield PageRemark("orientation", False, None, _numbers(turned), repairable=True)


def _looks(facts: FileFacts, slot: Slot) -> Iterator[PageRemark]:
    seen = [page for page in facts.pages if not page.blank]
    if blank := [page for page in facts.pages if page.blank]:
        yield PageRemark("blank_page", False, str(len(blank)), _numbers(blank), (("count", len(blank)),))
    yield from _suspected(seen, "sharpness", lambda page: page.sharpness, lambda value: value < BLURRED)
    yield from _suspected(seen, "glare", lambda page: page.glare, lambda value: value > GLARE)
    yield from _suspected(seen, "shadow", lambda page: page.shadow, lambda value: value > SHADOW)
    if slot.page == "required":
        yield from _suspected(seen, "margins", lambda page: page.content, lambda value: value < LEAST_CONTENT)
    if not slot.colour and not slot.signature:
        yield from _suspected(seen, "colour", lambda page: page.colour, lambda value: value > COLOURED)
    if cut := [page for page in seen if page.cut]:
        edges = tuple(dict.fromkeys(edge for page in cut for edge in page.cut))
        yield PageRemark("cut_edge", False, ",".join(edges), _numbers(cut), (("edges", edges),))


def _suspected(
    pages: list[PageFacts],
    rule: str,
    measure: Callable[[PageFacts], float | None],
    suspicious: Callable[[float], bool],
) -> Iterator[PageRemark]:
    found = [(page, value) for page in pages if (value := measure(page)) is not None and suspicious(value)]
    if found:
        value = found[0][1]
        params = (("percent", round(value * 100)),)
        yield PageRemark(rule, False, f"{value:.3f}", _numbers([page for page, _ in found]), params)
