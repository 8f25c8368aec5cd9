"""Professional services (R58, R59, R102): which there are, which may be switched on, and switching them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..contract.catalogue import Service
from ..contract.dictionaries import dictionary
from ..contract.vocabulary import PROFESSIONAL_TAB
from ..errors import NotAllowed, NotFound
from ..rules.nearest import nearest
from . import entitlement
from .command_names import applies_for

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.account import Account

DICTIONARY = "professional-services"
State = Literal["enabled", "available", "closed"]


@dataclass(frozen=True, slots=True)
class Professional:
    """One of them as this account has it; `before` is the service that comes first, where it is closed."""

    name: str
    title: dict[str, str]
    state: State
    before: Service | None


def of(account: Account) -> list[Professional]:
    """Every professional service, in the order of the dictionary."""
    names = dictionary(DICTIONARY)
    return [
        Professional(
            item.value,
            {lang: item.shown(lang) for lang in ("ru", "en")},
            _state(item.value, account),
            first_needed(item.value, account),
        )
        for item in (names.items if names else ())
    ]


def _state(name: str, account: Account) -> State:
    if name in (account.get("enabled_services") or ()):
        return "enabled"
    return "closed" if first_needed(name, account) else "available"


def first_needed(name: str, account: Account) -> Service | None:
    """The service to be approved first: the one that opens the tab, then the one that makes it available."""
    if PROFESSIONAL_TAB not in (account.get("opened") or ()):
        return entitlement.opener(PROFESSIONAL_TAB)
    if name not in account["professional_services"]:
        return entitlement.opener(name)
    return None


def code_of(typed: str) -> str:
    """The code of a service given by code or title. Raises NotFound with the nearest one."""
    names = dictionary(DICTIONARY)
    item = names.find(typed) if names else None
    if item is not None:
        return item.value
    spellings = {one.value: one.spellings() for one in (names.items if names else ())}
    if near := nearest(typed, spellings):
        raise NotFound("services.unknown_professional_near", name=typed, nearest=near)
    raise NotFound("services.unknown_professional", name=typed)


async def switch(portal: Portal, name: str, *, on: bool, lang: str) -> Account:
    """Switch a service on or off. Raises NotAllowed naming what comes first (`before` is a slug), NotFound."""
    if on:
        one = next(found for found in of(await portal.cabinet.account()) if found.name == name)
        if one.state == "closed" and one.before is not None:
            raise NotAllowed(
                "services.not_open",
                title=one.title[lang],
                before=one.before.title[lang],
                slug=one.before.slug,
                command=applies_for(one.before.slug),
            )
    return await portal.cabinet.switch_service(name, on=on)
