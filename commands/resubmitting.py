"""Sending an application again, or changing one under review: ask for what was refused, send what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import RuleBroken, UsageProblem
from gosmed_cli.text import language, say
from gosmed_cli.usecases import catalogue
from gosmed_cli.usecases import resubmit as again
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.prepare import DEFAULT_REGION, Prepared, prepare

from . import application_view as view
from . import ask
from .applying import confirm_contacts, know_titles, not_sent, sent, today
from .filling import ask_field, summary
from .filling_files import ask_files
from .given import Given, Options, gather, region_code
from .login import both_or_none
from .progress import bars
from .render import Answer
from .runtime import Run

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet import ApplicationDetail
    from gosmed_cli.contract.catalogue import Service


async def send_again(run: Run, number: str, options: Options, *, edit: bool) -> Answer:
    """Everything `gosmed resubmit` and `gosmed edit` do."""
    both_or_none(options.challenge, options.code)
    portal = await run.app.portal()
    application = await portal.cabinet.application(number)
    again.require_open(application, portal.time(), edit=edit)
    service = await catalogue.service(application["service"], portal, run.app.catalogue_cache)
    know_titles(run, service)
    drafts = Drafts(run.app.paths, run.app.settings.profile)
    command = f"{'edit' if edit else 'resubmit'} {number}"
    changes = _meant(gather(options, service.slug, drafts.load(number)), options)
    if options.nothing and run.can_ask:
        changes = _asked(run, service, application, options, changes, edit=edit)
    elif not changes.values and not changes.attachments:
        raise UsageProblem("applications.nothing_changed", command=command.split()[0], number=number)
    try:
        answer = await _send(run, portal, service, number, changes, options, command, edit=edit)
    except RuleBroken as error:
        if not error.sent:
            _keep(drafts, service, number, changes)
        raise
    drafts.forget(number)
    return answer


def _meant(changes: Given, options: Options) -> Given:
    """What is to change: an empty line of a form means that nothing was filled in there. Only `--set FIELD=` takes
    a field away."""
    taken_away = {one.partition("=")[0].strip() for one in options.sets}
    values = {name: value for name, value in changes.values.items() if value != "" or name in taken_away}
    files = {kind: given for kind, given in changes.attachments.items() if given}
    return replace(changes, values=values, attachments=files)


def _keep(drafts: Drafts, service: Service, number: str, changes: Given) -> None:
    """The corrections so far, for the next run of the command."""
    values = {name: value for name, value in changes.values.items() if service.field(name)}
    files = {kind: files for kind, files in changes.attachments.items() if service.slot(kind)}
    drafts.save(service, language(), values, files, changes.region, name=number)


async def _send(
    run: Run,
    portal: Portal,
    service: Service,
    number: str,
    changes: Given,
    options: Options,
    command: str,
    *,
    edit: bool,
) -> Answer:
    progress = bars()
    last = await again.fetch(
        portal, run.app.journal, number, replaced=tuple(changes.attachments), edit=edit, progress=progress
    )
    values, files = again.merged(last, changes.values, changes.attachments)
    account = await portal.cabinet.account()
    prepared = prepare(
        service, values, files, account, today(portal), region=region_code(changes.region) or DEFAULT_REGION,
        fix=options.fix, line_speed=run.app.journal.line_speed(), places=changes.places,
    )  # fmt: skip
    if prepared.problems:
        raise _not_sent(prepared, command, options)
    await confirm_contacts(run, portal, service, prepared, account, options)
    application = await again.resubmit(
        portal, run.app.journal, service, number, prepared.draft, progress, edit=edit, wait=not options.no_wait
    )
    return sent(portal, application)


def _not_sent(prepared: Prepared, command: str, options: Options) -> RuleBroken:
    """Every problem; what was given is kept, so that the command alone goes on from there."""
    if options.form and options.form != "-":
        return not_sent(prepared, command, options)
    again = say("applications.draft_kept_form", command=f"gosmed {command}")
    return RuleBroken("submit.not_sent", details=prepared.problems, count=len(prepared.problems), advice=again)


def _asked(
    run: Run, service: Service, application: ApplicationDetail, options: Options, kept: Given, *, edit: bool
) -> Given:
    """What the person at the terminal corrects: what the remarks name; everything, where they name nothing.
    `kept` is what an earlier run or `upload --to` left."""
    run.note(f"{application['number']}  {view.service_title(application)}")
    refused = {one.get("field") or one.get("attachment") for one in application["remarks"]} - {None}
    if refused and not edit:
        run.note(say("ask.resubmit.head"))
    changes = _fields(run, service, application, refused, kept)
    changes = _files(run, service, application, refused, changes)
    if not options.yes:
        summary(run, service, changes.values, changes.attachments)
        if not ask.yes(say("ask.form.send"), default=True):
            raise KeyboardInterrupt(say("applications.not_sent"))
    return changes


def _fields(
    run: Run, service: Service, application: ApplicationDetail, refused: set[str | None], kept: Given
) -> Given:
    values: dict[str, object] = dict(kept.values)
    before: Mapping[str, str] = application["fields"]
    for field in service.fields:
        if not refused or field.name in refused:
            _remind(run, application, field.name)
            given = ask_field(run, field, {**before, **kept.values}, {})
            values.pop(field.name, None)
            if given != before.get(field.name, ""):
                values[field.name] = given
    return replace(kept, values=values)


def _files(
    run: Run, service: Service, application: ApplicationDetail, refused: set[str | None], changes: Given
) -> Given:
    """Slots that were refused must be given again; the others keep what was sent."""
    attachments: dict[str, tuple[Path, ...]] = dict(changes.attachments)
    for slot in service.slots:
        if slot.kind in refused or not refused:
            _remind(run, application, slot.kind)
            least = 1 if slot.kind in refused else 0
            files = ask_files(run, service, replace(slot, min=least), attachments.pop(slot.kind, ()))
            if files:
                attachments[slot.kind] = files
    return replace(changes, attachments=attachments)


def _remind(run: Run, application: ApplicationDetail, name: str) -> None:
    """What was said of this field or slot."""
    for remark in application["remarks"]:
        if name in (remark.get("field"), remark.get("attachment")):
            run.note(f"  ✗ {remark['message']}. {remark['advice']}".replace("..", "."))
