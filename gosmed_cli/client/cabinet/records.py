"""Patients' records: `/records` (R85–R87). Nothing that is read here is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...contract.wire import BASE
from .. import decode
from ..retry import Repeat
from .base import Part, query, segment

if TYPE_CHECKING:
    from ...contract.cabinet.records import ExportAsked, ExportNoted, Patient, PatientPage, RecordPage, Unlocked
    from ...contract.cabinet.sign_in import Challenge

_RECORDS = f"{BASE}/records"
_UNLOCK = f"{_RECORDS}/unlock"
_PATIENTS = f"{_RECORDS}/patients"
_ACCEPTED = 202


class RecordsPart(Part):
    async def records_challenge(self, method: str) -> Challenge:
        """A code (or a question of the app) that opens records to this sign-in."""
        path = f"{_UNLOCK}/challenges"
        value = await self._transport.json("POST", path, json={"method": method}, repeat=Repeat.UNDONE)
        return cast("Challenge", decode.challenge(value, path))

    async def unlock_records(self, challenge: str, code: str | None) -> Unlocked | None:
        """Until when records are open; None while the app has not approved. Raises SignInNeeded."""
        proof = {"challenge": challenge} | ({"code": code} if code is not None else {})
        answer = await self._transport.answer("POST", _UNLOCK, json=proof, repeat=Repeat.UNDONE)
        if answer.status_code == _ACCEPTED:
            return None
        return cast("Unlocked", decode.an_object(decode.body(answer, _UNLOCK), _UNLOCK, "until"))

    async def patients(
        self, words: str = "", *, cursor: str | None = None, limit: int | None = None
    ) -> PatientPage:
        params = query(q=words, cursor=cursor, limit=limit)
        value = await self._transport.json("GET", _PATIENTS, params=params)
        return cast("PatientPage", decode.page(value, _PATIENTS, _patient))

    async def patient(self, number: str) -> Patient:
        """Raises NotFound, also for a patient of another institution."""
        template = f"{_PATIENTS}/{{id}}"
        value = await self._transport.json("GET", _path(number), template=template)
        return cast("Patient", _patient(value, template))

    async def patient_records(self, number: str, **filters: Any) -> RecordPage:
        """One page of the entries, newest first. Filters: `from`, `to`, `kind`, `physician`, `cursor`, `limit`."""
        return await self._entries(number, "records", filters)

    async def patient_analyses(self, number: str, **filters: Any) -> RecordPage:
        """The same of analyses alone."""
        return await self._entries(number, "analyses", filters)

    async def tell_of_export(self, number: str, asked: ExportAsked) -> ExportNoted:
        """Have the export written down; nothing may be saved before this has succeeded."""
        template = f"{_PATIENTS}/{{id}}/exports"
        path = f"{_path(number)}/exports"
        value = await self._transport.json("POST", path, template=template, json=asked, repeat=Repeat.UNDONE)
        return cast("ExportNoted", decode.an_object(value, template, "at", id=int))

    async def _entries(self, number: str, what: str, filters: dict[str, Any]) -> RecordPage:
        template = f"{_PATIENTS}/{{id}}/{what}"
        path = f"{_path(number)}/{what}"
        value = await self._transport.json("GET", path, template=template, params=query(**filters))
        _patient(decode.an_object(value, template, patient=dict)["patient"], template)
        return cast("RecordPage", decode.page(value, template, _record))


def _path(number: str) -> str:
    return f"{_PATIENTS}/{segment(number)}"


def _patient(value: Any, what: str) -> dict[str, Any]:
    return decode.an_object(value, what, "id", "name", "birth_date", "sex", "institution", "ogrn")


def _record(value: Any, what: str) -> dict[str, Any]:
    found = decode.an_object(value, what, "id", "at", "kind", "title", "text", "physician", values=list)
    for one in found["values"]:
        decode.an_object(one, what, "name", "value", "unit")
    return found
