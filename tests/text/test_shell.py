"""What a message tells to type can be typed: also with a path that has spaces, or that means mischief."""

from __future__ import annotations

import pkgutil
import re
import shlex
import string
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gosmed_cli.text.messages
from gosmed_cli.text import say
from gosmed_cli.text.shell import command, quoted

DOMAINS = [one.name for one in pkgutil.iter_modules(gosmed_cli.text.messages.__path__)]
COMMAND = re.compile(r"\b(?:gosmed|ls) [^«»\n]*")
TYPED = {"path", "given", "login", "file", "files", "source"}  # what a person typed, and a portal or a disk called


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_the_shell_reads_back_what_was_meant(word: str) -> None:
    assert shlex.split(quoted(word)) == [word]


def test_letters_of_any_language_need_no_quotes() -> None:
    assert command(["gosmed", "check", "сканы/диплом_2012.pdf"]) == "gosmed check сканы/диплом_2012.pdf"


def test_a_message_quotes_on_request() -> None:
    told = say("applications.kind_unclear.advice", lang="en", path="x; rm -rf y.pdf")
    assert "gosmed upload 'x; rm -rf y.pdf' --as diploma" in told


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_typed_word_of_an_advised_command_is_quoted(domain: str) -> None:
    for key, texts in import_module(f"gosmed_cli.text.messages.{domain}").MESSAGES.items():
        for text in texts:
            for found in COMMAND.findall(text):
                for _, name, spec, _ in string.Formatter().parse(found):
                    assert name not in TYPED or spec == "sh", f"{key}: {found}"
