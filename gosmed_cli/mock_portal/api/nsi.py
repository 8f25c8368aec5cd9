"""Dictionaries (table 29): every one, without sign-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from ...contract.dictionaries import Item, dictionary
from ...contract.epgu import DictionaryError, DictionaryItem, DictionaryPage
from .. import system, timetables
from ..epgu_docs import DICTIONARY
from ..epgu_requests import bad, json_object
from ..state import of

router = APIRouter(prefix="/api/nsi/v1/dictionary", tags=["API ЕПГУ"])
NOT_FOUND = 404  # `error.code` for a dictionary that is not there
_MOST = 10**9


@router.post("/{code}", summary="Справочник", openapi_extra=DICTIONARY)
async def read_dictionary(request: Request, code: str) -> DictionaryPage:
    """Элементы справочника: уровень под parentRefItemValue (ONELEVEL) или всё поддерево (SUBTREE)."""
    portal = of(request.app)
    with portal.store.transaction() as t:
        system.permit(t, "dictionary")
        slots = timetables.free(t, portal.clock.now(), code) if timetables.places(code) else None
    asked = await json_object(request)
    tree, parent = asked.get("treefiltering"), asked.get("parentrefitemvalue")
    if tree not in ("ONELEVEL", "SUBTREE"):
        raise bad("treeFiltering может быть ONELEVEL или SUBTREE")
    if parent is not None and not isinstance(parent, str):
        raise bad("parentRefItemValue должен быть строкой")
    entries = dictionary(code)
    if entries is None:
        return _unknown()
    items: Sequence[Item] = entries.items
    if slots is not None:  # a timetable lists its free slots, those of one place under its code
        return _slots(asked, [one for one in slots if not parent or one.parent == parent])
    found = _level(items, parent or None) if tree == "ONELEVEL" else _subtree(items, parent or None)
    return DictionaryPage(
        error=DictionaryError(code=0, message="operation completed"),
        fieldErrors=[],
        total=len(found),
        items=[_shown(one, items) for one in _page(asked, found)],
    )


def _slots(asked: Mapping[str, Any], found: Sequence[Item]) -> DictionaryPage:
    return DictionaryPage(
        error=DictionaryError(code=0, message="operation completed"),
        fieldErrors=[],
        total=len(found),
        items=[_shown(one, ()) for one in _page(asked, found)],
    )


def _unknown() -> DictionaryPage:
    """The specification puts what went wrong into `error`, under a code other than 0."""
    error = DictionaryError(code=NOT_FOUND, message="Справочник не найден")
    return DictionaryPage(error=error, fieldErrors=[], total=0, items=[])


def _level(items: Sequence[Item], parent: str | None) -> Sequence[Item]:
    """The elements right under `parent`; without one, those under none."""
    return [one for one in items if one.parent == parent]


def _subtree(items: Sequence[Item], parent: str | None) -> Sequence[Item]:
    """The elements under `parent` at any depth; without one, all of them. In the dictionary's order."""
    if parent is None:
        return items
    inside: set[str] = {parent}
    for one in items:  # parents come before their children in our files
        if one.parent in inside:
            inside.add(one.value)
    return [one for one in items if one.value in inside and one.value != parent]


def _page(asked: Mapping[str, Any], found: Sequence[Item]) -> Sequence[Item]:
    """The page asked for, counted from 1; without pageNum and pageSize everything."""
    number, size = (_number(asked, name) for name in ("pageNum", "pageSize"))
    if size is None:
        return found if number in (None, 1) else []
    start = ((number or 1) - 1) * size
    return found[start : start + size]


def _number(asked: Mapping[str, Any], name: str) -> int | None:
    value = asked.get(name.lower())
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST:
        raise bad(f"{name} должен быть числом от 1")
    return value


def _shown(item: Item, items: Sequence[Item]) -> DictionaryItem:
    """One element. A subtree is answered as a flat list, so that pages and `total` mean one thing."""
    attributes = _attributes(item)
    return DictionaryItem(
        value=item.value,
        parentValue=item.parent,
        title=item.title,
        isLeaf=not _level(items, item.value),
        children=[],
        attributes=[{"name": name, "type": "STRING", "value": value} for name, value in attributes.items()],
        source=None,
        attributeValues=attributes,
    )


def _attributes(item: Item) -> dict[str, Any]:
    """Validity and note, where the dictionary has them."""
    known = {
        "valid_from": item.valid_from.isoformat() if item.valid_from else None,
        "valid_until": item.valid_until.isoformat() if item.valid_until else None,
        "note": item.note,
        "address": item.address,
    }
    return {name: value for name, value in known.items() if value is not None}
