"""Every message in both languages, with the same placeholders; every code that is raised has words."""

from __future__ import annotations

import pkgutil
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import gosmed_cli.text.messages
from gosmed_cli.text.say import known

ROOT = Path(__file__).parents[2]
DOMAINS = [one.name for one in pkgutil.iter_modules(gosmed_cli.text.messages.__path__)]
RAISED = re.compile(
    r"(?:UsageProblem|RuleBroken|SignInNeeded|CodeNeeded|NotFound|NotAllowed|Unavailable|StillUndecided|PartlyFailed"
    r"|DecidedAgainst|Locked|Fault)\(\s*\"([a-z_.]+)\""
)


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_say_the_same(domain: str) -> None:
    messages = import_module(f"gosmed_cli.text.messages.{domain}").MESSAGES
    for key, (russian, english) in messages.items():
        assert key.startswith(f"{domain}."), key
        assert russian, key
        assert english, key
        assert names(russian) == names(english), key
        assert not re.search(r"[а-яё]", re.sub(r"[«“][^»”]*[»”]|\([^)]*\)|\"[^\"]*\"", "", english)) or domain in (
            "field", "form", "check", "repair", "help", "demo", "deadline",
        ), key  # fmt: skip


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_raised_has_words() -> None:
    missing = []
    for folder in ("gosmed_cli", "commands"):
        for file in (ROOT / folder).rglob("*.py"):
            if "mock_portal" in file.parts and file.name != "serve.py":
                continue
            for code in RAISED.findall(file.read_text(encoding="utf-8")):
                key = code if "." in code else f"error.{code}"
                if not known(key):
                    missing.append(f"{file.relative_to(ROOT)}: {code}")
    assert missing == []
