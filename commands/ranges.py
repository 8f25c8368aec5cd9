"""Options that lists share: `--from`, `--to`, `--limit`, `--all`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text import formats

From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="help.option.from")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="help.option.to")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="help.option.limit")]
All = Annotated[bool, typer.Option("--all", help="help.option.all")]


def day(text: str, option: str) -> date:
    """A day as typed: ДД.ММ.ГГГГ or ISO. Raises UsageProblem naming the option."""
    parts = text.strip().split(".")
    try:
        if len(parts) == 3:
            return date(int(parts[2]), int(parts[1]), int(parts[0]))
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageProblem("bad_date", option=option, value=text) from error


def days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """`--from` and `--to` as typed. Raises UsageProblem, also where the first is later."""
    first, last = day(since, "--from") if since else None, day(until, "--to") if until else None
    if first and last and last < first:
        raise UsageProblem("backwards", since=formats.day(first), to=formats.day(last))
    return first, last


def narrowed(
    items: Sequence[Any], at: Callable[[Any], str | None], since: str | None, until: str | None, limit: int | None
) -> list[Any]:
    """Items whose moment (ISO) lies within the days given, by Moscow, at most `limit` of them."""
    first = day(since, "--from") if since else date.min
    last = day(until, "--to") if until else date.max
    kept = [one for one in items if not (since or until) or _within(at(one), first, last)]
    return kept[:limit] if limit else kept


def _within(moment: str | None, first: date, last: date) -> bool:
    return moment is not None and first <= formats.parse(moment).astimezone(formats.MOSCOW).date() <= last


def asked_for(limit: int | None, since: str | None, until: str | None, everything: bool) -> int | None:
    """How many to fetch: days are compared here, so that with them all must be seen. Raises UsageProblem."""
    if everything and limit is not None:
        raise UsageProblem("conflict", first="--all", second="--limit")
    return None if since or until else limit
