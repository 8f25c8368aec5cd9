"""What a hostile portal or file name can do to a terminal: nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.text.clean import clean


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Отказ", "Отказ"),
        ("ok\x1b[2J", "ok␛[2J"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\x9b31mb", "a⟨U+009B⟩31mb"),
        ("fdp.\u202egpj", "fdp.⟨U+202E⟩gpj"),
        ("иван\u200bов", "иван⟨U+200B⟩ов"),
        ("one\r\ntwo", "one two"),
        ("done\rrefused", "done refused"),
        ("a\tb", "a b"),
        ("\x7f", "␡"),
        ("\udcff.pdf", "⟨U+DCFF⟩.pdf"),
    ],
)
def test_shows_what_a_terminal_would_obey(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


def test_keeps_lines_where_asked() -> None:
    assert clean("one\r\ntwo\rthree\n\x1b", lines=True) == "one\ntwo\nthree\n␛"


@given(st.text(alphabet=st.characters()))
def test_leaves_nothing_to_obey(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in cleaned)
    assert not any(
        unicodedata.bidirectional(one) in {"LRO", "RLO", "LRE", "RLE", "PDF", "LRI", "RLI", "FSI", "PDI"}
        for one in cleaned
    )
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
