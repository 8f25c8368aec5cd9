"""Sending an application again, or changing one under review: ask for what was refused, send what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gosmed_cli.errors import RuleBroken, UsageProblem
from gosmed_cli.text import say
from gosmed_cli.usecases import catalogue, signatures
from gosmed_cli.usecases import resubmit as again
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.prepare import Prepared, prepare

from . import signers
from .applying import at_hand, confirm_contacts, kept_at, know_titles, not_sent, sent, today
from .correcting import Correcting, keep
from .given import Given, Options, gather
from .login import both_or_none
from .progress import bars
from .render import Answer
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.applications import Remark
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
        asking = Correcting(run, service, application, drafts, await at_hand(portal, service))
        changes = _asked(asking, changes, options, command, edit=edit)
    elif not (changes.values or changes.attachments or options.yes or options.sign):
        raise UsageProblem("applications.nothing_changed", command=command.split()[0], number=number)
    try:
        answer = await _send(run, portal, service, number, changes, options, command, edit=edit)
    except RuleBroken as error:
        if not error.sent:
            keep(drafts, service, number, changes)
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
    by = signers.signer(run, options.sign, options.key_password)
    last = await again.fetch(
        portal, run.app.journal, number, replaced=tuple(changes.attachments), edit=edit, progress=progress
    )
    values, files = again.merged(last, changes.values, changes.attachments)
    account = await portal.cabinet.account()
    signatures.check(by, account["known"], portal.time())
    prepared = prepare(
        service, values, files, account, today(portal), region=changes.region,
        fix=options.fix, line_speed=run.app.journal.line_speed(), places=changes.places, progress=progress,
    )  # fmt: skip
    if prepared.problems:
        raise _not_sent(prepared, command, options)
    if signatures.missing(service, prepared.draft.values, by):
        raise RuleBroken("signing.needed")
    _tell_unanswered(
        run, [one for one in last.application["remarks"] if not (by and signatures.about(one))], changes
    )
    await confirm_contacts(run, portal, service, prepared, account, options, signed=by is not None)
    application = await again.resubmit(
        portal, run.app.journal, service, number, prepared.draft, progress, edit=edit, signer=by,
        wait=not options.no_wait,
    )  # fmt: skip
    return sent(run, portal, application)


def _tell_unanswered(run: Run, remarks: Sequence[Remark], changes: Given) -> None:
    """Remarks that the correction leaves as they were: sent all the same, but not unawares."""
    left = [
        one["message"]
        for one in remarks
        if one.get("field", "") not in changes.values and one.get("attachment", "") not in changes.attachments
    ]
    if left:
        run.note(say("applications.unanswered", remarks="; ".join(left)))


def _not_sent(prepared: Prepared, command: str, options: Options) -> RuleBroken:
    """Every problem; what was given is kept, so that the command alone goes on from there."""
    if options.form and options.form != "-":
        return not_sent(prepared, command, options)
    again = say("applications.draft_kept_form", command=f"gosmed {command}")
    return RuleBroken("submit.not_sent", details=prepared.problems, count=len(prepared.problems), advice=again)


def _asked(asking: Correcting, kept: Given, options: Options, command: str, *, edit: bool) -> Given:
    """What the person at the terminal corrects. Ctrl-C and «no» say where it is kept."""
    draft = asking.drafts.path(asking.application["number"])
    words = say("ask.resubmit.kept", path=draft, command=command)
    try:
        changes = asking.whole(kept, edit=edit)
        sure = options.yes or asking.may_send(changes)
    except KeyboardInterrupt:
        raise kept_at(draft, words) from None
    if not sure:
        raise KeyboardInterrupt(words if draft.is_file() else say("applications.not_sent"))
    return changes
