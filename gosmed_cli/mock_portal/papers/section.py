"""Medical papers as a section of the portal: what a scenario says of them, and what a year brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from ...contract.papers import kinds, paper
from ...rules.papers import check_paper
from ...text.formats import MOSCOW
from ...text.say import known, say
from .. import scenario_values as values
from ..scenario_key import Key, by_rule, moment, one_of, strings, text
from ..section import Section, Table, Year
from ..state import Portal
from ..store import Transaction
from . import api, paper_store

_PAPER = {
    "account": Key(by_rule("email"), required=True),
    "kind": Key(one_of(*kinds()), required=True),
    "issued_at": Key(moment, required=True),
    "fields": Key(strings, required=True),
    "cancelled": Key(text),
}
_PATIENTS = (
    ("Белова Мария Сергеевна", "1961-07-03", "+79010000101"),
    ("Громов Олег Викторович", "1978-11-21", "+79010000102"),
    ("Ершова Нина Павловна", "1949-02-14", "+79010000103"),
    ("Захаров Илья Денисович", "1990-09-30", "+79010000104"),
)
_MEDICINES = (
    ("Эналаприл", "таблетки 10 мг", "по 1 таблетке 2 раза в день", "I10"),
    ("Амоксициллин", "капсулы 500 мг", "по 1 капсуле 3 раза в день, 7 дней", "J20.9"),
    ("Метформин", "таблетки 850 мг", "по 1 таблетке 2 раза в день во время еды", "E11.9"),
    ("Омепразол", "капсулы 20 мг", "по 1 капсуле утром до еды", "K29.5"),
)
_ILLNESSES = (("01", "J06.9", 7), ("01", "M54.5", 10), ("02", "S93.4", 14), ("09", "J03.9", 5))
_SNILS = "08765430300"


def load(t: Transaction, portal: Portal, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Put `[[paper]]` tables into the portal, in the order of their issue; what has ended by now has ended."""
    for one in sorted(data["paper"], key=lambda one: _moment(one["issued_at"])):
        at, kind = _moment(one["issued_at"]), paper(one["kind"])
        form = check_paper(kind, one["fields"], today=at.astimezone(MOSCOW).date())
        login = values.canonical("email", one["account"])
        with portal.clock.at(at):
            account = t.q.account_by_email(email=login)["id"]
            row = paper_store.issue(t, portal, account, kind, form.values, at, tell=False)
            if "cancelled" in one:
                paper_store.cancel(t, portal, row, one["cancelled"], tell=False)


def wrong(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[str, int, str]]:
    """Papers whose fields break the rules of their form."""
    for index, one in enumerate(tables["paper"]):
        at, fields = values.moment(one.get("issued_at")), one.get("fields")
        if at is None or one.get("kind") not in kinds() or not isinstance(fields, Mapping):
            continue  # said already
        for problem in check_paper(paper(one["kind"]), fields, today=at.astimezone(MOSCOW).date()).problems:
            words = say(problem.code, "ru", **dict(problem.params)) if known(problem.code) else problem.code
            yield "paper", index, f"{problem.field}: {words}"


def _moment(value: Any) -> datetime:
    read = values.moment(value)
    assert read is not None, "checked before"
    return read


def year(of: Year) -> Mapping[str, list[Table]]:
    """A dozen prescriptions and half as many sick leaves."""
    made = [_prescription(of, days) for days in sorted(of.chance.sample(range(2, 360), 12))]
    made += [_sick_leave(of, days) for days in sorted(of.chance.sample(range(2, 360), 6))]
    return {"paper": made}


def _prescription(of: Year, days: int) -> Table:
    patient, born, phone = of.chance.choice(_PATIENTS)
    medicine, dosage, directions, diagnosis = of.chance.choice(_MEDICINES)
    fields = {
        "patient": patient,
        "patient_birth_date": born,
        "patient_phone": phone,
        "diagnosis": diagnosis,
        "medicine": medicine,
        "dosage": dosage,
        "quantity": str(of.chance.randint(1, 3)),
        "directions": directions,
        "term": of.chance.choice(("15", "30", "60")),
    }
    return {"account": of.login, "kind": "prescriptions", "issued_at": _at(of, days), "fields": fields}


def _sick_leave(of: Year, days: int) -> Table:
    patient, born, phone = of.chance.choice(_PATIENTS)
    reason, diagnosis, length = of.chance.choice(_ILLNESSES)
    at = datetime.fromisoformat(_at(of, days))
    fields = {
        "patient": patient,
        "patient_birth_date": born,
        "patient_phone": phone,
        "patient_snils": _SNILS,
        "reason": reason,
        "diagnosis": diagnosis,
        "starts_on": at.date().isoformat(),
        "ends_on": (at.date() + timedelta(days=length - 1)).isoformat(),
    }
    return {"account": of.login, "kind": "sick-leaves", "issued_at": at.isoformat(), "fields": fields}


def _at(of: Year, days: int) -> str:
    """So many days ago, in office hours of Moscow."""
    day = (of.now.astimezone(MOSCOW) - timedelta(days=days)).date()
    return datetime.combine(day, time(9 + days % 8, 5 * (days % 12)), MOSCOW).isoformat()


SECTION = Section("papers", {"paper": _PAPER}, load, (api.router,), year, wrong)
