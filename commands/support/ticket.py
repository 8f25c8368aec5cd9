"""What `open` and `reply` share: sending a ticket, prepared as far as can be, and saying its number."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import catalogue, support

from ..applying import apply_for
from ..given import Given, Options
from ..page import Page
from ..render import Answer
from ..typed import complete

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Service

    from ..run import Run


async def service_of(run: Run) -> Service:
    """The service that tickets are applications for."""
    return await catalogue.service(support.SLUG, await run.app.portal(), run.app.catalogue_cache)


def with_kinds(typed: Sequence[str], service: Service) -> tuple[str, ...]:
    """`--attach` as the engine takes it: a file without a kind gets one by its name, any file has a place."""
    return tuple(one if _has_kind(one, service) else f"{_kind(Path(one), service)}={one}" for one in typed)


def _has_kind(typed: str, service: Service) -> bool:
    kind, equals, path = typed.partition("=")
    return bool(equals and path) and service.slot(kind.strip()) is not None


def _kind(path: Path, service: Service) -> str:
    found = support.kind_of(path, service)
    if found is None:
        raise UsageProblem("support.no_file_slot", path=str(path))
    return found


async def send(run: Run, options: Options, command: str, under: Given | None, service: Service) -> Answer:
    """Send the ticket; a person is asked for what it lacks. Says its number and the other ways (R78, R80)."""
    prepared = [f"{kind}={path}" for kind, paths in (under.attachments if under else {}).items() for path in paths]
    options = replace(options, attach=(*prepared, *with_kinds(options.attach, service)))
    answer = await apply_for(run, support.SLUG, options, command, under)
    return replace(answer, text=_told(answer))


def _told(answer: Answer) -> Any:
    def draw(page: Page) -> None:
        if answer.text:
            answer.text(page)
        page.line(complete(say("support.number", number=answer.data["number"])), "bold")
        page.line(complete(say("support.other_ways")))

    return draw


def given(prepared: support.Prepared) -> Given:
    """A prepared ticket as what stands where nothing is typed."""
    return Given(prepared.values, prepared.attachments)


def text_of(typed: str) -> str:
    """A text as typed, or the whole standard input for `-`."""
    return sys.stdin.read() if typed == "-" else typed
