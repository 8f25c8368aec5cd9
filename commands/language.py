"""Which language this run speaks, known before any command is loaded.

The first that is set decides: `--lang`, GOSMED_LANG, `lang` of the configuration (of the profile, then of the
whole), LC_ALL, LC_MESSAGES, LANG; otherwise English (INTERFACE, top).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from gosmed_cli.text.say import LANGUAGES, language_of_locale, set_language


def choose_language(arguments: Sequence[str]) -> None:
    """Set the language for this run. A broken configuration is passed over here: what needs it says so."""
    typed = typed_value(arguments, "--lang") or os.environ.get("GOSMED_LANG")
    if typed in LANGUAGES:
        set_language(typed)
        return
    set_language(_of_configuration(arguments) or language_of_locale())


def typed_value(arguments: Sequence[str], option: str) -> str | None:
    """The last value given to this option, before `--`."""
    found = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif argument.startswith(option + "="):
            found = argument.partition("=")[2]
    return found


def _of_configuration(arguments: Sequence[str]) -> str | None:
    from gosmed_cli import paths

    file = paths.find().config
    if not file.is_file():
        return None
    from gosmed_cli.config.file import quietly

    data = quietly(file)
    profile = typed_value(arguments, "--profile") or os.environ.get("GOSMED_PROFILE") or data.get("profile")
    own = (data.get("profiles") or {}).get(profile or "default")
    lang = (own or {}).get("lang") or data.get("lang")
    return lang if lang in LANGUAGES else None
