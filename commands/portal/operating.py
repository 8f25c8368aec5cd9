"""What the operator's commands share: finding the portal, and a connection to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gosmed_cli.errors import UsageProblem

from ..run import Run

if TYPE_CHECKING:
    from gosmed_cli.client.operator import Operator

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="help.option.data")]


@asynccontextmanager
async def operator(run: Run, data: Path | None) -> AsyncIterator[Operator]:
    """The operator of the portal that runs here, of `--data DIR`, or of GOSMED_PORTAL_KEY."""
    from gosmed_cli.client.operator import find, operate

    settings = run.app.settings
    async with operate(settings, find(settings, data=data)) as found:
        yield found


def read_text(path: Path) -> str:
    """The text of a file that was named. Raises UsageProblem."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UsageProblem("forms.not_utf8", path=str(path)) from error
