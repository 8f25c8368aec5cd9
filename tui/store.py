"""What the cabinet shows at once when it starts: the account's own lists as they were last seen.

JSON files of mode 0600 in the state folder, one for each list, of one profile at one portal. Least data: only the
lists named in KEPT, without contacts and personal numbers; nothing of patients is ever written.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gosmed_cli.paths import Paths, private_folder
from gosmed_cli.text import formats

# list → names that are left out wherever they stand in it
KEPT: Mapping[str, frozenset[str]] = {
    "home": frozenset({"known", "email", "phone", "letter"}),
    "applications": frozenset({"fields", "attachments"}),
}
_FORM = 1  # of the files; another one is not read


@dataclass(frozen=True, slots=True)
class Kept:
    """A list as it was: `at` by this computer's clock, `portal_at` by the portal's."""

    value: Any
    at: datetime
    portal_at: datetime

    def portal_now(self, now: datetime) -> datetime:
        """The portal's time now, as far as can be told without asking it."""
        return self.portal_at + (now - self.at)


class Store:
    """The lists of one profile at one portal."""

    def __init__(self, paths: Paths, profile: str, portal: str) -> None:
        digest = hashlib.sha256(f"{profile}\n{portal.rstrip('/')}".encode()).hexdigest()[:16]
        self.folder = paths.cache / "tui" / digest

    def load(self, what: str) -> Kept | None:
        """The list as it was last kept; None where it was not, or cannot be read."""
        try:
            data = json.loads((self.folder / f"{what}.json").read_text(encoding="utf-8"))
            if data["form"] != _FORM:
                return None
            return Kept(data["value"], formats.parse(data["at"]), formats.parse(data["portal_at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, what: str, value: Any, portal_at: datetime) -> None:
        """Keep it. Raises ValueError for a list that must not be kept; a full disk only loses the copy."""
        if what not in KEPT:
            raise ValueError(f"{what} is not kept on disk")
        data = {
            "form": _FORM,
            "at": datetime.now(UTC).isoformat(),
            "portal_at": portal_at.isoformat(),
            "value": _without(value, KEPT[what]),
        }
        try:
            _write(private_folder(self.folder) / f"{what}.json", json.dumps(data, ensure_ascii=False))
        except OSError:
            return

    def belongs_to(self, account: str) -> None:
        """Forget what is kept of another account. The account's id is not kept, only a digest."""
        mark = hashlib.sha256(account.encode()).hexdigest()[:16]
        file = self.folder / "owner"
        try:
            if file.read_text(encoding="utf-8") == mark:
                return
        except (OSError, ValueError):
            pass
        self.forget()
        try:
            _write(private_folder(self.folder) / "owner", mark)
        except OSError:
            return

    def forget(self) -> None:
        """Remove everything: somebody has signed out, or somebody else has signed in."""
        for file in self.folder.glob("*.json"):
            file.unlink(missing_ok=True)


def _without(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _without(one, names) for name, one in value.items() if name not in names}
    return [_without(one, names) for one in value] if isinstance(value, list) else value


def _write(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".list-")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
