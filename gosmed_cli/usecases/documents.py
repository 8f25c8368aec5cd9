"""«Мои документы»: what is there, and getting or deleting one."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..contract.vocabulary import SIGNATURE
from ..errors import NotFound, UsageProblem
from .paging import everything

if TYPE_CHECKING:
    from ..client.portal import Portal
    from ..contract.cabinet.documents import Document


async def list_(
    portal: Portal, *, kind: str | None = None, direction: str | None = None, limit: int | None = None
) -> list[Document]:
    """All documents (or the first `limit`), newest first; `direction` is `sent` or `received`."""

    async def fetch(cursor: str | None, size: int) -> Any:
        return await portal.cabinet.documents(kind=kind, direction=direction, cursor=cursor, limit=size)

    return await everything(fetch, limit)


async def show(portal: Portal, id_: str) -> Document:
    """Raises NotFound."""
    with _named(id_):
        return await portal.cabinet.document(id_)


@contextmanager
def _named(id_: str) -> Iterator[None]:
    """A document that the portal does not have is told by its number. Raises NotFound."""
    try:
        yield
    except NotFound as error:
        raise NotFound("applications.document_unknown", id=id_) from error


async def download(portal: Portal, id_: str, target: Path | None = None, *, force: bool = False) -> Path:
    """Save a document, under its own name in the working folder unless `target` says otherwise.

    An existing file is kept unless `force` (UsageProblem). Raises NotFound.
    """
    document = await show(portal, id_)
    path = free_target(target, document["name"], force=force)
    await portal.cabinet.document_content(id_, path, sha256=document["sha256"])
    return path


async def content(portal: Portal, document: Document) -> bytes:
    """Its bytes, of which nothing stays on this disk. Raises NotFound."""
    with tempfile.TemporaryDirectory(prefix="gosmed-") as folder, _named(document["id"]):
        path = Path(folder) / "document"
        await portal.cabinet.document_content(document["id"], path, sha256=document["sha256"])
        return path.read_bytes()


async def look(portal: Portal, document: Document) -> tuple[bytes, dict[str, Any]]:
    """Its bytes, and the facts that the pre-check knows of them (a page's size, pages, resolution)."""
    data = await content(portal, document)
    return data, await asyncio.to_thread(_facts, data)


def _facts(data: bytes) -> dict[str, Any]:
    """Blocking: decoding takes a part of a second."""
    from ..documents.inspect import inspect_bytes  # Pillow and pdfium
    from .check_words import facts_json

    return facts_json(inspect_bytes("document", data))


def pair(document: Document, among: Iterable[Document]) -> tuple[Document, Document] | None:
    """A document and its detached signature, whichever of them is given; None where there is no signature."""
    by_name = {(one["name"], one["kind"].removesuffix("-signature")): one for one in among}
    kind = document["kind"].removesuffix("-signature")
    name = document["name"].removesuffix(SIGNATURE)
    file, signature = by_name.get((name, kind)), by_name.get((name + SIGNATURE, kind))
    return (file, signature) if file and signature else None


async def delete(portal: Portal, id_: str) -> None:
    """Raises NotFound; NotAllowed while an application needs it."""
    with _named(id_):
        await portal.cabinet.delete_document(id_)


def free_target(target: Path | None, name: str, *, force: bool) -> Path:
    """Where to save a file: a name from the portal never leads out of the folder."""
    from ..text.clean import clean

    own = Path(clean(name).replace("\\", "/")).name.lstrip(".") or "document"
    path = Path(own) if target is None else target / own if target.is_dir() else target
    if not path.absolute().parent.is_dir():
        raise UsageProblem("client.no_folder", path=str(path.parent))
    if path.exists() and not force:
        raise UsageProblem("client.exists", path=str(path))
    return path
