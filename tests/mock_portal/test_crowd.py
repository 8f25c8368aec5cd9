"""Crowds: people who do not exist, with numbers that could; and the two hundred of the scenario `clinic`."""

from __future__ import annotations

import json
import tomllib
from collections import Counter as Count
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import bundled
from gosmed_cli.contract.vocabulary import DocumentStatus, Level, Status
from gosmed_cli.mock_portal import crowd, scenario_values, scenarios
from gosmed_cli.mock_portal.crowd_people import words
from gosmed_cli.mock_portal.scenario_check import as_moment
from gosmed_cli.rules.form import check_form

from .counter import Counter, opened

DATA = tomllib.loads(scenarios.text_of("clinic"))
WHOLE = crowd.expand(DATA, as_moment(DATA["clock"]))
PEOPLE: list[dict[str, Any]] = WHOLE["person"]
TODAY = date(2026, 3, 2)
BROKEN_CROWD = """
[[crowd]]
count = 0
seed = 1
prefix = "Доктор"
password = "x"
level = "confirmed"
licence_left = [9, 1]

[[crowd.application]]
service = "medical-cabinet"
days_ago = 3
wrong = ["shoe_size"]
"""


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with opened(tmp_path_factory.mktemp("clinic"), "clinic") as counter:
        yield counter


def rows(counter: Counter, sql: str) -> list[Any]:
    return list(counter.portal.store.connection.execute(sql))


def test_the_same_seed_gives_the_same_people() -> None:
    assert crowd.expand(DATA, as_moment(DATA["clock"])) == WHOLE
    other = {**DATA, "crowd": [{**one, "seed": one["seed"] + 100} for one in DATA["crowd"]]}
    assert crowd.expand(other, as_moment(DATA["clock"]))["person"] != PEOPLE


def test_every_number_obeys_the_rules() -> None:
    names = ("last_name", "first_name", "middle_name", "snils", "inn", "oms", "sex")
    for person in PEOPLE:
        passport, work = person["passport"], person["specialist"]
        values = {name: person[name] for name in names}
        values |= {f"passport_{name}": passport[name] for name in ("series", "number", "code")}
        values |= {name: work[name] for name in ("specialty", "position", "ogrn")}
        broken = {name: value for name, value in values.items() if scenario_values.broken(name, value)}
        assert not broken


def test_nobody_has_what_is_anothers() -> None:
    for one in ("snils", "inn", "oms"):
        assert len({person[one] for person in PEOPLE}) == len(PEOPLE)
    assert len({person["passport"]["series"] + person["passport"]["number"] for person in PEOPLE}) == len(PEOPLE)
    for key in ("login", "phone"):
        assert len({account[key] for account in WHOLE["account"]}) == 200


def test_names_agree_in_gender() -> None:
    for person in PEOPLE:
        gender = ("male", "female").index(person["sex"])
        assert person["first_name"] in words()[("men", "women")[gender]]
        assert person["middle_name"].endswith(("ич", "на")[gender])
        assert person["last_name"] in {pair[gender] for pair in words()["surnames"]}


def test_the_dictionary_pairs_masculine_and_feminine() -> None:
    """The endings that Russian surnames take; those that do not change stand twice the same."""
    endings = {"ов": "ова", "ев": "ева", "ёв": "ёва", "ин": "ина", "ский": "ская", "цкий": "цкая"}
    for man, woman in words()["surnames"]:
        suffix = next((one for one in endings if man.endswith(one)), None)
        stem = man.removesuffix(suffix) if suffix and man != "Шубин" else man
        expected = {man} if suffix is None else {stem + endings[suffix], man + "а"}
        assert woman in expected or "-" in man, (man, woman)
    for man, woman in words()["patronymics"]:
        assert (man[-2:], woman[-2:]) == ("ич", "на")


def test_lives_are_possible() -> None:
    for person in PEOPLE:
        born, issued = (date.fromisoformat(one) for one in (person["birth_date"], person["passport"]["issued"]))
        since = date.fromisoformat(person["specialist"]["since"])
        age = (TODAY - born).days // 365.25
        assert 25 <= age <= 69
        assert (issued - born).days // 365.25 in (20, 45)
        assert person["passport"]["series"][2:] == f"{issued:%y}"
        assert (since - born).days / 365.25 > 23.9
        assert since <= TODAY


def test_every_form_that_was_sent_passes_its_own_rules() -> None:
    for one in WHOLE["application"]:
        account = next(each for each in WHOLE["account"] if each["login"] == one["account"])
        contacts = {"phone": account["phone"], "email": account["login"]}
        person = next(each for each in PEOPLE if each["snils"] == account["snils"])
        passport = {f"passport_{name}": value for name, value in person["passport"].items()}
        known = {**contacts, **passport, **person.get("specialist", {})}
        for attempt in (one, *one.get("again", ())):
            form = check_form(
                bundled().services[one["service"]], attempt["fields"], today=TODAY, known_fields=known
            )
            assert not form.problems, (one["service"], form.problems)


def test_two_hundred_accounts_of_every_level(clinic: Counter) -> None:
    levels = Count(row["level"] for row in rows(clinic, "SELECT level FROM accounts"))
    assert sum(levels.values()) == 200
    assert all(levels[level] >= 10 for level in Level)
    assert list(crowd.logins(DATA)) == [
        row["email"] for row in rows(clinic, "SELECT email FROM accounts ORDER BY phone")
    ]


def test_every_state_of_an_application_is_there(clinic: Counter) -> None:
    states = Count((row["status"], row["attempt"]) for row in rows(clinic, "SELECT status, attempt FROM orders"))
    expected = {Status.UNDER_REVIEW, Status.REFUSED, Status.NEEDS_CORRECTION, Status.APPROVED}
    assert {status for status, _ in states} == expected | {Status.CANCELLED, Status.FAILED}
    assert states[Status.REFUSED, 2] >= 5, "refused a second time"
    assert states[Status.UNDER_REVIEW, 2] >= 5, "corrected and sent again"


def test_windows_are_open_closing_and_closed(clinic: Counter) -> None:
    clinic.advance("1s")
    refused = rows(clinic, "SELECT resubmit_until, edit_allowed FROM orders WHERE status = 'refused'")
    this_evening = [row for row in refused if row["resubmit_until"] == "2026-03-02T20:59:59.000000+00:00"]
    assert len(this_evening) >= 10
    assert all(row["edit_allowed"] for row in this_evening)
    assert sum(not row["edit_allowed"] for row in refused) >= 8, "too late for these"


def test_the_past_happened_in_its_order(clinic: Counter) -> None:
    """Feeds, notices and reminders are read by number: a later one is never of an earlier moment."""
    created = "kind <> 'account.created'"
    for sql in (f"SELECT at FROM events WHERE {created} ORDER BY id", "SELECT at FROM outbox ORDER BY id"):
        moments = [row["at"] for row in rows(clinic, sql)]
        assert len(moments) > 500
        assert moments == sorted(moments)


def test_meetings_are_booked_and_no_two_at_once(clinic: Counter) -> None:
    slots = [row["slot"] for row in rows(clinic, "SELECT slot FROM appointments")]
    assert len(slots) >= 8
    assert len(set(slots)) == len(slots)


def test_tickets_are_answered_and_waiting(clinic: Counter) -> None:
    tickets = Count(row["status"] for row in rows(clinic, "SELECT status FROM orders WHERE slug = 'support'"))
    assert set(tickets) == {Status.APPROVED, Status.UNDER_REVIEW}


def test_documents_of_every_status(clinic: Counter) -> None:
    statuses = Count(row["status"] for row in rows(clinic, "SELECT status FROM documents"))
    assert set(statuses) == set(DocumentStatus)


def test_licences_run_out_within_weeks(clinic: Counter) -> None:
    people = [json.loads(row["data"]) for row in rows(clinic, "SELECT data FROM people")]
    until = [person["specialist"].get("licence_until") for person in people]
    soon = [one for one in until if one and "2026-03-02" < one < "2026-04-20"]
    assert len(soon) >= 20


def test_a_wrong_crowd_is_told_with_its_lines() -> None:
    found = "\n".join(scenarios.check(BROKEN_CROWD))
    for expected in (
        "строка 3: crowd[1].count",
        "строка 5: crowd[1].prefix",
        "строка 8: crowd[1].licence_left",
        "строка 12: crowd[1].application[1].days_ago",
        "строка 13: crowd[1].application[1].wrong",
    ):
        assert expected in found, found
