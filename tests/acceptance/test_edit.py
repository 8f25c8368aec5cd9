"""«Изменить заявку» (R97): an application is changed while it is under review, from another computer too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.documents.sample import good_scan

from .in_process import Typed
from .papers import form, papers_for
from .shared import living

SCENARIO = str(Path(__file__).with_name("every_service.toml"))
pytestmark = pytest.mark.shows("R97")


@pytest.fixture
def doctor(tmp_path: Path) -> Iterator[Typed]:
    with living(tmp_path, SCENARIO, signed_in=True) as world:
        yield Typed(world)


def scans(doctor: Typed) -> dict[str, Path]:
    service = bundled_service("attestation")
    assert service is not None
    return papers_for(doctor.world.folder / "scans", service)


def applied(doctor: Typed, **fields: str) -> str:
    typed = form(
        doctor.world.folder / "f.toml", scans(doctor), **{"attestation_kind": "Вторая категория", **fields}
    )
    return str(doctor.ok("attestation", "--form", str(typed), "--json").json["number"])


def test_changed_under_review_and_then_approved(doctor: Typed) -> None:
    number = applied(doctor)
    before = doctor.ok("status", number, "--json").json["items"][0]
    assert (before["status"], before["editable"], before["attempt"]) == ("under_review", True, 1)
    for path in scans(doctor).values():
        path.unlink()  # this computer has none of them any more

    more = good_scan(doctor.world.folder / "brak_2010.pdf", "name-change")
    changed = doctor.ok(
        "edit", number, "--set", "attestation_kind=Первая категория", "--attach", f"name-change={more}", "--json"
    ).json
    assert (changed["number"], changed["status"], changed["attempt"]) == (number, "under_review", 2)

    detail = doctor.ok("api", "GET", f"/api/cabinet/v1/applications/{number}").json
    assert detail["fields"]["attestation_kind"] == "category-first"
    sent = {one["kind"]: one["sha256"] for one in detail["attachments"]}
    assert sent["name-change"] == hashlib.sha256(more.read_bytes()).hexdigest()
    assert {"diploma", "further-education", "labour-book", "payment-receipt"} < set(sent)
    assert len(doctor.ok("status", "--json").json["items"]) == 1, "the same application"

    assert number in doctor.ok("edit", number, "--set", "attestation_kind=category-highest").out
    doctor.ok("portal", "clock", "advance", "21wd")
    approved = doctor.ok("status", number, "--exit-status", "--json").json["items"][0]
    assert (approved["status"], approved["editable"], approved["attempt"]) == ("approved", False, 3)
    assert "a passed attestation" in doctor.ok("status", number).out
    late = doctor.run("edit", number, "--set", "attestation_kind=category-second", "--json")
    assert late.code == 6, str(late)
    assert late.error["advice"]


def test_a_mistake_in_a_change_sends_nothing(doctor: Typed) -> None:
    number = applied(doctor)
    assert doctor.run("edit", number, "--json").code == 2, "nothing to change"
    for wrong in (("--set", "snils=112-233-445 96"), ("--set", "snilz=1")):
        refused = doctor.run("edit", number, *wrong, "--json")
        assert refused.code == 3, str(refused)
        assert refused.error["sent"] is False
    assert doctor.run("edit", number, "--json").code == 3, "the correction was kept, and its mistake with it"
    assert doctor.ok("status", number, "--json").json["items"][0]["attempt"] == 1


def test_files_are_staged_into_the_change(doctor: Typed) -> None:
    number = applied(doctor)
    more = good_scan(doctor.world.folder / "svidetelstvo_brak.pdf", "name-change")
    doctor.ok("upload", str(more), "--to", number)
    changed = doctor.ok("edit", number, "--set", "attestation_kind=category-first", "--json").json
    assert changed["attempt"] == 2
    detail = doctor.ok("api", "GET", f"/api/cabinet/v1/applications/{number}").json
    assert "name-change" in {one["kind"] for one in detail["attachments"]}


@pytest.mark.shows("R96")
def test_without_a_cabinet_it_says_what_comes_first(tmp_path: Path) -> None:
    with living(tmp_path, signed_in=True) as world:
        early = Typed(world).run("attestation", "--set", "attestation_kind=category-first", "--json")
        assert early.code == 6, str(early)
        assert early.error["code"] == "needs"
        assert "gosmed register" in early.error["advice"]
