"""The pre-check of scans, and their repair: no network, nothing but files and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..contract.catalogue import FORMATS, Limits, Service, Slot, Words, document_kinds
from ..documents.inspect import inspect
from ..documents.repair import can_merge, merge, repair
from ..errors import UsageProblem
from ..rules.attachment import Remark, Verdict, judge, judge_total, judge_upload_time, worst
from ..rules.facts import FileFacts
from ..rules.file_names import guess_kind
from ..rules.nearest import nearest
from ..text import shell
from .check_words import facts_json, remark_json
from .progress import Progress, Silent

FOLDER = "fixed"  # beside the original
# what every document obeys (R66–R68), where nobody knows what it is
UNKNOWN = Slot("", Words("документ", "document"), FORMATS, page="advised", colour=True)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file: where it is, as what it was judged (None: as any document), and the outcome.

    With `fixed`, facts and remarks are those of the repaired copy, which is what would be sent.
    """

    path: Path
    kind: str | None
    facts: FileFacts
    remarks: tuple[Remark, ...]
    fixed: Path | None = None
    command: str | None = None  # repairs it, where that may help and has not been tried

    @property
    def verdict(self) -> Verdict:
        return worst([one.verdict for one in self.remarks])

    @property
    def result(self) -> Path:
        """What would be sent."""
        return self.fixed or self.path

    def to_json(self) -> dict[str, Any]:
        return {
            "path": str(self.path),
            "kind": self.kind,
            "verdict": self.verdict.value,
            "facts": facts_json(self.facts),
            "remarks": [remark_json(one, self.command) for one in self.remarks],
            "fixed": str(self.fixed) if self.fixed else None,
        }


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All files, and what concerns them together (`remarks`)."""

    files: tuple[CheckedFile, ...]
    total_bytes: int
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def verdict(self) -> Verdict:
        return worst([*(one.verdict for one in self.files), *(one.verdict for one in self.remarks)])

    def to_json(self) -> dict[str, Any]:
        """As INTERFACE has it; texts in the language of the run."""
        return {
            "files": [one.to_json() for one in self.files],
            "total_bytes": self.total_bytes,
            "remarks": [remark_json(one, None) for one in self.remarks],
            "verdict": self.verdict.value,
        }


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    kind: str | None
    slot: Slot


def check_files(
    paths: Sequence[Path],
    *,
    kind: str | None = None,
    service: Service | None = None,
    fix: bool = False,
    out: Path | None = None,
    by_slot: Mapping[str, Sequence[Path]] | None = None,
    line_speed: float | None = None,
    progress: Progress | None = None,
) -> CheckReport:
    """Judge files, and with `fix` repair them into `out`, or into `fixed/` beside each.

    A file's kind is `kind`, else the slot that `by_slot` puts it in, else what its name says. `line_speed` is in
    bytes a second. Raises UsageProblem for files that cannot be read, kinds that do not exist or that the service
    does not take.
    """
    limits = service.limits if service else Limits()
    tasks = list(_tasks(paths, kind, service, by_slot or {}))
    progress = progress or Silent()
    checked = [_check(task, service, limits) for task in tasks]
    if fix:
        checked = _repaired(tasks, checked, limits, out, progress)
    sizes = {one.result: one.facts.size for one in checked}
    total = sum(sizes.values())
    found = [judge_total(tuple(sizes.values()), limits.total)]
    if line_speed is not None:
        found.append(judge_upload_time(total, line_speed, limits.window))
    return CheckReport(tuple(checked), total, tuple(one for one in found if one is not None))


def _tasks(
    paths: Sequence[Path], kind: str | None, service: Service | None, by_slot: Mapping[str, Sequence[Path]]
) -> Iterator[_Task]:
    placed = [(path, own) for own, group in by_slot.items() for path in group]
    where = dict(reversed(placed))  # of a file in two slots, the first counts here
    for path in paths:
        own = kind or where.get(path) or _guess(path, service)
        yield _Task(path, own, _slot(own, service))
    for path, own in placed:
        if path not in paths or (kind is None and where[path] != own):
            yield _Task(path, own, _slot(own, service))


def _guess(path: Path, service: Service | None) -> str | None:
    return guess_kind(path.name, service.slots if service and service.slots else document_kinds())


def _slot(kind: str | None, service: Service | None) -> Slot:
    """The rule for this kind. Raises UsageProblem for a kind that does not exist, or not in this service."""
    if kind is None:
        return UNKNOWN
    if service is not None and (own := service.slot(kind)) is not None:
        return own
    kinds = {slot.kind: slot for slot in document_kinds()}
    if kind not in kinds:
        near = nearest(kind, {one.kind: (one.title.ru, one.title.en, *one.stems) for one in kinds.values()})
        raise UsageProblem("unknown_kind_near" if near else "unknown_kind", kind=kind, nearest=near or "")
    if service is not None:
        raise UsageProblem("check.kind_not_in_service", kind=kind, slug=service.slug)
    return kinds[kind]


def _check(task: _Task, service: Service | None, limits: Limits) -> CheckedFile:
    facts = inspect(task.path)
    remarks = judge(facts, task.slot, file_limit=limits.file)
    command = _command(task, service) if any(one.repairable for one in remarks) else None
    return CheckedFile(task.path, task.kind, facts, remarks, command=command)


def _command(task: _Task, service: Service | None) -> str:
    words = ["gosmed", "check", str(task.path)]
    words += ["--as", task.kind] if task.kind else []
    words += ["--for", service.slug] if service else []
    return shell.command([*words, "--fix"])


def _repaired(
    tasks: Sequence[_Task], checked: Sequence[CheckedFile], limits: Limits, out: Path | None, progress: Progress
) -> list[CheckedFile]:
    done = _merged(tasks, checked, limits, out)
    for task, one in zip(tasks, checked, strict=True):
        if task not in done:
            progress.start("repair.running", 1, name=task.path.name)
            made = repair(task.path, task.slot, _folder(task.path, out), facts=one.facts, file_limit=limits.file)
            progress.advance(1)
            progress.finish()
            done[task] = _as_fixed(task, one, made, limits)
    return [done[task] for task in tasks]


def _merged(
    tasks: Sequence[_Task], checked: Sequence[CheckedFile], limits: Limits, out: Path | None
) -> dict[_Task, CheckedFile]:
    """Scans of one kind, more than its slot takes, as the pages of one PDF."""
    by_kind: dict[str, list[tuple[_Task, CheckedFile]]] = {}
    for task, one in zip(tasks, checked, strict=True):
        if task.kind and can_merge(one.facts):
            by_kind.setdefault(task.kind, []).append((task, one))
    done = {}
    for group in by_kind.values():
        first = group[0][0]
        if len(group) > first.slot.max:
            paths = [task.path for task, _ in group]
            made = merge(paths, first.slot, _folder(first.path, out), file_limit=limits.file)
            done.update({task: _as_fixed(task, one, made, limits) for task, one in group if made})
    return done


def _folder(path: Path, out: Path | None) -> Path:
    return out if out is not None else path.parent / FOLDER


def _as_fixed(task: _Task, one: CheckedFile, made: Path | None, limits: Limits) -> CheckedFile:
    """The outcome after a repair: of the copy, else of the file, without advice to try again."""
    if made is None:
        return replace(one, command=None)
    facts = inspect(made)
    return CheckedFile(task.path, task.kind, facts, judge(facts, task.slot, file_limit=limits.file), made)
