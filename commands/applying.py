"""Applying for any service: gather, fill in, check, confirm contacts, send. One path for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import GosmedError, RuleBroken, UsageProblem
from gosmed_cli.text import formats, language, say, shell
from gosmed_cli.usecases import appointments, catalogue, contacts, entitled, signatures, statuses
from gosmed_cli.usecases.changes import whose
from gosmed_cli.usecases.drafts import Drafts
from gosmed_cli.usecases.prepare import Prepared, prepare
from gosmed_cli.usecases.submit import submit

from . import application_view as view
from . import ask, filling, secrets, signers
from .asking import AtHand
from .given import Given, Options, gather
from .login import both_or_none
from .page import Page
from .progress import bars
from .render import Answer
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.account import Account
    from gosmed_cli.contract.cabinet.applications import Application
    from gosmed_cli.contract.catalogue import Service
    from gosmed_cli.signing.signer import Signer


async def apply_for(run: Run, slug: str, options: Options, command: str, under: Given | None = None) -> Answer:
    """Everything `gosmed apply SLUG` does; `command` is how the user calls it (`register`). `under` is what stands
    where nothing is typed: with it a person is asked only for what it lacks, and whether to send."""
    both_or_none(options.challenge, options.code)
    portal = await run.app.portal()
    service = await catalogue.service(slug, portal, run.app.catalogue_cache)
    know_titles(run, service)
    drafts = Drafts(run.app.paths, run.app.settings.profile)
    given = gather(options, slug, _draft(drafts, slug, options)).over(under or Given())
    account = await portal.cabinet.account()
    entitled.may_begin(service, account)
    by = signers.signer(run, options.sign, options.key_password)
    signatures.check(by, account["known"], portal.time())
    given = given.over(Given(signatures.values(by, service, account["known"])))
    if options.nothing and signatures.missing(service, given.values, by):
        raise RuleBroken("signing.needed")  # before anybody is asked for anything
    if by is not None and service.signature is not None and options.nothing:
        under = under or Given()  # the certificate says who one is: only what it does not say is asked
    asked = run.can_ask and under is not None and not options.form
    if asked or (options.nothing and under is None) or (options.draft and run.can_ask):
        whole = asked and not _prepared(run, portal, service, given, account, options.fix).problems
        given = await _filled(run, portal, service, given, account, drafts, options, command, whole=whole)
        asked = True
    prepared = _prepared(run, portal, service, given, account, options.fix)
    if prepared.problems:
        _keep(drafts, service, given)
        raise not_sent(prepared, command, options)
    with _kept(drafts, service, given):
        entitled.may_send(service, account)
        if signatures.missing(service, prepared.draft.values, by):
            raise RuleBroken("signing.needed")
    if options.yes or not asked:
        filling.warn(run, service)
    application = await _send(run, portal, service, prepared, account, options, by)
    drafts.forget(slug)
    return sent(run, portal, application)


def _draft(drafts: Drafts, slug: str, options: Options) -> filling.FormInput | None:
    """The draft that was asked for. Raises UsageProblem where `--draft` names none."""
    if not options.draft:
        return None
    if options.form is not None:
        raise UsageProblem("conflict", first="--draft", second="--form")
    found = drafts.load(slug)
    if found is None:
        raise UsageProblem("applications.no_draft", slug=slug)
    return found


async def _filled(
    run: Run,
    portal: Portal,
    service: Service,
    given: Given,
    account: Account,
    drafts: Drafts,
    options: Options,
    command: str,
    *,
    whole: bool,
) -> Given:
    """The form, filled in by the person at the terminal, who also says whether to send; `whole`: nothing lacks."""
    if not run.can_ask:
        raise UsageProblem("applications.nothing_given", command=command, slug=service.slug)
    entitled.still_needed(service, account)  # before a person fills it in
    await entitled.none_under_way(portal, service)
    asking = filling.Filling(run, service, account, drafts, await at_hand(portal, service))
    kept = say("ask.form.kept", path=drafts.path(service.slug), command=command)
    try:
        filled = given if whole else asking.whole(given)
        sure = options.yes or asking.may_send(filled)
    except KeyboardInterrupt:
        raise kept_at(drafts.path(service.slug), kept) from None
    if not sure:
        raise KeyboardInterrupt(kept)
    return filled


async def at_hand(portal: Portal, service: Service) -> AtHand:
    """What helps to fill in this service: free slots where it needs a meeting, one's own applications where one of
    their numbers is asked for."""
    slots = await appointments.free(portal, service.appointment.timetable) if service.appointment else []
    wanted = any(one.type == "own_number" for one in service.fields)
    own = await statuses.list_(portal, limit=10) if wanted else []
    numbers = [(one["number"], f"{view.service_title(one)}, {view.status_title(one)}") for one in own]
    return AtHand(service, slots, numbers, today(portal))


def kept_at(draft: Path, words: str) -> KeyboardInterrupt:
    """Ctrl-C while filling in: on a line of its own, where the answers are, if any were given."""
    return KeyboardInterrupt(f"\n{words}") if draft.is_file() else KeyboardInterrupt()


def know_titles(run: Run, service: Service) -> None:
    """Errors about this service name its fields and slots as the form does."""
    lang = language()
    run.titles.update({one.name: one.title[lang] for one in service.fields})
    run.titles.update({slot.kind: slot.title[lang] for slot in service.slots})


def today(portal: Portal) -> date:
    """The portal's day in Moscow."""
    return portal.time().astimezone(formats.MOSCOW).date()


def _prepared(run: Run, portal: Portal, service: Service, given: Given, account: Account, fix: bool) -> Prepared:
    return prepare(
        service,
        given.values,
        given.attachments,
        account,
        today(portal),
        region=given.region,
        fix=fix,
        line_speed=run.app.journal.line_speed(),
        places=given.places,
        progress=bars(),
    )


@contextmanager
def _kept(drafts: Drafts, service: Service, given: Given) -> Iterator[None]:
    """What was filled in is not lost where it may not be sent."""
    try:
        yield
    except GosmedError:
        _keep(drafts, service, given)
        raise


def _keep(drafts: Drafts, service: Service, given: Given) -> None:
    """Nothing that was typed is lost; a computer that cannot keep it says so in place of the mistakes."""
    known = {name: value for name, value in given.values.items() if service.field(name)}
    files = {kind: files for kind, files in given.attachments.items() if service.slot(kind)}
    drafts.save(service, language(), known, files, given.region)


def not_sent(prepared: Prepared, command: str, options: Options) -> RuleBroken:
    """Every problem at once, and the command to run again (without values: it ends in logs)."""
    source = ["--form", options.form] if options.form and options.form != "-" else ["--draft"]
    again = say("applications.draft_kept_form", command=f"gosmed {command} {shell.command(source)}")
    if options.sets or options.attach:  # without them it would send something else, with them it ends in logs
        again = say("submit.not_sent.advice")
    return RuleBroken("submit.not_sent", details=prepared.problems, count=len(prepared.problems), advice=again)


async def _send(
    run: Run,
    portal: Portal,
    service: Service,
    prepared: Prepared,
    account: Account,
    options: Options,
    by: Signer | None,
) -> Application:
    await confirm_contacts(run, portal, service, prepared, account, options, signed=by is not None)
    return await submit(
        portal, run.app.journal, service, prepared.draft, bars(), signer=by, wait=not options.no_wait
    )


async def confirm_contacts(
    run: Run,
    portal: Portal,
    service: Service,
    prepared: Prepared,
    account: Account,
    options: Options,
    *,
    signed: bool,
) -> None:
    """Codes for a phone or e-mail that the account has not confirmed (R40), or that ends the sending (R23)."""
    await contacts.confirm(
        portal,
        run.app.journal,
        await whose(portal, run.app.journal),
        service,
        prepared.draft,
        account,
        challenge=options.challenge,
        code=secrets.code(options.code),
        ask_code=ask.code if run.can_ask else None,
        signed=signed,
    )


def sent(run: Run, portal: Portal, application: Application) -> Answer:
    """The application as the portal shows it now, what it opened, and what to type next."""

    def draw(page: Page) -> None:
        view.draw(page, [application], portal.time(), opened=True, **view.around(run, portal))
        if following := view.say_next(application):
            page.wrapped(following)

    return Answer(application, draw, view.COLUMNS)
