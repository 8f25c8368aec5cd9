"""Electronic acts of meetings (R26): a file of the application, and a document that its owner has received."""

from __future__ import annotations

import json

from ..contract.epgu import ANSWER_FILE
from . import decision, inbox, letters
from .lifecycle_parts import Act, Application
from .state import Portal
from .store import Transaction

TITLE = "Акт о личном приёме"


def write(
    t: Transaction, portal: Portal, account_id: str, application: Application, act: Act, entry: int, sender: str
) -> None:
    """Write the act of the meeting that this entry of the history records, where the service has acts."""
    fields = json.loads(t.q.order_by_id(id=application.number)["fields"])
    letter = decision.act_of(application, entry, portal.clock.now(), sender, fields, act)
    if letter is None:
        return
    mnemonic = f"{letter.kind}.pdf"
    letters.keep(t, application.number, application.attempt, entry, mnemonic, letter, kind=letters.ACT)
    file = letters.stored(t, entry, ANSWER_FILE, mnemonic)
    assert file is not None, "it has just been kept"
    received = inbox.Received(
        kind=letter.kind,
        title=TITLE,
        sender=act.meeting.place,
        name=act.name,
        format="pdf",
        sha256=file["sha256"],
        size=file["size"],
        number=application.number,
    )
    inbox.put(t, portal, account_id, received)
