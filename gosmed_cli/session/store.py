"""Where the tokens of a sign-in are kept: environment, a file of mode 0600, or the system keyring.

They belong to one profile at one portal. Reading looks at the environment, then the file, then the keyring
(which can hang without a session bus: it is skipped there, and given three seconds elsewhere). Writing prefers
the keyring and falls back to the file, which is replaced in one step.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ..errors import SignInNeeded, UsageProblem
from ..paths import Paths, private_folder
from . import ring


@dataclass(frozen=True, slots=True)
class StoredTokens:
    """A sign-in at rest. `fresh_until` is seconds since the epoch by this computer's clock: after it the
    access token is refreshed without being tried (portal time may be simulated, so it cannot be compared).
    `device` is this sign-in's name at the portal."""

    access_token: str
    refresh_token: str
    scope: str
    account: str
    device: str
    fresh_until: float
    refresh_expires_at: str


class SessionStore:
    """The tokens of one profile at one portal."""

    def __init__(
        self,
        paths: Paths,
        profile: str,
        portal: str,
        *,
        token: str | None = None,
        keyring: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.token = token
        self.profile = profile
        digest = hashlib.sha256(portal.rstrip("/").encode()).hexdigest()[:16]
        self._name = f"{_file_name(profile)}-{digest}"
        self.file = paths.tokens / f"{self._name}.json"
        self.lock_file = paths.locks / f"tokens-{self._name}.lock"
        environment = os.environ if environment is None else environment
        self._ring = ring.Ring(f"gosmed:{self._name}") if keyring and ring.usable(environment) else None

    def load(self) -> StoredTokens | None:
        """The stored tokens, or None when nobody is signed in. Raises SignInNeeded for a broken store."""
        text = self._read_file()
        if text is None and self._ring is not None:
            text = self._ring.read()
        return None if text is None else _parsed(text)

    def save(self, tokens: StoredTokens) -> None:
        """Replace what is stored. Raises UsageProblem where there is no right or room to write."""
        text = json.dumps(asdict(tokens))
        if self._ring is not None and not self.file.exists() and self._ring.write(text):
            return
        self._write_file(text)

    def forget(self) -> None:
        """Forget the tokens, wherever they are. Raises UsageProblem where that is forbidden."""
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise UsageProblem("session.no_right", path=str(self.file), reason=error.strerror or "") from error
        if self._ring is not None:
            self._ring.forget()

    def where(self) -> str:
        """`environment`, `keyring`, or the path of the file, whichever is (or would be) in use."""
        if self.token:
            return "environment"
        if self._ring is not None and not self.file.exists():
            return "keyring"
        return str(self.file)

    @property
    def signed_in(self) -> bool:
        """Whether there are tokens at all; says nothing of their worth."""
        return bool(self.token) or self.load() is not None

    def _read_file(self) -> str | None:
        try:
            return self.file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise SignInNeeded("session.broken", path=str(self.file)) from error

    def _write_file(self, text: str) -> None:
        name = None
        try:
            folder = private_folder(self.file.parent)
            folder.chmod(0o700)
            handle, name = tempfile.mkstemp(dir=folder, prefix=".tokens-")  # made with mode 0600
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.file)
        except OSError as error:
            if name is not None:
                Path(name).unlink(missing_ok=True)
            raise UsageProblem("session.no_right", path=str(self.file), reason=error.strerror or "") from error


def _parsed(text: str) -> StoredTokens:
    try:
        data = json.loads(text)
        tokens = StoredTokens(**{one.name: data[one.name] for one in fields(StoredTokens)})
        ok = all(isinstance(getattr(tokens, name), str) for name in ("access_token", "refresh_token", "device"))
        if not ok or not isinstance(tokens.fresh_until, int | float):
            raise ValueError("a token is no text")
    except (ValueError, KeyError, TypeError) as error:
        raise SignInNeeded("session.broken") from error
    return tokens


def _file_name(profile: str) -> str:
    """A profile's name as part of a file name."""
    return "".join(char if char.isalnum() or char in "-_" else "_" for char in profile) or "default"


__all__ = ["SessionStore", "StoredTokens"]
