"""What a run is told: by its options, the environment and the file, in that order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..paths import Paths


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's settings. `timeout` and `retry_for` are seconds; `retry_for` bounds all tries together."""

    paths: Paths
    profile: str = "default"
    portal: str | None = None
    login: str | None = None
    lang: str = "en"
    ca_file: Path | None = None
    proxy: str | None = None
    timeout: float = 30.0
    retry_for: float = 60.0
    token: str | None = None  # GOSMED_TOKEN: an access token from outside, never stored
    keyring: bool = True
    signer_command: str | None = None  # a provider's program: the content on its input, a CMS on its output
    key_password_file: Path | None = None  # GOSMED_KEY_PASSWORD_FILE: the password of a signing key
    password_file: Path | None = None  # GOSMED_PASSWORD_FILE: where the password is read when nobody can be asked
    theme: str | None = None  # of the full-screen cabinet
    keys: Mapping[str, str] = field(default_factory=dict)  # of the full-screen cabinet: action → keys
