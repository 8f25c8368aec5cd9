"""Saying what an account lacks for a service, and the command that gets it, before anything is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..contract.vocabulary import UNDER_WAY, Level
from ..errors import NotAllowed
from ..text import language, say
from . import entitlement, statuses
from .command_names import applies_for

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import Account
    from ..contract.catalogue import Service

_LATEST = 20  # applications of one service that are looked at


def may_begin(service: Service, account: Account) -> None:
    """Before anything is filled in. Raises NotAllowed with the reason and the next command."""
    title = service.title[language()]
    if not entitlement.covers(account, service.limits.start):
        raise NotAllowed(_level(service.limits.start), title=title, command=raise_level(service.limits.start))
    lacking = entitlement.lacks(service, account)
    if lacking is not None:
        raise _needs(service, account, lacking)


def may_send(service: Service, account: Account) -> None:
    """Before it is sent: a form may be filled in with less than sending needs (C17). Raises NotAllowed; what was
    filled in is kept by then."""
    still_needed(service, account)
    needed = service.limits.level
    if entitlement.covers(account, needed):
        return
    raise NotAllowed(
        "applications.level_to_send",
        title=service.title[language()],
        level=say(f"services.level_of.{needed}"),
        command=raise_level(needed),
        again=f"{applies_for(service.slug)} --draft",
    )


def still_needed(service: Service, account: Account) -> None:
    """Raises NotAllowed where all that the service opens is a level that the account has."""
    if set(service.opens) == {"level"} and entitlement.covers(account, Level(service.opens["level"])):
        raise NotAllowed("applications.level_already")


async def none_under_way(portal: Portal, service: Service) -> None:
    """Of a service with a meeting only one application may be under way. Raises NotAllowed with its number."""
    if service.appointment is None:
        return
    for one in await statuses.list_(portal, service=service.slug, limit=_LATEST):
        if one["status"] in UNDER_WAY:
            raise NotAllowed("applications.under_way", title=service.title[language()], number=one["number"])


def raise_level(level: Level) -> str:
    """The command that raises an account to this level."""
    service = entitlement.raiser(level)
    if level is Level.STANDARD or service is None:
        return "gosmed account edit --set snils=…"
    return applies_for(service.slug)


def _level(level: Level) -> str:
    return "applications.level_standard" if level is Level.STANDARD else "applications.level"


def _needs(service: Service, account: Account, name: str) -> NotAllowed:
    before = entitlement.opener(name)
    if before is None:
        return NotAllowed("applications.needs_unknown", title=service.title[language()], name=name)
    return NotAllowed(
        "applications.needs",
        title=service.title[language()],
        before=before.title[language()],
        command=_command(before, account),
    )


def _command(before: Service, account: Account) -> str:
    """What to type for the service that comes first; of one that was sent already, to go on with it."""
    step = account["next_step"]
    if step["service"] == before.slug and step["number"]:
        word = "resubmit" if step["code"] == "correct-application" else "status"
        return f"gosmed {word} {step['number']}"
    return applies_for(before.slug)
