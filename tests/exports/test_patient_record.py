"""Extracts of a patient's record: whole in PDF, valid in XML, harmless in both (R86)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree
from pypdf import PdfReader

from gosmed_cli.contract import patient_record_xml
from gosmed_cli.contract.application_xml import XmlProblem
from gosmed_cli.contract.cabinet.records import ExportFormat, ExportNoted, Patient, Record
from gosmed_cli.exports import patient_record
from gosmed_cli.text import measured
from gosmed_cli.text.say import set_language

pytestmark = pytest.mark.shows("R86")
PATIENT = Patient(
    id="p-1",
    name="Иванова Мария",
    birth_date="1960-05-01",
    sex="female",
    policy="…7895",
    institution="Первая поликлиника",
    ogrn="1027700132195",
)
NOTED = ExportNoted(id=7, at="2026-03-02T09:00:00+03:00")
ASKED = {"from": "2026-01-01", "to": None, "kind": None, "physician": "Зуев"}
LONG = " ".join(f"слово{number}" for number in range(400))


def record(**changed: Any) -> Record:
    one: dict[str, Any] = {
        "id": "r-1",
        "at": "2026-02-10T12:00:00+03:00",
        "kind": "visit",
        "kind_title": "Приём",
        "code": None,
        "title": "Осмотр",
        "text": "",
        "physician": "Зуев Роман",
        "values": [],
    }
    return cast("Record", {**one, **changed})


def value(**changed: Any) -> dict[str, Any]:
    one: dict[str, Any] = {
        "name": "Глюкоза",
        "value": "6.10",
        "unit": "ммоль/л",
        "low": "3.9",
        "high": "5.9",
        "verdict": "high",
    }
    return {**one, **changed}


def written(folder: Path, form: ExportFormat, *records: Record) -> Path:
    path = folder / f"extract.{form}"
    patient_record.save(form, path, PATIENT, records, ASKED, NOTED)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in folder.iterdir()] == [path.name], "nothing else is left beside it"
    return path


def test_a_long_text_is_whole_in_pdf(tmp_path: Path) -> None:
    many = [value(name=f"Показатель{number}") for number in range(40)]
    path = written(tmp_path, "pdf", record(text=LONG), record(id="r-2", kind="analysis", values=many))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert all(word in text for word in LONG.split())
    assert all(one["name"] in text for one in many)
    assert "Иванова" not in str(PdfReader(path).metadata), "the file's own properties name no patient"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_an_extract_without_records_says_so(tmp_path: Path, lang: str) -> None:
    set_language(lang)
    assert "Иванова Мария" in PdfReader(written(tmp_path, "pdf")).pages[0].extract_text()
    (tmp_path / "extract.pdf").unlink()
    patient_record_xml.check(written(tmp_path, "xml").read_bytes())


def test_what_xml_cannot_hold_is_shown_in_it(tmp_path: Path) -> None:
    hostile = "a\x00b\x1b[2J\ufffe\uffff\ud800 <x>&amp; ]]>"
    path = written(tmp_path, "xml", record(title=hostile, text=f"{hostile}\nвторая", values=[value(name=hostile)]))
    data = path.read_bytes()
    patient_record_xml.check(data)
    title = etree.fromstring(data).findtext(f".//{{{patient_record_xml.NAMESPACE}}}title")
    assert title == "a␀b␛[2J\ufffd\ufffd⟨U+D800⟩ <x>&amp; ]]>"


def test_xml_of_another_shape_is_refused_without_quoting_it() -> None:
    for wrong in ({"kind": "tea"}, {"at": "yesterday"}, {"physician": ""}):
        with pytest.raises(XmlProblem) as problem:
            patient_record_xml.build(PATIENT, [record(**wrong)], ASKED, NOTED)
        assert "Иванова" not in str(problem.value)
        assert "tea" not in str(problem.value)
    twice = [record(), record()]
    with pytest.raises(XmlProblem):
        patient_record_xml.build(PATIENT, twice, ASKED, NOTED)


@pytest.mark.parametrize(
    ("lang", "given", "line"),
    [
        ("ru", value(), "Глюкоза: 6,10 ммоль/л (3,9–5,9) ↑ выше нормы"),
        ("en", value(low=None), "Глюкоза: 6.10 ммоль/л (up to 5.9) ↑ above range"),
        ("ru", value(value="1", high=None, verdict="low"), "Глюкоза: 1 ммоль/л (от 3,9) ↓ ниже нормы"),
        ("ru", value(value="A(II)", unit="", low=None, high=None, verdict=None), "Глюкоза: A(II)"),
        ("en", value(verdict="odd"), "Глюкоза: 6.10 ммоль/л (3.9–5.9)"),
    ],
)
def test_a_value_is_read_with_its_range(lang: str, given: dict[str, Any], line: str) -> None:
    set_language(lang)
    assert measured.analysis_line(given) == line
