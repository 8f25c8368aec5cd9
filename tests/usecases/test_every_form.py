"""The form of every service, filled in with its own examples, is right (R36, R39)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from gosmed_cli.contract.catalogue import Service, bundled
from gosmed_cli.rules.form import check_form
from gosmed_cli.usecases.forms import read_form, template

TODAY = date(2026, 3, 2)
SERVICES = sorted(bundled(), key=lambda one: one.slug)
pytestmark = pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.slug)


def examples(service: Service) -> dict[str, str]:
    """What the catalogue gives as an example of each field; a slot of a timetable has none that stays good."""
    made = {one.name: one.example for one in service.fields if one.example}
    if service.appointment:
        made[service.appointment.field] = "place/2026-03-10T10:00"
    return made


@pytest.mark.shows("R39", "R40")
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_filled_in_with_its_examples_it_is_right(service: Service, lang: str) -> None:
    text = template(service, lang, values=examples(service))
    read = read_form(text, Path("form.toml"))
    checked = check_form(service, read.values, today=TODAY)
    slot = service.appointment.field if service.appointment else None
    assert [one for one in checked.problems if one.field != slot] == []


def test_every_required_field_has_an_example(service: Service) -> None:
    made = examples(service)
    assert [one.name for one in service.fields if one.required and one.name not in made] == []


@pytest.mark.shows("R36")
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_it_says_every_rule_in_words(service: Service, lang: str) -> None:
    text = template(service, lang)
    assert set(tomllib.loads(text)) >= {one.name for one in service.fields if one.required} - {"region"}
    for field in service.fields:
        for other in (field.same_as, field.when.field if field.when else None):
            assert other is None or other in text
    for group in service.at_least_one:
        assert ", ".join(group) in text
