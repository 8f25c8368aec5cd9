"""People at desks: administrators of institutions, the ministry's clerk, senders; professional services."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from gosmed_cli.mock_portal import decision, registers, scenarios, schedule
from gosmed_cli.mock_portal.scenario_check import check

from .applying import opened as has
from .applying import row, sent, shown
from .counter import ANNA, SCANS, Counter, details, opened, pdf
from .desk import BASE

LINK = "institution-link"
OURS, OTHERS = "1027700132195", "1037739012343"
PAPER = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "inn": "500100732259",
    "snils": "112-233-445 95",
    "phone": "+7 900 000-00-01",
}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as one:
        yield one


async def operator(counter: Counter, path: str, **body: object) -> httpx.Response:
    async with counter.anonymous({"X-Portal-Key": "key"}) as web:
        return await web.post(f"/_portal/{path}", json=body)


async def _link(counter: Counter) -> str:
    has(counter, ANNA, "cabinet")
    counter.settings("system", {})
    async with counter.client() as web:
        number = await sent(
            counter, web, LINK, identity_proof="certificate", position="109",
            organisation="ГБУЗ «Городская поликлиника № 1»", ogrn=OURS,
        )  # fmt: skip
        found = await shown(web, number)
    assert found["status"] == "under_review", found["remarks"]
    return str(number)


@pytest.fixture
def unsigned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signatures have tests of their own; here the form need not be signed."""
    monkeypatch.setattr("gosmed_cli.mock_portal.signatures.remarks", lambda *_, **__: ())


@pytest.mark.shows("R85")
@pytest.mark.usefixtures("unsigned")
async def test_only_the_administrator_of_the_institution_links_to_it(counter: Counter) -> None:
    number = await _link(counter)
    told = row(counter, "outbox", target="admin@gp1.example.ru")
    assert number in told["text"]
    assert "Соколова А. П." in told["text"]
    counter.advance("60d")
    assert row(counter, "orders", id=int(number))["status"] == "under_review", "nobody has answered"
    wrong = await operator(counter, "decide", number=number, verdict="approve", role="frmr")
    assert (wrong.status_code, wrong.json()["code"]) == (409, "other_approver")
    assert wrong.json()["errors"][0]["code"] == "institution-administrator"
    role = {"number": number, "verdict": "approve", "role": "institution-administrator"}
    foreign = await operator(counter, "decide", **role, institution=OTHERS)
    assert (foreign.status_code, foreign.json()["code"]) == (409, "other_institution")
    done = await operator(counter, "decide", **role, institution=OURS)
    assert done.json()["status"] == "approved"
    assert '"institution_link":true' in row(counter, "accounts", email=ANNA)["opened"]


@pytest.mark.shows("R101")
@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, []),
        ({"organisation": "ГП № 1"}, []),
        ({"institution_licence": "Л041-00000-00/00000000"}, ["institution_licence"]),
        ({"subdivision": "1.2.643.5.1.13.13.12.2.77.9"}, ["subdivision"]),
        ({"ogrn": "1147746408920"}, ["ogrn"]),
    ],
)
async def test_a_request_is_compared_with_the_institution(
    counter: Counter, changed: dict[str, str], fields: list[str]
) -> None:
    values = {
        "subdivision": "1.2.643.5.1.13.13.12.2.77.1",
        "institution_licence": "Л041-01137-77/00368259",
        "subject": "Доступ к записи",
        "description": "Просим подключить два подразделения",
        **changed,
    }
    async with counter.client() as web:
        number = await sent(counter, web, "institution-request", values, scans={"powers": "prikaz.pdf"})
    counter.advance("6wd")
    async with counter.client() as web:
        found = await shown(web, number)
    assert [one["field"] for one in found["remarks"]] == fields
    assert found["status"] == ("refused" if fields else "approved")


@pytest.mark.shows("R82", "R83")
async def test_a_certificate_is_the_person_s_and_cannot_be_guessed(counter: Counter) -> None:
    first = (await operator(counter, "certificates", **PAPER)).json()
    second = (await operator(counter, "certificates", **PAPER)).json()
    assert (first["question"], first["replaces"]) == (None, None)
    assert second["replaces"] == first["certificate"]
    assert len(first["certificate"].replace("-", "")) == 16
    assert first["certificate"] != second["certificate"]
    with counter.portal.store.transaction() as t:
        assert registers.by_certificate(t, first["certificate"]) is None, "a later one replaces it"
        found = registers.by_certificate(t, second["certificate"].replace("-", " "))
        assert found is not None
        assert found.snils == "11223344595"
        assert registers.by_certificate(t, "") is None


@pytest.mark.shows("R84")
async def test_what_differs_on_paper_becomes_a_question(counter: Counter) -> None:
    given = (await operator(counter, "certificates", **{**PAPER, "inn": "770503167440"})).json()
    assert "ИНН" in given["question"]
    unknown = await operator(counter, "certificates", **{**PAPER, "snils": "145-208-417 40"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "no_such_person")
    wrong = await operator(counter, "certificates", **{**PAPER, "snils": "112-233-445 96"})
    assert wrong.json()["errors"][0]["field"] == "snils"


@pytest.mark.shows("R84")
@pytest.mark.parametrize(("after", "status"), [("0s", "under_review"), ("1s", "refused")])
async def test_a_question_is_answered_until_the_last_second(counter: Counter, after: str, status: str) -> None:
    """Asked on Thursday, 30 April 2026: May Day is off, and so the fifth working day is the 8th."""
    counter.settings("review", "automatic")
    schedule.set_clock(counter.portal, datetime.fromisoformat("2026-04-30T12:00:00+03:00"))
    given = (await operator(counter, "certificates", **PAPER, question="Чем подтверждается стаж?")).json()
    async with counter.client() as web:
        number = await sent(counter, web, "ministry-visit", certificate_id=given["certificate"].replace("-", ""))
        asked = await shown(web, number)
    assert (asked["status"], asked["remarks"][0]["code"]) == ("needs_correction", "question")
    assert "Чем подтверждается стаж?" in asked["remarks"][0]["message"]
    assert asked["resubmit_until"].startswith("2026-05-08T23:59:59")
    schedule.set_clock(counter.portal, datetime.fromisoformat("2026-05-08T23:59:58+03:00"))
    async with counter.client() as web:
        if after == "1s":
            counter.advance("2s")
            late = await web.post(f"/api/gusmev/order/{number}")
            assert late.status_code == 200
            assert (await shown(web, number))["status"] == status
            return
        await sent(
            counter, web, "ministry-visit", number=number, answer="Копия трудовой книжки у вас",
            certificate_id=given["certificate"].replace("-", ""),
        )  # fmt: skip
        assert (await shown(web, number))["status"] == "approved"


async def _send(counter: Counter, **changed: str) -> httpx.Response:
    content = base64.b64encode(pdf("act")).decode()
    body = {
        "to": ANNA, "kind": "act", "title": "Акт сверки", "sender": "Росздравнадзор",
        "name": "akt.pdf", "content": content,
    }  # fmt: skip
    return await operator(counter, "documents", **{**body, **changed})


@pytest.mark.shows("R103")
async def test_a_document_sent_to_an_account_lies_among_its_documents(counter: Counter) -> None:
    sent_one = await _send(counter)
    assert sent_one.status_code == 201, sent_one.text
    async with counter.client() as web:
        page = (await web.get(f"{BASE}/documents", params={"direction": "received"})).json()
        (found,) = page["items"]
        assert (found["title"], found["sender"], found["direction"]) == (
            "Акт сверки",
            "Росздравнадзор",
            "received",
        )
        assert (found["kind"], found["kind_title"], found["status"]) == ("act", "Акт сверки", "confirmed")
        content = await web.get(f"{BASE}/documents/{found['id']}/content")
        assert content.content == pdf("act")
        assert (await web.get(f"{BASE}/documents", params={"direction": "sent"})).json()["items"] == []
    told = counter.portal.store.connection.execute("SELECT text FROM outbox ORDER BY id DESC").fetchone()["text"]
    assert "Акт сверки" in told


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"to": "nobody@example.ru"}, "no_such_login"),
        ({"content": "not base64!"}, "enclosure_invalid"),
        ({"content": base64.b64encode(b"plain text").decode()}, "enclosure_invalid"),
    ],
)
async def test_a_document_that_cannot_be_sent_says_why(
    counter: Counter, changed: dict[str, str], code: str
) -> None:
    assert (await _send(counter, **changed)).json()["code"] == code


@pytest.mark.shows("R103")
async def test_a_decision_may_bring_a_document(counter: Counter) -> None:
    counter.settings("review", "manual")
    async with counter.client() as web:
        number = await sent(counter, web, "medical-cabinet", scans=SCANS)
        document = {
            "kind": "certificate", "title": "Справка о стаже", "name": "decision.pdf",
            "content": base64.b64encode(pdf("certificate")).decode(),
        }  # fmt: skip
        done = await operator(counter, "decide", number=str(number), verdict="approve", document=document)
        assert done.json()["status"] == "approved", done.text
        assert done.json()["decision"] is True
        _, order = await details(web, number)
        assert {"decision.pdf", "document-decision.pdf"} <= {
            one["fileName"] for one in order["orderResponseFiles"]
        }
        items = (await web.get(f"{BASE}/documents", params={"direction": "received"})).json()["items"]
        (received,) = [one for one in items if one["title"] == "Справка о стаже"]
    assert (received["title"], received["sender"]) == ("Справка о стаже", "Администратор портала")


@pytest.mark.shows("R59")
async def test_services_are_switched_on_by_their_owner_once_available(counter: Counter) -> None:
    path = f"{BASE}/account/services/telemedicine"
    async with counter.client() as web:
        closed = await web.put(path)
        assert (closed.status_code, closed.json()["code"]) == (409, "professional_tab_closed")
        assert "(professional-status)" in closed.json()["advice"]
        has(counter, ANNA, "professional_status", professional_services=["telemedicine"])
        other = await web.put(f"{BASE}/account/services/e-prescriptions")
        assert (other.status_code, other.json()["code"]) == (409, "professional_service_closed")
        assert "(qualification)" in other.json()["advice"]
        for _ in range(2):
            assert (await web.put(path)).json()["enabled_services"] == ["telemedicine"]
        after = (await web.delete(path)).json()
        assert (after["enabled_services"], after["professional_services"]) == ([], ["telemedicine"])
        assert (await web.put(f"{BASE}/account/services/nothing")).status_code == 404
    events = counter.portal.store.connection.execute("SELECT kind FROM events WHERE kind LIKE 'account.service%'")
    assert [one["kind"] for one in events] == ["account.service_enabled", "account.service_disabled"]


async def test_a_letter_is_set_in_type_when_somebody_asks_for_it(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[decision.Letter] = []
    render = decision.render

    def watched(letter: decision.Letter) -> bytes:
        made.append(letter)
        return render(letter)

    monkeypatch.setattr(decision, "render", watched)
    async with counter.client() as web:
        number = await sent(counter, web, "medical-cabinet", scans=SCANS)
    counter.advance("6wd")
    assert not made, "nobody has looked"
    async with counter.client() as web:
        assert (await shown(web, number))["decision"] is True
        assert not made
        for _ in range(2):
            _, order = await details(web, number)
        file = next(one for one in order["orderResponseFiles"] if one["fileName"] == "decision.pdf")
        entry = file["link"].split("/")[3]
        answer = await web.get(f"/api/storage/v2/files/{entry}/3/download", params={"mnemonic": "decision.pdf"})
    assert len(made) == 1
    assert len(answer.content) == file["fileSize"]


def test_a_scenario_tells_of_institutions_visits_and_what_is_switched_on() -> None:
    text = scenarios.text_of("demo")
    opened = 'opened = { professional_status = true, professional_services = ["statistics"] }'
    good = text.replace('level = "confirmed"', f'level = "confirmed"\n{opened}\nenabled = ["statistics"]')
    assert check(good) == []
    wrong = good.replace('enabled = ["statistics"]', 'enabled = ["telemedicine"]')
    assert any("нет в opened: telemedicine" in one for one in check(wrong))
    assert any(
        "qualificatoin" in one for one in check(good.replace("professional_status = true", "qualificatoin = true"))
    )
    assert any(
        "ogrn" in one
        for one in check(
            text.replace('ogrn = "1037739012343"\nsubdivision', 'ogrn = "1027700132195"\nsubdivision')
        )
    )
    assert any("administrator" in one for one in check(text.replace("admin@gp1.example.ru", "nobody")))
