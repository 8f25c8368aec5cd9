"""A service added as one TOML file lives through everything, with no code (SPEC «The one idea»)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .papers import form, papers
from .shared import living
from .world import World

BOOTH = """
slug = "vaccination-booth"
service_code = "10000079901"
target_code = "-10000079901"
category = "profession"
title = { ru = "Открытие прививочного пункта", en = "Opening of a vaccination booth" }
summary = { ru = "Разрешение на выездной прививочный пункт.", en = "Permission for a mobile vaccination booth." }
aliases = ["Выездная вакцинация"]
acts = ["Федеральный закон от 17.09.1998 № 157-ФЗ «Об иммунопрофилактике инфекционных болезней»"]
fields = [
  "last_name", "first_name", "middle_name", "snils", "inn",
  { name = "booth_address", type = "text", title = { ru = "Адрес пункта", en = "Address of the booth" }, help = { ru = "Город, улица, дом", en = "Town, street, house" }, example = "Москва, ул. Полковая, 1" },
  { name = "opens_on", type = "future_date", title = { ru = "Дата открытия", en = "Opens on" }, help = { ru = "ДД.ММ.ГГГГ", en = "DD.MM.YYYY" }, example = "01.04.2026" },
]
attachments = [{ kind = "diploma", min = 1, max = 2 }]
checklist = [{ ru = "адрес указан полностью", en = "the address is complete" }]
warning = { ru = "Пункт работает не дольше трёх месяцев.", en = "A booth works for three months at most." }

[review]
registers = ["mvd", "sfr", "fns"]
approver = "health-authority"
amount = 2
unit = "days"
calendar = "working"
by = "gosmed"

[resubmit]
amount = 5
unit = "days"
calendar = "calendar"
by = "gosmed"

[opens]
vaccination = true

[limits]
level = "confirmed"
"""  # noqa: E501  one line a field, as in the catalogue
FIELDS = {"booth_address": "Москва, ул. Полковая, 1", "opens_on": "01.04.2026"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("booth")
    (folder / "services").mkdir()
    (folder / "services" / "vaccination-booth.toml").write_text(BOOTH, encoding="utf-8")
    with living(folder, options=("--catalogue", str(folder / "services")), signed_in=True) as world:
        yield world


@pytest.mark.shows("R34", "R35")
def test_it_is_found_and_shown(world: World) -> None:
    found = world.ok("services", "search", "прививочный", "пункт", "--json").json["items"]
    assert [one["slug"] for one in found] == ["vaccination-booth"]
    assert found[0]["genuine"] is False  # it is not in the ministry's list
    shown = world.ok("services", "show", "vaccination-booth").out
    assert "Address of the booth" in shown
    assert "three months" in shown


def test_its_form_is_written_checked_and_its_mistakes_are_told(world: World) -> None:
    world.ok("form", "vaccination-booth", "-o", "form.toml")
    assert "booth_address" in (world.folder / "form.toml").read_text(encoding="utf-8")
    scans = papers(world.folder / "scans", ("diploma",))
    checked = world.ok("check", str(scans["diploma"]), "--for", "vaccination-booth", "--json").json
    assert checked["verdict"] in ("pass", "warn")
    wrong = form(world.folder / "wrong.toml", {}, booth_adress="Москва", opens_on="01.04.2020")
    told = world.ok("apply", "vaccination-booth", "--form", str(wrong), "--json", code=3).error
    assert told["sent"] is False
    assert {one["field"] for one in told["errors"] if "field" in one} >= {"opens_on", "booth_adress"}
    assert [one["attachment"] for one in told["errors"] if "attachment" in one] == ["diploma"]


def test_it_is_sent_refused_corrected_and_approved(world: World) -> None:
    scans = papers(world.folder / "scans", ("diploma",))
    typed = form(world.folder / "right.toml", scans, **FIELDS, inn="770708389324")
    sent = world.ok("apply", "vaccination-booth", "--form", str(typed), "--json")
    assert "three months" in sent.err  # the warning before sending
    number = sent.json["number"]
    assert sent.json["service_title"] == "Открытие прививочного пункта"
    world.ok("portal", "clock", "advance", "2wd")
    refused = world.ok("status", number, "--json").json["items"][0]
    assert (refused["status"], refused["remarks"][0]["field"]) == ("refused", "inn")
    assert "the address is complete" in world.ok("status", number).out
    world.ok("resubmit", number, "--set", "inn=500100732259")
    world.ok("portal", "clock", "advance", "2wd")
    assert world.ok("status", number, "--json").json["items"][0]["status"] == "approved"
    assert "vaccination" in world.ok("account", "show", "--json").json["opened"]


def test_a_broken_entry_and_a_lost_one_are_told_at_the_start(world: World, tmp_path: Path) -> None:
    broken = tmp_path / "services"
    broken.mkdir()
    (broken / "half.toml").write_text('slug = "half"', encoding="utf-8")
    told = world.run("portal", "serve", "--data", str(tmp_path / "portal"), "--catalogue", str(broken))
    assert told.code == 2
    assert "half.toml" in told.err
    world.stop()
    lost = world.run("portal", "serve", "--data", str(world.folder / "portal"))
    assert lost.code == 2
    assert "vaccination-booth" in lost.err
