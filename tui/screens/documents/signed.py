"""Whose signature a document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosmed_cli.errors import RuleBroken
from gosmed_cli.usecases import document_words, documents, failure_words, sign_file

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.documents import Document


async def whose(portal: Portal, file: Document, signature: Document, data: bytes | None = None) -> str:
    """Who has signed it; `data` are its bytes where they are here. Raises RuleBroken for a bad signature."""
    if data is None:
        data = await documents.content(portal, file)
    mark = await documents.content(portal, signature)
    return document_words.whose(await sign_file.verify_content(portal, data, mark, file["name"]), file["name"])


async def told(portal: Portal, file: Document, signature: Document, data: bytes) -> str:
    """The same; a bad signature is told in words."""
    try:
        return await whose(portal, file, signature, data)
    except RuleBroken as error:
        return f"✗ {failure_words.message(error)}"
