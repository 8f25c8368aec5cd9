"""The pre-check: files on this disk against the rules of a service, with repair; no network.

Facts come from `documents.inspect`, remarks from `rules.attachment`, words from `text`; this puts them together.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..contract.catalogue import Limits, Service, Slot, Words, document_kinds
from ..errors import UsageProblem
from ..rules.attachment import Remark, Verdict, judge, judge_total, judge_upload_time, worst
from ..rules.facts import FileFacts
from ..rules.file_names import guess_kind
from ..rules.page_rules import effective_dpi
from ..text import formats
from ..text.say import known, say

# What a file is held to whose kind nobody said: the rules for every upload (R66 to R69)
ANY_KIND = Slot("document", Words("Документ", "Document"), ("pdf", "jpg", "png"), page="advised", colour=True)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file: what it was checked as (None: unknown), what there is to say, and its repaired copy."""

    path: Path
    kind: str | None
    slot: Slot
    facts: FileFacts
    remarks: tuple[Remark, ...]
    service: str | None = None
    fixed: Path | None = None
    after: tuple[Remark, ...] | None = None  # what there is to say of the repaired copy
    fixed_size: int = 0

    @property
    def verdict(self) -> Verdict:
        """Of the repaired copy where there is one."""
        return worst([one.verdict for one in (self.remarks if self.after is None else self.after)])

    @property
    def size(self) -> int:
        return self.fixed_size if self.fixed else self.facts.size

    def fix_command(self) -> str:
        """The command that repairs this file, complete."""
        words = ["gosmed", "check", str(self.path)]
        words += ["--as", self.kind] if self.kind else []
        words += ["--for", self.service] if self.service else []
        return shlex.join([*words, "--fix"])

    def to_json(self) -> dict[str, Any]:
        """INTERFACE «JSON of `check`», one of `files`."""
        told = self.remarks if self.after is None else self.after
        return {
            "path": str(self.path),
            "kind": self.kind,
            "verdict": self.verdict.value,
            "facts": facts_json(self.facts, self.slot),
            "remarks": [remark_json(one, self.fix_command()) for one in told],
            "fixed": str(self.fixed) if self.fixed else None,
        }


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All files, and what there is to say of them together."""

    files: tuple[CheckedFile, ...]
    remarks: tuple[Remark, ...]

    @property
    def total_bytes(self) -> int:
        return sum(one.size for one in self.files)

    @property
    def verdict(self) -> Verdict:
        """The gravest of all."""
        return worst([*(one.verdict for one in self.files), *(one.verdict for one in self.remarks)])

    def to_json(self) -> dict[str, Any]:
        """INTERFACE «JSON of `check`»; `remarks` are those of the whole."""
        return {
            "files": [one.to_json() for one in self.files],
            "total_bytes": self.total_bytes,
            "remarks": [remark_json(one) for one in self.remarks],
            "verdict": self.verdict.value,
        }


def check_files(
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    service: Service | None = None,
    fix: bool = False,
    out: Path | None = None,
    by_slot: Mapping[str, Sequence[Path]] | None = None,
    line_speed: float | None = None,
) -> CheckReport:
    """Check files, and with `fix` make repaired copies in `out` (else in `fixed/` beside each).

    A file's kind is `kind`, else its slot in `by_slot`, else what its name says when that is unambiguous.
    `line_speed` is bytes a second. Raises UsageProblem for a file that cannot be read, a kind that does not
    exist or that the service does not take, a folder that cannot be written.
    """
    placed = {path: name for name, group in (by_slot or {}).items() for path in group}
    limits = service.limits if service else Limits()
    checked = []
    for path in paths:
        slot = _slot(kind or placed.get(path) or _guess(path, service), service)
        checked.append(_check(path, slot, service, limits, fix=fix, out=out))
    sizes = [one.size for one in checked]
    together = [judge_total(sizes, limits.total)]
    if line_speed:
        together.append(judge_upload_time(sum(sizes), line_speed, limits.window))
    return CheckReport(tuple(checked), tuple(one for one in together if one is not None))


def _guess(path: Path, service: Service | None) -> str | None:
    kinds = service.slots if service and service.slots else document_kinds()
    return guess_kind(path.name, kinds)


def _slot(kind: str | None, service: Service | None) -> Slot:
    if kind is None:
        return ANY_KIND
    if service is not None:
        if (slot := service.slot(kind)) is not None:
            return slot
        if any(one.kind == kind for one in document_kinds()):
            raise UsageProblem("check.kind_not_in_service", kind=kind, service=service.slug)
    for one in document_kinds():
        if one.kind == kind:
            return one
    raise UsageProblem("check.unknown_kind", kind=kind)


def _check(
    path: Path, slot: Slot, service: Service | None, limits: Limits, *, fix: bool, out: Path | None
) -> CheckedFile:
    from ..documents.inspect import inspect  # Pillow and PDFium: only once there is a file

    facts = inspect(path)
    found = CheckedFile(
        path=path,
        kind=None if slot is ANY_KIND else slot.kind,
        slot=slot,
        facts=facts,
        remarks=judge(facts, slot, file_limit=limits.file),
        service=service.slug if service else None,
    )
    if not (fix and any(one.repairable and one.verdict is not Verdict.PASS for one in found.remarks)):
        return found
    return _repaired(found, limits, out)


def _repaired(found: CheckedFile, limits: Limits, out: Path | None) -> CheckedFile:
    """The file with its repaired copy, where one could be made that is better."""
    from dataclasses import replace

    from ..documents.inspect import inspect
    from ..documents.repair import repair

    folder = out if out is not None else found.path.parent / "fixed"
    try:
        made = repair(found.path, found.slot, folder, facts=found.facts, file_limit=limits.file)
    except OSError as error:
        raise UsageProblem("check.cannot_write", path=str(folder), reason=error.strerror or str(error)) from error
    if made is None:
        return found
    facts = inspect(made)
    return replace(
        found, fixed=made, after=judge(facts, found.slot, file_limit=limits.file), fixed_size=facts.size
    )


# --- putting it into words


def facts_json(facts: FileFacts, slot: Slot) -> dict[str, Any]:
    """Facts with stable keys; resolution and paper as they were judged."""
    dpi = [effective_dpi(page, slot) for page in facts.pages]
    return {
        "format": facts.format,
        "size": facts.size,
        "sha256": facts.sha256,
        "pages": facts.page_count,
        "encrypted": facts.encrypted,
        "signed": facts.signed,
        "broken": facts.broken,
        "junk_before": facts.junk_before,
        "page_facts": [
            {
                "number": page.number,
                "pixels": list(page.pixels) if page.pixels else None,
                "size_mm": [round(one, 1) for one in page.size_mm] if page.size_mm else None,
                "dpi": round(effective) if effective else None,
                "colour": round(page.colour, 4),
                "sharpness": page.sharpness,
                "blank": page.blank,
            }
            for page, effective in zip(facts.pages, dpi, strict=True)
        ],
    }


def remark_json(remark: Remark, fix_command: str | None = None) -> dict[str, Any]:
    """One remark with its words, in the language of the run."""
    return {
        "rule": remark.rule,
        "verdict": remark.verdict.value,
        "measured": remark.measured,
        "message": message(remark),
        "advice": advice(remark, fix_command),
    }


def message(remark: Remark) -> str:
    """What was found, in words."""
    text = say(f"check.{remark.rule}.{remark.says or remark.verdict.value}", **_shown(remark))
    return say("check.on_pages", text=text, pages=_ranges(remark.pages)) if remark.pages else text


def _ranges(numbers: Sequence[int]) -> str:
    """`1–3, 7` of 1, 2, 3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)


def advice(remark: Remark, fix_command: str | None = None) -> str | None:
    """What to do: the command that repairs it, or a sentence; None where all is well."""
    if remark.verdict is Verdict.PASS:
        return None
    if remark.repairable and fix_command:
        return fix_command
    key = f"check.{remark.rule}.advice"
    return say(key, **_shown(remark)) if known(key) else None


def _shown(remark: Remark) -> dict[str, Any]:
    """Parameters as people read them: sizes in MB, names of edges."""
    params = dict(remark.params)
    if remark.rule in ("size", "total"):
        params = {name: formats.size(value) for name, value in params.items()}
    if "wanted" in params:
        params["wanted"] = say("check.or").join(params["wanted"])
    if "characters" in params:
        params["characters"] = ", ".join("␣" if one.isspace() else f"«{one}»" for one in params["characters"])
    if "edges" in params:
        params["edges"] = ", ".join(say(f"check.edge.{edge}") for edge in params["edges"])
    return params
