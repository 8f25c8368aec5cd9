"""A made-up year of patients' records: one institution, whoever of its doctors it was made for (R85)."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from typing import Any

import pytest

from gosmed_cli.mock_portal import sections
from gosmed_cli.mock_portal.records import cards, keys, made_up
from gosmed_cli.mock_portal.scenario_check import as_moment
from gosmed_cli.mock_portal.section import Year

from .desk import START, Desk, open_desk

pytestmark = pytest.mark.shows("R85")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


def year(login: str, seed: int) -> dict[str, list[dict[str, Any]]]:
    person = {
        "last_name": login,
        "first_name": "А",
        "specialist": {"ogrn": "1027700132195", "position": "врач-терапевт"},
    }
    return dict(made_up.year(Year(login, person, START, random.Random(seed))))


def test_two_doctors_of_an_institution_have_the_same_patients() -> None:
    one, two = year("a@example.ru", 1), year("b@example.ru", 2)
    assert one == year("a@example.ru", 1)
    assert one["patient"] == two["patient"]
    assert len({patient["id"] for patient in one["patient"]}) == made_up.PATIENTS
    shared = {record["id"] for record in one["record"]} & {record["id"] for record in two["record"]}
    assert len(shared) > 200
    assert {record["physician"].partition(",")[0] for record in two["record"] if record["id"] not in shared} == {
        "b@example.ru А"
    }


async def test_two_years_of_one_institution_do_not_double_anybody(desk: Desk) -> None:
    with desk.portal.store.transaction() as t:
        before = t.connection.execute("SELECT COUNT(*) FROM patients").fetchone()[0]
        for made in (year("a@example.ru", 1), year("b@example.ru", 2), year("a@example.ru", 1)):
            tables = {name: made.get(name, []) for one in sections.SECTIONS for name in one.tables}
            sections.load(t, desk.portal, tables)
        after = t.connection.execute("SELECT COUNT(*) FROM patients").fetchone()[0]
    assert after - before == made_up.PATIENTS


def test_a_made_up_year_is_a_scenario_and_lies_in_the_past() -> None:
    made = year("a@example.ru", 1)
    assert all(as_moment(one["at"]) < START for one in made["record"])
    assert {one["kind"] for one in made["record"]} == set(cards.KINDS)
    assert list(keys.wrong(made)) == []
