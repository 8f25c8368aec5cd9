"""Options and words that the commands of professional development share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from gosmed_cli.usecases.training import Filters, kind_of

from ..ranges import day

Year = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", min=1990, max=2200, help="help.option.cpd_year")
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="help.option.cpd_kind")]


class Source(StrEnum):
    COURSE = "course"
    OWN = "own"


BySource = Annotated[Source | None, typer.Option("--source", metavar="course|own", help="help.option.cpd_source")]


def filters(since: str | None, to: str | None, kind: str | None = None, source: Source | None = None) -> Filters:
    """What was typed, understood. Raises UsageProblem."""
    return Filters(
        day(since, "--from") if since else None,
        day(to, "--to") if to else None,
        kind_of(kind) if kind else None,
        source.value if source else None,
    )
