"""Every mistake is found before anything leaves; what the account knows need not be typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.cabinet.account import Account
from gosmed_cli.errors import Detail, RuleBroken
from gosmed_cli.usecases.account import show
from gosmed_cli.usecases.packing import Draft
from gosmed_cli.usecases.prepare import Prepared, prepare

from . import world
from .world import Home

TODAY = date(2026, 3, 2)
BANK = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "birth_date": "12.04.1985",
    "passport_series": "45 09",
    "passport_number": "123456",
    "passport_issued": "20.05.2010",
    "passport_code": "770-001",
    "snils": "112-233-445 95",
    "inn": "500100732259",
}


def choices() -> dict[str, str]:
    from gosmed_cli.contract.dictionaries import dictionary

    banks, methods = dictionary("banks"), dictionary("bank-methods")
    assert banks is not None
    assert methods is not None
    return {"bank": banks.items[0].title, "method": methods.items[0].value}


def bank(**changes: object) -> dict[str, object]:
    return {**BANK, **choices(), **changes}


def test_values_are_ready_for_the_wire() -> None:
    done = prepare(world.service("identity-bank"), bank(), {}, None, TODAY)
    draft = done.require()
    assert draft.values["snils"] == "11223344595"
    assert draft.values["birth_date"] == "1985-04-12"
    assert draft.values["passport_series"] == "4509"
    assert done.report is None


def test_all_mistakes_at_once_with_their_places() -> None:
    given = bank(snils="112-233-445 96", inn="1", snilz="x")
    places = {"snils": "form.toml:3", "snilz": "form.toml:9"}
    done = prepare(world.service("identity-bank"), given, {}, None, TODAY, places=places)
    found = {one.field: one for one in done.problems}
    assert set(found) == {"snils", "inn", "snilz"}
    assert found["snils"].where == "form.toml:3"
    assert dict(found["snilz"].params)["nearest"] == "snils"
    with pytest.raises(RuleBroken) as error:
        done.require()
    assert error.value.sent is False
    assert len(error.value.details) == 3


def test_a_region_is_known_by_its_title_or_code_and_a_wrong_one_is_told_with_the_rest() -> None:
    def to(region: str | None, **changes: object) -> Prepared:
        places = {"region": "form.toml:2"}
        return prepare(
            world.service("identity-bank"), bank(**changes), {}, None, TODAY, region=region, places=places
        )

    assert to("Санкт-Петербург").draft.region == to("40000000000").draft.region == "40000000000"
    assert to(None).draft.region == to("").draft.region == "45000000000"
    found = {one.field: one.where for one in to("Атлантида", inn="1").problems}
    assert found == {"region": "form.toml:2", "inn": None}


def test_a_form_with_a_region_of_its_own_goes_there() -> None:
    done = prepare(world.service("licence-request"), {"region": "Санкт-Петербург"}, {}, None, TODAY, region="x")
    assert done.draft.region == "40000000000"
    assert "region" not in [one.field for one in done.problems]


def test_offline_what_the_account_may_know_is_unverified() -> None:
    given = {key: value for key, value in bank().items() if key not in ("snils", "bank")}
    done = prepare(world.service("identity-bank"), given, {}, None, TODAY)
    assert done.unverified == ("snils",)
    assert {one.field for one in done.problems} == {"bank"}, "a bank no account knows"


async def test_what_the_account_knows_need_not_be_typed(at_home: Home) -> None:
    async with at_home.portal() as portal:
        account = await show(portal)
    given = {key: value for key, value in bank().items() if key not in ("snils", "last_name")}
    done = prepare(world.service("identity-bank"), given, {}, account, TODAY)
    assert done.problems == ()
    assert done.unverified == ()
    assert done.draft.values["snils"] == "11223344595"
    assert done.draft.values["last_name"] == "Соколова"


def cabinet(scans: Path, **files: Path) -> tuple[dict[str, object], dict[str, tuple[Path, ...]]]:
    draft: Draft = world.draft(scans)
    replaced = {kind.replace("_", "-"): (path,) for kind, path in files.items()}
    return dict(draft.values), {**draft.attachments, **replaced}


def prepared(scans: Path, account: Account | None = None, fix: bool = False, **files: Path) -> Any:
    given, attachments = cabinet(scans, **files)
    return prepare(world.service(), given, attachments, account, TODAY, fix=fix)


def test_good_scans_pass(scans: Path) -> None:
    done = prepared(scans)
    assert done.problems == ()
    assert done.report.to_json()["verdict"] in ("pass", "warn")


def test_a_scan_that_is_refused_says_which_and_why(scans: Path, tmp_path: Path) -> None:
    empty = tmp_path / "diplom_2012.pdf"
    empty.touch()
    (problem,) = prepared(scans, diploma=empty).problems
    assert isinstance(problem, Detail)
    assert problem.attachment == "diploma"
    assert problem.where == str(empty)
    assert problem.text


@pytest.mark.shows("R38")
def test_a_missing_slot_and_one_that_the_service_does_not_have(scans: Path) -> None:
    given, attachments = cabinet(scans)
    files = {kind: paths for kind, paths in attachments.items() if kind != "diploma"}
    files["diplom"] = attachments["diploma"]
    done = prepare(world.service(), given, files, None, TODAY)
    assert {one.attachment for one in done.problems} == {"diploma", "diplom"}


def test_repair_on_the_way(scans: Path, tmp_path: Path) -> None:
    from gosmed_cli.documents.sample import good_scan

    name = tmp_path / "мой диплом (1).jpg"
    good_scan(name, "diploma")
    before = name.read_bytes()
    assert prepared(scans, diploma=name).problems
    mended = prepared(scans, fix=True, diploma=name)
    assert mended.problems == ()
    (path,) = mended.draft.attachments["diploma"]
    assert path != name
    assert name.read_bytes() == before, "the original stays as it was"
