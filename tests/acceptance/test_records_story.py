"""Patients' records as a doctor reads them: behind a link and a code, each look written down, nothing left."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from gosmed_cli.contract import patient_record_xml
from gosmed_cli.contract.application_xml import XmlProblem
from tests.commands.test_filling import Terminal

from .shared import living
from .world import Result, World

pytestmark = pytest.mark.shows("R85", "R86", "R87")
CARD, NAME = "7700132195-01", "Воронцова Алла Григорьевна"
FOREIGN = "7739012343-01"
OWN = ("records", "show", CARD)
HOSTILE = Path(__file__).with_name("hostile_records.toml")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Соколова, signed in, with records opened by a code."""
    with living(tmp_path_factory.mktemp("records"), "profession", signed_in=True) as one:
        opened(one)
        yield one


def opened(world: World) -> None:
    world.with_code("records", "patients", "--limit", "1", "--json")


def audited(world: World, *options: str) -> list[tuple[str, list[str]]]:
    items = world.ok("portal", "audit", "--json", "--all", *options).json["items"]
    return [(one["action"], one["patients"]) for one in items]


def logged(world: World, count: int) -> list[str]:
    """The newest entries of one's own log, the oldest of them first."""
    items = world.ok("journal", "--json", "--limit", str(count)).json["items"]
    return [f"{one['action']} {one['object']}".strip() for one in reversed(items)]


def test_patients_are_found_by_parts_of_a_name(world: World) -> None:
    everybody = world.ok("records", "--json").json["items"]
    assert len(everybody) == 30
    assert [one["name"] for one in everybody] == sorted(one["name"] for one in everybody)
    (one,) = world.ok("records", "patients", "ворон", "алла", "--json").json["items"]
    assert (one["id"], one["name"], one["ogrn"]) == (CARD, NAME, "1027700132195")
    assert re.fullmatch(r"…\d{4}", one["policy"])
    shown = world.ok("records", "patients", CARD, "--lang", "ru").out
    assert "Пациент" in shown
    assert f"{NAME}  04.01.1974     женский" in re.sub(r" {2,}", "  ", shown).replace(
        "04.01.1974  ", "04.01.1974     "
    )
    none = world.ok("records", "patients", "нетакого", "--lang", "ru")
    assert (none.out, none.err.strip()) == ("", "Пациентов не найдено.")
    assert world.ok("records", "--csv", "--limit", "2").out.count("\n") == 3


def test_a_record_is_filtered_by_day_kind_and_physician(world: World) -> None:
    whole = world.ok(*OWN, "--json").json
    assert whole["patient"]["name"] == NAME
    moments = [one["at"] for one in whole["items"]]
    assert moments == sorted(moments, reverse=True)
    assert {one["kind"] for one in whole["items"]} == {
        "visit",
        "diagnosis",
        "procedure",
        "prescription",
        "analysis",
    }
    by_kind = world.ok(*OWN, "--kind", "diagnosis", "--json").json["items"]
    assert {one["code"] for one in by_kind} == {"E11.9", "E03.9", "M54.5", "G43.9"}
    autumn = world.ok(*OWN, "--from", "01.10.2025", "--to", "2025-10-31", "--json").json["items"]
    assert {one["at"][:7] for one in autumn} == {"2025-10"}
    mine = world.ok(*OWN, "--physician", "СОКОЛОВА", "--kind", "diagnosis", "--json").json["items"]
    assert [one["code"] for one in mine] == ["E11.9"]
    assert world.ok(*OWN, "--physician", "Неизвестный", "--lang", "ru").err.strip() == "Записей не найдено."
    assert world.ok(*OWN, "--limit", "2", "--csv").out.count("\n") == 3


def test_what_is_typed_wrong_is_said_before_anything_is_asked(world: World) -> None:
    assert world.ok(*OWN, "--kind", "tea", "--json", code=2).error["code"] == "bad_choice"
    assert world.ok(*OWN, "--from", "31.02.2026", "--json", code=2).error["code"] == "bad_date"
    swapped = world.ok(*OWN, "--from", "2026-02-02", "--to", "2026-02-01", "--json", code=3)
    assert swapped.error["code"] == "records_period"
    assert world.ok(*OWN, "--challenge", "x", "--json", code=2).error["code"] == "missing_parameter"
    assert world.ok("records", "export", CARD, "-o", "karta.doc", "--json", code=2).error["code"] == "bad_format"
    nowhere = world.ok("records", "export", CARD, "-o", "nowhere/karta.xml", "--json", code=2)
    assert nowhere.error["code"] == "no_folder"


def test_analyses_mark_what_is_out_of_range_by_word_and_sign(world: World) -> None:
    ru = world.ok("records", "analyses", CARD, "--from", "2026-01-01", "--lang", "ru").out
    assert re.search(r"Глюкоза натощак +9,7 +ммоль/л +3,9–5,9 +↑ выше нормы", ru)
    assert re.search(r"Удельный вес +1,009 +1,010–1,025 +↓ ниже нормы", ru)
    assert re.search(r"АЛТ +31 +Ед/л +до 41 +норма", ru)
    en = world.ok("records", "analyses", CARD, "--from", "2026-01-01").out
    assert re.search(r"Глюкоза натощак +9\.7 +ммоль/л +3\.9–5\.9 +↑ above range", en)
    rows = world.ok("records", "analyses", CARD, "--csv").out.splitlines()
    assert rows[0] == "id,at,title,name,value,unit,low,high,verdict,physician"
    assert any(",Глюкоза натощак,9.7,ммоль/л,3.9,5.9,high," in row for row in rows)
    (first, *_) = world.ok("records", "analyses", CARD, "--json").json["items"]
    assert {"name", "value", "unit", "low", "high", "verdict"} == set(first["values"][0])


def test_another_institutions_patient_is_not_there(world: World) -> None:
    for command in (("show", FOREIGN), ("analyses", FOREIGN), ("export", FOREIGN, "-o", "chuzhaya.xml")):
        refused = world.ok("records", *command, "--json", code=5)
        assert (refused.error["code"], "gosmed records patients" in refused.error["advice"]) == (
            "no_patient",
            True,
        )
    assert audited(world)[-1] == ("records_refused", [])
    assert not (world.folder / "chuzhaya.xml").exists()
    assert world.ok("records", "patients", "../../account", "--json").json["items"] == []
    world.ok("records", "show", "../../account", code=5)


def test_an_extract_in_xml_fits_its_schema(world: World) -> None:
    done = world.ok("records", "export", CARD, "-o", "karta.xml", "--kind", "analysis", "--json").json
    path = world.folder / "karta.xml"
    assert path.stat().st_mode & 0o777 == 0o600
    data = path.read_bytes()
    patient_record_xml.check(data)
    schema = etree.XMLSchema(etree.parse(str(patient_record_xml.SCHEMA)))
    root = etree.fromstring(data)
    assert schema.validate(root)
    names = {"r": patient_record_xml.NAMESPACE}
    assert root.xpath("string(r:patient/@name)", namespaces=names) == NAME
    assert root.xpath("string(r:asked/@kind)", namespaces=names) == "analysis"
    assert root.xpath("string(r:export)", namespaces=names) == str(done["export"])
    assert len(root.findall(".//r:record", names)) == done["records"]
    misspelt = data.replace(b"<physician>", b"<doctor>").replace(b"</physician>", b"</doctor>")
    for foreign in (misspelt, b"<patient_record/>", b"<!DOCTYPE x []><x/>", b"no XML"):
        with pytest.raises(XmlProblem) as problem:
            patient_record_xml.check(foreign)
        assert "Воронцова" not in str(problem.value)


def test_an_extract_in_pdf_has_all_of_it(world: World) -> None:
    for lang, title, verdict in (
        ("ru", "Выписка из медицинской карты пациента", "↑ выше нормы"),
        ("en", "Extract of a patient's medical record", "↑ above range"),
    ):
        name = f"karta-{lang}.pdf"
        world.ok("records", "export", CARD, "-o", name, "--lang", lang)
        path = world.folder / name
        assert path.stat().st_mode & 0o777 == 0o600
        pages = [page.extract_text() for page in PdfReader(path).pages]
        text = " ".join(" ".join(pages).split())
        assert len(pages) > 1
        assert title in pages[0]
        shown = world.ok(*OWN, "--json").json["items"]
        values = [value["name"] for one in shown for value in one["values"]]
        for part in (NAME, CARD, "1027700132195", "E11.9", verdict, "01.2026", *values):
            assert part in text, part
        assert "Жажда, сухость во рту. Рост 168 см" in text, "text of a visit is whole"


def test_an_extract_is_told_of_before_it_exists_and_overwrites_nothing(world: World) -> None:
    target = world.folder / "there.xml"
    target.write_text("mine", encoding="utf-8")
    target.chmod(0o644)
    before = audited(world)
    kept = world.ok("records", "export", CARD, "-o", "there.xml", "--json", code=2)
    assert kept.error["code"] == "exists"
    assert (target.read_text(encoding="utf-8"), audited(world)) == ("mine", before)
    done = world.ok("records", "export", CARD, "-o", "there.xml", "--force", "--json").json
    assert target.stat().st_mode & 0o777 == 0o600
    assert audited(world)[len(before) :] == [("records_exported", [CARD]), ("records_viewed", [CARD])]
    entry = world.ok("portal", "audit", "--patient", CARD, "--json", "--all").json["items"][-2]
    assert (entry["id"], entry["login"]) == (done["export"], "sokolova@example.ru")
    assert logged(world, 2) == [f"records_exported {CARD}, В. А. Г., XML", f"records_viewed {CARD}, В. А. Г."]

    world.ok(
        "portal", "fault", "add", "--path", f"*/patients/{CARD}/exports", "--effect", "status", "--status", "403"
    )
    refused = world.run("records", "export", CARD, "-o", "untold.xml")
    world.ok("portal", "fault", "clear")
    assert refused.code != 0
    assert not (world.folder / "untold.xml").exists(), "what the portal did not take note of is not written"


def test_every_look_is_in_the_audit_and_in_ones_own_log(world: World) -> None:
    before = len(audited(world))
    world.ok("records", "patients", "воронцова", "алла", "--json")
    world.ok(*OWN, "--kind", "diagnosis", "--json")
    world.ok("records", "analyses", CARD, "--json")
    assert audited(world)[before:] == [
        ("records_listed", [CARD]),
        ("records_viewed", [CARD]),
        ("records_analyses_viewed", [CARD]),
    ]
    assert logged(world, 3) == [
        "records_listed карт: 1",
        f"records_viewed {CARD}, В. А. Г., диагноз",
        f"records_analyses_viewed {CARD}, В. А. Г.",
    ]
    ru, en = (world.ok("portal", "audit", "--limit", "2", "--lang", lang).out for lang in ("ru", "en"))
    assert "просмотрены записи пациента" in ru
    assert "patient's analyses viewed" in en
    assert "вход" in world.ok("portal", "audit", "--all", "--lang", "ru").out, "sign-ins are there, too (R87)"
    told = world.ok("portal", "audit", "--json", "--all").out + world.ok("journal", "--json", "--all").out
    assert "Воронцова" not in told
    assert (
        world.ok("portal", "audit", "--login", "nobody@example.ru", "--json", code=5).error["code"]
        == "no_such_login"
    )


def files_with(folder: Path, secrets: tuple[str, ...]) -> list[str]:
    """Files below this folder that hold one of these texts, in UTF-8 or as JSON writes it."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for text in secrets:
            if text.encode() in data or text.encode("unicode_escape") in data:
                found.append(f"{path}: {text}")
    return found


def test_nothing_of_a_patient_stays_on_this_computer(world: World) -> None:
    policy = world.ok(*OWN, "--json").json["patient"]["policy"][1:]
    world.ok(*OWN, "--debug", "--verbose")
    world.ok("records", "patients", "Воронцова", "--csv")
    world.ok("records", "analyses", CARD)
    world.ok("portal", "fault", "add", "--path", f"*/patients/{CARD}/*", "--effect", "truncate", "--times", "20")
    world.ok("config", "set", "retry_for", "1")
    cut = world.run(*OWN, "--debug")
    world.ok("portal", "fault", "clear")
    assert cut.code == 7, str(cut)
    diagnoses = ("Воронцова", "Алла Григорьевна", "сахарный диабет", "Мигрень", "Метформин", "Гордеева", policy)
    assert [one for one in world.home.rglob("*") if one.is_file()], "there is something to look through"
    assert files_with(world.home, diagnoses) == []
    (world.folder / "probe").write_text(NAME, encoding="utf-8")
    assert files_with(world.folder, ("Воронцова",)), "the search would find it"


def test_a_code_opens_for_half_an_hour_and_a_withdrawn_link_closes(tmp_path: Path) -> None:
    with living(tmp_path, "profession", signed_in=True) as world:
        asked = world.ok(*OWN, "--json", code=4)
        assert asked.error["code"] == "code_needed"
        assert set(asked.json) == {"challenge", "method", "sent_to"}
        proof = ("--challenge", asked.json["challenge"], "--code")
        wrong = world.ok(*OWN, *proof, "000000", "--json", code=4)
        assert wrong.error["code"] == "wrong_code"
        sent = world.ok("portal", "outbox", "--json").json["items"][-1]["text"]
        assert "для доступа к картам пациентов" in sent
        assert world.ok(*OWN, *proof, "-", "--json", stdin=world.last_code()).json["patient"]["name"] == NAME
        world.ok(*OWN, "--json")
        until = world.ok("portal", "audit", "--json", "--all").json["items"]
        moment = next(one["at"] for one in until if one["action"] == "records_unlocked")
        world.ok("portal", "clock", "set", shifted(moment, minutes=29, seconds=50))
        world.ok(*OWN, "--json")
        world.ok("portal", "clock", "set", shifted(moment, minutes=30, seconds=1))
        assert world.ok(*OWN, "--json", code=4).error["code"] == "code_needed"

        approved = world.ok("records", "--method", "app", "--json", code=4)
        assert f"--method app --challenge {approved.json['challenge']}" in approved.error["advice"]
        world.ok("records", "--method", "app", "--challenge", approved.json["challenge"], "--json")
        world.sign_in()
        assert world.ok("records", "--json", code=4).error["code"] == "code_needed", (
            "another sign-in, another code"
        )
        opened(world)
        assert world.ok("portal", "unlink", "sokolova@example.ru", "1000000000000", "--json", code=5).error["code"]
        world.ok("portal", "unlink", "sokolova@example.ru", "1027700132195")
        closed = world.ok("records", "--json", code=6)
        assert (closed.error["code"], closed.error["advice"]) == (
            "section_closed",
            "gosmed apply institution-link",
        )


def shifted(moment: str, **span: int) -> str:
    return (datetime.fromisoformat(moment) + timedelta(**span)).isoformat()


def at_terminal(world: World, *argv: str) -> Terminal:
    env = {name: value for name, value in world.env().items() if name != "CI"}
    return Terminal(sys.executable, "-m", "gosmed_cli", *argv, env=env)


def test_at_a_terminal_the_code_is_asked_for(make_world: Callable[..., World]) -> None:
    world = make_world("profession", lang="ru")
    world.sign_in()
    terminal = at_terminal(world, *OWN, "--kind", "diagnosis")
    terminal.until("+7 *** *** 00 01")
    terminal.type(world.last_code())
    terminal.until("E11.9")
    assert terminal.close() == 0
    app = at_terminal(make_signed_in_again(world), "records", "patients", "воронцова", "--method", "app")
    app.until("Подтвердите доступ к картам пациентов в мобильном приложении.")
    app.until(NAME)
    assert app.close() == 0


def make_signed_in_again(world: World) -> World:
    world.sign_in()
    return world


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("hostile"), str(HOSTILE), signed_in=True) as one:
        opened(one)
        yield one


def harmless(result: Result) -> bool:
    return not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", result.out + result.err)


def test_what_others_wrote_into_a_record_commands_no_terminal_and_no_file(hostile: World) -> None:
    for command in (("patients",), ("show", "p-1"), ("analyses", "p-1")):
        for form in ((), ("--json",), ("--csv",)):
            result = hostile.ok("records", *command, *form)
            assert harmless(result), str(result)
    shown = hostile.ok("records", "show", "p-1").out
    assert "␛]0;чужое␇" in shown
    assert "'=HYPERLINK" in hostile.ok("records", "show", "p-1", "--csv").out
    assert re.search(r"Титр +-1\.5 +ед +from 0 +↓ below range", hostile.ok("records", "analyses", "p-1").out)
    hostile.ok("records", "export", "p-1", "-o", "hostile.xml")
    data = (hostile.folder / "hostile.xml").read_bytes()
    patient_record_xml.check(data)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", data.decode())
    assert "<b>" not in data.decode()


def test_without_the_link_or_with_narrow_rights_records_stay_closed(hostile: World, tmp_path: Path) -> None:
    other = World(tmp_path, url=hostile.url)
    hostile_code = hostile.last_code
    for login, options, code, error in (
        ("unlinked@example.ru", (), 6, "section_closed"),
        ("sokolova@example.ru", ("--scope", "status"), 4, "scope"),
    ):
        asked = other.ok("login", "--login", login, "--password-stdin", "--json", stdin="Demo-2026!", code=4)
        proof = ("--challenge", asked.json["challenge"], "--code", hostile_code())
        other.ok("login", "--login", login, *proof, *options)
        for command in (("patients",), ("show", "p-1"), ("export", "p-1", "-o", "x.xml")):
            refused = other.ok("records", *command, "--json", code=code)
            assert refused.error["code"] == error
            assert "gosmed " in refused.error["advice"]
    ru = other.run("records", "--lang", "ru")
    assert "✗" in ru.err
    hostile.ok("records", "show", "p-3", code=5)
