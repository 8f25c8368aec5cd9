"""`gosmed upload`: files into «Мои документы», or staged for an application."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gosmed_cli.errors import Detail, PartlyFailed, RuleBroken, UsageProblem
from gosmed_cli.text import language, say
from gosmed_cli.usecases import catalogue, statuses
from gosmed_cli.usecases.document_words import state
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.resubmit import require_open
from gosmed_cli.usecases.upload import examine
from gosmed_cli.usecases.upload import upload as send

from .app import typer_app
from .documents import COLUMNS
from .given import Fix
from .kinds import guessed, known_kind
from .options import ListCommand
from .page import Page
from .progress import bars
from .render import Answer
from .run import Run, this_run

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.documents import Document
    from gosmed_cli.contract.catalogue import Service

app = typer_app()


@app.command(cls=ListCommand, help="help.upload")
async def upload(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="help.arg.files")],
    kind: Annotated[str | None, typer.Option("--as", metavar="KIND", help="help.option.as")] = None,
    target: Annotated[str | None, typer.Option("--to", metavar="SLUG|NUMBER", help="help.option.stage_to")] = None,
    fix: Fix = False,
) -> Answer:
    run = this_run(ctx)
    known_kind(kind)
    if target is not None:
        return await _stage(run, files, kind, target, fix)
    scans = [_checked(path, _kind(path, kind, None), None, fix) for path in files]
    return await _send_all(run, scans)


def _kind(path: Path, typed: str | None, service: Service | None) -> str:
    found = typed or guessed(path, service)
    if found is None:
        raise UsageProblem("applications.kind_unclear", path=str(path))
    return found


def _checked(path: Path, kind: str, service: Service | None, fix: bool) -> tuple[Path, str, RuleBroken | None]:
    """The file (or its repaired copy), its kind, and what is wrong with it."""
    from gosmed_cli.usecases.check import check_files  # Pillow and pdfium

    report = check_files([path], kind=kind, service=service, fix=fix, progress=bars())
    told = report.to_json()["files"][0]
    if told["verdict"] == "fail":
        details = [
            Detail(
                f"check.{one['rule']}", attachment=kind, where=path.name, text=one["message"], advice=one["advice"]
            )
            for one in told["remarks"]
            if one["verdict"] == "fail"
        ]
        return path, kind, RuleBroken("applications.not_uploaded", details=details, path=str(path), kind=kind)
    return Path(told["fixed"] or path), kind, None


async def _send_all(run: Run, scans: Sequence[tuple[Path, str, RuleBroken | None]]) -> Answer:
    """Every file that fits is sent; those that do not are told of. One alone fails as itself."""
    broken = [error for _, _, error in scans if error is not None]
    if broken and len(scans) == 1:
        raise broken[0]
    portal = await run.app.portal()
    progress = bars()
    done = [await send(portal, examine(path, kind), progress) for path, kind, error in scans if error is None]
    if broken:
        _tell(run, done)
        details = [detail for error in broken for detail in error.details]
        raise PartlyFailed(
            "applications.upload_partly", details=details, done=len(done), count=len(scans), sent=bool(done)
        )
    return Answer(done, lambda page: _draw(page, done), COLUMNS)


def _tell(run: Run, done: Sequence[Document]) -> None:
    """What did arrive is data also when something failed."""
    run.out.show(Answer(list(done), lambda page: _draw(page, done), COLUMNS))


def _draw(page: Page, done: Sequence[Any]) -> None:
    for one in done:
        page.line(say("applications.uploaded", name=one["name"], status=state(one), id=one["id"]))


async def _stage(run: Run, files: Sequence[Path], kind: str | None, target: str, fix: bool) -> Answer:
    """Into the draft of a service, or of an application that may be sent again."""
    portal = await run.app.portal() if target.isdigit() else await run.app.quick_portal()
    slug = target
    if target.isdigit() and portal is not None:
        application = await statuses.one(portal, target)
        require_open(application, portal.time(), edit=True)
        slug = application["service"]
    service = await catalogue.service(slug, portal, run.app.catalogue_cache)
    staged = [_checked(path, _kind(path, kind, service), service, fix) for path in files]
    for _, _, error in staged:
        if error is not None:
            raise error
    drafts = Drafts(run.app.paths, run.app.settings.profile)
    path = _into_draft(drafts, service, target, [(file, kind_) for file, kind_, _ in staged])
    rows = [{"path": str(file), "kind": kind_, "draft": str(path)} for file, kind_, _ in staged]

    def draw(page: Page) -> None:
        for file, _, _ in staged:
            page.line(say("applications.staged", name=file.name, slug=target))

    return Answer(rows, draw, ("path", "kind", "draft"))


def _into_draft(drafts: Drafts, service: Service, target: str, files: Sequence[tuple[Path, str]]) -> Path:
    """Add the files to the draft that is there, or begin one."""
    draft = drafts.load(target)
    attachments = dict(draft.attachments) if draft else {}
    for file, kind in files:
        before = [one for one in attachments.get(kind, ()) if one.absolute() != file.absolute()]
        attachments[kind] = (*before, file)
    values = draft.values if draft else {}
    return drafts.save(service, language(), values, attachments, draft.region if draft else None, name=target)
