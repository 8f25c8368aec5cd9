"""Every service of the catalogue, from its form to what it opens, by one story and no word about any of them.

The form is filled in with the catalogue's own examples, the papers are drawn as its slots ask, one value is made
wrong; the registers refuse it (a clerk, where a service compares nothing), it is corrected, approved, and what the
catalogue says that it opens is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import Field, Service, bundled
from gosmed_cli.contract.dictionaries import dictionary
from gosmed_cli.usecases import opens

from .in_process import Typed
from .papers import form, papers_for
from .shared import living

SCENARIO = Path(__file__).with_name("every_service.toml")
SERVICES = sorted(bundled(), key=lambda one: one.slug)
KNOWN = frozenset({"text", "longtext", "choice", "name"})  # types of fields of which another value is easily made


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typed]:
    """Anna; everything that she gets stays with her."""
    with at_work(tmp_path_factory.mktemp("every"), SCENARIO) as anna:
        yield anna


@pytest.fixture
def anna(service: Service, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Typed]:
    """Anna; before she is confirmed where that is all the service is for."""
    if set(service.opens) != {"level"}:
        yield request.getfixturevalue("confirmed")
        return
    scenario = tmp_path / "standard.toml"
    text = SCENARIO.read_text(encoding="utf-8")
    scenario.write_text(text.replace('level = "confirmed"', 'level = "standard"'), encoding="utf-8")
    with at_work(tmp_path, scenario) as anna:
        assert anna.ok("account", "show", "--json").json["level"] == "standard"
        yield anna


@contextmanager
def at_work(folder: Path, scenario: Path) -> Iterator[Typed]:
    with living(folder, str(scenario), signed_in=True) as world:
        key, password = world.folder / "key.p12", world.folder / "password"
        password.write_text("Ключ-2026\n", encoding="utf-8")
        world.environment["GOSMED_KEY_PASSWORD_FILE"] = str(password)
        world.ok("portal", "ca", "issue", "-o", str(key), "--snils", "112-233-445 95", "--json")
        yield Typed(world)


def own_values(anna: Typed, service: Service) -> dict[str, str]:
    """What the account does not know, by the catalogue's examples; a meeting at the first time that is free."""
    known = anna.ok("account", "show", "--json").json["known"]
    values = {
        one.name: one.example for one in service.fields if one.example and not (one.known and known.get(one.known))
    }
    if service.appointment:
        free = anna.ok("account", "appointment", "slots", service.slug, "--json").json["items"]
        values[service.appointment.field] = free[0]["slot"]
    return values


def spoilt(service: Service) -> dict[str, str]:
    """One value that a register will not confirm; empty where no register decides, or none that can be changed."""
    if service.appointment or service.review.term is None:
        return {}
    for field in service.fields:
        compared = field.compare and field.compare.register in service.review.registers
        if compared and field.type in KNOWN:
            return {field.name: another(field)}
    return {}


def another(field: Field) -> str:
    """A value that fits the field's rule and is not the example."""
    found = dictionary(field.dictionary) if field.dictionary else None
    if found is not None:
        mine = found.find(field.example or "")
        return next(one.value for one in found.items if one is not mine and one.valid_from is None)
    return "Другая" if field.type == "name" else "Другое"


def apply(anna: Typed, service: Service, folder: Path, values: dict[str, str]) -> Any:
    typed = form(folder / "form.toml", papers_for(folder, service), **values)
    signed = service.signature is not None and service.signature.required(values)
    options = ["--sign", str(anna.world.folder / "key.p12")] if signed else []
    return anna.coded("apply", service.slug, "--form", str(typed), *options, "--json").json


def after(due: str) -> str:
    """A minute after the term: an answer comes within its last second."""
    return (datetime.fromisoformat(due) + timedelta(minutes=1)).isoformat()


def refused(anna: Typed, service: Service, number: str, by_register: bool) -> Any:
    """Once its term is over, by the registers; at once by a clerk where they have nothing to say."""
    one = anna.ok("status", number, "--json").json["items"][0]
    if by_register and one["review_due_at"] and one["status"] == "under_review":
        anna.ok("portal", "clock", "set", after(one["review_due_at"]))
    elif one["status"] == "under_review":
        anna.ok("portal", "decide", number, "--refuse", "--reason", "Не видна печать")
    return anna.ok("status", number, "--json").json["items"][0]


def approved(anna: Typed, number: str) -> Any:
    one = anna.ok("status", number, "--json").json["items"][0]
    if one["status"] == "under_review" and one["review_due_at"] and one["appointment"] is None:
        anna.ok("portal", "clock", "set", after(one["review_due_at"]))
        one = anna.ok("status", number, "--json").json["items"][0]
    if one["status"] == "under_review":
        anna.ok("portal", "decide", number, "--approve")
    return anna.ok("status", number, "--json").json["items"][0]


@pytest.mark.shows("R18", "R39", "R46", "R47", "R49", "R74", "R100", "R101", "R103")
@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.slug)
def test_from_the_form_to_what_it_opens(anna: Typed, service: Service, tmp_path: Path) -> None:
    values = own_values(anna, service)
    wrong = spoilt(service)
    number = apply(anna, service, tmp_path, {**values, **wrong})["number"]
    one = refused(anna, service, number, bool(wrong))
    if one["status"] != "approved":  # decided at once, where there was nothing to spoil
        assert one["status"] == "refused", one
        assert {remark.get("field") for remark in one["remarks"]} >= set(wrong), one["remarks"]
        assert f"gosmed resubmit {number}" in anna.ok("status", number).out
        sign = ["--sign", str(anna.world.folder / "key.p12")] if service.signature else []
        right = [f"--set={name}={values.get(name, '')}" for name in wrong]
        anna.coded("resubmit", number, *(right or ["--yes"]), *sign, "--json")
    one = approved(anna, number)
    assert one["status"] == "approved", one
    told = anna.ok("status", number).out
    account = anna.ok("account", "show", "--json").json
    for name, value in service.opens.items():
        if value is True:
            assert name in account["opened"]
        elif name == "level":
            assert account["level"] == value
        elif name == "professional_services":
            assert set(value) <= set(account["professional_services"])
    assert ("You now have" in told) == bool(opens.words(service))  # a section may only look at what is sent
