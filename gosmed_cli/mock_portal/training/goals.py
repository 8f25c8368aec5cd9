"""The goal that somebody sets for a year (R89)."""

from __future__ import annotations

from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from . import certificates
from .progress import today_of

AHEAD = 4  # years for which a goal may be set beside this one


def put(t: Transaction, portal: Portal, account_id: str, year: int, points: int) -> None:
    """Set the goal; one that is reached already brings its certificate. Raises Refused `goal_year`."""
    this_year = today_of(portal).year
    if not this_year <= year <= this_year + AHEAD:
        raise Refused("goal_year", first=this_year, last=this_year + AHEAD)
    t.q.set_training_goal(account_id=account_id, year=year, points=points)
    certificates.look(t, portal, account_id, year)
