"""Payouts as they look: the list with one's card, and months against the plan."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from gosmed_cli.rules.payout_plan import Planned
from gosmed_cli.text.say import say
from gosmed_cli.usecases import payout_plan
from tests.usecases.world import Home

from .looks import Compare, Look, Size, after, app_of, every
from .world import HomeContext


@pytest.fixture
def planned(working: Home) -> Home:
    """Somebody at work, who has a plan for two months."""

    async def plan() -> None:
        months = [Planned("2026-01", Decimal(50000)), Planned("2026-02", Decimal(60000))]
        async with HomeContext(working) as context:
            await payout_plan.set_plan(await context.portal(), context.journal, months)

    asyncio.run(plan())
    return working


@every
def test_payouts(snap_compare: Compare, working: Home, look: Look, size: Size) -> None:
    app = app_of(working, look)
    shown = after(working, say("payouts.column.for_month"), "7")
    assert snap_compare(app, terminal_size=size, run_before=shown)


@every
def test_months_against_the_plan(snap_compare: Compare, planned: Home, look: Look, size: Size) -> None:
    app = app_of(planned, look)
    listed = after(planned, say("payouts.column.for_month"), "7")
    charted = after(planned, f"│ {say('payouts.plan')}", "c")

    async def shown(pilot: Pilot[Any]) -> None:
        await listed(pilot)
        await charted(pilot)

    assert snap_compare(app, terminal_size=size, run_before=shown)
