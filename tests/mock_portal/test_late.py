"""A window closes at its second, not before and not after (R74, C16)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from .counter import CABINET, SCANS, Counter, create, details, opened, push

CERTIFIED = {**SCANS, "further-education": "sertifikat.pdf"}
END = "2026-03-20T20:59:59.000000+00:00"  # ten days after the refusal, at the end of the day in Moscow


def go_to(counter: Counter, moment: str, seconds: float) -> None:
    """Let the clock come to `seconds` after this moment; the hand that moves it takes some milliseconds a look."""
    aim = datetime.fromisoformat(moment) + timedelta(seconds=seconds)
    counter.advance(f"{int((aim - counter.portal.clock.now()).total_seconds())}s")


async def refused(counter: Counter) -> int:
    async with counter.client() as web:
        number = await create(web)
        answer = await push(web, number, counter.archive(number, values={**CABINET, "inn": "770503167440"}))
        assert answer.status_code == 200
    counter.advance("5wd")
    async with counter.client() as web:
        _, inner = await details(web, number)
    assert inner["orderStatusId"] == 4
    found = counter.portal.store.connection.execute("SELECT resubmit_until FROM orders").fetchone()
    assert found[0] == END
    return number


@pytest.mark.shows("R74", "C16")
@pytest.mark.parametrize(("seconds", "status"), [(-2, 200), (1, 409)])
async def test_a_window_closes_at_the_end_of_its_last_day(tmp_path: Path, seconds: int, status: int) -> None:
    with opened(tmp_path, "first-refusal") as counter:
        number = await refused(counter)
        go_to(counter, END, seconds)
        async with counter.client() as web:
            answer = await push(web, number, counter.archive(number, scans=CERTIFIED, attempt=2))
        assert answer.status_code == status, answer.text
        if status != 200:
            assert answer.json()["code"] == "edit_not_allowed"


@pytest.mark.shows("R75")
async def test_in_the_scenario_late_the_window_has_just_passed(tmp_path: Path) -> None:
    with opened(tmp_path, "late") as counter:
        counter.advance("1s")
        row = counter.portal.store.connection.execute("SELECT * FROM orders").fetchone()
        assert (row["status"], row["edit_allowed"]) == ("refused", 0)
        late_by = counter.portal.clock.now() - datetime.fromisoformat(row["resubmit_until"])
        assert timedelta(0) < late_by < timedelta(minutes=1)
