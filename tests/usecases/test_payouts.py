"""Payouts as use cases see them: pages, the plan against what came, what exports have otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from gosmed_cli.errors import NotFound
from gosmed_cli.rules.payout_plan import ANY, Planned
from gosmed_cli.usecases import payout_plan, payouts
from gosmed_cli.usecases.payouts import Archive, Changes, Which

from . import world
from .world import Home

pytestmark = pytest.mark.shows("R98", "R99")
SCENARIO = Path(__file__).parents[1] / "acceptance" / "payouts.toml"
FEBRUARY = Which("2026-02-01", "2026-02-28")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = world.make(tmp_path, SCENARIO.read_text(encoding="utf-8"))
    yield made
    made.close()


async def exported(home: Home, which: Which | None = None) -> Changes:
    """What an export of these days has otherwise than earlier ones."""
    async with home.portal() as portal:
        archive = await Archive.of(portal, home.journal(), which or Which())
        async for _ in archive.watched(payouts.rows(portal, which or Which())):
            pass
        return await archive.keep()


async def test_a_limit_ends_the_list_wherever_pages_end(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payouts, "_PAGE", 2)
    async with home.portal() as portal:
        whole = [one["id"] for one in await payouts.list_(portal, Which())]
        assert whole == ["V-5", "V-4", "V-3", "V-2", "V-1"]
        for limit in range(1, 7):
            assert [one["id"] for one in await payouts.list_(portal, Which(), limit)] == whole[:limit]
        with pytest.raises(NotFound):
            await payouts.show(portal, "../V-1?x")


async def test_new_changed_and_gone_are_told_once(home: Home) -> None:
    assert (await exported(home)).last is None
    home.sql("DELETE FROM payouts WHERE id = 'V-1'")
    home.sql("UPDATE payouts SET amount = amount + 1 WHERE id = 'V-2'")
    home.sql("UPDATE payouts SET status = 'returned' WHERE id = 'V-4'")
    home.sql("INSERT INTO payouts SELECT 'V-6', account_id, title, period, amount, status, source, accrued_on,"
             " due_on, paid_on, day, reason, contact FROM payouts WHERE id = 'V-2'")  # fmt: skip
    found = await exported(home)
    assert (found.new, found.gone) == (["V-6"], ["V-1"])
    assert {
        one["id"]: (one["was_status"], one["status"], one["was_amount"], one["amount"]) for one in found.changed
    } == {
        "V-2": ("transferred", "transferred", "40000.10", "40000.11"),
        "V-4": ("transferred", "returned", "11500.00", "11500.00"),
    }
    assert not (await exported(home)).any


async def test_what_came_on_another_day_is_not_gone(home: Home) -> None:
    await exported(home, FEBRUARY)
    home.sql(
        "UPDATE payouts SET status = 'transferred', paid_on = '2026-03-01', day = '2026-03-01' WHERE id = 'V-3'"
    )
    found = await exported(home, FEBRUARY)
    assert (found.new, found.gone, [one["day"] for one in found.changed]) == ([], [], ["2026-03-01"])
    assert not (await exported(home, FEBRUARY)).any


async def test_an_export_that_breaks_off_is_none(home: Home) -> None:
    async with home.portal() as portal:
        archive = await Archive.of(portal, home.journal(), Which())
        rows = archive.watched(payouts.rows(portal, Which()))
        await anext(rows)
        await rows.aclose()  # type: ignore[attr-defined]  # an async generator
    assert (await exported(home)).last is None


async def test_the_plan_of_a_month_against_what_came_in_it(home: Home) -> None:
    journal = home.journal()
    plan = [
        Planned("2026-02", Decimal("11500.00")),
        Planned("2026-02", Decimal("60000"), "tfoms"),
        Planned("2026-03", Decimal(5)),
    ]
    async with home.portal() as portal:
        await payout_plan.set_plan(portal, journal, plan)
        found = {
            (one.planned.month, one.planned.source): one for one in await payout_plan.compared(portal, journal)
        }
        part = await payout_plan.compared(portal, journal, Which("2026-02-10", "2026-02-11", source="tfoms"))
    assert (found["2026-02", ANY].state, found["2026-02", ANY].waiting) == ("met", ("V-3",))
    assert (found["2026-02", "tfoms"].fact, found["2026-02", "tfoms"].waiting) == (Decimal(0), ("V-3",))
    assert found["2026-03", ANY].expected == ("V-5",)
    assert part == [found["2026-02", "tfoms"]]
    assert payout_plan.by_month(list(found.values())) == {"2026-02": Decimal("11500.00"), "2026-03": Decimal(5)}
    assert payout_plan.by_month(part) == {"2026-02": Decimal(60000)}
