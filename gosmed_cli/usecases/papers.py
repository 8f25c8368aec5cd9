"""Prescriptions and sick leaves: what was issued, issuing, cancelling, printing (R102)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.papers import Paper
from ..errors import NotFound, RuleBroken, UsageProblem
from ..exports import saving
from ..rules.papers import check_paper
from ..text import formats
from .documents import free_target
from .paging import everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..client.portal import Portal
    from ..contract.cabinet.papers import MedicalPaper


async def list_(
    portal: Portal, kind: Paper, *, state: str | None = None, limit: int | None = None
) -> list[MedicalPaper]:
    """Papers of this kind, newest first: all, or `limit` of them."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.papers(kind.kind, state=state, cursor=cursor, limit=size)

    return await everything(fetch, limit)


async def show(portal: Portal, kind: Paper, number: str) -> MedicalPaper:
    """One paper. Raises NotFound."""
    with _named(kind, number):
        return await portal.cabinet.paper(kind.kind, number)


def checked(portal: Portal, kind: Paper, given: Mapping[str, object], places: Mapping[str, str]) -> dict[str, str]:
    """The values ready for the wire. Raises RuleBroken with every problem, each with its place in the form."""
    form = check_paper(kind, given, today=portal.time().astimezone(formats.MOSCOW).date())
    if form.problems:
        placed = [replace(one, where=places.get(one.field or "")) for one in form.problems]
        raise RuleBroken("papers.wrong", details=placed, count=len(placed))
    return form.values


async def issue(portal: Portal, kind: Paper, values: Mapping[str, str]) -> MedicalPaper:
    """Issue it. Raises NotAllowed while its professional service is off."""
    return await portal.cabinet.issue_paper(kind.kind, values)


async def cancel(portal: Portal, kind: Paper, number: str, reason: str) -> MedicalPaper:
    """Cancel it. Raises NotFound, NotAllowed where it has ended or was cancelled."""
    with _named(kind, number):
        return await portal.cabinet.cancel_paper(kind.kind, number, reason)


async def save(portal: Portal, kind: Paper, number: str, target: Path | None, *, force: bool) -> Path:
    """Save the PDF to print, readable by its owner alone. Raises NotFound, UsageProblem."""
    with _named(kind, number):
        content = await portal.cabinet.paper_sheet(kind.kind, number)
    path = free_target(target, f"{kind.kind}-{number}.pdf", force=force)
    try:
        saving.save(content, path, private=True)
    except OSError as error:
        raise UsageProblem("papers.cannot_write", path=str(path), reason=error.strerror or "") from error
    return path


@contextmanager
def _named(kind: Paper, number: str) -> Iterator[None]:
    """An unknown number is told with the list to look at."""
    try:
        yield
    except NotFound as error:
        raise NotFound("papers.unknown", kind=kind.kind, number=number) from error
