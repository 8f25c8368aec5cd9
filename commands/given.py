"""What an application is made of, as options give it: a form, a draft, `--set`, `--attach`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from gosmed_cli.errors import UsageProblem
from gosmed_cli.usecases.forms import REGION, FormInput, read_form

Form = Annotated[str | None, typer.Option("--form", metavar="FILE|-", help="help.option.form")]
Set = Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="help.option.set")]
Attach = Annotated[list[str] | None, typer.Option("--attach", metavar="KIND=PATH", help="help.option.attach")]
Draft = Annotated[bool, typer.Option("--draft", help="help.option.draft")]
Fix = Annotated[bool, typer.Option("--fix", help="help.option.fix")]
Yes = Annotated[bool, typer.Option("--yes", help="help.option.yes")]
Sure = Annotated[bool, typer.Option("--yes", help="help.option.yes_sure")]
NoWait = Annotated[bool, typer.Option("--no-wait", help="help.option.no_wait")]
Sign = Annotated[str | None, typer.Option("--sign", metavar="KEY.p12|command", help="help.option.sign")]
KeyPassword = Annotated[
    Path | None, typer.Option("--key-password-file", metavar="FILE", help="help.option.key_password_file")
]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `apply`, `resubmit` and their like, as typed."""

    form: str | None = None
    sets: Sequence[str] = ()
    attach: Sequence[str] = ()
    draft: bool = False
    fix: bool = False
    yes: bool = False
    no_wait: bool = False
    challenge: str | None = None
    code: str | None = None
    sign: str | None = None
    key_password: Path | None = None  # the file that holds it

    @property
    def nothing(self) -> bool:
        """Whether nothing says what to send."""
        return self.form is None and not self.sets and not self.attach and not self.draft


@dataclass(frozen=True, slots=True)
class Given:
    """Values, files and where each stands."""

    values: Mapping[str, object] = field(default_factory=dict)
    attachments: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    region: str | None = None
    folder: Path | None = None  # of the form: what paths in it are relative to

    def over(self, under: Given) -> Given:
        """This, and where it says nothing what is under it."""
        return Given(
            {**under.values, **self.values},
            {**under.attachments, **self.attachments},
            {**_left(under.places, self), **self.places},
            self.region or under.region,
            self.folder or under.folder,
        )


def _left(places: Mapping[str, str], over: Given) -> dict[str, str]:
    """Where things stand, but for what something else says now."""
    return {key: where for key, where in places.items() if key not in over.values and key not in over.attachments}


def gather(options: Options, slug: str, draft: FormInput | None) -> Given:
    """What the options say: `--set` and `--attach` beat the form, the form beats the draft."""
    if options.form == "-" and options.code == "-":
        raise UsageProblem("stdin_twice")
    given = of_form(draft, whole_path=True) if draft is not None else Given()
    if options.form is not None:
        given = of_form(read(options.form, slug)).over(given)
    return _typed(options).over(given)


def of_form(form: FormInput, *, whole_path: bool = False) -> Given:
    """A form's content, each key with its line; of a draft with its `whole_path`, since nobody chose its place."""
    keys = [*form.values, *form.attachments]
    places = {key: where for key in keys if (where := form.where(key))}
    folder = form.path.parent if form.path else None
    if whole_path and folder:
        places = {key: str(folder / where) for key, where in places.items()}
    return Given(form.values, form.attachments, places, form.region, folder)


def read(name: str, slug: str) -> FormInput:
    """The form in this file, or on standard input for `-`. Raises UsageProblem."""
    if name == "-":
        text = sys.stdin.read()
        if not text.strip():
            raise UsageProblem("empty_stdin")
        return read_form(text, None)
    path = Path(name)
    try:
        return read_form(path.read_text(encoding="utf-8-sig"), path)
    except FileNotFoundError as error:
        raise UsageProblem("forms.no_form", path=name, slug=slug) from error
    except UnicodeDecodeError as error:
        raise UsageProblem("forms.not_utf8", path=name) from error
    except OSError as error:
        raise UsageProblem("forms.unreadable", path=name, reason=error.strerror or "") from error


def _typed(options: Options) -> Given:
    values: dict[str, object] = {}
    for text in options.sets:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise UsageProblem("forms.bad_set", value=name)  # the value may be personal
        values[name.strip()] = value
    region = values.get(REGION)
    return Given(values, attachments(options.attach), region=str(region) if region else None)


def attachments(typed: Sequence[str]) -> dict[str, tuple[Path, ...]]:
    """`KIND=PATH` of each `--attach`; paths are relative to the working folder. Raises UsageProblem."""
    files: dict[str, tuple[Path, ...]] = {}
    for text in typed:
        kind, equals, path = text.partition("=")
        if not equals or not kind.strip() or not path:
            raise UsageProblem("forms.bad_attach", value=text)
        files[kind.strip()] = (*files.get(kind.strip(), ()), Path(path).expanduser())
    return files
