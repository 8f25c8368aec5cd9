"""Signatures of a submission at the portal: what is verified, and how a failure is told (R23, R28)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import Catalogue, Condition, Signature
from gosmed_cli.mock_portal import authority, scenarios, schedule, snapshots
from gosmed_cli.mock_portal.store.db import dumps
from gosmed_cli.signing import issuing
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import Key, new_private
from gosmed_cli.signing.subject import Subject
from tests.signing.authority import ANNA, DAY, PETR, new_ca

from .counter import CABINET, Counter, create, details, opened, push
from .desk import BASE
from .keys import key_for, signing

Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened(tmp_path) as counter:
        yield counter


async def sent(counter: Counter, change: Change | None = None, **archive: Any) -> dict[str, Any]:
    """An application with this archive, as the database has it then."""
    async with counter.client() as web:
        number = await create(web)
        data = counter.archive(number, **archive)
        answer = await push(web, number, repacked(data, change) if change else data)
        assert answer.status_code == 200, answer.text
    return row(counter, number)


def row(counter: Counter, number: int) -> dict[str, Any]:
    found = counter.portal.store.connection.execute("SELECT * FROM orders WHERE id = ?", (number,)).fetchone()
    return dict(found)


def repacked(data: bytes, change: Change) -> bytes:
    """The archive with its files changed by somebody on the way."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    return out.getvalue()


def problems(order: dict[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(order["problems"])
    return found


def codes(order: dict[str, Any]) -> set[str]:
    return {one["code"] for one in problems(order)}


def demand(counter: Counter, when: Condition | None = None) -> None:
    """The cabinet's registration asks for signatures."""
    cabinet = counter.portal.catalogue.get("medical-cabinet")
    assert cabinet is not None
    services = {
        **counter.portal.catalogue.services,
        "medical-cabinet": replace(cabinet, signature=Signature(when)),
    }
    counter.portal.catalogue = Catalogue(services)


@pytest.mark.shows("R23", "R28")
async def test_a_signed_application_goes_on_and_keeps_its_signatures(counter: Counter) -> None:
    demand(counter)
    order = await sent(counter, sign=signing(key_for(counter)))
    assert (order["transport"], order["status"]) == ("DONE", "under_review")
    async with counter.client() as web:
        _, inner = await details(web, order["id"])
    files = {one["fileName"]: one["hasDigitalSignature"] for one in inner["orderAttachmentFiles"]}
    names = [name for name in files if not name.endswith(".sig")]
    assert len(names) == 6
    assert all(files[name] and f"{name}.sig" in files for name in names)
    async with counter.client() as web:
        shown = (await web.get(f"{BASE}/applications/{order['id']}")).json()
    assert len(shown["attachments"]) == 4, "signatures are no attachments"


@pytest.mark.shows("R28")
async def test_a_signature_that_is_demanded_and_missing(counter: Counter) -> None:
    demand(counter)
    order = await sent(counter)
    assert order["transport"] == "FILES_VERIFICATION_FAILED"
    assert codes(order) == {"unsigned"}
    assert len(problems(order)) == 6, "every file is named, both XMLs too"
    assert {one.get("attachment") for one in problems(order)} >= {None, "passport", "diploma"}


async def test_a_condition_demands_signatures_only_while_it_holds(counter: Counter) -> None:
    demand(counter, Condition("specialty", "equals", "nothing of the kind"))
    assert (await sent(counter))["transport"] == "DONE"
    demand(counter, Condition("specialty", "equals", CABINET["specialty"]))
    assert codes(await sent(counter)) == {"unsigned"}


def _without_the_forms_signature(files: dict[str, bytes]) -> None:
    del files[next(name for name in files if name.startswith("req_") and name.endswith(".sig"))]


def _with_anothers_signature(files: dict[str, bytes]) -> None:
    files["diplom.pdf.sig"] = files["passport.pdf.sig"]


def _with_a_damaged_signature(files: dict[str, bytes]) -> None:
    files["diplom.pdf.sig"] = files["diplom.pdf.sig"][:-30]


def _with_junk(files: dict[str, bytes]) -> None:
    files["diplom.pdf.sig"] = b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + b"\xff" * 1000


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (_without_the_forms_signature, "unsigned", None),
        (_with_anothers_signature, "signature_content_changed", "diploma"),
        (_with_a_damaged_signature, "signature_not_cms", "diploma"),
        (_with_junk, "signature_not_cms", "diploma"),
    ],
)
@pytest.mark.shows("R28")
async def test_one_file_whose_signature_is_wrong_is_named(
    counter: Counter, change: Change, code: str, place: str | None
) -> None:
    demand(counter)
    order = await sent(counter, change, sign=signing(key_for(counter)))
    assert order["transport"] == "FILES_VERIFICATION_FAILED"
    assert [(one["code"], one.get("attachment")) for one in problems(order)] == [(code, place)]


@pytest.mark.shows("R28")
async def test_a_form_changed_after_it_was_signed(counter: Counter) -> None:
    """Whoever changes the form and mends the checksums cannot mend the signatures."""
    from gosmed_cli.contract import application_xml as xml

    def change(files: dict[str, bytes]) -> None:
        req = next(name for name in files if name.startswith("req_") and name.endswith(".xml"))
        form = xml.parse_req(files[req])
        changed = replace(form, values={**form.values, "organisation": "ГБУЗ «Другая»"})
        listed = xml.parse_trans(files[xml.trans_name(form.guid)]).files
        files[req] = xml.build_req(changed)
        files[xml.trans_name(form.guid)] = xml.build_trans(changed, listed)

    order = await sent(counter, change, sign=signing(key_for(counter)))
    assert order["transport"] == "FILES_VERIFICATION_FAILED"
    assert [one["code"] for one in problems(order)] == ["signature_content_changed"] * 2


@pytest.mark.parametrize(
    ("subject", "code", "said", "unsaid"),
    [
        (PETR, "foreign_signature", ("фамилия", "имя", "СНИЛС", "…303 00", "…445 95"), ("Орлов", "08765430300")),
        (replace(ANNA, snils=None), "foreign_signature", ("СНИЛС в сертификате не указан",), ("11223344595",)),
        (replace(ANNA, inn="773173084809"), "foreign_signature", ("ИНН", "…4809"), ("773173084809",)),
        (replace(ANNA, last_name="Соколова-Ёлкина"), "foreign_signature", ("фамилия",), ("Ёлкина",)),
    ],
)
@pytest.mark.shows("R28")
async def test_another_persons_signature_is_said_once_and_masked(
    counter: Counter, subject: Subject, code: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    order = await sent(counter, sign=signing(key_for(counter, subject)))
    assert order["transport"] == "FILES_VERIFICATION_FAILED", "also where no signature is demanded"
    (remark,) = problems(order)
    assert remark["code"] == code
    assert all(word in remark["message"] for word in said), remark["message"]
    assert not [word for word in unsaid if word in remark["message"]]


async def test_e_and_yo_have_a_reason_of_their_own(counter: Counter) -> None:
    with counter.portal.store.transaction() as t:
        account = t.q.account_by_email(email="sokolova@example.ru")
        known = {**json.loads(account["known"]), "last_name": "Соколёва"}
        t.change("accounts", {"id": account["id"]}, known=dumps(known))
    order = await sent(counter, sign=signing(key_for(counter, replace(ANNA, last_name="Соколева"))))
    assert codes(order) == {"yo_mismatch"}


@pytest.mark.parametrize(
    ("days", "start", "code"), [(0, -1, "signature_expired"), (3, 1, "signature_not_yet_valid")]
)
async def test_validity_by_the_portals_clock(counter: Counter, days: int, start: int, code: str) -> None:
    key = key_for(counter, days=days, start=start)
    assert codes(await sent(counter, sign=signing(key))) == {code}
    if code == "signature_not_yet_valid":
        schedule.advance(counter.portal, "36h")
        assert (await sent(counter, sign=signing(key)))["transport"] == "DONE"
        schedule.advance(counter.portal, "4d")
        assert codes(await sent(counter, sign=signing(key))) == {"signature_expired"}


async def test_revocation_works_from_the_next_request(counter: Counter) -> None:
    key, other = key_for(counter), key_for(counter)
    assert (await sent(counter, sign=signing(key)))["transport"] == "DONE"
    with counter.portal.store.transaction() as t:
        authority.revoke(t, counter.portal, key.serial)
        assert authority.revoke(t, counter.portal, "00") is None
    order = await sent(counter, sign=signing(key))
    assert codes(order) == {"signature_revoked"}
    assert len(problems(order)) == 1, "one certificate, one remark"
    assert (await sent(counter, sign=signing(other)))["transport"] == "DONE"


async def test_two_keys_in_one_archive_name_the_files(counter: Counter) -> None:
    good, bad = key_for(counter), key_for(counter, PETR)

    def change(files: dict[str, bytes]) -> None:
        files["diplom.pdf.sig"] = sign(files["diplom.pdf"], bad)

    (remark,) = problems(await sent(counter, change, sign=signing(good)))
    assert remark["message"].startswith("Файл diplom.pdf: ")


async def test_a_strangers_authority_is_not_believed(counter: Counter) -> None:
    stranger = new_ca(authority.NAME)
    private = new_private()
    now = counter.portal.clock.now()
    key = Key(private, issuing.issue(stranger.root, private.public_key(), ANNA, now - DAY, now + DAY))
    assert codes(await sent(counter, sign=signing(key))) == {"signature_untrusted"}


async def test_a_snapshot_carries_the_authority_and_a_reset_ends_it(counter: Counter) -> None:
    key = key_for(counter)
    kept = io.BytesIO()
    snapshots.save(counter.portal, kept)
    scenarios.load(counter.portal, "demo")
    assert codes(await sent(counter, sign=signing(key))) == {"signature_untrusted"}
    kept.seek(0)
    snapshots.load(counter.portal, kept)
    assert (await sent(counter, sign=signing(key)))["transport"] == "DONE"
