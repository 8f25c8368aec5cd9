"""A service as a person reads it (R35, R36)."""

from __future__ import annotations

from gosmed_cli.contract.catalogue import Service
from gosmed_cli.text import language, say
from gosmed_cli.usecases import service_words
from gosmed_cli.usecases.command_names import applies_for
from gosmed_cli.usecases.service_words import Said

from .page import Page
from .typed import complete


def draw(one: Service, page: Page) -> None:
    """All of it, from top to bottom in the order in which it is needed."""
    page.line(one.title[language()], "bold")
    for chapter in service_words.chapters(one):
        if chapter.heading:
            page.line()
            page.line(chapter.heading, "bold")
        for said in chapter.lines:
            _line(said, chapter.width, page)
    page.line()
    page.line(complete(say("services.next", slug=one.slug, apply=applies_for(one.slug))))


def _line(said: Said, width: int, page: Page) -> None:
    """A line; of a form beside the name of its field, what is said of it below in the same column."""
    if said.name:
        page.pieces((f"  {said.name:<{width}}", "plain"), (f" {said.text}", "plain"))
    elif said.whole:
        page.line(f"{' ' * said.indent}{said.text}", said.style)
    else:
        page.wrapped(said.text, width + 3 if width else said.indent, said.style)
