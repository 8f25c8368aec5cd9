"""Results of analyses: a name of their own, a type from the list, each mistake told apart (R71–R73)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gosmed_cli.documents.sample import good_scan

from .papers import form
from .shared import living
from .world import Result, World

GOOD = "Соколова_Анна_Анализ_20022026.pdf"
FIELDS = {"analysis_type": "Общий анализ крови", "analysis_date": "20.02.2026"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with living(tmp_path_factory.mktemp("analyses"), signed_in=True) as one:
        yield one


def send(world: World, scan: Path, **changed: str) -> Result:
    typed = form(world.folder / "analysis.toml", {"analysis": scan}, **{**FIELDS, **changed})
    return world.run("apply", "analyses", "--form", str(typed), "--json")


def wrong(result: Result) -> dict[str, str]:
    """Where → what is wrong, of an application that was not sent."""
    assert result.code == 3, str(result)
    assert result.error["sent"] is False
    return {one.get("field") or one.get("attachment"): one["message"] for one in result.error["errors"]}


@pytest.mark.shows("R71", "R72")
@pytest.mark.parametrize("kind", ["Биохимический анализ крови", "urine", "HIV", "Серологический профиль"])
def test_types_come_from_the_list(world: World, tmp_path: Path, kind: str) -> None:
    number = send(world, good_scan(tmp_path / GOOD, "analysis"), analysis_type=kind).json["number"]
    world.ok("portal", "clock", "advance", "24h")
    assert world.ok("status", number, "--json").json["items"][0]["status_title"] == "Подтверждено"


@pytest.mark.shows("R72", "R73", "C7")
@pytest.mark.parametrize(
    ("name", "ok"),
    [
        ("Соколова_Анна_Кровь_20260220.jpg", True),
        ("Соколова_Анна_Анализ_20022026.pdf", True),
        ("analiz_krovi.pdf", False),
        ("Соколова_Анна_Анализ_32132026.pdf", False),
    ],
)
def test_a_name_says_whose_what_and_when(world: World, tmp_path: Path, name: str, ok: bool) -> None:
    result = send(world, good_scan(tmp_path / name, "analysis"))
    if ok:
        assert result.code == 0, str(result)
    else:
        assert set(wrong(result)) == {"analysis"}


@pytest.mark.shows("R73")
def test_wrong_format_unreadable_and_wrong_type_are_told_apart(world: World, tmp_path: Path) -> None:
    assert (
        "PDF"
        in wrong(send(world, good_scan(tmp_path / "Соколова_Анна_Анализ_20022026.png", "analysis")))["analysis"]
    )
    torn = good_scan(tmp_path / "Соколова_Анна_Анализ_20022026.jpg", "analysis")
    torn.write_bytes(torn.read_bytes()[:100_000])
    cut = wrong(send(world, torn))["analysis"]
    assert "PDF" not in cut
    kind = wrong(send(world, good_scan(tmp_path / GOOD, "analysis"), analysis_type="рентген"))
    assert set(kind) == {"analysis_type"}
    assert "gosmed dictionary analysis-types" in kind["analysis_type"]


@pytest.mark.shows("R72", "R73")
def test_whether_it_is_signed_is_for_a_person_to_see(world: World, tmp_path: Path) -> None:
    scan = good_scan(tmp_path / GOOD, "analysis")
    checked = world.ok("check", str(scan), "--as", "analysis", "--for", "analyses", "--json").json
    assert checked["verdict"] == "warn"
    assert "signature" in {one["rule"] for one in checked["files"][0]["remarks"]}
