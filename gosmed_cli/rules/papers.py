"""Rules of medical papers that forms of services do not have: spans of days, ranges, the day on which one ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ..contract.papers import Paper
from ..errors import Detail
from .dates import shown
from .form import CheckedForm, check_form


def check_paper(paper: Paper, given: Mapping[str, object], *, today: date) -> CheckedForm:
    """Every problem of the form at once, and values ready for the wire."""
    form = check_form(paper.form, given, today=today)
    return CheckedForm(
        form.values, (*form.problems, *_out_of_range(paper, form.values), *_span(paper, form.values))
    )


def _out_of_range(paper: Paper, values: Mapping[str, str]) -> Iterator[Detail]:
    for name, (least, most) in paper.ranges.items():
        if name in values and not least <= int(values[name]) <= most:
            yield Detail("papers.out_of_range", field=name, params=(("least", least), ("most", most)))


def _span(paper: Paper, values: Mapping[str, str]) -> Iterator[Detail]:
    span = paper.span
    if span is None or span.first not in values or span.last not in values:
        return
    first, last = date.fromisoformat(values[span.first]), date.fromisoformat(values[span.last])
    if last < first:
        yield Detail("papers.ends_before", field=span.last, params=(("first", shown(first)),))
    elif (last - first).days + 1 > span.most:
        until = shown(first + timedelta(days=span.most - 1))
        params = (("days", (last - first).days + 1), ("most", span.most), ("until", until))
        yield Detail("papers.too_long", field=span.last, params=params)


def last_day(paper: Paper, values: Mapping[str, str], issued: date) -> date:
    """The last day on which a paper with these values is good.

    >>> from gosmed_cli.contract.papers import paper
    >>> last_day(paper("prescriptions"), {"term": "15"}, date(2026, 3, 2))
    datetime.date(2026, 3, 16)
    """
    if paper.ends.field:
        return date.fromisoformat(values[paper.ends.field])
    return issued + timedelta(days=int(values[paper.ends.days or ""]) - 1)
