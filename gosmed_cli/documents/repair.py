"""Making a scan obey its slot, as a new file: the original is never touched and nothing is ever overwritten.

What can be mended: kind of file, size, resolution above the limit, paper other than A4, a turn that only a tag
speaks of, junk before the header, the name. What cannot: too few pixels, blur, a password. A signed PDF is only
ever copied under a better name, for any other change would spoil its signature.
"""

from __future__ import annotations

import errno
import filecmp
import os
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ..contract.catalogue import Slot
from ..contract.vocabulary import FILE_LIMIT
from ..errors import UsageProblem
from ..rules.attachment import Remark, Verdict, judge
from ..rules.facts import CONVERTIBLE, FileFacts
from ..rules.file_names import proper_name, split_name
from . import rewrite
from .inspect import inspect

_BY_COPY = {"name", "extension", "junk_before_header"}


def repair(
    path: Path, slot: Slot, folder: Path, *, facts: FileFacts | None = None, file_limit: int = FILE_LIMIT
) -> Path | None:
    """A file in `folder` that obeys the slot, or None where nothing needs mending or mending does not help.

    `facts` spares a second look; `file_limit` in bytes. Raises UsageProblem where nothing can be written.
    """
    facts = facts or inspect(path)
    remarks = [one for one in judge(facts, slot, file_limit=file_limit) if one.repairable]
    if not remarks:
        return None
    kind = output_kind(facts, slot)
    if kind is None:
        return None
    name = proper_name(path.name, slot, kind)
    return _made(
        folder, name, slot, file_limit, lambda part: _write(part, path, facts, slot, kind, remarks, file_limit)
    )


def merge(paths: Sequence[Path], slot: Slot, folder: Path, *, file_limit: int = FILE_LIMIT) -> Path | None:
    """Several scans as the pages of one PDF, or None where the slot takes no PDF or they do not fit."""
    looked = [inspect(path) for path in paths]
    if "pdf" not in slot.formats or not all(can_merge(one) for one in looked):
        return None
    name = proper_name(paths[0].name, slot, "pdf")
    pages = list(zip(paths, looked, strict=True))
    return _made(folder, name, slot, file_limit, lambda part: rewrite.as_pdf(part, pages, slot, file_limit))


def can_merge(facts: FileFacts) -> bool:
    """Whether the file's pages may go into another."""
    return (
        facts.format in CONVERTIBLE and not (facts.broken or facts.encrypted or facts.signed) and bool(facts.pages)
    )


def output_kind(facts: FileFacts, slot: Slot) -> str | None:
    """The kind of file to make: the original's where the slot takes it, else the nearest; None where none fits."""
    several = facts.page_count > 1
    if facts.format in slot.formats and not (several and facts.format != "pdf"):
        too_big = facts.format == "png" and facts.size > FILE_LIMIT and "jpg" in slot.formats
        return "jpg" if too_big else facts.format
    order = ("pdf",) if several else ("jpg", "pdf", "png")
    return next((one for one in order if one in slot.formats), None)


def _write(
    part: Path, path: Path, facts: FileFacts, slot: Slot, kind: str, remarks: Sequence[Remark], limit: int
) -> bool:
    """Write the mended file; False where it cannot be made to fit."""
    if {one.rule for one in remarks} <= _BY_COPY and kind == facts.format:
        with path.open("rb") as source, part.open("wb") as out:
            source.seek(0 if facts.signed else facts.junk_before)  # a signature holds for all bytes
            shutil.copyfileobj(source, out)
        return True
    if facts.signed or facts.encrypted:
        return False
    if kind == "pdf":
        only_paper = facts.format == "pdf" and facts.size <= limit and not _has(remarks, "resolution")
        return (
            rewrite.paper_of_pdf(part, path, facts)
            if only_paper
            else rewrite.as_pdf(part, [(path, facts)], slot, limit)
        )
    return rewrite.as_picture(part, path, facts, slot, kind, limit)


def _has(remarks: Sequence[Remark], rule: str) -> bool:
    return any(one.rule == rule for one in remarks)


def _made(folder: Path, name: str, slot: Slot, limit: int, write: Callable[[Path], bool]) -> Path | None:
    """The file as `write` makes it, under its name, once it obeys the slot; else None and no trace of it."""
    part: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{secrets.token_hex(8)}.{split_name(name)[1]}"
        part.touch(exist_ok=False)
        if not write(part) or not _obeys(part, name, slot, limit):
            return None
        return _settled(part, folder, name)
    except OSError as error:
        if error.errno is None:  # no word of the system's: the picture could not be decoded
            return None
        raise UsageProblem("repair.cannot_write", path=str(folder), reason=error.strerror or "") from error
    except (ValueError, SyntaxError, EOFError):
        return None  # what Pillow's decoders raise for broken data
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _obeys(part: Path, name: str, slot: Slot, limit: int) -> bool:
    facts = replace(inspect(part), name=name)
    return all(one.verdict is not Verdict.FAIL for one in judge(facts, slot, file_limit=limit))


def _settled(part: Path, folder: Path, name: str) -> Path:
    """Move to the first free name (`diplom.pdf`, `diplom_2.pdf`); the same file made before is kept instead."""
    stem, extension = split_name(name)
    for count in range(1, 10_000):
        target = folder / (name if count == 1 else f"{stem}_{count}.{extension}")
        try:
            target.hardlink_to(part)
        except FileExistsError:
            if target.is_file() and filecmp.cmp(part, target, shallow=False):
                return target
        except OSError:  # a file system without hard links
            if not target.exists():
                return part.rename(target)
        else:
            return target
    raise UsageProblem("repair.cannot_write", path=str(folder / name), reason=os.strerror(errno.EEXIST))
