"""Every code and label of the client has words in both languages, and errors a next step."""

from __future__ import annotations

import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import gosmed_cli
from gosmed_cli.text.say import known

ROOT = Path(gosmed_cli.__file__).parent
DOMAINS = ("client", "session", "journal", "submit", "sign_in")
SOURCES = sorted(
    path for folder in ("client", "session", "journal", "usecases") for path in (ROOT / folder).rglob("*.py")
)


def used() -> dict[str, str]:
    """Keys of these domains as the sources name them, and where."""
    pattern = re.compile(rf'"((?:{"|".join(DOMAINS)})\.[a-z_]+)"')
    return {key: path.name for path in SOURCES for key in pattern.findall(path.read_text(encoding="utf-8"))}


def test_every_key_has_words() -> None:
    missing = [f"{name}: {key}" for key, name in used().items() if not known(key)]
    assert missing == []


def test_every_error_has_a_next_step() -> None:
    labels = {"submit.sending", "submit.uploading", "submit.fetching", "sign_in.agreement"}
    missing = [
        f"{name}: {key}" for key, name in used().items() if key not in labels and not known(f"{key}.advice")
    ]
    assert missing == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_say_the_same(domain: str) -> None:
    messages: dict[str, tuple[str, str]] = import_module(f"gosmed_cli.text.messages.{domain}").MESSAGES
    for key, (russian, english) in messages.items():
        holes = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (russian, english)]
        assert holes[0] == holes[1], key
        assert not re.search(r"[А-Яа-яЁё]", english), key
        assert '"' not in russian, key
        if not key.endswith(".advice"):
            continue
        commands = [re.findall(r"gosmed [a-z-]+", text) for text in (russian, english)]
        assert commands[0] == commands[1], key
