"""Records of training and mandatory events as lines of one list; points by month as bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from gosmed_cli.text import formats, say
from gosmed_cli.usecases import training as use
from gosmed_cli.usecases import training_words as words

from ...widgets.rows import Column, Row

if TYPE_CHECKING:
    from datetime import datetime

    from gosmed_cli.contract.cabinet.training import MandatoryEvent, TrainingRecord, TrainingYear

    from ...widgets.detail_pane import Line

GROUPS = ("all", "year", "own", "mandatory")
_WIDEST = 30  # cells of the longest bar


class Item(TypedDict):
    """What was learnt, or a mandatory event: one of them."""

    key: str
    on: str
    record: TrainingRecord | None
    event: MandatoryEvent | None


def items(records: Sequence[TrainingRecord], events: Sequence[MandatoryEvent]) -> Iterator[Item]:
    """Events that are still to come first, then what was learnt, the newest first."""
    for event in events:
        yield {"key": f"event:{event['id']}", "on": event["due_on"], "record": None, "event": event}
    for record in records:
        yield {"key": str(record["id"]), "on": record["finished_on"], "record": record, "event": None}


def in_group(one: Item, group: str, year: int) -> bool:
    """`all` is what was learnt, whenever; `own` came from certificates of one's own."""
    record = one["record"]
    if record is None:
        return group == "mandatory"
    if group == "year":
        return record["finished_on"].startswith(str(year))
    return group == "all" or (group == "own" and record["source"] == "own")


def columns() -> list[Column]:
    """Day, topic, kind, hours, points."""
    return [
        Column("finished", say("training.column.finished"), 10),
        Column("title", say("training.column.title"), 26, grow=3),
        Column("kind", say("training.column.kind"), 20, grow=1, spare=1),
        Column("hours", say("training.column.hours"), 6, right=True, spare=2),
        Column("points", say("training.column.points"), 6, right=True),
        Column("state", say("tui_training.column.state"), 16, spare=3),
    ]


def row(one: Item) -> Row:
    """A line of the table."""
    day = formats.day(date.fromisoformat(one["on"]))
    if record := one["record"]:
        cells = (
            day, record["title"], use.kind_title(record), words.points(record["hours"]),
            words.points(record["points"]), f"✓ {record['grade'] or say('tui_training.counted')}",
        )  # fmt: skip
        return Row(one["key"], cells, ("dim", "bold", "dim", "", "bold", "good"))
    event = one["event"]
    assert event is not None  # an item is the one or the other
    sign, style = words.STYLES.get(event["state"], ("·", "plain"))
    state = f"{sign} {event_title(event)}"  # in place of the kind, which the group says
    cells = (day, event["title"], state, "–", words.points(event["points"]), state)
    style = "" if style == "plain" else style
    return Row(one["key"], cells, ("dim", "bold", style, "", "", style))


def event_title(event: MandatoryEvent) -> str:
    """The state of a mandatory event in a word or two."""
    return say(f"tui_training.event.{event['state']}")


def order(one: Item, column: str) -> Any:
    """By what a column sorts, where not by its text."""
    found = one["record"] or one["event"]
    numbers = {"finished": one["on"], "points": found["points"] if found else 0}
    if column == "hours":
        return one["record"]["hours"] if one["record"] else 0.0
    return numbers.get(column)


def detail(one: Item) -> Iterator[Iterable[Line]]:
    """One of them in words."""
    if record := one["record"]:
        yield [(record["title"], "bold"), (use.kind_title(record), "plain"), (record["organiser"], "plain")]
        yield _facts(record)
    elif event := one["event"]:
        sign, style = words.STYLES.get(event["state"], ("·", "plain"))
        yield [(event["title"], "bold"), (f"{sign} {words.event_state(event)}", style)]
        yield [(f"{say('training.column.points')}: {words.points(event['points'])}", "plain")]


def _facts(record: TrainingRecord) -> list[Line]:
    facts = {
        "finished": formats.day(date.fromisoformat(record["finished_on"])),
        "hours": words.points(record["hours"]),
        "points": words.points(record["points"]),
        "grade": record["grade"] or "–",
        "source": say(f"training.source.{record['source']}"),
    }
    lines: list[Line] = [(f"{say(f'training.column.{name}')}: {text}", "plain") for name, text in facts.items()]
    return [*lines, *([(say("courses.document", id=record["document"]), "dim")] if record["document"] else [])]


def chart(one: TrainingYear, now: datetime, room: int) -> Iterator[Iterable[Line]]:
    """Points as they have added up by the end of each month, against the goal; `room` is the cells of a line."""
    names, total = say("training.months").split(), 0.0
    cells = max(min(room - 16, _WIDEST), 5)
    most = max(float(one["goal"]), one["points"], 1.0)
    goal = round(cells * one["goal"] / most)
    lines: list[Line] = [(say("training.chart", year=one["year"]), "bold")]
    today = now.astimezone(formats.MOSCOW).date()
    past = today.month if one["year"] == today.year else 12
    for name, came in list(zip(names, one["months"], strict=False))[:past]:
        total += came
        bar = list(("█" * round(cells * total / most)).ljust(cells + 1))
        bar[goal] = "│"
        more = f"+{words.points(came)}" if came else ""
        lines.append((f"{name:<4}{''.join(bar)} {words.points(total):>5} {more}".rstrip(), "plain"))
    yield [*lines, (f"│ {say('exports.goal')}: {words.points(one['goal'])}", "dim")]
