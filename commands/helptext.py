"""Help pages: plain text in the language of the run, made without rich and at once."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from gosmed_cli.text.say import known, say

Row = tuple[str, str]


def of_command(command: Any, ctx: Any) -> str:
    """The help page of one command."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    pieces = [argument.make_metavar(ctx, usage=True).replace("{", "").replace("}", "") for argument in arguments]
    parts = [
        _usage(ctx, [*pieces, _options_word(options)]),
        _title(command.help),
        _section("arguments", _rows(arguments, ctx)),
        _section("options", _rows(options, ctx)),
        _section("output", _rows(command.output, ctx)),
        _section("global", _rows([*command.shared, *_help_of(command, ctx)], ctx)),
    ]
    return _page(parts)


def of_group(group: Any, ctx: Any) -> str:
    """The help page of a command of several; one-liners come from the table, nothing is imported for them."""
    rows = [(name, _marked(group.one_line(name), name == group.default)) for name in group.list_commands(ctx)]
    parts = [
        _usage(ctx, [f"[{say('help.word.command')}]" if group.default else say("help.word.command"), "…"]),
        _title(group.help),
        *_command_sections(group, rows),
        _section("global", _rows([*group.shared, *_help_of(group, ctx)], ctx)),
        _words(group.epilog),
    ]
    return _page(parts)


def _command_sections(group: Any, rows: Sequence[Row]) -> list[str]:
    """One section, or several where the group sorts its commands (`sections`: key of the title → names)."""
    sections: dict[str, Sequence[str]] | None = getattr(group, "sections", None)
    if not sections:
        return [_section("commands", rows)]
    width = max(len(name) for name, _ in rows)
    return [
        _section(title, [row for row in rows if row[0] in names], width=width) for title, names in sections.items()
    ]


def _usage(ctx: Any, pieces: Iterable[str]) -> str:
    return " ".join([f"{say('help.word.usage')}: {ctx.command_path}", *(one for one in pieces if one)])


def _options_word(options: Sequence[Any]) -> str:
    required = [f"{_longest(one)} {one.metavar or ''}".strip() for one in options if one.required]
    return " ".join([*required, f"[{say('help.word.options')}]"])


def _longest(option: Any) -> str:
    return str(max(option.opts, key=len))


def _marked(text: str, default: bool) -> str:
    return f"{text} {say('help.word.default_command')}" if default else text


def _help_of(command: Any, ctx: Any) -> list[Any]:
    option = command.get_help_option(ctx)
    return [option] if option else []


def _rows(params: Iterable[Any], ctx: Any) -> list[Row]:
    return [_row(one, ctx) for one in params if not getattr(one, "hidden", False)]


def _row(param: Any, ctx: Any) -> Row:
    text = say("help.option.help") if param.name == "help" else _words(param.help)
    if param.param_type_name == "argument":
        return str(param.make_metavar(ctx)), text
    names = ", ".join(sorted(param.opts, key=len) + list(param.secondary_opts))
    if not param.is_flag and not param.count:
        names += f" {param.make_metavar(ctx)}"
    default = param.default
    if default not in (None, False, (), [], 0, "") and not callable(default):
        text += f" [{say('help.word.default')}: {default}]"
    return names, text


def _words(key: str | None) -> str:
    return say(key) if key and known(key) else key or ""


def _title(key: str | None) -> str:
    """What the page is about, beginning with a capital."""
    text = _words(key)
    return text[:1].upper() + text[1:]


def _section(title: str, rows: Sequence[Row], width: int | None = None) -> str:
    if not rows:
        return ""
    page = min(shutil.get_terminal_size().columns, 100)
    left = min(width or max(len(name) for name, _ in rows), 30) + 4
    lines = [f"{say(f'help.section.{title}')}:"]
    for name, text in rows:
        wrapped = textwrap.wrap(text, max(page - left, 30)) or [""]
        head = f"  {name}"
        if len(head) > left - 2:
            lines.append(head)
        else:
            lines.append(head.ljust(left) + wrapped.pop(0))
        lines += [" " * left + line for line in wrapped]
    return "\n".join(line.rstrip() for line in lines)


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
