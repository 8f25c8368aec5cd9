"""The next step of an account (R49), once nothing is left on the way to the whole cabinet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases import world

pytestmark = pytest.mark.shows("R49")


async def test_with_everything_opened_a_refusal_is_what_is_left(tmp_path: Path) -> None:
    home = world.make(tmp_path, "tour")
    async with home.portal() as portal:
        step = (await portal.cabinet.account())["next_step"]
        assert step["code"] == "correct-application"
        (one,) = home.sql(f"SELECT slug, status FROM orders WHERE id = {step['number']}")
        assert one == {"slug": step["service"], "status": "refused"}
        with home.served.store.transaction() as t:
            t.connection.execute("UPDATE orders SET edit_allowed = 0")
        assert (await portal.cabinet.account())["next_step"]["code"] == "done"
    home.close()


async def test_only_the_latest_application_for_a_service_counts(tmp_path: Path) -> None:
    home = world.make(tmp_path, "tour")
    async with home.portal() as portal:
        step = (await portal.cabinet.account())["next_step"]
        with home.served.store.transaction() as t:
            columns = [row["name"] for row in t.connection.execute("PRAGMA table_info(orders)")]
            kept = ", ".join(one for one in columns if one not in ("id", "status"))
            t.connection.execute(
                f"INSERT INTO orders (id, status, {kept}) SELECT id + 9, 'approved', {kept} FROM orders"
                f" WHERE id = {step['number']}"
            )
        assert (await portal.cabinet.account())["next_step"]["code"] == "done"
    home.close()
