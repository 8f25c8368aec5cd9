"""The pre-check as a whole: kinds, repair, words, JSON."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.contract.catalogue import Service, bundled
from gosmed_cli.documents.sample import demo_scans, good_scan
from gosmed_cli.errors import UsageProblem
from gosmed_cli.text.say import set_language
from gosmed_cli.usecases.check import check_files
from tests import scans


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo has on its disk; not to be written to."""
    folder = tmp_path_factory.mktemp("demo")
    demo_scans(folder)
    return folder


@pytest.fixture
def cabinet() -> Service:
    service = bundled().get("medical-cabinet")
    assert service is not None
    return service


@pytest.fixture
def russian() -> Iterator[None]:
    set_language("ru")
    yield
    set_language("en")


def told(*paths: Path, **options: Any) -> dict[str, Any]:
    return check_files(paths, **options).to_json()


def file(path: Path, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = told(path, **options)["files"][0]
    return found


def test_the_json_is_as_promised(demo: Path, cabinet: Service) -> None:
    report = told(demo / "diplom_2012.tiff", service=cabinet)
    assert {"files", "total_bytes", "verdict"} <= set(report)
    one = report["files"][0]
    assert set(one) == {"path", "kind", "verdict", "facts", "remarks", "fixed"}
    assert (one["path"], one["kind"], one["verdict"]) == (str(demo / "diplom_2012.tiff"), "diploma", "fail")
    assert (one["facts"]["page_count"], one["facts"]["paper"], one["facts"]["dpi"]) == (3, "A4", 300)
    assert [remark["rule"] for remark in one["remarks"]] == ["format", "size"]
    assert all(set(remark) == {"rule", "verdict", "measured", "message", "advice"} for remark in one["remarks"])


def test_advice_is_a_command_that_can_be_run(demo: Path, cabinet: Service) -> None:
    path = demo / "spravka с работы (1).jpg"
    command = shlex.split(file(path, service=cabinet)["remarks"][0]["advice"])
    assert command == [
        "gosmed", "check", str(path), "--as", "employment-certificate", "--for", "medical-cabinet", "--fix",
    ]  # fmt: skip


def test_words_in_russian(demo: Path, cabinet: Service, russian: None) -> None:
    remarks = file(demo / "diplom_2012.tiff", service=cabinet)["remarks"]
    assert remarks[0]["message"] == "TIFF не принимается, нужен PDF или JPG"
    assert remarks[1]["message"] == "13 МБ, не больше 5 МБ"


@pytest.mark.shows("R68")
def test_the_demos_scans_are_mended_and_their_originals_left(demo: Path, cabinet: Service, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in demo.iterdir() if path.is_file()}
    report = told(*sorted(before), service=cabinet, fix=True, out=tmp_path)
    assert report["verdict"] == "warn"  # a person must look for the signature
    fixed = {Path(one["path"]).name: Path(one["fixed"]).name for one in report["files"] if one["fixed"]}
    assert fixed == {
        "diplom_2012.tiff": "diplom_2012.pdf",
        "sertifikat_2026.jpg": "sertifikat_2026.jpg",
        "spravka с работы (1).jpg": "spravka_с_работы_1.jpg",
    }
    assert {path: path.read_bytes() for path in before} == before
    assert report["total_bytes"] < 20_000_000
    again = told(*sorted(tmp_path.iterdir()), service=cabinet)
    assert {one["verdict"] for one in again["files"]} <= {"pass", "warn"}


def test_repairs_land_beside_the_original_and_overwrite_nothing(tmp_path: Path) -> None:
    path = good_scan(tmp_path / "мой диплом.jpg", "diploma")
    occupied = tmp_path / "fixed" / "мой_диплом.jpg"
    occupied.parent.mkdir()
    occupied.write_bytes(b"somebody's")
    fixed = file(path, fix=True)["fixed"]
    assert fixed == str(tmp_path / "fixed" / "мой_диплом_2.jpg")
    assert occupied.read_bytes() == b"somebody's"
    assert file(path, fix=True)["fixed"] == fixed, "the same repair is not made twice"


def test_what_cannot_be_mended_still_fails_and_leaves_nothing(tmp_path: Path) -> None:
    path = scans.save(scans.at_dpi(150), tmp_path / "мой диплом.jpg", dpi=150)
    one = file(path, fix=True)
    assert (one["verdict"], one["fixed"]) == ("fail", None)
    assert list((tmp_path / "fixed").iterdir()) == []


def test_a_signed_pdf_is_renamed_byte_for_byte(tmp_path: Path) -> None:
    path = scans.signed_pdf(tmp_path / "мой диплом.pdf")
    one = file(path, fix=True)
    assert Path(one["fixed"]).read_bytes() == path.read_bytes()


def test_an_encrypted_pdf_is_left_alone(tmp_path: Path) -> None:
    path = scans.encrypted_pdf(tmp_path / "мой диплом.pdf")
    one = file(path, fix=True)
    assert (one["verdict"], one["fixed"]) == ("fail", None)
    assert "password" in one["remarks"][0]["message"]


def test_more_pictures_than_the_slot_takes_become_one_pdf(tmp_path: Path, cabinet: Service) -> None:
    paths = [good_scan(tmp_path / f"spravka_{number}.jpg", "employment-certificate") for number in (1, 2)]
    report = told(*paths, service=cabinet, fix=True)
    made = {one["fixed"] for one in report["files"]}
    assert made == {str(tmp_path / "fixed" / "spravka_1.pdf")}
    assert report["total_bytes"] == Path(made.pop()).stat().st_size
    assert report["files"][0]["facts"]["page_count"] == 2


@pytest.mark.shows("C4")
def test_twenty_megabytes_together_fail_as_a_whole(tmp_path: Path) -> None:
    first = good_scan(tmp_path / "diplom_1.jpg", "diploma", size=4_900_000)
    paths = [first]
    for number in range(2, 6):
        paths.append(tmp_path / f"diplom_{number}.jpg")
        shutil.copy(first, paths[-1])
    report = told(*paths)
    assert {one["verdict"] for one in report["files"]} == {"pass"}
    assert (report["verdict"], report["total_bytes"]) == ("fail", 24_500_000)
    assert [one["rule"] for one in report["remarks"]] == ["total"]


def test_a_slow_line_is_warned_about(demo: Path) -> None:
    report = told(demo / "pasport_sokolova.jpg", line_speed=1000.0)
    assert [(one["rule"], one["verdict"]) for one in report["remarks"]] == [("upload_time", "warn")]


def test_a_kind_comes_from_the_option_the_slot_or_the_name(tmp_path: Path, cabinet: Service) -> None:
    path = good_scan(tmp_path / "diplom.jpg", "diploma")
    assert file(path)["kind"] == "diploma"
    assert file(path, by_slot={"passport": [path]}, service=cabinet)["kind"] == "passport"
    assert file(path, kind="licence", by_slot={"passport": [path]}, service=cabinet)["kind"] == "licence"
    nameless = path.rename(tmp_path / "scan1.jpg")
    assert (file(nameless)["kind"], file(nameless)["verdict"]) == (None, "pass")


def test_a_file_in_two_slots_is_judged_in_both(tmp_path: Path, cabinet: Service) -> None:
    path = good_scan(tmp_path / "diplom.jpg", "diploma")
    report = told(path, service=cabinet, by_slot={"diploma": [path], "licence": [path]})
    assert [one["kind"] for one in report["files"]] == ["diploma", "licence"]


@pytest.mark.parametrize(
    ("kind", "code"),
    [("diplma", "unknown_kind_near"), ("zzzz", "unknown_kind"), ("analysis", "check.kind_not_in_service")],
)
def test_a_wrong_kind_is_wrong_usage(tmp_path: Path, cabinet: Service, kind: str, code: str) -> None:
    path = good_scan(tmp_path / "diplom.jpg", "diploma")
    with pytest.raises(UsageProblem) as caught:
        check_files([path], kind=kind, service=cabinet)
    assert caught.value.code == code


def test_a_hostile_name_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    path = good_scan(tmp_path / "diplom\x1b[2J.jpg", "diploma")
    remark = file(path)["remarks"][0]
    assert "\x1b" not in remark["message"] + remark["measured"]


def test_every_remark_has_words_in_both_languages() -> None:
    """Every rule and every wording that the rules can give."""
    import re

    import gosmed_cli.rules.attachment as attachment
    import gosmed_cli.rules.page_rules as page_rules
    from gosmed_cli.text.say import known

    source = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (attachment, page_rules))
    found = set(re.findall(r'(?:Remark\(|_fail\(facts, |seen, )"([a-z_]+)"', source)) | {"total", "upload_time"}
    assert len(found) >= 20
    assert [rule for rule in sorted(found) if not known(f"check.{rule}")] == []
    assert [rule for rule in sorted(found - {"signed"}) if not known(f"check.{rule}.advice")] == []
    assert [rule for rule in sorted(found) if not known(f"checks.rule.{rule}")] == []
