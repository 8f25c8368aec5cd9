"""Identity through a bank: the video check fails, the signed document does, and a notice comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .shared import living

SOKOLOVA = "sokolova@example.ru"
VIDEO_FAILED = """
[[verdict]]
service = "identity-bank"
stage = "review"
field = "method"
equals = "video"
code = "video_failed"
message = "Видеопроверка не пройдена: лицо не совпало с фотографией в паспорте"
advice = "Пройдите её ещё раз при хорошем свете или выберите документ, подписанный банком."
"""


@pytest.mark.shows("R5", "R25", "R27")
def test_a_video_check_that_fails_leaves_the_other_way(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "meetings.toml").read_text(encoding="utf-8")
    scenario = tmp_path / "bank.toml"
    scenario.write_text(text + VIDEO_FAILED, encoding="utf-8")
    with living(tmp_path, str(scenario), signed_in=True) as world:
        bank = ("--set", "inn=500100732259", "--set", "bank=Сбербанк", "--set", "method=video")
        refused = world.ok("account", "confirm", "bank", *bank, "--json").json
        assert refused["status"] == "refused", "a bank answers at once"
        assert [(one["field"], one["code"]) for one in refused["remarks"]] == [("method", "video_failed")]
        number = refused["number"]
        told = world.ok("status", number).out
        assert "при хорошем свете" in told
        assert f"gosmed resubmit {number} --set method=" in told
        assert world.ok("account", "show", "--json").json["level"] == "standard"
        letters = world.ok("portal", "outbox", "--recipient", SOKOLOVA, "--json").json["items"]
        assert "Видеопроверка не пройдена" in letters[-1]["text"]

        again = world.ok("resubmit", number, "--set", "method=signed-document", "--json").json
        assert again["status"] == "approved"
        assert world.ok("account", "show", "--json").json["level"] == "confirmed"
        letters = world.ok("portal", "outbox", "--recipient", SOKOLOVA, "--json").json["items"]
        assert any("Подтверждено" in one["text"] for one in letters[-3:]), "a notice on completion"
        assert "Confirmed" in world.ok("status", number).out
