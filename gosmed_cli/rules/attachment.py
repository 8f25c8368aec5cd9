"""Judging a scan: facts about a file and the rule of a slot become remarks (R61, R66–R69, R72, C1–C8).

Pure: nothing is opened here. What a machine can measure fails; what it can only suspect warns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..contract.catalogue import Slot
from ..contract.vocabulary import CHUNK_WINDOW_SECONDS, FILE_LIMIT, TOTAL_LIMIT
from . import file_names
from .facts import CONVERTIBLE, FileFacts
from .page_rules import PageRemark, judge_pages

# rules that `documents.repair` can do something about
REPAIRABLE = frozenset(
    {"format", "extension", "size", "name", "page_size", "orientation", "resolution", "junk_before_header"}
)
_EXTENSIONS = {"pdf": {"pdf"}, "jpg": {"jpg", "jpeg", "jpe", "jfif"}, "png": {"png"}}


class Verdict(StrEnum):
    """How much a remark weighs; `pass` only informs."""

    PASS = "pass"  # noqa: S105  a verdict, no password
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say of a file. `rule` is stable; `measured` is what was found, for machines; `says` names
    the words where one rule has several; `repairable`: `--fix` may help; `pages` are the pages concerned."""

    rule: str
    verdict: Verdict
    measured: str | None = None
    params: tuple[tuple[str, Any], ...] = ()
    says: str = ""
    repairable: bool = False
    pages: tuple[int, ...] = ()


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """The heaviest of the verdicts; `pass` for none."""
    order = list(Verdict)
    return max(verdicts, key=order.index, default=Verdict.PASS)


def judge(facts: FileFacts, slot: Slot, *, file_limit: int = FILE_LIMIT) -> tuple[Remark, ...]:
    """Everything to say of this file in this slot, the gravest kind of fault first. `file_limit` in bytes."""
    if facts.size == 0:
        return (Remark("empty", Verdict.FAIL, "0"),)
    if not slot.formats:  # any file as it is: only its size can be wrong
        return tuple(_size(facts, file_limit))
    return tuple(_remarks(facts, slot, file_limit))


def _remarks(facts: FileFacts, slot: Slot, file_limit: int) -> Iterator[Remark]:
    yield from _readable(facts)
    yield from _format(facts, slot)
    yield from _size(facts, file_limit)
    yield from _name(facts, slot)
    yield from (_of_page(one, facts) for one in judge_pages(facts, slot))
    yield from _signature(facts, slot)


def _mendable(facts: FileFacts) -> bool:
    """Whether a repair may touch the file at all: it opens, and no signature would be lost."""
    return (
        facts.format in CONVERTIBLE
        and facts.broken is None
        and facts.sha256 is not None
        and not (facts.encrypted or facts.signed)
    )


def _renamable(facts: FileFacts) -> bool:
    """Whether a copy under a better name helps: it changes no byte, so a signature stays good."""
    return facts.broken is None and not facts.encrypted and facts.sha256 is not None


def _fail(facts: FileFacts, rule: str, measured: str | None, says: str = "", **params: Any) -> Remark:
    able = _renamable(facts) if rule in ("name", "extension") else rule in REPAIRABLE and _mendable(facts)
    return Remark(rule, Verdict.FAIL, measured, tuple(params.items()), says, able)


def _readable(facts: FileFacts) -> Iterator[Remark]:
    if facts.encrypted:
        yield Remark("encrypted", Verdict.FAIL)
    elif facts.broken == "bomb":
        yield Remark("bomb", Verdict.FAIL)
    elif facts.broken == "truncated":
        yield Remark("truncated", Verdict.FAIL)
    elif facts.broken:
        yield Remark("damaged", Verdict.FAIL)
    if facts.junk_before:
        yield _fail(facts, "junk_before_header", str(facts.junk_before), count=facts.junk_before)


def _format(facts: FileFacts, slot: Slot) -> Iterator[Remark]:
    wanted = tuple(one.upper() for one in slot.formats)
    extension = file_names.split_name(facts.name)[1]
    if facts.format is None:
        yield _fail(facts, "format", None, "unknown", wanted=wanted)
    elif facts.format not in slot.formats:
        says = "" if facts.format in CONVERTIBLE else "foreign"
        yield _fail(facts, "format", facts.format, says, found=facts.format.upper(), wanted=wanted)
    elif extension not in _EXTENSIONS[facts.format]:
        says = "" if extension else "none"
        yield _fail(facts, "extension", extension, says, extension=extension, found=facts.format.upper())


def _size(facts: FileFacts, limit: int) -> Iterator[Remark]:
    if facts.size > limit:
        yield _fail(facts, "size", str(facts.size), size=facts.size, limit=limit)


def _name(facts: FileFacts, slot: Slot) -> Iterator[Remark]:
    """R68 and C6; R72 for analyses. Whether a word names the kind is a guess, and only warns."""
    if slot.stem and not file_names.is_analysis_name(facts.name):
        yield _fail(facts, "name", facts.name, "own", name=slot.stem)
    elif bad := file_names.bad_characters(facts.name):
        yield _fail(facts, "name", facts.name, characters=bad)
    elif not file_names.is_clean(facts.name) and file_names.split_name(facts.name)[1]:
        yield _fail(facts, "name", facts.name, "long", limit=file_names.STEM_LIMIT)
    elif slot.name == "analysis" and not file_names.is_analysis_name(facts.name):
        yield Remark("name", Verdict.FAIL, facts.name, says="analysis")
    elif slot.name != "analysis" and not file_names.names_kind(facts.name, slot):
        word = slot.stems[0]
        able = _renamable(facts)
        yield Remark("name", Verdict.WARN, facts.name, (("word", word),), "kind", able)


def _of_page(found: PageRemark, facts: FileFacts) -> Remark:
    able = found.repairable and _mendable(facts)
    verdict = Verdict.FAIL if found.fails else Verdict.WARN
    pages = found.pages if facts.page_count > 1 else ()
    return Remark(found.rule, verdict, found.measured, found.params, found.says, able, pages)


def _signature(facts: FileFacts, slot: Slot) -> Iterator[Remark]:
    """R61: a wet signature satisfies it, and only a person can see one."""
    if facts.signed:
        yield Remark("signed", Verdict.PASS)
    elif slot.signature and not facts.encrypted and facts.broken is None:
        yield Remark("signature", Verdict.WARN)


def judge_total(sizes: Sequence[int], limit: int = TOTAL_LIMIT) -> Remark | None:
    """C4: sizes in bytes of everything that is sent together."""
    total = sum(sizes)
    if total <= limit:
        return None
    return Remark("total", Verdict.FAIL, str(total), (("size", total), ("limit", limit)))


def judge_upload_time(total: int, line_speed: float, window: int = CHUNK_WINDOW_SECONDS) -> Remark | None:
    """Whether `total` bytes fit the window of API ЕПГУ (seconds) on a line of `line_speed` bytes a second."""
    if line_speed <= 0 or total / line_speed <= window:
        return None
    seconds = round(total / line_speed)
    minutes = (("minutes", max(1, round(seconds / 60))), ("window", window // 60))
    return Remark("upload_time", Verdict.WARN, str(seconds), minutes)
