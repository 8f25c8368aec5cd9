"""The analytical report of training, for a file (R91)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..contract.catalogue import common_field
from ..contract.dictionaries import dictionary
from ..exports.report import Chart, Column, Report, Value
from ..text import formats, language, say
from ..text.clean import clean
from . import training as use
from . import training_words as words
from .training import Filters, Group, Row

if TYPE_CHECKING:
    from ..client.portal import Portal


def grades(one: Row) -> str:
    """«отлично: 2, зачтено: 1», the most frequent first."""
    return ", ".join(f"{grade}: {count}" for grade, count in one.grades.most_common())


def values(rows: list[Row]) -> Iterator[Mapping[str, Value]]:
    for one in rows:
        yield {
            "title": one.title,
            "trainings": one.trainings,
            "hours": one.hours,
            "points": one.points,
            "grades": grades(one),
        }


async def described(portal: Portal, by: Group, asked: Filters, rows: list[Row]) -> Report:
    """The report's head and columns; who it is about is known to the account."""
    known, seen = (await portal.cabinet.account())["known"], await use.overview(portal)
    today = portal.time().astimezone(formats.MOSCOW).date()
    return Report(
        name=say("training.report.name"),
        title=say("training.report.title"),
        columns=(
            Column("title", say(f"training.column.{by}"), share=3.0),
            Column("trainings", say("training.column.trainings"), "number", total=True),
            Column("hours", say("training.column.hours"), "hours", total=True),
            Column("points", say("training.column.points"), "hours", total=True),
            Column("grades", say("training.column.grades"), share=2.0),
        ),
        requisites=(
            (say("training.report.who"), _name(known)),
            (say("training.report.specialty"), _specialty(known)),
            (say("training.report.period"), _period(asked)),
            (say("training.report.made"), formats.moment(portal.time())),
        ),
        charts=(words.chart(seen["year"], today), _chart(by, rows)) if rows else (),
        notes=(say("training.report.note"),),
    )


def _chart(by: Group, rows: list[Row]) -> Chart:
    return Chart(
        title=say(f"training.report.chart.{by}"),
        labels=[one.title for one in rows],
        series={say("training.points"): [float(one.points) for one in rows]},
        unit=say("training.points"),
    )


def _name(known: Mapping[str, str]) -> str:
    return clean(" ".join(known[one] for one in ("last_name", "first_name", "middle_name") if known.get(one)))


def _specialty(known: Mapping[str, str]) -> str:
    among = dictionary(common_field("specialty").dictionary or "")
    item = among.find(known.get("specialty", "")) if among else None
    return item.shown(language()) if item else clean(known.get("specialty", "–"))


def _period(asked: Filters) -> str:
    parts = [
        say("training.report.from", first=formats.day(asked.first)) if asked.first else "",
        say("training.report.to", last=formats.day(asked.last)) if asked.last else "",
    ]
    return " ".join(filter(None, parts)) or say("training.report.whole")
