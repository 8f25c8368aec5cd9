"""The whole catalogue: every service of the guide, and nothing written twice or into code."""

from __future__ import annotations

import ast
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract import catalogue
from gosmed_cli.contract.catalogue import Service, Term, bundled
from gosmed_cli.contract.dictionaries import dictionary, fold

ROOT = Path(__file__).parents[2]
ENTRIES = Path(catalogue.__file__).parent / "services"
ALL = list(bundled())
# slug → (title, answered within, sent again within); a term is amount, unit, calendar, whose word
TABLE: dict[str, tuple[str, str, str]] = {
    "medical-cabinet": (
        "Регистрация личного кабинета для медицинского работника",
        "5 days working gosmed",
        "10 days calendar gosmed",
    ),
    "late-registration": (
        "Регистрация медицинского работника после пропущенного срока",
        "24 hours calendar guide",
        "10 days calendar gosmed",
    ),
    "ministry-visit": ("Регистрация по справке ведомства", "0 days calendar guide", "5 days working guide"),
    "identity-bank": ("Подтверждение личности через банк", "0 days calendar guide", "-"),
    "identity-mfc": ("Подтверждение личности через МФЦ", "0 days calendar guide", "-"),
    "identity-video": ("Подтверждение личности по видеосвязи", "0 days calendar guide", "-"),
    "identity-signature": ("Подтверждение личности электронной подписью", "0 days calendar guide", "-"),
    "identity-scans": ("Подтверждение личности по сканам документов", "5 days working gosmed", "-"),
    "professional-status": ("Подтверждение статуса", "5 days working gosmed", "10 days calendar gosmed"),
    "qualification": ("Подтверждение квалификации", "5 days working guide", "10 days calendar guide"),
    "education": ("Документы об образовании и квалификации", "5 days working gosmed", "10 days calendar gosmed"),
    "employment": ("Подтверждение трудовой деятельности", "24 hours calendar guide", "10 days calendar gosmed"),
    "analyses": ("Результаты анализов", "24 hours calendar gosmed", "-"),
    "attestation": ("Аттестация", "20 days working gosmed", "-"),
    "institution-link": ("Привязка к медицинскому учреждению", "-", "-"),
    "patient-journal-access": (
        "Доступ к электронному журналу учёта пациентов",
        "5 days working gosmed",
        "10 days calendar gosmed",
    ),
    "prescription-right": (
        "Сертификат о праве доступа к электронным рецептам",
        "5 days working gosmed",
        "10 days calendar gosmed",
    ),
    "licence-request": ("Оформление лицензии", "5 days working gosmed", "10 days calendar gosmed"),
    "certificate-request": ("Оформление сертификата", "5 days working gosmed", "10 days calendar gosmed"),
    "medical-card-request": (
        "Запрос электронной медицинской карты",
        "5 days working gosmed",
        "10 days calendar gosmed",
    ),
    "activity-report": ("Подача отчётности", "24 hours calendar gosmed", "-"),
    "contact-change": ("Изменение контактных данных и способов входа", "0 days calendar guide", "-"),
    "institution-request": (
        "Обращение медицинского учреждения",
        "5 days working gosmed",
        "10 days calendar gosmed",
    ),
    "e-document": ("Запросы, акты, справки", "5 days working gosmed", "-"),
    "training-certificate": ("Сертификат об обучении", "3 days working gosmed", "10 days calendar gosmed"),
    "payout-inquiry": ("Запрос о выплате", "3 days working gosmed", "-"),
    "support": ("Обратная связь: техническая проблема", "24 hours calendar guide", "-"),
}


def service(slug: str) -> Service:
    found = bundled().get(slug)
    assert found is not None, slug
    return found


def told(term: Term | None) -> str:
    return f"{term.amount} {term.unit} {term.calendar} {term.by}" if term else "-"


@pytest.mark.shows("R18", "R27", "R28", "R100", "C10", "C16")
@pytest.mark.parametrize("slug", TABLE)
def test_a_service_has_the_title_and_the_terms_of_the_guide(slug: str) -> None:
    one = service(slug)
    names = {fold(name) for name in (one.title.ru, *one.aliases)}
    assert fold(TABLE[slug][0]) in names
    assert (told(one.review.term), told(one.resubmit)) == TABLE[slug][1:]


def test_there_is_no_service_that_the_table_does_not_know() -> None:
    assert {one.slug for one in ALL} == set(TABLE)


@pytest.mark.parametrize("slug", TABLE)
def test_what_a_service_needs_another_opens(slug: str) -> None:
    opened = {name for one in ALL for name in one.opens}
    assert set(service(slug).limits.needs) <= opened


@pytest.mark.parametrize("slug", TABLE)
def test_every_dictionary_and_field_that_is_named_exists(slug: str) -> None:
    one = service(slug)
    names = {field.name for field in one.fields}
    for field in one.fields:
        assert field.dictionary is None or dictionary(field.dictionary) is not None
        assert field.same_as is None or field.same_as in names
        assert field.compare is None or field.compare.register in one.review.registers or field.known
    assert {name for group in one.at_least_one for name in group} <= names
    assert one.appointment is None or one.appointment.field in names
    assert one.review.answer is None or one.review.answer in names
    if one.issues:
        condition = {one.issues.when.field} if one.issues.when else set()
        assert {one.issues.signer, *one.issues.numbers, *condition} <= names
    assert set(one.opens.get("account", {}).values()) <= names
    if one.review.by_value:
        kinds = one.field(one.review.by_value.field)
        assert kinds is not None
        listed = dictionary(kinds.dictionary or "")
        assert listed is not None
        assert set(one.review.by_value.terms) == {item.value for item in listed.items}
    assert one.after_window is None or one.after_window in TABLE


@pytest.mark.shows("R102")
def test_professional_services_are_those_of_the_dictionary() -> None:
    opened = {name for one in ALL for name in one.opens.get("professional_services", ())}
    known = dictionary("professional-services")
    assert known is not None
    assert opened == {item.value for item in known.items}


@pytest.mark.shows("R49")
def test_the_steps_to_a_whole_cabinet_stand_in_the_guides_order() -> None:
    steps = sorted((one.step.order, one.step.code, one.slug) for one in ALL if one.step)
    assert [code for _, code, _ in steps] == [
        "confirm-identity",
        "register-cabinet",
        "confirm-status",
        "confirm-qualification",
        "confirm-education",
        "confirm-employment",
    ]


@pytest.mark.shows("R81")
def test_every_topic_of_support_has_an_answer() -> None:
    topics = dictionary("support-topics")
    assert topics is not None
    assert all(item.answer for item in topics.items)


@pytest.mark.shows("R35")
def test_every_service_is_in_the_ministrys_list_under_its_title() -> None:
    listed = dictionary("official-services")
    assert listed is not None
    assert {(item.value, item.title) for item in listed.items} == {(one.service_code, one.title.ru) for one in ALL}


@pytest.mark.shows("R61", "R96", "C2")
@pytest.mark.parametrize("slug", ["education", "attestation"])
def test_education_and_attestation_take_pdf_alone(slug: str) -> None:
    assert {slot.formats for slot in service(slug).slots} == {("pdf",)}


@pytest.mark.shows("R97")
def test_attestation_may_be_changed_until_the_decision() -> None:
    assert service("attestation").editable
    assert service("attestation").field("email") is not None


@pytest.mark.shows("R72")
def test_analyses_are_of_a_listed_type_under_names_of_their_own() -> None:
    one = service("analyses")
    assert {slot.name for slot in one.slots} == {"analysis"}
    field = one.field("analysis_type")
    assert field is not None
    assert field.dictionary == "analysis-types"


@pytest.mark.shows("R76", "C17")
def test_the_late_path_warns_and_may_be_begun_by_anybody() -> None:
    one = service("late-registration")
    assert one.warning is not None
    assert (one.limits.start.value, one.limits.level.value) == ("basic", "confirmed")


def _fields_as_written() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted(ENTRIES.glob("[a-z]*.toml")):
        for field in tomllib.loads(path.read_text(encoding="utf-8"))["fields"]:
            if isinstance(field, dict):
                yield path.stem, field["name"], {name: value for name, value in field.items() if name != "name"}


def test_no_two_services_describe_the_same_field() -> None:
    """What two services share belongs into `_fields.toml`."""
    written = Counter(
        json.dumps(own, sort_keys=True) for _, _, own in _fields_as_written() if "title" in own and "help" in own
    )
    assert [text for text, count in written.items() if count > 1] == []
    shared = tomllib.loads((ENTRIES / "_fields.toml").read_text(encoding="utf-8"))
    titles: dict[str, list[str]] = defaultdict(list)
    for slug, name, own in _fields_as_written():
        if "type" in own:
            assert name not in shared, f"{slug}: {name} is shared, say only what differs"
            titles[own["title"]["ru"]].append(f"{slug}.{name}")
    assert [where for where in titles.values() if len(where) > 1] == []


def test_no_field_or_kind_that_services_share_is_unused() -> None:
    used = {field.name for one in ALL for field in one.fields}
    assert set(catalogue.shared_fields()) - used - {"sex"} == set()
    kinds = {slot.kind for one in ALL for slot in one.slots}
    assert set(catalogue.shared_documents()) - kinds == set()


def _slugs_in(folder: str) -> Iterator[tuple[str, str]]:
    slugs = {slug for slug in TABLE if "-" in slug}  # other slugs are ordinary words of fields and commands
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in slugs:
                yield path.relative_to(ROOT).as_posix(), node.value


def test_no_service_has_a_code_path_of_its_own() -> None:
    """The core names services only in the table of words that are typed; commands only where such a word stands
    for one."""
    assert {path for path, _ in _slugs_in("gosmed_cli")} == {"gosmed_cli/usecases/command_names.py"}
    aliases = {
        "commands/register.py",
        "commands/account/confirm/visit.py",
        "commands/demo_story.py",
        "commands/payouts/ask.py",
    }
    assert {path for path, _ in _slugs_in("commands")} <= aliases
