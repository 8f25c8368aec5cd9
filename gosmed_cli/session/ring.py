"""The system keyring, at arm's length: imported late (140 ms), never waited for longer than three seconds."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")
LIMIT = 3.0  # seconds: a keyring that asks for a password nobody can type hangs for ever
_SERVICE = "gosmed"


def usable(environment: Mapping[str, str]) -> bool:
    """Whether asking a keyring makes sense: not forbidden, and on Linux only with a session bus."""
    if environment.get("GOSMED_NO_KEYRING"):
        return False
    return sys.platform in ("darwin", "win32") or bool(environment.get("DBUS_SESSION_BUS_ADDRESS"))


class Ring:
    """One entry of the keyring. Everything that fails reads as «there is no keyring»."""

    def __init__(self, entry: str) -> None:
        self._entry = entry

    def read(self) -> str | None:
        import keyring

        return _in_time(lambda: keyring.get_password(_SERVICE, self._entry), None)

    def write(self, text: str) -> bool:
        """Whether the keyring has taken it (and gives it back)."""
        import keyring

        def put() -> bool:
            keyring.set_password(_SERVICE, self._entry, text)
            return keyring.get_password(_SERVICE, self._entry) == text

        return _in_time(put, False)

    def forget(self) -> None:
        import keyring

        _in_time(lambda: keyring.delete_password(_SERVICE, self._entry), None)


def _in_time(work: Callable[[], T], otherwise: T) -> T:
    """The result of `work`, or `otherwise` when it fails or takes longer than the limit."""
    result = [otherwise]

    def run() -> None:
        try:
            result[0] = work()
        except Exception:  # each system's keyring raises errors of its own, and none may stop a sign-in
            return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(LIMIT)
    return result[0]
