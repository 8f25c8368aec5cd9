"""Services: as the portal serves them, else as they were last seen, else as they ship with gosmed.

What the portal says is kept in `state/cache/services/` with its ETag, so that a form can be written and scans be
checked without a network.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.catalogue import Catalogue, CatalogueError, Service, bundled, bundled_service
from ..contract.dictionaries import dictionary
from ..errors import NotFound, Unavailable
from ..paths import private_folder
from ..rules import service_search
from ..rules.nearest import nearest

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.services import ServiceSummary


class Cache:
    """Entries of one portal's catalogue on this disk; a broken or unwritable cache is no cache."""

    def __init__(self, folder: Path, portal: str | None) -> None:
        digest = hashlib.sha256((portal or "").rstrip("/").encode()).hexdigest()[:16]
        self._folder = folder / "services" / digest

    def read(self, slug: str) -> tuple[dict[str, Any], str | None] | None:
        """The entry and its ETag."""
        try:
            kept = json.loads((self._folder / f"{_file_name(slug)}.json").read_text(encoding="utf-8"))
            return dict(kept["entry"]), kept["etag"]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, slug: str, entry: dict[str, Any], etag: str | None) -> None:
        try:
            file = private_folder(self._folder) / f"{_file_name(slug)}.json"
            temporary = file.with_suffix(".new")
            temporary.write_text(json.dumps({"entry": entry, "etag": etag}, ensure_ascii=False), encoding="utf-8")
            temporary.replace(file)
        except OSError:
            return


def _file_name(slug: str) -> str:
    return "".join(one if one.isalnum() or one == "-" else "_" for one in slug)[:80]


def kept_service(slug: str, cache: Cache) -> Service:
    """A service without asking anybody. Raises NotFound with the nearest slug."""
    if kept := cache.read(slug):
        try:
            return Service.of(kept[0])
        except CatalogueError:
            pass  # written by another version: the bundled one serves
    if found := bundled_service(slug):
        return found
    raise unknown_service(slug, bundled())


def kept_or_none(slug: str, cache: Cache) -> Service | None:
    """The same for what is merely shown: None for a service that nobody here knows."""
    try:
        return kept_service(slug, cache)
    except NotFound:
        return None


def unknown_service(slug: str, catalogue: Iterable[Service]) -> NotFound:
    """No such service: with the nearest slug, by slug, title and alias."""
    near = nearest(slug, {one.slug: (one.title.ru, one.title.en, *one.aliases) for one in catalogue})
    if near:
        return NotFound("unknown_service_near", slug=slug, nearest=near)
    return NotFound("unknown_service", slug=slug)


async def service(slug: str, portal: Portal | None, cache: Cache) -> Service:
    """The service as the portal has it now; without one, as it is kept here. Raises NotFound."""
    if portal is None:
        return kept_service(slug, cache)
    kept = cache.read(slug)
    try:
        entry, etag = await portal.cabinet.service(slug, etag=kept[1] if kept else None)
    except Unavailable:
        return kept_service(slug, cache)
    except NotFound as error:
        raise unknown_service(slug, bundled()) from error
    if entry is None:
        return kept_service(slug, cache)
    try:
        found = Service.of(entry)
    except CatalogueError as error:
        raise Unavailable("catalogue_not_understood", slug=slug, reason=str(error)) from error
    cache.write(slug, entry, etag)
    return found


async def services(portal: Portal | None, words: str, category: str | None) -> list[ServiceSummary]:
    """Services that the words mean, the best first, in this category (R34)."""
    if portal is None:
        return search(bundled(), words, category)
    try:
        return await _all_pages(portal, words, category)
    except Unavailable:
        return search(bundled(), words, category)


async def _all_pages(portal: Portal, words: str, category: str | None) -> list[ServiceSummary]:
    found: list[ServiceSummary] = []
    cursor: str | None = None
    while True:
        page = await portal.cabinet.services(q=words or None, category=category, cursor=cursor)
        found += page["items"]
        cursor = page["next"]
        if not cursor:
            return found


def search(catalogue: Catalogue, words: str, category: str | None) -> list[ServiceSummary]:
    """The same in the catalogue that ships with gosmed; whether a service is genuine only a portal can say."""
    wanted = (one for one in catalogue if category in (None, one.category))
    return [_summary(one) for _, one in service_search.search(words, wanted)]


def _summary(one: Service) -> ServiceSummary:
    categories = dictionary("categories")
    item = categories.find(one.category) if categories else None
    title = {lang: item.shown(lang) if item else one.category for lang in ("ru", "en")}
    return {
        "slug": one.slug,
        "title": {"ru": one.title.ru, "en": one.title.en},
        "category": one.category,
        "category_title": title,
        "genuine": False,
        "level": one.limits.level.value,
    }
