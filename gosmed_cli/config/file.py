"""config.toml: what may stand in it, reading it, and saying exactly what is wrong with it.

Reading is strict: an unknown key or a wrong value is a UsageProblem that names the file, the line and the
nearest right key. `quietly` reads what can be read, for the language and for commands that need no settings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..errors import UsageProblem
from ..text.say import say

Json = dict[str, Any]
THEMES = ("dark", "light", "contrast")  # of the full-screen cabinet


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the file. `read` makes the value of the settings, or raises ValueError with the code of the
    message that says what it must be."""

    name: str
    read: Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("config.must.text")
    return value.strip()


def portal_url(value: Any) -> str:
    """An http(s) address without a path's last slash. Raises ValueError."""
    text = _text(value).rstrip("/")
    if not re.match(r"^https?://[^/\s?#@]+(/[^\s?#]*)?$", text):
        raise ValueError("config.must.url")
    return text


def _lang(value: Any) -> str:
    if value not in ("ru", "en"):
        raise ValueError("config.must.lang")
    return str(value)


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 86_400:
        raise ValueError("config.must.seconds")
    return float(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("config.must.flag")
    return value


def _theme(value: Any) -> str:
    if value not in THEMES:
        raise ValueError("config.must.theme")
    return str(value)


def _keys(value: Any) -> dict[str, str]:
    """Keys of the full-screen cabinet by action; `a.b = "x"` and `"a.b" = "x"` are the same."""
    found = _flat(value) if isinstance(value, dict) else None
    if found is None or not all(isinstance(one, str) and one.strip() for one in found.values()):
        raise ValueError("config.must.keys")
    return found


def _flat(table: Json, prefix: str = "") -> Json:
    found: Json = {}
    for name, value in table.items():
        inner = _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
        found |= inner
    return found


def _path(value: Any) -> Path:
    return Path(_text(value)).expanduser()


def profile_name(value: Any) -> str:
    """A profile's name becomes the name of files: letters, digits, `_`, `-`. Raises ValueError."""
    text = _text(value)
    if not re.fullmatch(r"[\w-]{1,40}", text):
        raise ValueError("config.must.profile")
    return text


KEYS: Mapping[str, Key] = {
    key.name: key
    for key in (
        Key("profile", profile_name),
        Key("portal", portal_url),
        Key("login", _text),
        Key("lang", _lang),
        Key("ca_file", _path),
        Key("proxy", _text),
        Key("timeout", _seconds),
        Key("retry_for", _seconds),
        Key("keyring", _flag),
        Key("password_file", _path),
        Key("signer_command", _text),
        Key("key_password_file", _path),
        Key("theme", _theme),
        Key("keys", _keys),
    )
}
PROFILE_KEYS: Mapping[str, Key] = {name: KEYS[name] for name in ("portal", "login", "lang")}


def quietly(file: Path) -> Json:
    """What can be read of the file: an empty table where nothing can."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    import tomllib  # 2 ms, and many have no file

    try:
        return tomllib.loads(text)
    except ValueError:
        return {}


def read(file: Path) -> Json:
    """The file's values, each made into what the settings hold; `profiles` is a table of such tables.

    A missing file is an empty one. Raises UsageProblem for an unreadable file, wrong TOML (with its line), an
    unknown key (with the nearest) and a wrong value.
    """
    text = read_text(file)
    data = parse(text, file)
    values = {name: _value(KEYS, name, value, text, file) for name, value in data.items() if name != "profiles"}
    profiles = data.get("profiles", {})
    if not isinstance(profiles, dict) or not all(isinstance(one, dict) for one in profiles.values()):
        raise UsageProblem("config.must.profiles", file=str(file), line=line_of(text, "profiles"))
    values["profiles"] = {name: _profile(name, table, text, file) for name, table in profiles.items()}
    return values


def _profile(name: str, table: Json, text: str, file: Path) -> Json:
    try:
        profile_name(name)
    except ValueError as error:
        raise UsageProblem("config.bad_profile", file=str(file), name=name) from error
    return {key: _value(PROFILE_KEYS, key, value, text, file, name) for key, value in table.items()}


def _value(
    keys: Mapping[str, Key], name: str, value: Any, text: str, file: Path, profile: str | None = None
) -> Any:
    line = line_of(text, name, profile)
    if name not in keys:
        near = get_close_matches(name, [*keys, *([] if profile else ["profiles"])], n=1, cutoff=0.5)
        code = "config.unknown_key_near" if near else "config.unknown_key"
        raise UsageProblem(code, file=str(file), line=line, key=name, nearest="".join(near), keys=", ".join(keys))
    try:
        return keys[name].read(value)
    except ValueError as error:
        must = say(str(error))
        raise UsageProblem("config.bad_value", file=str(file), line=line, key=name, must=must) from error


def read_text(file: Path) -> str:
    """The text of the file; empty where there is none. Raises UsageProblem."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise UsageProblem("config.not_utf8", file=str(file)) from error
    except OSError as error:
        raise UsageProblem("config.unreadable", file=str(file), reason=error.strerror or "") from error


def parse(text: str, file: Path) -> Json:
    """TOML, or a UsageProblem with the line."""
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        raise UsageProblem("config.bad_toml", file=str(file), line=line, reason=reason) from error


def line_of(text: str, key: str, profile: str | None = None) -> int:
    """The line on which a key stands, counted from 1; 1 where it cannot be told (dotted or inline forms)."""
    table: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
            table = header[1].replace('"', "").replace("'", "")
            if table == key:
                return number
        wanted = f"profiles.{profile}" if profile else None
        if re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line) and table == wanted:
            return number
    return 1
