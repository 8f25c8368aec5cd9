"""Settings of a run: option beats environment beats profile beats file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .. import paths as places
from ..errors import UsageProblem
from .file import Json, portal_url, profile_name, read
from .settings import Settings

DEFAULT_PROFILE = "default"


@dataclass
class Typed:
    """What options of the whole program said."""

    profile: str | None = None
    portal: str | None = None
    lang: str | None = None


def load(typed: Typed | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in force. Raises UsageProblem for a broken file, a wrong value, an unknown profile."""
    typed = typed or Typed()
    environment = os.environ if environment is None else environment
    paths = places.find(environment)
    file = read(paths.config)
    profile = _profile(typed, environment, file)
    own: Json = file["profiles"].get(profile, {})
    portal = _first(_portal(typed.portal, "--portal"), _portal(environment.get("GOSMED_PORTAL"), "GOSMED_PORTAL"))
    _must_exist(profile, file, portal is not None)
    names = ("proxy", "timeout", "retry_for", "keyring", "theme", "keys")
    shared = {name: file[name] for name in names if name in file}
    return Settings(
        paths=paths,
        profile=profile,
        portal=_first(portal, own.get("portal"), file.get("portal")),
        login=_first(own.get("login"), file.get("login")),
        lang=_first(typed.lang, environment.get("GOSMED_LANG"), own.get("lang"), file.get("lang")) or "en",
        ca_file=_relative(file.get("ca_file"), paths.config),
        signer_command=file.get("signer_command"),
        key_password_file=_secret_file("key_password_file", environment, file, paths.config),
        password_file=_secret_file("password_file", environment, file, paths.config),
        token=environment.get("GOSMED_TOKEN") or None,
        **shared,
    )


def _first(*values: Any) -> Any:
    return next((one for one in values if one), None)


def _portal(value: str | None, source: str) -> str | None:
    if not value:
        return None
    try:
        return portal_url(value)
    except ValueError as error:
        raise UsageProblem("config.bad_portal", value=value, source=source) from error


def _profile(typed: Typed, environment: Mapping[str, str], file: Json) -> str:
    name = _first(typed.profile, environment.get("GOSMED_PROFILE"), file.get("profile"), DEFAULT_PROFILE)
    try:
        return profile_name(name)
    except ValueError as error:
        raise UsageProblem("config.bad_profile_name", name=name) from error


def _must_exist(profile: str, file: Json, portal_given: bool) -> None:
    """A profile that the file does not have is a mistyped one, unless the portal is said elsewhere."""
    if profile == DEFAULT_PROFILE or profile in file["profiles"] or portal_given:
        return
    near = get_close_matches(profile, file["profiles"], n=1, cutoff=0.5)
    code = "config.unknown_profile_near" if near else "config.unknown_profile"
    raise UsageProblem(code, name=profile, nearest="".join(near))


def _relative(file: Path | None, config: Path) -> Path | None:
    """A path of the configuration is relative to the configuration."""
    return None if file is None else config.parent / file


def _secret_file(name: str, environment: Mapping[str, str], file: Json, config: Path) -> Path | None:
    """The file of a password: `password_file` is GOSMED_PASSWORD_FILE in the environment, and so on."""
    if named := environment.get(f"GOSMED_{name.upper()}"):
        return Path(named).expanduser()
    return _relative(file.get(name), config)
