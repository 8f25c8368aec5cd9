"""`gosmed portal`: the included portal, its clock, its faults, its outbox."""

from __future__ import annotations

from ..app import Lazy

TABLE = {
    name: (f"commands.portal.{name.replace('-', '_')}", "commands")
    for name in (
        *("serve", "clock", "outbox", "decide", "visit", "certificate", "send-document", "announce"),
        *("audit", "unlink", "fault", "requests", "snapshot", "scenario", "ca", "reset"),
    )
}


class _Portal(Lazy):
    table = TABLE
    prefix = "help.portal"


app = _Portal(name="portal", help="help.portal", rich_markup_mode=None)
