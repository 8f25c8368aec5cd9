"""Notices as a doctor has them: chosen channels, reminders on the portal's clock, the log of actions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .shared import applied, living
from .world import World

MONTH_LATER = "2026-03-31T12:00:00+03:00"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("notices"), "first-refusal", signed_in=True) as one:
        yield one


@pytest.fixture(scope="module")
def refused(world: World) -> str:
    """The number of an application that was refused, with SMS switched off."""
    world.ok("notifications", "settings", "--set", "sms=off", "--json")
    number = applied(world)
    world.ok("portal", "clock", "advance", "5wd")
    return number


@pytest.mark.shows("R46", "R48")
def test_with_sms_off_the_decision_comes_by_email_alone(world: World, refused: str) -> None:
    sent = world.ok("portal", "outbox", "--json", "--all").json["items"]
    about = [one for one in sent if refused in one["text"] and "Отказ" in one["text"]]
    assert [one["channel"] for one in about] == ["email"]
    (notice,) = [
        one
        for one in world.ok("notifications", "--kind", "status", "--json").json["items"]
        if "Отказ" in one["text"]
    ]
    assert (notice["number"], notice["channels"]) == (refused, ["email"])
    assert "Отказ" in world.ok("notifications", "--limit", "1", "--lang", "ru").out
    csv = world.ok("notifications", "--csv", "--all").out.splitlines()
    assert csv[0] == "id,at,kind,number,subject,text,channels"


@pytest.mark.shows("R48")
def test_security_keeps_a_channel(world: World, refused: str) -> None:
    silenced = world.ok("notifications", "settings", "--set", "email=off", "--json", code=3)
    assert silenced.error["code"] == "security_silenced"
    wrong = world.ok("notifications", "settings", "--set", "pigeon=on", "--json", code=2)
    assert "gosmed notifications settings --set" in wrong.error["advice"]
    kept = world.ok("notifications", "settings", "--json").json["items"]
    assert all(one["email"] for one in kept)
    assert not any(one["sms"] for one in kept)


@pytest.mark.shows("R57", "R103")
def test_a_window_is_recalled_and_its_end_says_what_remains(world: World, refused: str) -> None:
    until = world.ok("status", refused, "--json").json["items"][0]["resubmit_until"]
    assert until[11:19] == "23:59:59"
    day = until[:10]
    world.ok("portal", "clock", "set", f"{day}T23:59:50+03:00")
    before = world.ok("notifications", "--kind", "reminder", "--json").json["items"]
    assert [one["number"] for one in before] == [refused, refused]
    world.ok("portal", "clock", "set", f"{day}T23:59:59.5+03:00")
    (last, *rest) = world.ok("notifications", "--kind", "reminder", "--json").json["items"]
    assert rest == before
    assert "отправить его повторно нельзя" in last["text"]
    assert "«Регистрация медицинского работника после пропущенного срока»" in last["text"]
    assert (
        world.ok("resubmit", refused, "--set", "inn=500100732259", "--json", code=6).error["code"]
        == "window_passed"
    )


@pytest.mark.shows("R103")
def test_announcements_reach_whom_they_concern(world: World, refused: str) -> None:
    about = ["--kind", "regulation", "--title", "Новый порядок", "--text", "С 1 апреля действует новый порядок"]
    told = world.ok("portal", "announce", *about, "--specialty", "Кардиология", "--json").json["told"]
    before = world.ok("notifications", "--kind", "regulation", "--json").json["items"]
    assert (told, before) == (0, []), "nobody here is a cardiologist"
    later = world.ok("portal", "announce", *about, "--specialty", "Терапия", "--at", MONTH_LATER, "--json").json
    assert later["told"] is None
    world.ok("portal", "clock", "set", MONTH_LATER)
    (one,) = world.ok("notifications", "--kind", "regulation", "--json").json["items"]
    assert (one["subject"], one["at"][:19]) == ("Новый порядок", MONTH_LATER[:19])
    bad = world.ok("portal", "announce", *about, "--specialty", "Алхимия", "--json", code=3)
    assert bad.error["code"] == "announcement_invalid"


@pytest.mark.shows("R94", "R103")
def test_a_licence_is_recalled_and_the_log_shows_other_devices(world: World, refused: str, tmp_path: Path) -> None:
    world.ok("account", "edit", "--set", "licence_until=30.06.2026", "--json")
    world.ok("portal", "clock", "set", "2026-06-30T12:00:00+03:00")
    world.sign_in()
    items = world.ok("notifications", "--kind", "reminder", "--json").json["items"]
    found = [(one["at"][:10], one["subject"]) for one in items if "лицензии" in one["subject"]]
    assert [day for day, _ in found] == ["2026-06-23", "2026-05-31", "2026-05-01"]

    other = World(tmp_path, url=world.url, environment={"GOSMED_PORTAL_KEY": "none"})
    asked = other.ok(
        "login", "--login", "sokolova@example.ru", "--password-stdin", "--json", stdin="Demo-2026!", code=4
    )
    code = world.last_code()
    other.ok("login", "--login", "sokolova@example.ru", "--challenge", asked.json["challenge"], "--code", code)
    other.ok("notifications", "settings", "--set", "reminder.email=off", "--json")
    log = world.ok("journal", "--json", "--all").json["items"]
    assert (log[0]["action"], log[0]["object"]) == ("settings_changed", "reminder.email=off")
    assert [one["action"] for one in log].count("signed_in") == 3
    sent = next(one for one in log if one["action"] == "application_sent")
    assert (sent["number"], sent["action_title"]) == (refused, "application sent")
    assert all(one["device"] for one in log)
    assert "заявление отправлено" in world.ok("journal", "--lang", "ru").out
    assert world.ok("journal", "--limit", "2", "--csv").out.count("\n") == 3
