"""The link of a letter is understood however a mail program has treated it; a secret is no argument (R51)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.errors import RuleBroken, UsageProblem
from gosmed_cli.usecases import activation

pytestmark = pytest.mark.shows("R51")
TOKENS = st.from_regex(re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII), fullmatch=True)


def link(token: str) -> str:
    return f"http://127.0.0.1:8000/activate?notice=4820017735&token={token}"


@given(TOKENS, st.integers(1, 70), st.sampled_from(["\n", "\r\n", "\n> ", "\n  "]))
def test_a_broken_link_is_put_together(token: str, width: int, between: str) -> None:
    whole = link(token)
    broken = between.join(whole[start : start + width] for start in range(0, len(whole), width))
    assert activation.of_text(f"{broken}\n")["token"] == token


@given(TOKENS, st.integers(40, 75))
def test_quoted_printable_lines_go_on(token: str, width: int) -> None:
    whole = link(token)
    pieces = [whole[start : start + width] for start in range(0, len(whole), width)]
    if not any(piece.endswith("=") for piece in pieces):
        assert activation.of_text("=\n".join(pieces))["token"] == token


@given(TOKENS)
def test_a_letter_as_it_travels(token: str) -> None:
    import quopri

    text = f"Ссылка:\n{link(token)}\nДействует трое суток."
    assert activation.of_text(quopri.encodestring(text.encode()).decode())["token"] == token


@given(TOKENS, st.integers(1, 42))
def test_a_link_without_its_end_is_incomplete(token: str, lost: int) -> None:
    with pytest.raises(RuleBroken) as found:
        activation.of_text(link(token)[:-lost])
    assert found.value.code == "activation.incomplete"


@pytest.mark.parametrize("text", ["4820017735", " 4820 017 735\n", "4820-017-735"])
def test_a_number_is_a_number(text: str) -> None:
    assert activation.of_argument(text)["number"] == "4820017735"


@pytest.mark.parametrize(
    ("text", "code"), [("Здравствуйте!", "no_link"), ("http://127.0.0.1/activ", "incomplete")]
)
def test_what_is_no_link_is_told_apart(text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as found:
        activation.of_text(text)
    assert found.value.code == f"activation.{code}"


def test_a_link_is_no_argument() -> None:
    with pytest.raises(UsageProblem):
        activation.of_argument(link("x" * 43))
