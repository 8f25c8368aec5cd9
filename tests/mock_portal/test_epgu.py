"""API ЕПГУ: the nine methods of table 3 and the codes of appendix 4, over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from gosmed_cli.contract.problems import EPGU_STATUS
from gosmed_cli.contract.vocabulary import CHUNK_MIN, Level
from gosmed_cli.mock_portal import accounts

from .counter import ANNA, CODES, Counter, create, details, opened, pdf, push

ORDER = "/api/gusmev/order"
STRANGER = "stranger@example.ru"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as counter:
        with counter.portal.store.transaction() as t:
            now = counter.portal.clock.now()
            accounts.create(
                t, now, email=STRANGER, phone="+79000000009", password="Demo-2026!", level=Level.CONFIRMED
            )
        yield counter


@pytest.mark.parametrize("spelling", [str, str.lower, lambda name: name[0].upper() + name[1:]])
async def test_an_order_is_made_however_its_keys_are_spelt(counter: Counter, spelling: object) -> None:
    body = {spelling(name): value for name, value in CODES.items()}  # type: ignore[operator]  # one of three functions
    async with counter.client() as web:
        answer = await web.post(ORDER, json=body)
        assert answer.status_code == 200
        assert isinstance(answer.json()["orderId"], int)
        assert await details(web, answer.json()["orderId"]) == ("NEW", {})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "bad_request"),
        ([], "bad_request"),
        ({**CODES, "region": "Москва"}, "bad_request"),
        ({**CODES, "region": 45}, "bad_request"),
        ({**CODES, "targetCode": "-1"}, "bad_request"),
        ({**CODES, "serviceCode": "1"}, "service_not_found"),
    ],
)
async def test_wrong_orders_are_refused(counter: Counter, body: object, code: str) -> None:
    async with counter.client() as web:
        answer = await web.post(ORDER, json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer.json()["message"]


async def test_malformed_json_is_a_bad_request_also_with_the_examples_comma(counter: Counter) -> None:
    headers = {"Content-Type": "application/json"}
    async with counter.client() as web:
        for text in ('{"region":', '{"region":"36000000000",}', "", "\xff"):
            answer = await web.post(ORDER, content=text, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_an_order_without_a_file_is_never_listed_and_vanishes_after_a_day(counter: Counter) -> None:
    feed = f"{ORDER}/getUpdatedAfter?updatedAfter=2020-01-01T00:00:00.000"
    async with counter.client() as web:
        number = await create(web)
        assert (await web.get(feed)).json()["content"] == []
        counter.advance("23h")
    async with counter.client() as web:
        assert (await web.post(f"{ORDER}/{number}")).status_code == 200
        counter.advance("2h")
    async with counter.client() as web:
        assert (await web.post(f"{ORDER}/{number}")).status_code == 204


async def test_unknown_and_foreign_orders(counter: Counter) -> None:
    async with counter.client() as web, counter.client(STRANGER) as stranger:
        number = await create(web)
        assert (await web.post(f"{ORDER}/999")).status_code == 204
        assert (await web.post(f"{ORDER}/999/cancel")).json()["code"] == "not_found"
        assert (await push(web, 999, b"x")).json()["code"] == "not_found"
        for path in (f"{ORDER}/{number}", f"{ORDER}/{number}/cancel"):
            answer = await stranger.post(path)
            assert (answer.status_code, answer.json()["code"]) == (403, "order_access")
        assert (await push(stranger, number, b"x")).json()["code"] == "order_access"
        batch = (await stranger.get(f"{ORDER}/getOrdersStatus?orderIds={number},999")).json()
        assert [one["orderSearchStatus"] for one in batch["content"]] == ["NOT_FOUND", "NOT_FOUND"]
        assert (await web.post(f"{ORDER}/{2**70}")).status_code == 400


@pytest.mark.shows("R42", "R47", "R48")
async def test_a_submission_from_order_to_decision(counter: Counter) -> None:
    async with counter.client() as web:
        number = await create(web)
        assert (await push(web, number, counter.archive(number))).status_code == 200
        code, inner = await details(web, number)
        assert code == "OK"
        assert [one["statusId"] for one in inner["statuses"]] == [0, 17, 21, 2, 6]
        assert inner["currentStatusHistory"]["cancelAllowed"]
        assert not inner["closed"]
        names = {one["fileName"] for one in inner["orderAttachmentFiles"]}
        assert {"passport.pdf", "diplom.pdf"} < names
        assert any(
            one["type"] == "REQUEST" and one["mimeType"] == "application/xml"
            for one in inner["orderAttachmentFiles"]
        )
        counter.advance("5wd")
    async with counter.client() as web:
        _, inner = await details(web, number)
        assert (inner["orderStatusId"], inner["orderStatusName"], inner["closed"]) == (3, "Одобрено", True)
        links = {one["fileName"]: one["link"] for one in inner["orderResponseFiles"]}
        entry = inner["currentStatusHistoryId"]
        assert links == {name: f"terrabyte://00/{entry}/{name}/3" for name in ("decision.pdf", "remarks.json")}
        letter = await web.get(f"/api/storage/v2/files/{entry}/3/download?mnemonic=decision.pdf")
        assert letter.content.startswith(b"%PDF-")
        sent = await web.get(f"/api/storage/v2/files/{number}/2/download?mnemonic=diplom.pdf")
        assert sent.content == pdf("diplom.pdf")
        unknown = await web.get(f"/api/storage/v2/files/{number}/2/download?mnemonic={quote('нет.pdf')}")
        assert unknown.status_code == 404
    async with counter.client(STRANGER) as stranger:
        answer = await stranger.get(f"/api/storage/v2/files/{entry}/3/download?mnemonic=decision.pdf")
        assert answer.json()["code"] == "order_access"


async def test_parts_answer_206_and_the_last_200_and_repeats_change_nothing(counter: Counter) -> None:
    async with counter.client() as web:
        number = await create(web)
        data = counter.archive(
            number, contents={"diplom.pdf": pdf("big", 4_000_000), "spravka.pdf": pdf("b", 4_000_001)}
        )
        parts = [data[:CHUNK_MIN], data[CHUNK_MIN:]]
        assert (await push(web, number, parts[0], chunk=0, chunks=2)).status_code == 206
        for _ in range(2):
            answer = await push(web, number, parts[1], chunk=1, chunks=2)
            assert (answer.status_code, answer.json()) == (200, {"orderId": number})
        assert (await push(web, number, parts[0], chunk=0, chunks=2)).status_code == 206
        _, inner = await details(web, number)
        assert len(inner["statuses"]) == 5


async def test_the_same_guid_again_answers_200_and_changes_nothing(counter: Counter) -> None:
    async with counter.client() as web:
        number = await create(web)
        data = counter.archive(number)
        await push(web, number, data)
        before = await details(web, number)
        assert (await push(web, number, data)).status_code == 200
        assert await details(web, number) == before


async def test_another_archive_under_review_is_refused(counter: Counter) -> None:
    async with counter.client() as web:
        number = await create(web)
        await push(web, number, counter.archive(number))
        answer = await push(web, number, counter.archive(number, attempt=2))
        assert (answer.status_code, answer.json()["code"]) == (409, "edit_not_allowed")


async def test_push_in_one_call_is_idempotent_by_guid(counter: Counter) -> None:
    async with counter.client() as web:
        data, meta = counter.archive(None), {"meta": json.dumps(CODES)}
        first = await web.post("/api/gusmev/push", data=meta, files={"file": ("a.zip", data)})
        again = await web.post("/api/gusmev/push", data=meta, files={"file": ("a.zip", data)})
        assert first.status_code == again.status_code == 200
        assert first.json() == again.json()
        assert (await details(web, first.json()["orderId"]))[1]["orderStatusId"] == 6


async def test_cancelling_where_it_is_allowed_and_where_it_is_not(counter: Counter) -> None:
    async with counter.client() as web:
        number = await create(web)
        early = await web.post(f"{ORDER}/{number}/cancel")
        assert (early.status_code, early.json()["code"]) == (405, "cancel_not_allowed")
        await push(web, number, counter.archive(number))
        assert (await web.post(f"{ORDER}/{number}/cancel")).status_code == 200
        assert (await web.post(f"{ORDER}/{number}/cancel")).status_code == 405
        counter.advance("30d")
    async with counter.client() as web:
        assert (await details(web, number))[1]["orderStatusId"] == 10, "the review does not wake it"


async def test_the_feed_and_the_batch(counter: Counter) -> None:
    async with counter.client() as web:
        numbers = [await create(web) for _ in range(3)]
        for number in numbers:
            await push(web, number, counter.archive(number))
        feed = (
            await web.get(f"{ORDER}/getUpdatedAfter/?pageNum=0&pageSize=2&updatedAfter=2026-01-01T00:00:00.000")
        ).json()
        assert (feed["count"], feed["totalCount"]) == (2, 3)
        assert [one["orderId"] for one in feed["content"]] == [numbers[2], numbers[1]], "the newest first"
        newest = feed["content"][0]["status"]["updated"]
        assert len(newest) == len("2022-12-21T20:49:37.672")
        nothing = (await web.get(f"{ORDER}/getUpdatedAfter?updatedAfter={newest}")).json()
        assert nothing == {"count": 0, "totalCount": 0, "content": []}
        joined = await web.get(f"{ORDER}/getOrdersStatus?orderIds={numbers[0]},{numbers[1]}&pageNum=0&pageSize=50")
        repeated = await web.get(f"{ORDER}/getOrdersStatus/?orderIds={numbers[0]}&orderIds={numbers[1]}")
        assert joined.json() == repeated.json()
        assert [one["status"]["statusId"] for one in joined.json()["content"]] == [6, 6]


@pytest.mark.parametrize(
    "query",
    [
        "getUpdatedAfter",
        "getUpdatedAfter?updatedAfter=yesterday",
        "getUpdatedAfter?updatedAfter=2026-01-01T00:00:00.000&pageNum=-1",
        "getUpdatedAfter?updatedAfter=0001-01-01T00:00:00.000",
        "getOrdersStatus",
        "getOrdersStatus?orderIds=abc",
        f"getOrdersStatus?orderIds={2**64}",
        "getOrdersStatus?orderIds=1&pageSize=0",
    ],
)
async def test_wrong_queries_are_bad_requests(counter: Counter, query: str) -> None:
    async with counter.client() as web:
        answer = await web.get(f"{ORDER}/{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


async def test_dictionaries_need_no_sign_in_and_have_pages_from_one(counter: Counter) -> None:
    path = "/api/nsi/v1/dictionary/specialties"
    async with counter.anonymous() as web:
        whole = (await web.post(path, json={"treeFiltering": "ONELEVEL"})).json()
        page = (await web.post(path, json={"treeFiltering": "ONELEVEL", "pageNum": 2, "pageSize": 3})).json()
        tree = (await web.post(path, json={"treeFiltering": "SUBTREE"})).json()
        unknown = (await web.post("/api/nsi/v1/dictionary/none", json={"treeFiltering": "ONELEVEL"})).json()
        wrong = await web.post(path, json={"treeFiltering": "SIDEWAYS"})
    assert whole["total"] == len(whole["items"]) == 118
    assert whole["error"] == {"code": 0, "message": "operation completed"}
    assert page["items"] == whole["items"][3:6]
    assert page["total"] == tree["total"] == 118
    assert unknown["error"]["code"] != 0
    assert wrong.status_code == 400


async def test_without_consent_or_token_nothing_is_done(counter: Counter) -> None:
    async with counter.anonymous() as web:
        assert (await web.post(ORDER, json=CODES)).status_code == 401
    async with counter.client(permissions="") as web:
        answer = await web.post(ORDER, json=CODES)
        assert answer.json()["code"] == "access_denied_person_permissions"
    async with counter.client() as web:
        number = await create(web)
    async with counter.client(scope="status") as web:
        assert (await web.post(ORDER, json=CODES)).status_code == 403
        assert (await web.post(f"{ORDER}/{number}")).status_code == 200, "details are read by POST"
        assert (await web.post(f"{ORDER}/{number}/cancel")).status_code == 403


@pytest.mark.parametrize("code", sorted(set(EPGU_STATUS) - {"edit_not_allowed"}))
async def test_every_code_of_appendix_4_can_be_produced_by_data(counter: Counter, code: str) -> None:
    counter.settings("system", {"denied": [{"code": code, "operation": "order"}]})
    async with counter.client() as web:
        answer = await web.post(ORDER, json=CODES)
    assert (answer.status_code, answer.json()["code"]) == (EPGU_STATUS[code], code)
    assert answer.json()["message"]


async def test_a_denied_service_leaves_the_others_alone(counter: Counter) -> None:
    counter.settings("system", {"denied": [{"code": "access_denied_service", "service": "qualification"}]})
    async with counter.client() as web:
        assert (await web.post(ORDER, json=CODES)).status_code == 200
        other = {**CODES, "serviceCode": "10000070002", "targetCode": "-10000070002"}
        assert (await web.post(ORDER, json=other)).json()["code"] == "access_denied_service"


async def test_twenty_applications_for_a_service_in_ten_minutes(counter: Counter) -> None:
    async with counter.client() as web:
        for _ in range(20):
            await create(web)
        answer = await web.post(ORDER, json=CODES)
        assert (answer.status_code, answer.json()["code"]) == (409, "limitation_exception")
        counter.advance("10m")
        await create(web)


async def test_the_limit_also_ends_what_was_made_before(counter: Counter) -> None:
    numbers = []
    for _ in range(2):
        async with counter.client() as web:
            numbers += [await create(web) for _ in range(11)]
        counter.advance("11m")
    async with counter.client() as web:
        for number in numbers:
            await push(web, number, b"not a zip")
        codes = [(await details(web, number))[0] for number in numbers]
    assert codes == ["INVALID_FILES_STRUCTURE"] * 20 + ["LIMITATION_EXCEPTION"] * 2


async def test_too_many_requests_are_told_when_to_come_back(counter: Counter) -> None:
    counter.settings("system", {"requests_per_minute": 3})
    path = "/api/nsi/v1/dictionary/sexes"
    async with counter.anonymous() as web:
        codes = [(await web.post(path, json={"treeFiltering": "ONELEVEL"})).status_code for _ in range(4)]
        assert codes == [200, 200, 200, 429]
        answer = await web.post(path, json={"treeFiltering": "ONELEVEL"})
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
        assert (await web.get("/api/cabinet/v1/services")).status_code != 429, "the limit is API ЕПГУ's"
        counter.advance("1m")
        assert (await web.post(path, json={"treeFiltering": "ONELEVEL"})).status_code == 200


async def test_every_answer_tells_portal_time_and_instance(counter: Counter) -> None:
    async with counter.anonymous() as web:
        answer = await web.post(ORDER, json=CODES)
    assert answer.headers["Date"].startswith("Mon, 02 Mar 2026 06:00:0")
    assert answer.headers["X-Portal-Instance"]
    assert answer.headers["X-Portal-Api"] == "1"
    assert ANNA not in answer.text
