"""Who signs: a key in a file, or a program of another provider.

`Signer` is all that the rest of gosmed knows. A provider of ГОСТ signatures (КриптоПро, ViPNet, …) fills it with
a command: the content comes on its standard input, a detached CMS signature goes to its standard output, as DER,
PEM or Base64; exit code 0. The command is run once for each file, without a shell; its standard error and its
questions (a PIN) are its own affair.
"""

from __future__ import annotations

import base64
import binascii
import re
import shlex
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ..errors import UsageProblem

if TYPE_CHECKING:
    from datetime import datetime

    from .keys import Key
    from .subject import Subject

COMMAND_LIMIT = 300.0  # seconds: somebody may have to find the token and type its PIN
_PEM = re.compile(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)-----END [A-Z0-9 ]+-----", re.DOTALL)


class Signer(Protocol):
    """Signs files, one at a time."""

    @property
    def name(self) -> str:
        """What a person calls it: a file, a program."""

    @property
    def subject(self) -> Subject | None:
        """Whose signature it will be; None where that is known only once something is signed."""

    @property
    def valid(self) -> tuple[datetime, datetime] | None:
        """From when to when its certificate is; None where that is not known either."""

    @property
    def identity(self) -> str:
        """Tells one signer from another: an archive signed by one is not sent as signed by another."""

    def sign(self, data: bytes) -> bytes:
        """A detached CMS signature (DER) of these bytes. Raises UsageProblem."""


@dataclass(frozen=True, slots=True)
class P12Signer:
    """Signs with a key from a PKCS#12 file, the one of this name."""

    key: Key
    name: str = ""

    @property
    def subject(self) -> Subject | None:
        return self.key.subject

    @property
    def valid(self) -> tuple[datetime, datetime] | None:
        return self.key.valid_from, self.key.valid_to

    @property
    def identity(self) -> str:
        return self.key.fingerprint

    def sign(self, data: bytes) -> bytes:
        from .cms import sign

        return sign(data, self.key)


@dataclass(frozen=True, slots=True)
class CommandSigner:
    """Signs with the command of a provider; `limit` in seconds. `quiet`: what it says on its standard error is
    shown to nobody, as on a screen that is drawn."""

    argv: tuple[str, ...]
    limit: float = COMMAND_LIMIT
    quiet: bool = False

    @classmethod
    def of(cls, line: str, *, quiet: bool = False) -> CommandSigner:
        """The command of a line as a shell would split it. Raises UsageProblem."""
        try:
            argv = tuple(shlex.split(line))
        except ValueError as error:
            raise UsageProblem("signing.command_form") from error
        if not argv:
            raise UsageProblem("signing.command_form")
        return cls(argv, quiet=quiet)

    @property
    def name(self) -> str:
        return self.argv[0]

    @property
    def subject(self) -> Subject | None:
        return None

    @property
    def valid(self) -> tuple[datetime, datetime] | None:
        return None

    @property
    def identity(self) -> str:
        return shlex.join(self.argv)

    def sign(self, data: bytes) -> bytes:
        return _der(self._output(data))

    def _output(self, data: bytes) -> bytes:
        program = self.argv[0]
        try:
            done = subprocess.run(  # noqa: S603  the user's own command
                self.argv, input=data, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if self.quiet else None, timeout=self.limit, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise UsageProblem("signing.command_slow", program=program, seconds=round(self.limit)) from error
        except OSError as error:
            raise UsageProblem("signing.command_missing", program=program, reason=error.strerror or "") from error
        if done.returncode != 0:
            raise UsageProblem("signing.command_failed", program=program, exit=done.returncode)
        return done.stdout


def _der(output: bytes) -> bytes:
    """The signature out of what a command printed. Raises UsageProblem where that is none."""
    found = _PEM.search(output)
    text = found[1] if found else output
    der = output
    if found or not output.startswith(b"\x30"):
        try:
            der = base64.b64decode(b"".join(text.split()), validate=True)
        except (binascii.Error, ValueError):
            der = b""
    if not is_cms(der):
        raise UsageProblem("signing.command_no_cms")
    return der


# a CMS SignedData begins with a SEQUENCE that holds this object identifier (1.2.840.113549.1.7.2)
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")


def is_cms(data: bytes) -> bool:
    """Whether these bytes begin as a CMS signature does; whether it is a good one is for `verify` to say."""
    return data[:1] == b"\x30" and _SIGNED_DATA in data[:20]
