"""Numbers with one decimal, and numbers that follow from another field of the form (R89)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import Rate, bundled_service
from gosmed_cli.errors import Detail
from gosmed_cli.rules.fields import Broken, normalise
from gosmed_cli.rules.form import check_form

TODAY = date(2026, 3, 2)
CERTIFICATE = bundled_service("training-certificate")
tenths = st.integers(1, 9_999_999).map(lambda one: Decimal(one).scaleb(-1))


def problems(**values: object) -> list[Detail]:
    assert CERTIFICATE is not None
    found = check_form(CERTIFICATE, values, today=TODAY).problems
    return [one for one in found if one.field in ("hours", "points") and one.code != "form.required"]


@pytest.mark.parametrize(
    ("typed", "value"), [("36", "36"), ("36,5", "36.5"), ("1.50", "1.5"), ("007", "7"), (1.5, "1.5")]
)
def test_a_number_with_one_decimal(typed: object, value: str) -> None:
    assert normalise(CERTIFICATE.field("hours"), typed, today=TODAY) == value  # type: ignore[union-attr,arg-type]


@pytest.mark.parametrize(
    "typed", ["0", "0,0", "-1", "1.55", "много", "1e3", "", "1234567", float("nan"), float("inf")]
)
def test_what_is_no_such_number(typed: object) -> None:
    with pytest.raises(Broken):
        normalise(CERTIFICATE.field("hours"), typed, today=TODAY)  # type: ignore[union-attr,arg-type]


@pytest.mark.shows("R89")
@given(tenths)
def test_as_many_points_as_hours_agree_however_they_are_written(number: Decimal) -> None:
    assert not problems(hours=str(number), points=str(number).replace(".", ","))


@pytest.mark.shows("R89")
@given(tenths, tenths)
def test_other_points_are_told_with_the_right_number(hours: Decimal, claimed: Decimal) -> None:
    found = problems(hours=str(hours), points=str(claimed))
    assert [one.code for one in found] == ([] if hours == claimed else ["form.off_rate"])
    for one in found:
        assert Decimal(dict(one.params)["expected"]) == hours


def test_a_service_may_have_another_rate() -> None:
    assert CERTIFICATE is not None
    fields = tuple(
        replace(one, rate=Rate("hours", "0.5")) if one.name == "points" else one for one in CERTIFICATE.fields
    )
    other = replace(CERTIFICATE, fields=fields)
    codes = [one.code for one in check_form(other, {"hours": "6", "points": "3"}, today=TODAY).problems]
    assert "form.off_rate" not in codes


def test_without_hours_nothing_is_compared() -> None:
    assert not problems(points="6")
