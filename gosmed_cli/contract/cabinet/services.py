"""The catalogue's list, and the portal's help."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class ServiceSummary(TypedDict):
    slug: str
    title: dict[str, str]
    category: str
    category_title: dict[str, str]
    genuine: bool
    level: str


class ServicePage(TypedDict):
    items: list[ServiceSummary]
    next: str | None


class Channel(TypedDict):
    kind: Literal["phone", "email", "chat", "bot"]
    value: str
    note: str


class Faq(TypedDict):
    question: str
    answer: str


class Help(TypedDict):
    """The portal's own contacts (C21) and answers."""

    channels: list[Channel]
    faq: list[Faq]
