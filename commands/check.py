"""`gosmed check`: the pre-check of scans and forms, without a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.errors import GosmedError, RuleBroken, UsageProblem
from gosmed_cli.text import formats, say, shell
from gosmed_cli.usecases import catalogue
from gosmed_cli.usecases.forms import FormInput

from . import check_view as view
from . import given
from .app import typer_app
from .applying import know_titles
from .failures import ExitCode
from .kinds import guessed, known_kind
from .options import Command
from .progress import bars
from .render import Answer
from .run import Run, this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.catalogue import Service

app = typer_app()


@app.command(cls=Command, help="help.check")
def check(
    ctx: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…", help="help.arg.files")] = None,
    kind: Annotated[str | None, typer.Option("--as", metavar="KIND", help="help.option.as")] = None,
    slug: Annotated[str | None, typer.Option("--for", metavar="SLUG", help="help.option.for")] = None,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM", help="help.option.check_form")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="help.option.check_fix")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="help.option.fixed_dir")
    ] = None,
) -> Answer:
    run = this_run(ctx)
    known_kind(kind)
    if output is not None and not fix:
        raise UsageProblem("needs_option", option="-o", needed="--fix")
    if not files and form is None:
        raise UsageProblem("missing_parameter", name="FILE", command="gosmed check --help")
    service = catalogue.kept_service(slug, offline_cache(run)) if slug else None
    if form is not None and service is None:
        raise UsageProblem("needs_option", option="--form", needed="--for SLUG")
    typed = given.read(form, slug or "") if form is not None else None
    if typed is not None and service is not None:
        _check_form(run, service, typed, form or "")
    return _check_files(run, _without_copies(files or []), kind, service, typed, fix, output)


def _without_copies(files: Sequence[Path]) -> Sequence[Path]:
    """`scans/*` holds the folder of repaired copies once there are some: passed over beside other files."""
    from gosmed_cli.usecases.check import FOLDER  # Pillow and pdfium

    return [path for path in files if not (len(files) > 1 and path.name == FOLDER and path.is_dir())]


def offline_cache(run: Run) -> catalogue.Cache:
    """The cache of the portal in force; a broken configuration does not stop a check that needs none."""
    try:
        return run.app.catalogue_cache
    except GosmedError:
        return catalogue.Cache(run.app.paths.cache, None)


def _line_speed(run: Run) -> float | None:
    """Bytes a second as the last submission measured them; a check that finds no journal does without."""
    if not run.app.paths.journal.is_file():
        return None
    try:
        return run.app.journal.line_speed()
    except GosmedError:
        return None


def _check_form(run: Run, service: Service, typed: FormInput, name: str) -> None:
    """The fields of the form. What only the account knows is told, not refused. Raises RuleBroken."""
    from gosmed_cli.usecases.prepare import prepare

    know_titles(run, service)
    found = given.of_form(typed)
    here = datetime.now(formats.MOSCOW).date()
    counts = dict.fromkeys(found.attachments, ())
    prepared = prepare(service, found.values, counts, None, here, region=found.region, places=found.places)
    problems = [one for one in prepared.problems if one.field is not None]
    problems += _slots(service, found.attachments, prepared.draft.values)
    if problems:
        placed = tuple(_placed(one, found.places) for one in problems)
        again = shell.command(["gosmed", "check", "--form", name, "--for", service.slug])
        raise RuleBroken("applications.form_broken", details=placed, count=len(placed), path=name, command=again)
    if prepared.unverified:
        titles = ", ".join(run.titles.get(one, one) for one in prepared.unverified)
        run.note(say("applications.unverified", fields=titles))
    run.note(say("applications.form_fits", path=name))


def _slots(service: Service, files: Mapping[str, tuple[Path, ...]], values: Mapping[str, str]) -> list[Any]:
    from gosmed_cli.rules.form import check_attachments

    return list(check_attachments(service, {kind: len(paths) for kind, paths in files.items()}, values))


def _placed(problem: Any, places: Mapping[str, str]) -> Any:
    return replace(problem, where=problem.where or places.get(problem.field or problem.attachment or ""))


def _check_files(
    run: Run,
    files: Sequence[Path],
    kind: str | None,
    service: Service | None,
    typed: FormInput | None,
    fix: bool,
    output: Path | None,
) -> Answer:
    slots = {one: list(paths) for one, paths in (typed.attachments if typed else {}).items()}
    for path in files:
        if typed is not None and service is not None and (own := kind or guessed(path, service)):
            slots.setdefault(own, []).append(path)
    paths = [*files, *(path for group in slots.values() for path in group if path not in files)]
    if not paths:
        return Answer({"files": [], "total_bytes": 0, "verdict": "pass"})
    from gosmed_cli.usecases.check import check_files  # Pillow and pdfium

    report = check_files(
        paths, kind=kind, service=service, fix=fix, out=output,
        by_slot={one: tuple(group) for one, group in slots.items()} or None, line_speed=_line_speed(run),
        progress=bars(),
    )  # fmt: skip
    told = report.to_json()
    command = view.command(service.slug if service else None, kind)
    return Answer(
        told,
        lambda page: view.draw(page, told, command, fixing=fix),
        exit=ExitCode.RULE if told["verdict"] == "fail" else ExitCode.DONE,
    )
