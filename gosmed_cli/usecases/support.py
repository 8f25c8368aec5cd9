"""Tickets for support: prepared from an application, replied to, read as a thread (R74, R77–R81).

A ticket is an application for the service `support`; what is particular to it is which fields it holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.catalogue import Service
from ..contract.dictionaries import dictionary
from ..contract.vocabulary import RemarkCode
from ..errors import NotFound, RuleBroken
from ..paths import private_folder
from ..rules.file_names import guess_kind, unique_names
from ..text import formats, say
from . import statuses

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.applications import Application, ApplicationDetail, Remark
    from ..journal import Journal
    from .drafts import Drafts

SLUG = "support"
TOPICS = "support-topics"
LONGEST = 3800  # characters of a description made here; the field takes 4000
_OF_FILES = frozenset({RemarkCode.UNREADABLE, RemarkCode.UNSUPPORTED_FILE, RemarkCode.WRONG_KIND})


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a ticket holds before anybody types: values by field, files by slot; `missing` are kinds of refused
    files of which no copy was found."""

    values: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


async def about(
    portal: Portal, service: Service, number: str, drafts: Drafts, refused: Service | None
) -> Prepared:
    """A ticket about this application: its number, what was said of it, the refused files themselves.

    `refused` is the service of the application. Files are fetched from the portal, or taken from the drafts on
    this computer where the portal never took them. Raises NotFound.
    """
    application = await portal.cabinet.application(number)
    if application["service"] == service.slug:
        return reply_to(application)
    kinds = _refused_kinds(application)
    files, missing = await _files(portal, application, kinds, drafts)
    values = {
        "topic": topic_of(application, refused),
        "description": describe(application, files),
        **{one.name: number for one in service.fields if one.type == "own_number"},
    }
    slot = file_slot(service)
    return Prepared(values, {slot: tuple(files)} if slot and files else {}, tuple(missing))


def reply_to(ticket: ApplicationDetail) -> Prepared:
    """A reply to an earlier ticket: the same topic and person, a text of its own (R81)."""
    kept = {name: value for name, value in ticket["fields"].items() if name not in ("description", "steps")}
    return Prepared({**kept, "refers_to": ticket["number"]})


def topic_of(application: Application, refused: Service | None) -> str:
    """What the ticket is about, guessed from the remarks and from what the service would have opened."""
    codes = {remark["code"] for remark in application["remarks"]}
    opens = refused.opens if refused else {}
    if codes & _OF_FILES or application["status"] == "failed":
        guess = "upload-fails"
    elif "level" in opens:
        guess = "identity"
    elif application["status"] in ("refused", "needs_correction"):
        guess = "data-refused"
    else:
        guess = "other"
    topics = dictionary(TOPICS)
    return guess if topics and topics.find(guess) else ""


def describe(application: Application, files: Sequence[Path] = ()) -> str:
    """The description in the portal's language: which application, its state, the remarks, the files."""
    lines = [
        say(
            "support.about",
            "ru",
            number=application["number"],
            title=application["service_title"],
            status=application["status_title"],
            attempt=application["attempt"],
        )
    ]
    if application["remarks"]:
        lines.append(say("support.remarks", "ru"))
        lines += [f"– {remark['message']}" for remark in application["remarks"]]
    lines += [_file_words(one) for one in files]
    lines.append(say("support.please", "ru"))
    return "\n".join(lines)[:LONGEST]


def _file_words(path: Path) -> str:
    megabytes = f"{max(path.stat().st_size / 1_000_000, 0.1):.1f}".replace(".", ",")
    return say("support.file", "ru", name=path.name, format=path.suffix.lstrip(".").upper(), size=megabytes)


def _refused_kinds(application: Application) -> list[str]:
    """The slots that remarks name, each once; a slot that was missed altogether has no file."""
    found: list[Remark] = [one for one in application["remarks"] if one["code"] != RemarkCode.ATTACHMENT_REQUIRED]
    return list(dict.fromkeys(kind for one in found if (kind := one.get("attachment"))))


async def _files(
    portal: Portal, application: ApplicationDetail, kinds: Sequence[str], drafts: Drafts
) -> tuple[list[Path], list[str]]:
    """The files of these slots as they were sent, and the kinds of which none was found."""
    files: list[Path] = []
    missing: list[str] = []
    for kind in kinds:
        sent = [one for one in application["attachments"] if one["kind"] == kind]
        for one in sent:
            target = private_folder(folder(drafts, application["number"])) / unique_names([one["name"]])[0]
            await portal.cabinet.attachment(application["number"], one["sha256"], target)
            files.append(target)
        local = [] if sent else _local(drafts, application, kind)
        files += local
        if not (sent or local):
            missing.append(kind)
    return files, missing


def _local(drafts: Drafts, application: Application, kind: str) -> list[Path]:
    """The file in the draft that was being sent; the portal's automatic check keeps none that it refuses."""
    for name in (application["number"], application["service"]):
        draft = drafts.load(name)
        if draft and (found := [one for one in draft.attachments.get(kind, ()) if one.is_file()]):
            return found
    return []


def folder(drafts: Drafts, number: str) -> Path:
    """Where fetched files lie until the ticket is sent; they hold personal data."""
    return drafts.folder / f"{SLUG}-{number}"


def forget_files(drafts: Drafts, number: str) -> None:
    """The ticket is sent: what was fetched for it is not kept."""
    import shutil

    shutil.rmtree(folder(drafts, number), ignore_errors=True)


def file_slot(service: Service) -> str | None:
    """The slot for a refused file: the last of those that take a file as it is."""
    return next(reversed(_any_file(service)), None)


def _any_file(service: Service) -> list[str]:
    return [slot.kind for slot in service.slots if not slot.formats]


def kind_of(path: Path, service: Service) -> str | None:
    """The slot for a file that nobody has named one for: by its name; else a PNG is a picture of the screen, which
    comes first, and anything else the file that was refused."""
    guessed = guess_kind(path.name, service.slots)
    places = _any_file(service)
    if guessed or not places:
        return guessed
    return places[0] if path.suffix.lower() == ".png" else places[-1]


@dataclass(frozen=True, slots=True)
class Thread:
    """A ticket with the earlier and later ones that refer to each other, the oldest first."""

    ticket: ApplicationDetail
    tickets: tuple[ApplicationDetail, ...]


async def ticket_of(portal: Portal, number: str) -> ApplicationDetail:
    """The ticket of this number. Raises NotFound in words about tickets."""
    try:
        found = await portal.cabinet.application(number)
    except NotFound as error:
        raise NotFound("support.unknown_number", number=number) from error
    if found["service"] != SLUG:
        raise NotFound("support.no_ticket", number=number)
    return found


async def thread(portal: Portal, number: str) -> Thread:
    """The ticket and its thread. Raises NotFound where the number is no ticket."""
    ticket = await ticket_of(portal, number)
    listed = await statuses.list_(portal, service=SLUG)
    others = [await portal.cabinet.application(one["number"]) for one in listed if one["number"] != number]
    linked = _linked(ticket, {one["number"]: one for one in (*others, ticket)})
    return Thread(ticket, tuple(sorted(linked, key=_sent_at)))


def _linked(ticket: ApplicationDetail, known: Mapping[str, ApplicationDetail]) -> list[ApplicationDetail]:
    """Everything connected with this ticket by references, in either direction."""
    found = {ticket["number"]}
    while True:
        wider = {
            number
            for number, one in known.items()
            if number in found or _refers(one) in found or any(_refers(known[other]) == number for other in found)
        }
        if wider == found:
            return [known[number] for number in found]
        found = wider


def _refers(one: ApplicationDetail) -> str:
    return str(one["fields"].get("refers_to", ""))


def _sent_at(one: Application) -> datetime:
    return formats.parse(one["submitted_at"] or one["updated_at"])


def answer(one: Application) -> str | None:
    """What support has answered; None while it has not."""
    if one["status"] not in ("approved", "refused"):
        return None
    entries = [
        entry["comment"] for entry in one["history"] if entry["status"] == one["status"] and entry["comment"]
    ]
    return entries[-1] if entries else "; ".join(remark["message"] for remark in one["remarks"])


def to_json(found: Thread) -> dict[str, Any]:
    """The ticket as an application, with its answer, the day it was wanted by and its thread."""
    return {
        **found.ticket,
        "answer": answer(found.ticket),
        "wanted_by": found.ticket["fields"].get("wanted_by"),
        "thread": [
            {
                "number": one["number"],
                "submitted_at": one["submitted_at"],
                "refers_to": _refers(one) or None,
                "description": one["fields"].get("description", ""),
                "status": one["status"],
                "answer": answer(one),
            }
            for one in found.tickets
        ],
    }


def require_text(text: str) -> str:
    """A reply that says something. Raises RuleBroken."""
    if not text.strip():
        raise RuleBroken("support.empty_reply")
    return text.strip()


async def reply(portal: Portal, journal: Journal, service: Service, number: str, text: str) -> Application:
    """Send a follow-up to this ticket: a new one that refers to it, of the same person (R81).

    Raises RuleBroken for an empty text, or where the earlier ticket lacks what is asked for by now; CodeNeeded
    where a contact of it is to be confirmed.
    """
    from . import contacts
    from .changes import whose
    from .prepare import prepare
    from .submit import submit

    said = require_text(text)
    earlier = reply_to(await ticket_of(portal, number))
    account = await portal.cabinet.account()
    today = portal.time().astimezone(formats.MOSCOW).date()
    draft = prepare(service, {**earlier.values, "description": said}, {}, account, today).require()
    await contacts.confirm(portal, journal, await whose(portal, journal), service, draft, account)
    return await submit(portal, journal, service, draft)
