"""Every message is there in both languages, filled by the same parameters, and every code of the rules has one."""

from __future__ import annotations

import ast
import pkgutil
import re
import string
from importlib import import_module
from pathlib import Path

import pytest

import gosmed_cli.rules
import gosmed_cli.text.messages as package
from gosmed_cli.text.say import known, say

MODULES = sorted(one.name for one in pkgutil.iter_modules(package.__path__))
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def messages(name: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = import_module(f"{package.__name__}.{name}").MESSAGES
    return found


def placeholders(text: str) -> set[str]:
    return {
        name.partition(".")[0].partition("[")[0]
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }


def test_there_are_messages() -> None:
    assert {"field", "form"} <= set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_both_languages_say_the_same(module: str) -> None:
    for key, (ru, en) in messages(module).items():
        assert key.partition(".")[0] == module, f"{key} is in {module}.py, where nobody looks for it"
        assert ru.strip(), key
        assert en.strip(), key
        assert placeholders(ru) == placeholders(en), key
        assert "" not in placeholders(ru), f"{key}: a placeholder without a name"


@pytest.mark.parametrize("module", MODULES)
def test_plurals_have_three_forms_in_russian_and_two_in_english(module: str) -> None:
    for key, texts in messages(module).items():
        for text, count in zip(texts, (3, 2), strict=True):
            specs = [spec for _, _, spec, _ in string.Formatter().parse(text) if spec and spec[:2] in ("n|", "w|")]
            assert all(len(spec[2:].split("|")) == count for spec in specs), key


@pytest.mark.parametrize("module", ["field", "form"])
def test_russian_is_russian_and_ends_like_a_remark(module: str) -> None:
    for key, (ru, en) in messages(module).items():
        assert CYRILLIC.search(ru), key
        assert not ru.endswith((".", " ")), key
        assert not en.endswith((".", " ")), key
        assert '"' not in ru + en, key


def codes_in_rules() -> set[str]:
    """Every literal `field.…` and `form.…` that the rules raise or return."""
    found = set()
    for path in Path(gosmed_cli.rules.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set(re.findall(r"^(?:field|form)\.[a-z_]+$", node.value))
    return found


def test_every_code_of_the_rules_has_words() -> None:
    codes = codes_in_rules()
    assert len(codes) > 50
    assert [code for code in sorted(codes) if not known(code)] == []


def test_no_words_are_left_over() -> None:
    made = {
        f"field.{name}_{part}"
        for name in ("snils", "inn", "oms", "passport_series", "passport_number", "certificate_id")
        for part in ("digits", "length")
    }
    unused = set(messages("field")) | set(messages("form"))
    assert unused - codes_in_rules() - made == set()


def test_plural_forms_are_right_in_a_remark() -> None:
    assert say("field.snils_length", "ru", count=1).startswith("1 цифра вместо 11")
    assert say("field.snils_length", "ru", count=22).startswith("22 цифры вместо 11")
    assert say("field.snils_length", "en", count=1).startswith("1 digit instead of 11")
