"""Forms as TOML files: written from the catalogue, read back with the line of every key.

A form says of each field its title, its rule and what may be chosen, as comments. Paths in it are relative to
the form itself (INTERFACE «Applications»).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import tomli_w

from ..contract.catalogue import Field, Service, Slot
from ..errors import UsageProblem
from ..text import formats
from ..text.say import say
from .form_words import field_lines, slot_lines

ATTACHMENTS = "attachments"
REGION = "region"


@dataclass(frozen=True, slots=True)
class FormInput:
    """What a form says. `lines` are counted from 1, by field name and by `attachments.KIND`."""

    values: dict[str, object] = field(default_factory=dict)
    attachments: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    path: Path | None = None
    region: str | None = None

    def where(self, key: str) -> str | None:
        """`form.toml:6`, or None where the key does not stand in a file."""
        line = self.lines.get(key) or self.lines.get(f"{ATTACHMENTS}.{key}")
        return f"{self.path.name}:{line}" if line and self.path else None


def template(
    service: Service,
    lang: str,
    known: Mapping[str, str] | None = None,
    *,
    values: Mapping[str, object] | None = None,
    attachments: Mapping[str, Sequence[Path]] | None = None,
    region: str | None = None,
) -> str:
    """The form of a service as text: comments in this language, what the account knows marked as such.

    `values`, `attachments` and `region` fill it in (a draft).
    """
    known, values, attachments = known or {}, values or {}, attachments or {}
    head = [service.title[lang], service.summary[lang], say("forms.head", lang, slug=service.slug)]
    parts = ["\n".join(f"# {line}" for line in head)]
    parts += [_field_text(one, lang, known, values, service) for one in service.fields]
    if service.field(REGION) is None and service.service_code:  # papers go to no region
        parts.append(f"# {say('forms.region', lang)}\n" + _pair(REGION, region))
    if service.slots:
        head_line = say("forms.attachments", lang, total=formats.size(service.limits.total))
        parts.append(f"# {head_line}\n[{ATTACHMENTS}]")
        parts += [_slot_text(one, lang, service, attachments.get(one.kind, ())) for one in service.slots]
    return "\n\n".join(parts) + "\n"


def account_template(fields: Sequence[Field], lang: str) -> str:
    """The form of a new account: its fields, the agreement, and where the password comes from."""
    parts = [f"# {say('account.form_head', lang)}"]
    parts += [_field_text(one, lang, {}, {}) for one in fields]
    parts.append(f"# {say('account.form_agreement', lang)}\nagreement = false")
    parts.append(f'# {say("account.form_password", lang)}\n# password_file = ""')
    return "\n\n".join(parts) + "\n"


def _pair(name: str, value: object) -> str:
    return f"# {name} =" if value in (None, "") else f"{name} = {toml_value(value)}"


def _field_text(
    one: Field,
    lang: str,
    known: Mapping[str, str],
    values: Mapping[str, object],
    service: Service | None = None,
) -> str:
    lines = [f"# {text}" for text in field_lines(one, lang, service)]
    if one.known and known.get(one.known):
        lines.append(f"# {say('forms.known', lang)}")
        lines.append(_pair(one.name, values.get(one.name)))
    else:
        lines.append(f"{one.name} = {toml_value(values.get(one.name, ''))}")
    return "\n".join(lines)


def _slot_text(slot: Slot, lang: str, service: Service, files: Sequence[Path]) -> str:
    lines = [f"# {text}" for text in slot_lines(slot, lang, service)]
    return "\n".join([*lines, f"{slot.kind} = {toml_value([str(one) for one in files])}"])


def toml_value(value: object) -> str:
    """A value as TOML, on one line. Raises UsageProblem for a name no file can hold."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(one) for one in value) + "]"
    if isinstance(value, str) and any("\ud800" <= one <= "\udfff" for one in value):
        raise UsageProblem("forms.name_not_utf8", path=value)
    plain = value if isinstance(value, (bool, int, date)) else str(value)
    return tomli_w.dumps({"v": plain}).removeprefix("v = ").rstrip("\n")


def read_form(text: str, path: Path | None) -> FormInput:
    """A form's text; `path` None is standard input, whose paths are relative to the working folder.

    Raises UsageProblem with the line for wrong TOML and for a value of a wrong kind.
    """
    name = path.name if path else "-"
    data = _parsed(text, name)
    lines = key_lines(text)
    slots = data.pop(ATTACHMENTS, {})
    if not isinstance(slots, dict):
        raise UsageProblem("forms.attachments_no_table", file=name, line=lines.get(ATTACHMENTS, 1))
    for key, value in data.items():
        _must_be_plain(key, value, name, lines)
    base = path.parent if path else Path()
    attachments = {kind: _files(kind, value, base, name, lines) for kind, value in slots.items()}
    region = data.get(REGION)  # stays among the values: some services have a field of that name
    return FormInput(data, attachments, lines, path, str(region) if region not in (None, "") else None)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise UsageProblem(
            _toml_code(text.splitlines(), line), file=name, line=line, reason=str(error).partition(" (at")[0]
        ) from error


def _toml_code(lines: Sequence[str], line: int) -> str:
    """The usual mistakes have words of their own: no quotes, a number that starts with 0, the same key twice."""
    typed = lines[line - 1] if line <= len(lines) else ""
    if re.match(r"\s*[\w-]+\s*=\s*0\d", typed):
        return "forms.leading_zero"
    if re.match(r"\s*[\w-]+\s*=\s*([^\s\"'\[{\d#]|\d+\.\d+\.\d)", typed):
        return "forms.no_quotes"
    return "forms.bad_toml"


def _must_be_plain(key: str, value: object, name: str, lines: Mapping[str, int]) -> None:
    if isinstance(value, (dict, list, float, time, datetime)):
        raise UsageProblem("forms.not_plain", file=name, line=lines.get(key, 1), key=key)


def _files(kind: str, value: object, base: Path, name: str, lines: Mapping[str, int]) -> tuple[Path, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise UsageProblem("forms.not_files", file=name, line=lines.get(f"{ATTACHMENTS}.{kind}", 1), key=kind)
    return tuple(base / Path(one).expanduser() for one in given if one.strip())


def key_lines(text: str) -> dict[str, int]:
    """The line of each key, counted from 1; keys of `[attachments]` as `attachments.KIND`."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            table = f"{header[1]}."
            lines.setdefault(header[1], number)
        elif key := re.match(r"""\s*["']?([^\s"'=#\[\]]+)["']?\s*=""", line):
            lines.setdefault(f"{table}{key[1]}", number)
    return lines
