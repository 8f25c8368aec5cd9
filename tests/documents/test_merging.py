"""Several scans in one file: their order, the pages that come from PDF, and what cannot be merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from gosmed_cli.contract.catalogue import Slot, Words
from gosmed_cli.documents import sample
from gosmed_cli.documents.inspect import inspect
from gosmed_cli.documents.repair import merge
from gosmed_cli.rules.attachment import Verdict, judge

from .. import scans

TITLE = Words("Документ", "Document")
DIPLOMA = Slot("diploma", TITLE, ("pdf", "jpg"), stems=("diplom",))
PASSPORT = Slot("passport", TITLE, ("jpg", "png"), page="advised", colour=True, stems=("pasport",))


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    """One good A4 page at 300 dpi, in colour."""
    return sample.page("Диплом", signed=True)


@pytest.fixture(scope="module")
def grey(sheet: Image.Image) -> Image.Image:
    return sheet.convert("L")


def failures(path: Path) -> list[str]:
    return [one.rule for one in judge(inspect(path), DIPLOMA) if one.verdict is Verdict.FAIL]


def test_pictures_are_merged_in_their_order(tmp_path: Path, sheet: Image.Image, grey: Image.Image) -> None:
    one, two, three = (tmp_path / name for name in ("diplom.jpg", "оборот.png", "вкладыш.webp"))
    sheet.save(one, dpi=(300, 300))
    grey.save(two, dpi=(300, 300))
    grey.resize((2480, 3508)).save(three)
    made, again = (merge([one, two, three], DIPLOMA, tmp_path / "fixed") for _ in range(2))
    assert made is not None
    assert made == again
    facts = inspect(made)
    assert [bool(page.colour) for page in facts.pages] == [True, False, False]
    assert failures(made) == []


def test_a_pdf_is_merged_with_pictures(tmp_path: Path, grey: Image.Image) -> None:
    first = scans.pages_pdf(tmp_path / "diplom.pdf", [grey])
    second = sample.good_scan(tmp_path / "vkladysh.jpg", "diploma")
    made = merge([first, second], DIPLOMA, tmp_path / "fixed")
    assert made is not None
    assert inspect(made).page_count == 2
    assert failures(made) == []


def test_no_merging_into_a_slot_without_pdf_or_of_what_is_locked(tmp_path: Path) -> None:
    picture = sample.good_scan(tmp_path / "pasport.jpg", "passport")
    assert merge([picture, picture], PASSPORT, tmp_path / "fixed") is None
    locked = scans.encrypted_pdf(tmp_path / "diplom.pdf")
    assert merge([picture, locked], DIPLOMA, tmp_path / "fixed") is None
