"""Announcements of inspections and of changes in regulation (R103): to the accounts they concern and no others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..contract.vocabulary import NoticeKind
from . import notices, schedule
from .state import Portal
from .store import Transaction

KINDS = (NoticeKind.INSPECTION, NoticeKind.REGULATION)
_DUE = "announcement"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced. `specialties` are codes of the dictionary, `organisations` names or ОГРН; where both are
    given, those are concerned who fit both, where neither is, everybody."""

    kind: NoticeKind
    title: str
    text: str
    specialties: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    def concerns(self, known: Mapping[str, str]) -> bool:
        """Whether the owner of an account with these values is meant."""
        workplace = {_plain(known.get("ogrn", "")), _plain(known.get("organisation", ""))} - {""}
        return (not self.specialties or known.get("specialty") in self.specialties) and (
            not self.organisations or not workplace.isdisjoint(map(_plain, self.organisations))
        )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def plan(t: Transaction, at: datetime, what: Announcement) -> None:
    """Have it announced at this moment."""
    schedule.plan(
        t,
        at,
        _DUE,
        str(t.next_id("announcements")),
        about=what.kind.value,
        title=what.title,
        text=what.text,
        specialties=list(what.specialties),
        organisations=list(what.organisations),
    )


def announce(t: Transaction, portal: Portal, what: Announcement) -> int:
    """Tell everybody whom it concerns; returns how many that are."""
    told = 0
    for row in t.q.active_accounts():
        if what.concerns(json.loads(row["known"])):
            notices.notify(t, portal, row["id"], what.kind, what.title, what.text)
            told += 1
    return told


def of(given: Mapping[str, Any], specialties: Iterable[str]) -> Announcement:
    """One from a scenario or the operator; `specialties` canonical."""
    return Announcement(
        NoticeKind(given["kind"]),
        given["title"],
        given["text"],
        tuple(specialties),
        tuple(given.get("organisations", ())),
    )


@schedule.handler(_DUE)
def _due(t: Transaction, portal: Portal, subject: str, data: dict[str, Any]) -> None:
    announce(t, portal, of({**data, "kind": data["about"]}, data["specialties"]))
