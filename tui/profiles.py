"""The profiles that the configuration has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosmed_cli.config.file import quietly
from gosmed_cli.config.load import DEFAULT_PROFILE

if TYPE_CHECKING:
    from gosmed_cli.context import AppContext


def known(context: AppContext) -> list[str]:
    """Their names, the one in force first; `default` where it can be used."""
    file = quietly(context.paths.config)
    names = [context.settings.profile, *file.get("profiles", {})]
    if file.get("portal"):
        names.append(DEFAULT_PROFILE)
    return list(dict.fromkeys(names))
