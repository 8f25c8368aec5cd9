"""«Мои документы»: a file exists once it has arrived whole, and for its owner alone."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from PIL import Image

from .desk import BASE, Desk, open_desk


def scan(colour: int = 200) -> bytes:
    """A small real JPEG."""
    out = io.BytesIO()
    Image.effect_noise((200, 280), colour / 10 + 1).save(out, "JPEG", dpi=(300, 300))
    return out.getvalue()


SCAN = scan()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with open_desk() as found:
        yield found


def digest(data: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(data).digest()).decode()}:"


async def put(
    desk: Desk,
    data: bytes = SCAN,
    *,
    id_: str = "d1",
    kind: str = "diploma",
    name: str = "diplom.jpg",
    stated: str | None = None,
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    return await desk.web.put(
        f"{BASE}/documents/{id_}",
        params={"kind": kind, "name": name},
        content=data,
        headers={"Content-Digest": stated or digest(data), **(headers or desk.token())},
    )


async def test_a_file_is_kept_listed_and_given_back(desk: Desk) -> None:
    answer = await put(desk)
    assert answer.status_code == 201
    document = answer.json()
    assert (document["status"], document["status_title"]) == ("pending", "На проверке")
    assert (document["format"], document["size"]) == ("jpg", len(SCAN))
    headers = desk.token()
    assert (await desk.web.get(f"{BASE}/documents", headers=headers)).json() == {"items": [document], "next": None}
    content = await desk.web.get(f"{BASE}/documents/d1/content", headers=headers)
    assert content.content == SCAN
    assert content.headers["Content-Digest"] == digest(SCAN)
    assert content.headers["Content-Type"] == "image/jpeg"


async def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    first, second = await put(desk), await put(desk)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()


async def test_another_file_under_the_same_number_is_refused(desk: Desk) -> None:
    await put(desk)
    answer = await put(desk, scan(90))
    assert (answer.status_code, answer.json()["code"]) == (409, "document_exists")


async def test_a_file_that_arrives_otherwise_does_not_exist(desk: Desk) -> None:
    answer = await put(desk, SCAN[:-1], stated=digest(SCAN))
    assert (answer.status_code, answer.json()["code"]) == (422, "digest_mismatch")
    assert (await desk.web.get(f"{BASE}/documents/d1", headers=desk.token())).status_code == 404


@pytest.mark.parametrize("stated", ["", "sha-256=abc", "sha-512=:AAAA:"])
async def test_a_digest_must_be_stated(desk: Desk, stated: str) -> None:
    answer = await put(desk, stated=stated or "md5=:AAAA:")
    assert (answer.status_code, answer.json()["code"]) == (400, "digest_missing")


@pytest.mark.shows("R55", "R66")
@pytest.mark.parametrize(
    ("data", "kind", "name", "code"),
    [
        (b"", "diploma", "diplom.jpg", "document_empty"),
        (b"\0" * 5_000_001, "diploma", "diplom.jpg", "document_too_large"),
        (b"MZ this is no scan", "diploma", "diplom.jpg", "document_invalid"),
        (SCAN, "nonsense", "diplom.jpg", "document_kind"),
        (SCAN, "diploma", "my diploma (1).jpg", "document_name"),
        (SCAN, "diploma", "../diplom.jpg", "document_name"),
    ],
)
async def test_what_is_not_taken(desk: Desk, data: bytes, kind: str, name: str, code: str) -> None:
    answer = await put(desk, data, kind=kind, name=name)
    assert answer.json()["code"] == code
    assert (await desk.web.get(f"{BASE}/documents", headers=desk.token())).json()["items"] == []


async def test_too_large_is_noticed_without_a_length(desk: Desk) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(6):
            yield b"\0" * 1_000_000

    answer = await desk.web.put(
        f"{BASE}/documents/d1",
        params={"kind": "diploma", "name": "diplom.jpg"},
        content=pieces(),
        headers={"Content-Digest": digest(b""), **desk.token()},
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "document_too_large")


async def test_somebody_elses_document_is_not_there(desk: Desk) -> None:
    await put(desk)
    stranger = desk.token(desk.add_account("other@example.ru", "+79000000002"))
    for path in ("documents/d1", "documents/d1/content"):
        assert (await desk.web.get(f"{BASE}/{path}", headers=stranger)).status_code == 404
    assert (await desk.web.delete(f"{BASE}/documents/d1", headers=stranger)).status_code == 404
    assert (await desk.web.get(f"{BASE}/documents", headers=stranger)).json()["items"] == []
    assert (await put(desk, headers=stranger)).status_code == 201  # numbers are each owner's own


async def test_scope_status_reads_but_does_not_write(desk: Desk) -> None:
    await put(desk)
    headers = desk.token(scope="status")
    assert (await desk.web.get(f"{BASE}/documents/d1", headers=headers)).status_code == 200
    assert (await put(desk, id_="d2", headers=headers)).status_code == 403
    assert (await desk.web.delete(f"{BASE}/documents/d1", headers=headers)).status_code == 403


async def test_a_deleted_document_leaves_no_bytes(desk: Desk) -> None:
    await put(desk)
    headers = {**desk.token(), "Idempotency-Key": "k"}
    assert (await desk.web.delete(f"{BASE}/documents/d1", headers=headers)).status_code == 204
    assert (await desk.web.delete(f"{BASE}/documents/d1", headers=headers)).status_code == 204
    assert (await desk.web.delete(f"{BASE}/documents/d1", headers=desk.token())).status_code == 404
    count = desk.portal.store.connection.execute("SELECT COUNT(*) FROM blobs").fetchone()[0]
    assert count == 0


@pytest.mark.shows("R70")
@pytest.mark.parametrize(
    ("kind", "name", "status"),
    [("screenshot", "screenshot.jpg", "confirmed"), ("diploma", "diplom.jpg", "refused")],
)
async def test_a_document_is_looked_at_within_a_day(desk: Desk, kind: str, name: str, status: str) -> None:
    await put(desk, kind=kind, name=name)  # far too small for a diploma of A4
    assert (await desk.operator("POST", "clock", json={"advance": "24h"})).status_code == 200
    document = (await desk.web.get(f"{BASE}/documents/d1", headers=desk.token())).json()
    assert document["status"] == status
    assert bool(document["remarks"]) == (status == "refused")
    assert all(one["attachment"] == kind and one["advice"] for one in document["remarks"])
    feed = (await desk.web.get(f"{BASE}/events", headers=desk.token())).json()["items"]
    statuses = [one["data"]["status"] for one in feed if one["kind"] == "document.status"]
    assert statuses == ["pending", status]


async def test_a_document_deleted_in_time_is_not_looked_at(desk: Desk) -> None:
    await put(desk)
    await desk.web.delete(f"{BASE}/documents/d1", headers=desk.token())
    assert (await desk.operator("POST", "clock", json={"advance": "2d"})).status_code == 200


async def test_a_scenario_may_refuse_a_file(desk: Desk) -> None:
    rule = {
        "attachment": "diploma",
        "code": "unsupported_file",
        "message": "Файл не поддерживается",
        "advice": "А",
    }
    with desk.portal.store.transaction() as t:
        t.set_meta("verdicts", json.dumps([rule]))
    answer = await put(desk)
    assert (answer.status_code, answer.json()["code"]) == (422, "document_invalid")
    assert answer.json()["errors"][0]["message"] == "Файл не поддерживается"


async def test_pages_hold_everything_once(desk: Desk) -> None:
    for number in range(5):
        desk.time.pass_(seconds=1)
        await put(desk, id_=f"d{number}")
    seen, cursor, headers = [], None, desk.token()
    while True:
        params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await desk.web.get(f"{BASE}/documents", params=params, headers=headers)).json()
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["d4", "d3", "d2", "d1", "d0"]


@pytest.mark.parametrize("cursor", ["x", "bm9uc2Vuc2U", "WzFd", "W10"])
async def test_a_wrong_cursor_is_told(desk: Desk, cursor: str) -> None:
    answer = await desk.web.get(f"{BASE}/documents", params={"cursor": cursor}, headers=desk.token())
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_cursor")
