"""Asking for one field at a terminal until its answer fits: each type in the way that is easiest to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from gosmed_cli.contract.dictionaries import Item, dictionary
from gosmed_cli.rules.fields import Broken, normalise
from gosmed_cli.text import formats, language, say
from gosmed_cli.usecases import failure_words
from gosmed_cli.usecases.form_words import field_lines
from gosmed_cli.usecases.value_words import shown

from . import ask, slots

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Field, Service
    from gosmed_cli.usecases.appointments import FreeSlot

    from .run import Run

OFFERED = 10  # values of a dictionary shown at once


@dataclass(frozen=True, slots=True)
class AtHand:
    """What helps to answer: the service, the free slots of its meetings, one's own applications by number, the
    portal's day (without it this computer's, a first look)."""

    service: Service | None = None
    slots: Sequence[FreeSlot] = ()
    numbers: Sequence[tuple[str, str]] = ()
    today: date | None = None


def ask_field(
    run: Run, field: Field, values: Mapping[str, object], known: Mapping[str, str], at_hand: AtHand | None = None
) -> str:
    """One field until its answer fits; empty where it may be. `?` shows the rule, `-` clears."""
    at_hand = at_hand or AtHand()
    before = values.get(field.name)
    given = str(before) if before not in (None, "") else known.get(field.known or "", "")
    if field.same_as:
        given = ""  # typed again, never offered: that is its point (R22)
    if field.help:
        run.note(f"  {field.help[language()]}")
    _offer(run, field, at_hand)
    while True:
        typed = _typed(run, field, given, at_hand)
        if typed == "?":
            run.note("\n".join(f"  {line}" for line in field_lines(field, language(), at_hand.service)))
        elif typed == "-" and not field.required:
            return ""
        elif typed in ("", "-"):
            if not field.required:
                return ""
            run.note(f"  ✗ {say('ask.form.required')}")
        elif (value := _checked(run, field, typed, values, at_hand.today)) is not None:
            return value


def _typed(run: Run, field: Field, given: str, at_hand: AtHand) -> str:
    """One answer, as its type is best given."""
    label = field.title[language()]
    if field.type == "slot" and at_hand.slots:
        if given and ask.yes(say("ask.form.keep_slot", slot=shown(field, given)), default=True):
            return given
        if not field.required and not ask.yes(say("ask.form.choose_slot"), default=True):
            return ""
        picked = slots.choose(run, at_hand.slots)
        return picked.slot if picked else ""
    if field.type == "longtext":
        run.note(say("ask.form.lines", label=label) + (f"\n  [{given}]" if given else ""))
        return ask.lines(given)
    if field.type == "flag":
        label = say("ask.form.flag", label=label)
    return ask.line(label, given and shown(field, given))


def _offer(run: Run, field: Field, at_hand: AtHand) -> None:
    """One's own applications, where one of their numbers is asked for."""
    if field.type == "own_number":
        for number, title in at_hand.numbers:
            run.note(f"    {number}  {title}")


def _checked(run: Run, field: Field, typed: str, values: Mapping[str, object], today: date | None) -> str | None:
    """The value for the wire, or nothing after the reason was shown."""
    try:
        value = normalise(field, typed, today=today or datetime.now(formats.MOSCOW).date())
    except Broken as broken:
        if (item := _picked(run, field, typed)) is not None:
            return item.value
        run.note(f"  ✗ {failure_words.words_of(broken.code, broken.params)}")
        return None
    if field.same_as and values.get(field.same_as, value) != value:
        run.note(f"  ✗ {say('form.not_same', other=field.same_as)}")
        return None
    return value


def _picked(run: Run, field: Field, words: str) -> Item | None:
    """One of the values of the dictionary that have these words."""
    among = dictionary(field.dictionary) if field.dictionary else None
    found = among.search(words) if among else ()
    if not found:
        return None
    if len(found) > OFFERED:
        run.note(f"  {say('ask.form.too_many', count=len(found))}")
        return None
    run.note(f"  {say('ask.form.found')}")
    picked: Item | None = ask.pick(found, lambda one: one.shown(language()))
    return picked
