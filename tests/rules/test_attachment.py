"""Judging scans by R61, R66–R69, R72 and C1–C8, from facts alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.contract.catalogue import document_kinds
from gosmed_cli.contract.vocabulary import FILE_LIMIT, TOTAL_LIMIT
from gosmed_cli.rules.attachment import Remark, Verdict, judge, judge_total, judge_upload_time, worst
from gosmed_cli.rules.facts import FileFacts, PageFacts

KINDS = {slot.kind: slot for slot in document_kinds()}
DIPLOMA, PASSPORT = KINDS["diploma"], KINDS["passport"]
PAGE = PageFacts(1, (2480, 3508), (210.0, 297.0), 300.0, sharpness=1.0, content=0.8)
GOOD = FileFacts("diplom_2012.pdf", 1_000_000, "pdf", "00" * 32, (PAGE,), 1)


def remarks(slot: Any = DIPLOMA, /, **changes: Any) -> dict[str, Remark]:
    return {one.rule: one for one in judge(replace(GOOD, **changes), slot)}


def page(**changes: Any) -> dict[str, Any]:
    return {"pages": (replace(PAGE, **changes),)}


def test_nothing_is_said_of_a_good_file() -> None:
    assert remarks() == {}


@pytest.mark.shows("R55", "R66", "R67")
@pytest.mark.parametrize(
    ("changes", "rule", "repairable"),
    [
        ({"size": FILE_LIMIT + 1}, "size", True),
        ({"size": 0}, "empty", False),
        ({"format": "png", "name": "diplom.png"}, "format", True),
        ({"format": "heic", "name": "diplom.heic"}, "format", False),
        ({"format": None}, "format", False),
        ({"format": "jpg"}, "extension", True),
        ({"name": "diplom"}, "extension", True),
        ({"name": "мой diplom.pdf"}, "name", True),
        ({"encrypted": True}, "encrypted", False),
        ({"broken": "truncated"}, "truncated", False),
        ({"broken": "corrupt"}, "damaged", False),
        ({"broken": "bomb"}, "bomb", False),
        ({"junk_before": 3}, "junk_before_header", True),
        (page(size_mm=(216.0, 279.0)), "page_size", True),
        (page(dpi=200.0), "resolution", False),
        (page(dpi=1300.0), "resolution", True),
    ],
)
def test_what_can_be_measured_fails(changes: dict[str, Any], rule: str, repairable: bool) -> None:
    found = remarks(**changes)
    assert found[rule].verdict is Verdict.FAIL
    assert found[rule].repairable is repairable
    assert set(found) == {rule}


@pytest.mark.shows("R15", "R69", "C8")
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"name": "scan.pdf"}, "name"),
        (page(sharpness=0.2), "sharpness"),
        (page(glare=0.05), "glare"),
        (page(shadow=0.2), "shadow"),
        (page(content=0.1), "margins"),
        (page(colour=0.5), "colour"),
        (page(cut=("left",)), "cut_edge"),
        (page(blank=True), "blank_page"),
        (page(turned=True), "orientation"),
        ({"page_count": 200}, "pages"),
    ],
)
def test_what_can_only_be_suspected_warns(changes: dict[str, Any], rule: str) -> None:
    assert {name: one.verdict for name, one in remarks(**changes).items()} == {rule: Verdict.WARN}


@pytest.mark.shows("R66", "C3")
def test_five_megabytes_are_powers_of_ten() -> None:
    """C3."""
    assert remarks(size=5_000_000) == {}
    assert set(remarks(size=5_000_001)) == {"size"}


@pytest.mark.shows("C1")
@pytest.mark.parametrize("name", ["diplom.jpg", "diplom.jpeg", "diplom.JPG", "diplom.JPEG"])
def test_jpeg_by_any_of_its_names(name: str) -> None:
    """C1."""
    assert remarks(name=name, format="jpg") == {}


@pytest.mark.shows("R67", "C5")
def test_a4_is_advised_for_identity_papers_and_demanded_elsewhere() -> None:
    """C5."""
    odd = page(size_mm=(125.0, 176.0))
    assert remarks(PASSPORT, name="паспорт.pdf", **odd)["page_size"].verdict is Verdict.WARN
    assert remarks(**odd)["page_size"].verdict is Verdict.FAIL


@pytest.mark.shows("C5")
@pytest.mark.parametrize(("pixels", "good"), [((2480, 3508), True), ((3508, 2480), True), ((1654, 2339), False)])
def test_resolution_follows_from_a4_where_none_is_claimed(pixels: tuple[int, int], good: bool) -> None:
    """C5."""
    found = remarks(**page(pixels=pixels, size_mm=None, dpi=None))
    assert found == {} if good else found["resolution"].measured == "200"


def test_a_photographed_passport_is_measured_by_the_passport() -> None:
    """C5: 1 600 × 2 200 pixels of an open passport are more than 300 an inch."""
    photo = page(pixels=(1600, 2200), size_mm=None, dpi=None)
    assert remarks(PASSPORT, name="паспорт.jpg", format="jpg", **photo) == {}


def test_scanners_that_write_299_are_forgiven() -> None:
    assert remarks(**page(dpi=299.0)) == {}


@pytest.mark.shows("C8")
def test_colour_is_never_remarked_in_identity_papers_or_where_a_signature_may_be() -> None:
    """C8."""
    coloured = page(colour=0.9)
    assert remarks(PASSPORT, name="паспорт.pdf", **coloured) == {}
    found = remarks(KINDS["employment-certificate"], name="справка.pdf", **coloured)
    assert set(found) == {"signature"}


@pytest.mark.shows("R61")
def test_a_signature_in_ink_is_for_a_person_to_see() -> None:
    """R61."""
    slot = KINDS["employment-certificate"]
    assert remarks(slot, name="справка.pdf")["signature"].verdict is Verdict.WARN
    assert set(remarks(slot, name="справка.pdf", signed=True)) == {"signed"}


def test_a_signed_file_may_be_renamed_and_nothing_else() -> None:
    found = remarks(signed=True, name="мой diplom.pdf", size=FILE_LIMIT + 1)
    assert found["name"].repairable
    assert not found["size"].repairable


@pytest.mark.shows("R72", "C7")
def test_analyses_have_names_of_their_own() -> None:
    """R72, C7."""
    slot = replace(KINDS["analysis"], signature=False)
    assert remarks(slot, name="Соколова_Анна_Анализ_01032026.pdf") == {}
    assert remarks(slot, name="анализ.pdf")["name"].verdict is Verdict.FAIL


def test_pages_are_named_where_there_are_several() -> None:
    pages = (PAGE, replace(PAGE, number=2, dpi=150.0), replace(PAGE, number=3, dpi=72.0))
    found = remarks(pages=pages, page_count=3)["resolution"]
    assert (found.pages, found.measured) == ((2, 3), "72")
    assert remarks(**page(dpi=72.0))["resolution"].pages == ()


@pytest.mark.shows("R66", "C4")
@given(st.lists(st.integers(0, 8_000_000), max_size=12))
def test_twenty_megabytes_together(sizes: list[int]) -> None:
    """C4."""
    found = judge_total(sizes)
    assert (found is None) == (sum(sizes) <= TOTAL_LIMIT)
    assert found is None or found.verdict is Verdict.FAIL


def test_an_upload_that_would_not_fit_the_window() -> None:
    assert judge_upload_time(20_000_000, 100_000) is None
    assert judge_upload_time(20_000_000, 0) is None
    found = judge_upload_time(20_000_000, 50_000)
    assert found is not None
    assert (found.verdict, found.measured) == (Verdict.WARN, "400")


def test_the_heaviest_verdict_counts() -> None:
    assert worst([]) is Verdict.PASS
    assert worst([Verdict.WARN, Verdict.PASS]) is Verdict.WARN
    assert worst([Verdict.WARN, Verdict.FAIL, Verdict.PASS]) is Verdict.FAIL
