"""The catalogue of services, open to everybody: search, categories, whole entries (R34, R35)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...contract.cabinet.services import ServicePage, ServiceSummary
from ...contract.catalogue import Service
from ...contract.dictionaries import dictionary
from ...contract.wire import BASE
from ...rules import service_search
from ..pages import Cursor, Limit, cursor_of, etag, place_of, tagged
from ..problems import Refused
from ..state import of

router = APIRouter(prefix=f"{BASE}/services", tags=["Услуги"])

CATEGORIES = "categories"  # the dictionary of categories
OFFICIAL = "official-services"  # the dictionary that is the ministry's list
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Ничего не изменилось"}}


@router.get("", summary="Услуги", response_model=ServicePage, responses=_UNCHANGED)
async def services(
    request: Request,
    q: Annotated[str | None, Query(max_length=200, description="Слова в любом порядке и форме")] = None,
    category: Annotated[str | None, Query(max_length=100, description="Код или название категории")] = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Response:
    """Поиск по названиям и другим именам услуг, лучшее первым; отбор по категории."""
    (after,) = place_of(cursor, "")
    known = (one for one in of(request.app).catalogue if _in_category(one, category))
    found = [(_place(rank, one), one) for rank, one in service_search.search(q or "", known)]
    rest = [pair for pair in found if pair[0] > after]
    shown = rest[:limit]
    page = ServicePage(
        items=[_summary(one) for _, one in shown],
        next=cursor_of(shown[-1][0]) if len(rest) > limit else None,
    )
    return tagged(request, etag(page), page, public=True)


def _place(rank: service_search.Rank, service: Service) -> str:
    """Where a service stands in the list: the better first, then by slug."""
    return f"{rank[0]}/{rank[1]:04}/{service.slug}"


def _in_category(service: Service, category: str | None) -> bool:
    if not category:
        return True
    names = {service.category, *category_title(service.category).values()}
    return category.casefold() in {name.casefold() for name in names}


def _summary(service: Service) -> ServiceSummary:
    return ServiceSummary(
        slug=service.slug,
        title={"ru": service.title.ru, "en": service.title.en},
        category=service.category,
        category_title=category_title(service.category),
        genuine=is_genuine(service),
        level=service.limits.level.value,
    )


def category_title(code: str) -> dict[str, str]:
    """The category in both languages; its code where no dictionary has it."""
    categories = dictionary(CATEGORIES)
    item = categories.find(code) if categories else None
    return {lang: item.shown(lang) if item else code for lang in ("ru", "en")}


def is_genuine(service: Service) -> bool:
    """Whether the service is in the ministry's list and rests on legal acts (R35)."""
    return is_official(service) and bool(service.acts)


def is_official(service: Service) -> bool:
    """Whether the ministry's list has this service under its code."""
    listed = dictionary(OFFICIAL)
    return listed is not None and listed.find(service.service_code) is not None


@router.get("/{slug}", summary="Одна услуга", response_model=dict[str, Any], responses=_UNCHANGED)
async def service(request: Request, slug: Annotated[str, Path(max_length=100)]) -> Response:
    """Полная запись каталога: поля, вложения, сроки, ограничения, правовые акты и знак подлинности."""
    found = of(request.app).catalogue.get(slug)
    if found is None:
        raise Refused("not_found")
    entry = whole(found)
    return tagged(request, etag(entry), entry, public=True)


def whole(service: Service) -> dict[str, Any]:
    """The entry with every limit spelt out, also those that the catalogue leaves to the default."""
    limits = service.limits
    return {
        **service.data,
        "limits": {
            "file": limits.file,
            "total": limits.total,
            "chunk_min": limits.chunk_min,
            "chunk_max": limits.chunk_max,
            "window": limits.window,
            "level": limits.level.value,
            "start": limits.start.value,
            "needs": list(limits.needs),
        },
        "category_title": category_title(service.category),
        "genuine": is_genuine(service),
        "official": is_official(service),
    }
