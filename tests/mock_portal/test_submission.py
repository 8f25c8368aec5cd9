"""Submissions: the automatic check, the review on the portal's clock, sending again, what approval opens."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.vocabulary import TransportCode
from gosmed_cli.mock_portal import proceedings

from .counter import CABINET, SCANS, Counter, create, details, opened, pdf, push


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as counter:
        yield counter


@pytest.fixture
def refusing(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path, "first-refusal") as counter:
        yield counter


def row(counter: Counter, number: int) -> dict[str, Any]:
    found = counter.portal.store.connection.execute("SELECT * FROM orders WHERE id = ?", (number,)).fetchone()
    return dict(found)


def places(text: str) -> list[tuple[str | None, str]]:
    return [(one.get("field") or one.get("attachment"), one["code"]) for one in json.loads(text)]


async def sent(counter: Counter, data: bytes | None = None, **archive: Any) -> int:
    """A new application with this archive; returns its number."""
    async with counter.client() as web:
        number = await create(web)
        answer = await push(web, number, data or counter.archive(number, **archive))
        assert answer.status_code == 200, answer.text
    return number


async def again(counter: Counter, number: int, **archive: Any) -> None:
    async with counter.client() as web:
        answer = await push(web, number, counter.archive(number, **archive))
        assert answer.status_code == 200, answer.text


@pytest.mark.shows("R2", "R39")
@pytest.mark.parametrize(
    ("changes", "place", "code"),
    [
        ({"values": {**CABINET, "snils": "11223344596"}}, "snils", "snils_checksum"),
        ({"values": {**CABINET, "birth_date": "2030-01-01"}}, "birth_date", None),
        ({"values": {k: v for k, v in CABINET.items() if k != "organisation"}}, "organisation", "required"),
        ({"values": {**CABINET, "phone": "+79990000000"}}, "phone", "contact_unconfirmed"),
        ({"values": {**CABINET, "shoe_size": "38"}}, "shoe_size", "unknown_field"),
        ({"scans": {k: v for k, v in SCANS.items() if k != "diploma"}}, "diploma", "attachment_required"),
        ({"scans": {**SCANS, "screenshot": "screen.png"}}, "screenshot", "wrong_kind"),
        ({"contents": {"diplom.pdf": b"II*\x00" + b"0" * 100}}, "diploma", "unsupported_file"),
        ({"contents": {"diplom.pdf": pdf("large", 5_000_001)}}, "diploma", "file_too_large"),
    ],
)
async def test_the_automatic_check_names_the_place(
    counter: Counter, changes: dict[str, Any], place: str, code: str | None
) -> None:
    number = await sent(counter, **changes)
    found = places(row(counter, number)["problems"])
    assert [one for one, _ in found] == [place]
    assert code is None or found == [(place, code)]
    async with counter.client() as web:
        told, inner = await details(web, number)
    assert told == "VALIDATION_ERROR"
    assert inner["orderStatusId"] == 24
    assert inner["currentStatusHistory"]["editAllowed"]
    assert [one["fileName"] for one in inner["orderResponseFiles"]] == ["remarks.json"]


@pytest.mark.shows("R66", "C4")
async def test_the_sum_of_files_is_limited(counter: Counter) -> None:
    names = ["d1.pdf", "p1.pdf", "spravka.pdf", "propiska.pdf", "pr.pdf"]
    scans = dict(
        zip(
            ["diploma", "passport", "employment-certificate", "passport-registration", "practice-right"],
            names,
            strict=True,
        )
    )
    contents = {name: pdf(name, 4_200_000) for name in names}
    number = await sent(counter, scans=scans, contents=contents)
    assert places(row(counter, number)["problems"]) == [(None, "total_too_large")]


async def test_another_persons_snils_is_a_verification_failure(counter: Counter) -> None:
    number = await sent(counter, values={**CABINET, "snils": "08765430300"})
    assert row(counter, number)["transport"] == "REQ_VERIFY_FAILED"


def repacked(data: bytes, drop: str = "", add: tuple[str, bytes] | None = None) -> bytes:
    """The archive without the member beginning with `drop`, with another one added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if not drop or not info.filename.startswith(drop):
                new.writestr(info.filename, old.read(info))
        if add:
            new.writestr(*add)
    return out.getvalue()


@pytest.mark.shows("R2")
@pytest.mark.parametrize(
    ("drop", "add", "code"),
    [
        ("trans_", None, "REQ_NOT_FOUND"),
        ("req_", None, "MPC_NOT_FOUND"),
        ("", ("folder/x.pdf", b"%PDF-1.4"), "INVALID_FILES_STRUCTURE"),
        ("diplom", None, "VALIDATION_ERROR"),
    ],
)
async def test_the_shape_of_the_archive(
    counter: Counter, drop: str, add: tuple[str, bytes] | None, code: str
) -> None:
    async with counter.client() as web:
        number = await create(web)
        await push(web, number, repacked(counter.archive(number), drop, add))
        assert (await details(web, number))[0] == code


async def test_signatures_where_the_scenario_demands_them(counter: Counter) -> None:
    counter.settings("system", {"signatures": "required"})
    number = await sent(counter)
    assert row(counter, number)["transport"] == "FILES_VERIFICATION_FAILED"
    assert {code for _, code in places(row(counter, number)["problems"])} == {"unsigned"}


async def test_form_and_order_must_be_for_the_same_thing(counter: Counter) -> None:
    number = await sent(counter, codes=("10000070002", "-10000070002"))
    assert row(counter, number)["transport"] == "VALIDATION_ERROR"
    async with counter.client() as web:
        first, second = await create(web), await create(web)
        await push(web, second, counter.archive(first))
        assert (await details(web, second))[0] == "VALIDATION_ERROR"


async def test_a_failed_first_attempt_is_sent_again_and_goes_on(counter: Counter) -> None:
    number = await sent(counter, scans={"passport": "p.pdf"})
    await again(counter, number, attempt=2)
    found = row(counter, number)
    assert (found["status"], found["attempt"], found["problems"]) == ("under_review", 2, "[]")


@pytest.mark.shows("R13")
async def test_an_account_without_the_level_is_told(counter: Counter) -> None:
    with counter.portal.store.transaction() as t:
        t.connection.execute("UPDATE accounts SET level = 'basic'")
    number = await sent(counter)
    assert places(row(counter, number)["problems"]) == [(None, "level_required")]


@pytest.mark.shows("R38", "R39", "R74")
async def test_refused_for_inn_and_accreditation_then_corrected_and_approved(refusing: Counter) -> None:
    number = await sent(refusing, values={**CABINET, "inn": "770503167440"})
    assert row(refusing, number)["review_due_at"] == "2026-03-10T20:59:59.000000+00:00"
    refusing.advance("5wd")
    found = row(refusing, number)
    assert found["status"] == "refused"
    assert places(found["remarks"]) == [("inn", "mismatch"), ("further-education", "attachment_required")]
    assert found["resubmit_until"] == "2026-03-20T20:59:59.000000+00:00"
    await again(refusing, number, attempt=2, scans={**SCANS, "further-education": "sertifikat.pdf"})
    refusing.advance("5wd")
    found = row(refusing, number)
    assert (found["status"], found["attempt"]) == ("approved", 2)
    account = refusing.portal.store.connection.execute("SELECT * FROM accounts").fetchone()
    assert json.loads(account["opened"]) == {"cabinet": True}
    assert json.loads(account["known"])["specialty"] == "097"
    told = "SELECT channel FROM outbox WHERE text LIKE ?"
    kinds = [one[0] for one in refusing.portal.store.connection.execute(told, (f"%{number}%",))]
    assert kinds.count("sms") == kinds.count("email") == 4


@pytest.mark.shows("R74")
async def test_a_failed_resend_keeps_the_refusal_and_its_window(refusing: Counter) -> None:
    number = await sent(refusing)
    refusing.advance("5wd")
    before = row(refusing, number)
    await again(refusing, number, attempt=2, scans={"passport": "p.pdf"})
    after = row(refusing, number)
    assert (after["status"], after["edit_allowed"], after["remarks"]) == ("refused", 1, before["remarks"])
    assert after["resubmit_until"] == before["resubmit_until"]
    assert after["transport"] == TransportCode.VALIDATION_ERROR
    assert json.loads(after["problems"])


async def test_when_the_window_closes_nothing_more_is_taken(refusing: Counter) -> None:
    number = await sent(refusing)
    refusing.advance("5wd")
    refusing.advance("11d")
    assert row(refusing, number)["edit_allowed"] == 0
    async with refusing.client() as web:
        answer = await push(web, number, refusing.archive(number, attempt=2))
        assert answer.json()["code"] == "edit_not_allowed"
        assert (await details(web, number))[1]["closed"]


@pytest.mark.shows("R74")
async def test_a_second_refusal_names_the_support(tmp_path: Path) -> None:
    with opened(tmp_path, "second-refusal") as counter:
        number = counter.portal.store.connection.execute("SELECT id FROM orders").fetchone()[0]
        await again(counter, number, attempt=2)
        counter.advance("5wd")
        assert row(counter, number)["status"] == "refused"
        async with counter.client() as web:
            _, inner = await details(web, number)
            entry = inner["currentStatusHistoryId"]
            letter = await web.get(f"/api/storage/v2/files/{entry}/3/download?mnemonic=decision.pdf")
        assert "обратитесь в поддержку портала" in " ".join(text_of(letter.content).split())


def text_of(data: bytes) -> str:
    """The words of a PDF."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.shows("R41")
async def test_a_second_record_asks_once_and_sending_again_settles_it(tmp_path: Path) -> None:
    with opened(tmp_path, "duplicate") as counter:
        number = await sent(counter)
        counter.advance("5wd")
        found = row(counter, number)
        assert (found["status"], places(found["remarks"])) == ("needs_correction", [(None, "duplicate")])
        await again(counter, number, attempt=2)
        counter.advance("5wd")
        assert row(counter, number)["status"] == "approved"


async def test_the_guides_ticket_a_licence_in_pdf_is_not_supported(tmp_path: Path) -> None:
    with opened(tmp_path, "file-not-supported") as counter:
        number = await sent(counter)
        counter.advance("5wd")
        assert places(row(counter, number)["remarks"]) == [("licence", "attachment_required")]
        scans = {**SCANS, "licence": "licenziya.pdf"}
        await again(counter, number, attempt=2, scans=scans, contents={"licenziya.pdf": pdf("l", 1_000_000)})
        problems = json.loads(row(counter, number)["problems"])
        assert [(one["attachment"], one["message"]) for one in problems] == [("licence", "Файл не поддерживается")]


async def test_stages_show_their_codes_and_then_pass_on(counter: Counter) -> None:
    stages = [{"code": "VALIDATION", "seconds": 10}, {"code": "RETRY", "seconds": 10}]
    counter.settings("system", {"stages": stages})
    number = await sent(counter)
    async with counter.client() as web:
        assert await details(web, number) == ("VALIDATION", {})
        assert (await push(web, number, counter.archive(number))).status_code == 409
        counter.advance("11s")
        assert await details(web, number) == ("RETRY", {})
        counter.advance("11s")
        assert (await details(web, number))[1]["orderStatusId"] == 6


@pytest.mark.parametrize("code", [code.value for code in TransportCode if code.failed])
async def test_every_failing_code_of_appendix_1_can_be_produced_by_data(counter: Counter, code: str) -> None:
    counter.settings("system", {"stages": [{"code": "FILES_VERIFICATION", "seconds": 1}, {"code": code}]})
    number = await sent(counter)
    counter.advance("2s")
    async with counter.client() as web:
        told, inner = await details(web, number)
    assert (told, inner["orderStatusId"]) == (code, 24)


@pytest.mark.shows("R3", "R42")
async def test_a_manual_review_waits_for_the_operator(counter: Counter) -> None:
    counter.settings("review", "manual")
    number = await sent(counter)
    counter.advance("30d")
    assert row(counter, number)["status"] == "under_review"
    with counter.portal.store.transaction() as t:
        proceedings.decide(t, counter.portal, number, "refused", "Скан диплома не читается")
    found = row(counter, number)
    assert found["status"] == "refused"
    assert json.loads(found["remarks"])[0]["message"] == "Скан диплома не читается"


@pytest.mark.shows("R27", "C10")
async def test_a_service_that_answers_at_once_is_answered_in_the_same_request(counter: Counter) -> None:
    with counter.portal.store.transaction() as t:
        t.connection.execute("UPDATE accounts SET level = 'basic'")
    values = {
        name: value
        for name, value in CABINET.items()
        if name in ("last_name", "first_name", "middle_name", "birth_date", "snils", "inn")
    }
    values |= {
        "passport_series": "4509",
        "passport_number": "123456",
        "passport_issued": "2010-05-20",
        "passport_code": "770-001",
    }
    with counter.portal.store.transaction() as t:
        bank = next(
            iter(__import__("gosmed_cli.contract.dictionaries", fromlist=["dictionary"]).dictionary("banks").items)
        ).value
    codes = ("10000070004", "-10000070004")
    async with counter.client() as web:
        answer = await web.post(
            "/api/gusmev/order", json={"serviceCode": codes[0], "targetCode": codes[1], "region": "45"}
        )
        number = answer.json()["orderId"]
        data = counter.archive(number, {**values, "bank": bank, "method": "video"}, {}, codes=codes)
        await push(web, number, data)
        _, inner = await details(web, number)
    assert (inner["orderStatusId"], inner["orderStatusName"]) == (3, "Подтверждено")
    account = counter.portal.store.connection.execute("SELECT level FROM accounts").fetchone()
    assert account["level"] == "confirmed"


async def test_a_window_that_closes_during_the_stages_ends_the_resend(refusing: Counter) -> None:
    number = await sent(refusing)
    refusing.advance("5wd")
    refusing.settings("system", {"stages": [{"code": "VALIDATION", "seconds": 2_000_000}]})
    await again(refusing, number, attempt=2, scans={**SCANS, "further-education": "sertifikat.pdf"})
    refusing.advance("30d")
    found = row(refusing, number)
    assert (found["status"], found["transport"], found["edit_allowed"]) == ("refused", "VALIDATION_ERROR", 0)


async def test_an_archive_in_the_stages_does_not_vanish_with_unsent_orders(counter: Counter) -> None:
    counter.settings("system", {"stages": [{"code": "VALIDATION", "seconds": 200_000}]})
    number = await sent(counter)
    counter.advance("2d")
    counter.advance("1d")
    assert row(counter, number)["status"] == "under_review"
