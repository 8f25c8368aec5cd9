"""Results of analyses: a type from the list, a file named by its form (R71–R73)."""

from __future__ import annotations

import pytest

from gosmed_cli.documents.sample import good_scan

from .papers import form
from .world import World


@pytest.mark.shows("R71", "R72", "R73")
def test_analyses_are_renamed_by_their_form_and_sent(world: World) -> None:
    world.sign_in()
    good_scan(world.folder / "скан 1.jpg", "analysis")
    fields = {"analysis_type": "Общий анализ крови", "analysis_date": "20.02.2026"}
    typed = form(world.folder / "a.toml", {"analysis": world.folder / "скан 1.jpg"}, **fields)
    told = world.ok("apply", "analyses", "--form", str(typed), "--json", code=3).error
    assert "Соколова_Анна_Общий_анализ_крови_20022026" in told["errors"][0]["message"]
    sent = world.ok("apply", "analyses", "--form", str(typed), "--fix", "--json").json
    detail = world.ok("api", "GET", f"/api/cabinet/v1/applications/{sent['number']}").json
    assert [one["name"] for one in detail["attachments"]] == ["Соколова_Анна_Общий_анализ_крови_20022026.jpg"]
    wrong = form(world.folder / "b.toml", {}, analysis_type="Кровь на сахар", analysis_date="20.02.2026")
    fields_told = world.ok("apply", "analyses", "--form", str(wrong), "--json", code=3).error["errors"]
    assert "analysis_type" in [one.get("field") for one in fields_told]
    world.ok("portal", "clock", "advance", "24h")
    assert world.ok("status", sent["number"], "--json").json["items"][0]["status_title"] == "Подтверждено"
