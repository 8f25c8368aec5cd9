"""Rules of medical papers: spans, ranges, the last day (R102)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.contract.papers import kinds, paper
from gosmed_cli.rules.papers import check_paper, last_day

pytestmark = pytest.mark.shows("R102")
TODAY = date(2026, 3, 2)
LEAVE = {
    "patient": "Белова Мария",
    "patient_birth_date": "1961-07-03",
    "patient_snils": "112-233-445 95",
    "reason": "Заболевание",
    "diagnosis": "J06,9",
}
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def test_every_kind_has_what_commands_rely_on() -> None:
    for kind in map(paper, kinds()):
        assert kind.form.field(kind.notice.field), kind.kind
        assert kind.number.format(7) != kind.number.format(8)
        assert (kind.ends.field is None) != (kind.ends.days is None)
        for field in kind.form.fields:
            assert field.dictionary is None or dictionary(field.dictionary), field.name


@given(first=days, length=st.integers(-5, 40))
def test_fifteen_days_and_not_one_more(first: date, length: int) -> None:
    last = first + timedelta(days=length - 1)
    form = check_paper(
        paper("sick-leaves"), {**LEAVE, "starts_on": first.isoformat(), "ends_on": last.isoformat()}, today=TODAY
    )
    assert (not form.problems) == (1 <= length <= 15)
    if form.problems:
        assert [one.field for one in form.problems] == ["ends_on"]


@given(issued=days, term=st.sampled_from(("15", "30", "60", "90", "365")))
def test_the_day_of_issue_counts(issued: date, term: str) -> None:
    until = last_day(paper("prescriptions"), {"term": term}, issued)
    assert (until - issued).days + 1 == int(term)


@pytest.mark.parametrize(
    ("typed", "canonical"), [("i10", "I10"), ("J45,0", "J45.0"), ("Е11.9", "E11.9"), ("к29.5", "K29.5")]
)
def test_codes_of_diagnoses_as_people_type_them(typed: str, canonical: str) -> None:
    form = check_paper(paper("sick-leaves"), {**LEAVE, "diagnosis": typed}, today=TODAY)
    assert form.values["diagnosis"] == canonical


@pytest.mark.parametrize("typed", ["10", "II10", "I1", "I10.", "I10.123", "Ж10", "I 10 x"])
def test_what_is_no_code_of_a_diagnosis(typed: str) -> None:
    form = check_paper(paper("sick-leaves"), {**LEAVE, "diagnosis": typed}, today=TODAY)
    assert "field.diagnosis_code" in [one.code for one in form.problems if one.field == "diagnosis"]
