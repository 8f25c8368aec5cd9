"""Changing config.toml without losing what a person wrote there: comments, order, spaces."""

from __future__ import annotations

import os
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageProblem
from ..paths import private_folder
from ..text.say import say
from .file import KEYS, PROFILE_KEYS, parse, read, read_text

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

# what a right value looks like, by the code of what it must be
_EXAMPLES = {
    "config.must.url": "https://portal.example.ru",
    "config.must.lang": "ru",
    "config.must.seconds": "30",
    "config.must.flag": "true",
    "config.must.profile": "work",
}


def typed_value(text: str) -> Any:
    """What a person typed as a value: true and false, numbers, otherwise the text itself."""
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def set_value(file: Path, key: str, text: str) -> None:
    """Set a key; `profiles.NAME.portal` sets one of a profile. Raises UsageProblem, the file unchanged then."""
    path = _place(key)
    value = typed_value(text)
    if isinstance(value, (int, float)) and path[-1] in ("login", "profile"):
        value = text  # a phone is no number
    try:
        KEYS[path[-1]].read(value)
    except ValueError as error:
        must, example = say(str(error)), _EXAMPLES.get(str(error), "…")
        raise UsageProblem("config.bad_setting", key=key, must=must, example=example) from error
    document = _document(file)
    table: Any = document
    for part in path[:-1]:
        table = table.setdefault(part, _table())
    table[path[-1]] = value
    _save(file, document)


def set_key(file: Path, name: str, keys: str | None) -> None:
    """Keys of an action of the full-screen cabinet; None for the usual ones again. Raises UsageProblem."""
    document = _document(file)
    if "keys" not in document:
        document["keys"] = _table()
    table: Any = document["keys"]
    _forget_key(table, name)
    if keys is not None:
        table[name] = keys
    if not table:
        del document["keys"]
    _save(file, document)


def _forget_key(table: Any, name: str) -> None:
    """Take the name away, whether it is written with quotes or as a table within tables."""
    if name in table:
        del table[name]
    first, _, rest = name.partition(".")
    if rest and first in table and hasattr(table[first], "keys"):
        _forget_key(table[first], rest)
        if not table[first]:
            del table[first]


def add_profile(file: Path, name: str, values: dict[str, str]) -> None:
    """Add a profile, or change the one of this name. Raises UsageProblem."""
    document = _document(file)
    profiles = document.setdefault("profiles", _table(super_table=True))
    table = profiles.setdefault(name, _table())
    for key, value in values.items():
        table[key] = value
    _save(file, document)


def remove_profile(file: Path, name: str) -> None:
    """Take a profile out; the first of the file is in force no more when it was this one."""
    document = _document(file)
    del document["profiles"][name]
    if not document["profiles"]:
        del document["profiles"]
    if document.get("profile") == name:
        del document["profile"]
    _save(file, document)


def _place(key: str) -> list[str]:
    """The tables and the key that a dotted name means. Raises UsageProblem for an unknown one."""
    path = key.split(".")
    of_profile = len(path) == 3 and path[0] == "profiles" and path[2] in PROFILE_KEYS
    if (len(path) == 1 and path[0] in KEYS) or of_profile:
        return path
    raise no_such_key(key)


def no_such_key(key: str) -> UsageProblem:
    """No key of the configuration has this name: with the nearest one."""
    from difflib import get_close_matches

    profile = key.split(".")[1] if key.count(".") else "NAME"
    near = get_close_matches(key, [*KEYS, *(f"profiles.{profile}.{one}" for one in PROFILE_KEYS)], n=1, cutoff=0.5)
    code = "config.no_key_near" if near else "config.no_key"
    return UsageProblem(code, key=key, nearest="".join(near), keys=", ".join(KEYS))


def example() -> str:
    """The configuration that `config init` writes: every key explained, none in force."""
    return (files(__package__) / "example.toml").read_text(encoding="utf-8")


def _table(super_table: bool = False) -> Any:
    import tomlkit

    return tomlkit.table(super_table)


def _document(file: Path) -> TOMLDocument:
    import tomlkit  # the one library that keeps comments; only for changing the file

    text = read_text(file)
    parse(text, file)  # names the line of what is wrong
    return tomlkit.parse(text)


def _save(file: Path, document: TOMLDocument) -> None:
    """Check the new text as the program would read it, then put it in place at once."""
    write(file, document.as_string(), check=True)


def write(file: Path, text: str, *, check: bool = False) -> None:
    """Replace the file with this text: wholly or not at all, mode 0600. Raises UsageProblem."""
    try:
        private_folder(file.parent)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise UsageProblem("config.not_writable", file=str(file), reason=error.strerror or "") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        if check:
            _check(temporary, file)
        temporary.replace(file)
    except OSError as error:
        raise UsageProblem("config.not_writable", file=str(file), reason=error.strerror or "") from error
    finally:
        temporary.unlink(missing_ok=True)


def _check(temporary: Path, file: Path) -> None:
    try:
        read(temporary)
    except UsageProblem as error:
        error.params["file"] = str(file)
        raise
