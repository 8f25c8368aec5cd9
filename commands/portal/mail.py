"""The mail server that `portal serve` is told of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules import contacts
from gosmed_cli.rules.broken import Broken

from ..secrets import from_file

if TYPE_CHECKING:
    from gosmed_cli.mock_portal.mailing import Server

SENDER = "portal@gosmed.example"


def mail_server(
    smtp: str | None, user: str | None, password_file: Path | None, starttls: bool, sender: str | None
) -> Server | None:
    """The server that the options describe; None without `--smtp`. Raises UsageProblem."""
    if smtp is None:
        _alone(("--smtp-user", user), ("--smtp-password-file", password_file), ("--mail-from", sender))
        return None
    from gosmed_cli.mock_portal.mailing import Server

    host, _, port = smtp.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise UsageProblem("serve.smtp", given=smtp)
    if (user is None) != (password_file is None):
        raise UsageProblem("needs_option", option="--smtp-user", needed="--smtp-password-file")
    password = from_file(password_file) if password_file else None
    return Server(host.strip("[]"), int(port), _sender(sender), user, password, starttls)


def _alone(*options: tuple[str, object]) -> None:
    """Options that mean nothing without a server. Raises UsageProblem."""
    for option, given in options:
        if given is not None:
            raise UsageProblem("needs_option", option=option, needed="--smtp HOST:PORT")


def _sender(given: str | None) -> str:
    try:
        return contacts.email(given) if given else SENDER
    except Broken as broken:
        raise UsageProblem("serve.mail_from", given=given) from broken
