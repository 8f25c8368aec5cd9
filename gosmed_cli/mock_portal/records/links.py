"""Which institutions an account is linked to (R85), and the end of such a link.

Each approved application for a link names its institution. What the account says of its own place of work proves
nothing here: its owner may change that. A scenario that opens the link without an application means the
institution at which the person works as the scenario begins.
"""

from __future__ import annotations

import json

from ...contract.vocabulary import NoticeKind
from .. import accounts, notices
from ..entitlement import opener
from ..institutions import FIELD
from ..problems import Refused
from ..state import Portal
from ..store import Transaction
from ..store.db import dumps

DOOR = "institution_link"  # what the approval of a link opens


def institutions_of(t: Transaction, portal: Portal, account_id: str) -> tuple[str, ...]:
    """The ОГРН of every institution that the account is linked to, sorted."""
    given = {row["ogrn"] for row in t.q.given_links_of(account_id=account_id)}
    proven = {ogrn for _, ogrn in _by_application(t, portal, account_id)}
    return tuple(sorted(given | proven))


def _by_application(t: Transaction, portal: Portal, account_id: str) -> list[tuple[int, str]]:
    """Number and ОГРН of each approved application for a link that has not been withdrawn."""
    service = opener(portal.catalogue, DOOR)
    rows = t.q.linking_orders(account_id=account_id, slug=service.slug) if service else ()
    found = [(row["id"], str(json.loads(row["fields"]).get(FIELD, ""))) for row in rows]
    return [(number, ogrn) for number, ogrn in found if ogrn]


def give(t: Transaction, portal: Portal) -> None:
    """Link the accounts whose link a scenario has opened without an application; done once, as it is loaded."""
    for row in list(t.q.linked_accounts()):
        ogrn = accounts.known(row).get(FIELD)
        if accounts.opened(row).get(DOOR) and ogrn and not institutions_of(t, portal, row["id"]):
            t.add("given_links", account_id=row["id"], ogrn=ogrn)


def withdraw(t: Transaction, portal: Portal, account_id: str, ogrn: str) -> None:
    """End the link: its patients cannot be read from now on. Raises Refused `no_such_link`."""
    if ogrn not in institutions_of(t, portal, account_id):
        raise Refused("no_such_link", ogrn=ogrn)
    t.q.withdraw_given_link(account_id=account_id, ogrn=ogrn)
    for number, named in _by_application(t, portal, account_id):
        if named == ogrn:
            t.add("withdrawn_links", order_id=number, account_id=account_id)
    if not institutions_of(t, portal, account_id):
        opened = accounts.opened(t.q.account(id=account_id))
        opened.pop(DOOR, None)
        t.change("accounts", {"id": account_id}, opened=dumps(opened))
    institution = name_of(t, ogrn)
    text = (
        f"Привязка к учреждению {institution} отозвана его администратором: карты пациентов учреждения вам "
        "больше не доступны. Чтобы открыть их снова, подайте заявление о привязке."
    )
    notices.notify(t, portal, account_id, NoticeKind.ACCOUNT, "Привязка к учреждению отозвана", text)


def name_of(t: Transaction, ogrn: str) -> str:
    """The institution's name in ЕГРЮЛ; its number where ЕГРЮЛ has none."""
    row = t.q.institution(ogrn=ogrn)
    return str(json.loads(row["data"])["name"]) if row is not None else ogrn
