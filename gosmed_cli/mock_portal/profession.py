"""What an account knows of its owner's profession: what the owner said (R12), and what ФРМР adds to it."""

from __future__ import annotations

import sqlite3

from ..contract.vocabulary import Level
from . import accounts, registers
from .store import Transaction


def known(t: Transaction, row: sqlite3.Row) -> dict[str, str]:
    """The account's values with `accredited_until` (ISO date) as ФРМР has it, for confirmed people alone.

    The end of a licence is the register's where the owner has not said otherwise and the licence is the same.
    """
    values = accounts.known(row)
    person = registers.lookup(t, values["snils"]) if values.get("snils") else None
    if person is None or not Level(row["level"]).covers(Level.CONFIRMED):
        return values
    added = {"accredited_until": person.attribute("specialist.accredited_until")}
    if values.get("licence") and values["licence"] == person.attribute("specialist.licence"):
        added["licence_until"] = person.attribute("specialist.licence_until")
    return {name: value for name, value in {**added, **values}.items() if value}
