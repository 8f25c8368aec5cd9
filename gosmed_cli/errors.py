"""Everything that can go wrong, as one tree.

    GosmedError                 exit
    ├── Fault                     1   a fault in gosmed itself
    ├── UsageProblem              2   wrong usage or configuration, an unreadable file, no room, a wrong portal
    ├── RuleBroken                3   the data or a file breaks a rule
    ├── SignInNeeded              4   not signed in, session over, login locked
    │   └── CodeNeeded            4   a second factor that nobody here can type
    ├── NotFound                  5   no such thing, or somebody else's
    ├── NotAllowed                6   not in the present state, or too late
    ├── Unavailable               7   portal or network; try later
    ├── StillUndecided            8   waited in vain
    ├── PartlyFailed              9   some of several
    ├── DecidedAgainst           10   --exit-status: decided, and not approved
    └── Locked                   11   another run holds the lock

An error carries a code and parameters; `text.say` puts them into words, so that nothing below the face
of the program knows a language. The message is `error.<code>`, the next step `error.<code>.advice`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing wrong inside a larger error: a field or an attachment, and why.

    `where` is a place a person can open (`form.toml:6`). `text` and `advice` are set where the words came
    from the portal (already cleaned); otherwise `code` and `params` are put into words by the face.
    """

    code: str
    field: str | None = None
    attachment: str | None = None
    where: str | None = None
    text: str | None = None
    advice: str | None = None
    params: tuple[tuple[str, Any], ...] = ()


class GosmedError(Exception):
    """The root. `code` is stable and English; `params` fill the message; `sent` says whether the portal has
    the data already."""

    exit_code: ClassVar[int] = 1

    def __init__(
        self,
        code: str,
        *,
        details: Sequence[Detail] = (),
        sent: bool = False,
        text: str | None = None,
        advice: str | None = None,
        data: dict[str, Any] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.details = tuple(details)
        self.sent = sent
        self.text = text  # words of the portal, cleaned; wins over the catalogue of messages
        self.advice = advice  # a complete command, or the portal's own advice
        self.data = data  # what a script needs to go on (a challenge), printed on stdout with --json
        self.params = params
        self.contacts: Sequence[Mapping[str, Any]] = ()  # where the portal helps, as it says itself


class Fault(GosmedError):
    exit_code = 1


class UsageProblem(GosmedError):
    exit_code = 2


class RuleBroken(GosmedError):
    exit_code = 3


class SignInNeeded(GosmedError):
    exit_code = 4


class CodeNeeded(SignInNeeded):
    """A code was sent and cannot be asked for here; `data` is the challenge to finish with."""


class NotFound(GosmedError):
    exit_code = 5


class NotAllowed(GosmedError):
    exit_code = 6


class Unavailable(GosmedError):
    exit_code = 7


class StillUndecided(GosmedError):
    exit_code = 8


class PartlyFailed(GosmedError):
    exit_code = 9


class DecidedAgainst(GosmedError):
    exit_code = 10


class Locked(GosmedError):
    exit_code = 11
