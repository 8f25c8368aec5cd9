"""Letters and acts of applications: kept as what they say, and set in type when somebody first asks for them.

Setting a letter costs most of a tenth of a second, and of a clinic's decisions few are ever read. A size or a
digest is only ever told of a letter that has been set.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from ..contract.epgu import ANSWER_FILE
from . import decision
from .decision import Letter
from .remarks import Remark
from .store import Transaction
from .store.db import dumps

PDF = "application/pdf"
DECISION, ACT = "decision", "act"  # kinds of answer files
_UNSET = ""  # the digest of a letter that has not been set


def keep(
    t: Transaction, number: int, attempt: int, entry: int, mnemonic: str, letter: Letter, kind: str = DECISION
) -> None:
    """Have this letter belong to this entry of the application's history."""
    t.add("unset_letters", object_id=entry, mnemonic=mnemonic, data=_written(letter))
    t.add(
        "order_files",
        order_id=number,
        attempt=attempt,
        object_id=entry,
        object_type=ANSWER_FILE,
        mnemonic=mnemonic,
        kind=kind,
        mime_type=PDF,
        sha256=_UNSET,
        size=0,
    )


def answers(t: Transaction, number: int, entry: int) -> list[sqlite3.Row]:
    """The files that belong to this entry, letters set in type."""
    _set_all(t, t.q.answer_files(order_id=number, object_id=entry))
    return list(t.q.answer_files(order_id=number, object_id=entry))


def acts(t: Transaction, number: int) -> list[sqlite3.Row]:
    """The acts of the application's meetings, set in type."""
    _set_all(t, t.q.acts_of_order(order_id=number))
    return list(t.q.acts_of_order(order_id=number))


def stored(t: Transaction, entry: int, object_type: int, mnemonic: str) -> sqlite3.Row | None:
    """A file by its link; a letter is set in type."""
    row = t.q.stored_file(object_id=entry, object_type=object_type, mnemonic=mnemonic)
    if row is not None and row["sha256"] == _UNSET:
        _set(t, entry, mnemonic)
        row = t.q.stored_file(object_id=entry, object_type=object_type, mnemonic=mnemonic)
    return cast("sqlite3.Row | None", row)


def keep_blob(t: Transaction, data: bytes) -> str:
    """Keep these bytes once, whoever sends them; returns their SHA-256 in hex."""
    digest = hashlib.sha256(data).hexdigest()
    t.q.blob_keep(sha256=digest, size=len(data), data=data)
    return digest


def _set_all(t: Transaction, rows: Any) -> None:
    for row in list(rows):
        if row["sha256"] == _UNSET:
            _set(t, row["object_id"], row["mnemonic"])


def _set(t: Transaction, entry: int, mnemonic: str) -> None:
    kept = t.q.unset_letter(object_id=entry, mnemonic=mnemonic)
    data = decision.render(_read(kept["data"]))
    t.q.set_answer_file(object_id=entry, mnemonic=mnemonic, sha256=keep_blob(t, data), size=len(data))
    t.q.forget_unset_letter(object_id=entry, mnemonic=mnemonic)


def _written(letter: Letter) -> str:
    sent = letter.submitted_at
    return dumps(
        {
            **asdict(letter),
            "issued_at": letter.issued_at.isoformat(),
            "submitted_at": sent.isoformat() if sent else None,
            "remarks": [remark.to_json() for remark in letter.remarks],
        }
    )


def _read(text: str) -> Letter:
    data = json.loads(text)
    sent = data["submitted_at"]
    return Letter(
        **{
            **data,
            "issued_at": datetime.fromisoformat(data["issued_at"]),
            "submitted_at": datetime.fromisoformat(sent) if sent else None,
            "remarks": tuple(Remark.of(one) for one in data["remarks"]),
            "places": tuple(data["places"]),
            "next_steps": tuple(data["next_steps"]),
            "details": tuple((name, value) for name, value in data["details"]),
        }
    )
