"""Where things live (INTERFACE «Where things live»).

GOSMED_HOME moves everything together; GOSMED_CONFIG and GOSMED_STATE apart; systemd's STATE_DIRECTORY is
honoured. Nothing is made here: whoever writes makes its folder, mode 0700.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """`config` is a file, `state` a folder."""

    config: Path
    state: Path

    @property
    def journal(self) -> Path:
        return self.state / "journal.sqlite"

    @property
    def drafts(self) -> Path:
        return self.state / "drafts"

    @property
    def tokens(self) -> Path:
        return self.state / "tokens"

    @property
    def locks(self) -> Path:
        return self.state / "locks"

    @property
    def cache(self) -> Path:
        return self.state / "cache"

    @property
    def traces(self) -> Path:
        return self.state / "traces"

    @property
    def portal(self) -> Path:
        """The data folder of the included portal."""
        return self.state / "portal"

    @property
    def portal_file(self) -> Path:
        """Where `portal serve` says how to reach it (url, operator key, pid)."""
        return self.state / "portal.json"


def find(environment: Mapping[str, str] | None = None) -> Paths:
    """The folders in force by environment, else the platform's own."""
    environment = os.environ if environment is None else environment
    home = environment.get("GOSMED_HOME")
    config = environment.get("GOSMED_CONFIG")
    state = environment.get("GOSMED_STATE") or environment.get("STATE_DIRECTORY", "").split(":")[0]
    if home:
        base = Path(home).expanduser().absolute()
        default_config, default_state = base / "config.toml", base / "state"
    else:
        import platformdirs  # 3 ms, and not needed where the environment says it all

        default_config = platformdirs.user_config_path("gosmed") / "config.toml"
        default_state = platformdirs.user_state_path("gosmed")
    return Paths(
        config=Path(config).expanduser().absolute() if config else default_config,
        state=Path(state).expanduser().absolute() if state else default_state,
    )


def private_folder(folder: Path) -> Path:
    """Make the folder (and those above it) if missing, mode 0700; returns it. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
