"""Facts of files: each fault is seen for what it is, and a good scan has none."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from gosmed_cli.contract.catalogue import Slot, document_kinds
from gosmed_cli.documents.inspect import READ_LIMIT, inspect, inspect_bytes
from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules.attachment import Verdict, judge
from tests import scans

KINDS = {slot.kind: slot for slot in document_kinds()}
DIPLOMA = replace(KINDS["diploma"], formats=("pdf", "jpg", "png"))


def rules(path: Path, slot: Slot = DIPLOMA) -> dict[str, Verdict]:
    return {one.rule: one.verdict for one in judge(inspect(path), slot)}


@pytest.mark.parametrize("name", ["diplom.jpg", "diplom.jpeg", "diplom.JPG", "diplom.png", "diplom.pdf"])
@pytest.mark.parametrize("signed", [False, True])
def test_a_good_scan_draws_no_remark(tmp_path: Path, name: str, signed: bool) -> None:
    path = tmp_path / name
    scans.save(scans.sheet(signed=signed), tmp_path / name.lower()).rename(path)
    assert rules(path) == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_good_scan_suits_every_kind(tmp_path: Path, kind: str) -> None:
    extension = "pdf" if KINDS[kind].formats == ("pdf",) else "jpg"
    path = scans.save(scans.sheet(), tmp_path / f"{KINDS[kind].stems[0]}.{extension}")
    failed = {rule for rule, verdict in rules(path, KINDS[kind]).items() if rule != "signature"}
    assert failed == ({"name"} if kind == "analysis" else set())


def test_facts_of_a_good_scan(tmp_path: Path) -> None:
    path = scans.save(scans.sheet(), tmp_path / "diplom.png")
    facts = inspect(path)
    page = facts.pages[0]
    assert (facts.format, facts.size, facts.page_count) == ("png", path.stat().st_size, 1)
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (page.pixels, page.dpi) == (scans.A4_PIXELS, 300)  # a PNG says 299.9994
    assert page.size_mm == pytest.approx((210, 297), abs=0.2)


@pytest.mark.shows("R69")
@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        (scans.blurred, "sharpness"),
        (scans.half_blurred, "sharpness"),
        (scans.with_glare, "glare"),
        (scans.with_shadow, "shadow"),
        (scans.small_on_sheet, "margins"),
        (scans.cut, "cut_edge"),
        (scans.blank, "blank_page"),
        (scans.coloured, "colour"),
    ],
)
@pytest.mark.parametrize("extension", ["jpg", "pdf"])
def test_what_can_only_be_suspected_warns(tmp_path: Path, fault: scans.Fault, rule: str, extension: str) -> None:
    path = scans.save(fault(scans.sheet()), tmp_path / f"diplom.{extension}")
    assert rules(path) == {rule: Verdict.WARN}


@pytest.mark.parametrize("radius", [0.5, 1, 2])
def test_a_little_softness_is_no_blur(tmp_path: Path, radius: float) -> None:
    assert rules(scans.save(scans.blurred(scans.sheet(), radius), tmp_path / "diplom.jpg")) == {}


def test_grey_paper_and_the_border_of_a_scanner_are_no_faults(tmp_path: Path) -> None:
    image = scans.photographed(scans.sheet())
    image.paste((20, 20, 20), (0, 0, 25, image.height))
    assert rules(scans.save(image, tmp_path / "diplom.jpg")) == {}


def test_black_and_white_is_as_good(tmp_path: Path) -> None:
    grey = scans.sheet().convert("L").point([255 * (value > 128) for value in range(256)])
    assert rules(scans.save(grey.convert("1"), tmp_path / "diplom.png")) == {}


@pytest.mark.shows("R67")
def test_lying_pages_are_as_good(tmp_path: Path) -> None:
    lying = scans.sheet().transpose(Image.Transpose.ROTATE_90)
    assert rules(scans.save(lying, tmp_path / "diplom.jpg")) == {}


@pytest.mark.shows("R67")
@pytest.mark.parametrize("extension", ["jpg", "png", "pdf"])
def test_too_few_pixels_are_refused_and_cannot_be_mended(tmp_path: Path, extension: str) -> None:
    path = scans.save(scans.at_dpi(150), tmp_path / f"diplom.{extension}", dpi=150)
    found = {one.rule: one for one in judge(inspect(path), DIPLOMA)}
    assert found["resolution"].verdict is Verdict.FAIL
    assert found["resolution"].measured == "150"
    assert not found["resolution"].repairable


@pytest.mark.shows("C5")
def test_without_a_claim_the_resolution_follows_from_a4(tmp_path: Path) -> None:
    assert rules(scans.save(scans.sheet(), tmp_path / "diplom.jpg", dpi=None)) == {}
    assert rules(scans.save(scans.at_dpi(200), tmp_path / "diplom_2.jpg", dpi=None)) == {
        "resolution": Verdict.FAIL
    }


def test_a_phones_72_dpi_is_not_believed(tmp_path: Path) -> None:
    assert rules(scans.save(scans.sheet(), tmp_path / "diplom.jpg", dpi=72)) == {}


@pytest.mark.shows("R67", "C5")
def test_letter_is_not_a4_but_identity_papers_may_be(tmp_path: Path) -> None:
    letter = scans.sheet().resize((2550, 3300))
    path = scans.save(letter, tmp_path / "diplom_passport.jpg")
    assert rules(path) == {"page_size": Verdict.FAIL}
    assert rules(path, KINDS["passport"]) == {"page_size": Verdict.WARN}


def test_every_page_is_looked_at(tmp_path: Path) -> None:
    images = [scans.sheet(1), scans.sheet(2), scans.blurred(scans.sheet(3)), scans.blank(scans.sheet(4))]
    found = {
        one.rule: one.pages for one in judge(inspect(scans.pages_pdf(tmp_path / "diplom.pdf", images)), DIPLOMA)
    }
    assert found == {"sharpness": (3,), "blank_page": (4,)}


def test_a_drawn_pdf_has_no_resolution_to_judge(tmp_path: Path) -> None:
    path = scans.drawn_pdf(tmp_path / "diplom.pdf", pages=2)
    facts = inspect(path)
    assert facts.page_count == 2
    assert facts.pages[0].dpi is None
    assert rules(path) == {}


def test_an_encrypted_pdf_is_never_called_corrupt(tmp_path: Path) -> None:
    path = scans.encrypted_pdf(tmp_path / "diplom.pdf")
    assert rules(path) == {"encrypted": Verdict.FAIL}
    assert inspect(path, quick=True).encrypted


def test_a_signature_in_a_pdf_is_seen(tmp_path: Path) -> None:
    path = scans.signed_pdf(tmp_path / "diplom.pdf")
    assert rules(path, replace(DIPLOMA, signature=True)) == {"signed": Verdict.PASS}


@pytest.mark.parametrize("name", ["diplom.jpg", "diplom.png", "diplom.pdf"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_file_that_breaks_off_is_refused(tmp_path: Path, name: str, share: float) -> None:
    path = scans.truncated(scans.save(scans.sheet(), tmp_path / name), share)
    assert set(rules(path)) & {"truncated", "damaged"}
    assert inspect(path, quick=True).truncated or name.endswith("png")


def test_junk_before_the_header_is_refused(tmp_path: Path) -> None:
    path = scans.with_junk(scans.save(scans.sheet(), tmp_path / "diplom.pdf"))
    facts = inspect(path)
    assert (facts.format, facts.junk_before) == ("pdf", 19)
    assert rules(path) == {"junk_before_header": Verdict.FAIL}


def test_phones_mpo_is_a_jpeg(tmp_path: Path) -> None:
    path = scans.mpo(tmp_path / "diplom.jpg")
    assert rules(path) == {}
    assert inspect(path).page_count == 1


def test_a_turn_that_only_a_tag_speaks_of(tmp_path: Path) -> None:
    path = scans.turned(tmp_path / "diplom.jpg")
    assert rules(path) == {"orientation": Verdict.WARN}
    assert inspect(path).pages[0].pixels == scans.A4_PIXELS


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert rules(scans.bomb(tmp_path / "diplom.png")) == {"bomb": Verdict.FAIL}


def test_every_page_of_a_tiff_counts(tmp_path: Path) -> None:
    facts = inspect(scans.tiff(tmp_path / "diplom.tiff", 3))
    assert (facts.format, len(facts.pages), facts.pages[2].dpi) == ("tiff", 3, 300)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "diplom.pdf"
    path.touch()
    assert rules(path) == {"empty": Verdict.FAIL}


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"plain text",
        os.urandom(5000),
        b"%PDF-1.7\n",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"II*\0",
        b"BM",
    ],
    ids=["zero", "text", "random", "pdf", "jpg", "png", "tiff", "bmp"],
)
@pytest.mark.parametrize("quick", [False, True])
def test_nonsense_is_judged_and_never_crashes(data: bytes, quick: bool) -> None:
    facts = inspect_bytes("diplom.pdf", data, quick=quick)
    assert any(one.verdict is Verdict.FAIL for one in judge(facts, DIPLOMA)) or quick


@pytest.mark.parametrize("name", ["diplom.jpg", "diplom.png", "diplom.pdf"])
def test_spoiled_bytes_never_crash(tmp_path: Path, name: str) -> None:
    small = scans.sheet().resize((248, 351))
    data = scans.save(small, tmp_path / name).read_bytes()
    for place in range(0, len(data), max(1, len(data) // 60)):
        spoiled = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        judge(inspect_bytes(name, spoiled), DIPLOMA)


def _missing(folder: Path) -> Path:
    return folder / "nothing.pdf"


def _folder(folder: Path) -> Path:
    return folder


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.pdf")
    return folder / "pipe.pdf"


def _zero_byte(folder: Path) -> Path:
    return folder / "a\0b.pdf"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_missing, "check.missing"),
        (_folder, "check.directory"),
        (_pipe, "check.not_a_file"),
        (_zero_byte, "check.missing"),
        (lambda folder: Path("/dev/zero"), "check.not_a_file"),
    ],
)
def test_what_is_no_file_is_wrong_usage(tmp_path: Path, make: Callable[[Path], Path], code: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        inspect(make(tmp_path))
    assert caught.value.code == code


def test_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "diplom.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(READ_LIMIT * 10)
    facts = inspect(path)
    assert (facts.size, facts.sha256, facts.format) == (READ_LIMIT * 10, None, "pdf")
    assert rules(path) == {"size": Verdict.FAIL}


def test_a_scan_in_strips_or_in_a_form_is_a_scan(tmp_path: Path) -> None:
    """Some scanners cut a page into strips, some programs wrap it into a form of its own."""
    import pypdfium2

    image = scans.at_dpi(150).convert("L")
    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(595.28, 841.89)
    height = -(-image.height // 8)
    for number in range(8):
        strip = image.crop((0, number * height, image.width, min(image.height, (number + 1) * height)))
        placed = pypdfium2.PdfImage.new(pdf)
        placed.set_bitmap(pypdfium2.PdfBitmap.from_pil(strip))
        tall = strip.height / image.height * 841.89
        top = 841.89 - number * height / image.height * 841.89
        placed.set_matrix(pypdfium2.PdfMatrix(595.28, 0, 0, tall, 0, top - tall))
        page.insert_obj(placed)
    page.gen_content()
    path = tmp_path / "diplom.pdf"
    pdf.save(path)
    wrapped = pypdfium2.PdfDocument.new()
    outer = wrapped.new_page(595.28, 841.89)
    form = pdf.page_as_xobject(0, wrapped).as_pageobject()
    outer.insert_obj(form)
    outer.gen_content()
    wrapped.save(tmp_path / "diplom_2.pdf")
    for name in ("diplom.pdf", "diplom_2.pdf"):
        assert inspect(tmp_path / name).pages[0].dpi == pytest.approx(150, abs=1)
        assert rules(tmp_path / name) == {"resolution": Verdict.FAIL}


def test_many_threads_may_look_at_once(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    paths = [
        scans.save(scans.sheet().resize((620, 877)), tmp_path / f"diplom.{extension}", dpi=75)
        for extension in ("pdf", "jpg", "png")
    ]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(inspect, paths * 8))
    assert {one.pages[0].dpi for one in found} == {75}
