"""A plan of payouts as people type it and keep it in tables (R98)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.rules.broken import Broken
from gosmed_cli.rules.payout_plan import Planned, amount, month, read, source

pytestmark = pytest.mark.shows("R98")


@pytest.mark.parametrize("typed", ["2026-03", "2026-3", "03.2026", "3/2026", " Март 2026 г. ", "марта 2026"])
def test_months_as_people_write_them(typed: str) -> None:
    assert month(typed) == "2026-03"


@pytest.mark.parametrize("typed", ["", "2026", "13.2026", "2026-00", "яблоко 2026", "1.1.2026", "2026-03-01"])
def test_what_is_no_month(typed: str) -> None:
    with pytest.raises(Broken):
        month(typed)


@given(st.integers(0, 99_999_999_999))
def test_amounts_in_both_manners(kopecks: int) -> None:
    value = Decimal(kopecks).scaleb(-2)
    russian = f"{value:,.2f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    assert amount(f"{russian} ₽") == amount(f"{value:,.2f}") == amount(f"{value:.2f}") == value


@pytest.mark.parametrize("typed", ["", "x", "-5", "1.234", "1e20", "NaN", "Infinity", "1,2,3.4.5"])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(Broken):
        amount(typed)


def test_a_table_of_either_language_and_mark() -> None:
    russian, none = read(
        "\ufeffМесяц;Сумма;Источник\n03.2026;85 000,00;Социальный фонд России\n\nапрель 2026;1;\n"
    )
    assert russian == [Planned("2026-03", Decimal("85000.00"), "sfr"), Planned("2026-04", Decimal("1.00"))]
    english, nothing = read('source,plan,month\nsfr,"85,000.00",2026-03\n,1,2026-04\n')
    assert (english, none, nothing) == (russian, [], [])


def test_every_bad_line_is_told_with_its_number() -> None:
    plan, bad = read("месяц;сумма\n2026-13;1\n2026-03;x\n2026-03;5\n03.2026;6\n")
    assert [(one.line, one.why.code) for one in bad] == [
        (2, "payouts.bad_month"),
        (3, "payouts.bad_amount"),
        (5, "payouts.twice"),
    ]
    assert plan == [Planned("2026-03", Decimal("5.00"))]


@pytest.mark.parametrize("text", ["2026-03;5\n", "month\n2026-03\n", "a,b\n1,2\n"])
def test_columns_without_names_are_refused(text: str) -> None:
    plan, bad = read(text)
    assert (plan, [one.why.code for one in bad]) == ([], ["payouts.no_header"])


def test_a_source_by_name_or_code() -> None:
    assert source(" ") == ""
    assert source("Территориальный фонд ОМС") == source("tfoms") == "tfoms"
    with pytest.raises(Broken):
        source("банк")
