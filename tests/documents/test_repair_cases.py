"""Repair of scans as they leave scanners and phones: the copy passes, the original stays as it was."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from gosmed_cli.contract.catalogue import Slot, Words
from gosmed_cli.contract.vocabulary import FILE_LIMIT
from gosmed_cli.documents import sample
from gosmed_cli.documents.inspect import inspect
from gosmed_cli.documents.pdf_pages import PdfPages, Picture
from gosmed_cli.documents.repair import repair
from gosmed_cli.errors import UsageProblem
from gosmed_cli.rules.attachment import Verdict, judge
from gosmed_cli.rules.facts import FileFacts, PageFacts

TITLE = Words("Документ", "Document")
DIPLOMA = Slot("diploma", TITLE, ("pdf", "jpg"), stems=("diplom",))
LETTER = Slot("education", TITLE, ("pdf",), stems=("diplom",))
PASSPORT = Slot("passport", TITLE, ("jpg", "png"), page="advised", colour=True, stems=("pasport",))


@pytest.fixture(scope="session")
def sheet() -> Image.Image:
    """One good A4 page at 300 dpi, in colour."""
    return sample.page("Диплом", signed=True)


@pytest.fixture(scope="session")
def grey(sheet: Image.Image) -> Image.Image:
    return sheet.convert("L")


def failures(path: Path, slot: Slot) -> list[str]:
    return [one.rule for one in judge(inspect(path), slot) if one.verdict is Verdict.FAIL]


def only_page(facts: FileFacts) -> PageFacts:
    (page,) = facts.pages
    return page


def repaired(path: Path, slot: Slot = DIPLOMA) -> Path | None:
    """Repair into `fixed`; whatever comes of it, the original must be the same and no litter may lie about."""
    before = path.read_bytes()
    folder = path.parent / "fixed"
    made = repair(path, slot, folder)
    assert path.read_bytes() == before
    left = sorted(one.name for one in folder.iterdir()) if folder.exists() else []
    assert left == ([made.name] if made else [])
    return made


def good(path: Path, slot: Slot = DIPLOMA) -> FileFacts:
    """Facts about the repaired copy, which must obey the slot under a name that says what it is."""
    assert failures(path, slot), "there must be something to mend"
    made = repaired(path, slot)
    assert made is not None
    assert failures(made, slot) == []
    assert made.stat().st_size <= FILE_LIMIT
    return inspect(made)


def scan_pdf(path: Path, image: Image.Image, dpi: float, size: int | None = None) -> Path:
    """A PDF of one scan at this resolution, padded to `size` bytes."""
    data = io.BytesIO()
    image.save(data, "JPEG", quality=80)
    with path.open("wb") as out, PdfPages(out) as pages:
        pages.add(Picture(data.getvalue(), image.mode, image.width, image.height, dpi))
    if size is not None:
        content = path.read_bytes()
        body, mark, tail = content.rpartition(b"startxref")
        path.write_bytes(body + b"%" * (size - len(content) - 1) + b"\n" + mark + tail)
    return path


def test_a_jpeg_above_the_limit_keeps_its_300_dpi(tmp_path: Path) -> None:
    facts = good(sample.good_scan(tmp_path / "diplom.jpg", "diploma", size=6_400_000))
    assert facts.format == "jpg"
    assert only_page(facts).pixels == (2480, 3508)
    assert only_page(facts).dpi == pytest.approx(300, abs=1)


def test_three_pages_of_tiff_become_one_pdf(tmp_path: Path, grey: Image.Image) -> None:
    path = tmp_path / "diplom.tiff"
    grey.save(path, compression="tiff_lzw", dpi=(300, 300), save_all=True, append_images=[grey.rotate(180), grey])
    facts = good(path)
    assert (facts.format, facts.page_count) == ("pdf", 3)
    assert all(page.dpi == pytest.approx(300, abs=1) and not page.colour for page in facts.pages)


def test_several_pages_need_a_slot_that_takes_pdf(tmp_path: Path, grey: Image.Image) -> None:
    path = tmp_path / "pasport.tiff"
    grey.save(path, compression="tiff_lzw", dpi=(300, 300), save_all=True, append_images=[grey])
    assert repaired(path, PASSPORT) is None


def test_black_and_white_stays_so_and_is_not_turned_to_its_negative(tmp_path: Path, grey: Image.Image) -> None:
    path = tmp_path / "diplom.tiff"
    clean = grey.point([0 if value < 128 else 255 for value in range(256)]).convert("1")
    clean.save(path, compression="group4", dpi=(300, 300), save_all=True, append_images=[clean])
    good(path)
    made = tmp_path / "fixed" / "diplom.pdf"
    shown = PdfReader(made).pages[1].images[0].image
    assert shown is not None
    assert sum(shown.convert("L").histogram()[200:]) > 0.8 * clean.width * clean.height
    assert made.stat().st_size < 600_000


@pytest.mark.shows("C6")
def test_a_bad_name_alone_changes_no_byte(tmp_path: Path) -> None:
    path = sample.good_scan(tmp_path / "справка с работы (1).jpg", "diploma")
    made = repaired(path)
    assert made is not None
    assert failures(made, DIPLOMA) == []
    assert made.read_bytes() == path.read_bytes()


def test_a_photo_of_a_phone_is_turned_and_laid_on_a4(tmp_path: Path, sheet: Image.Image) -> None:
    path, exif = tmp_path / "diplom.jpg", Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Phone"
    lying = sheet.resize((3024, 4032)).transpose(Image.Transpose.ROTATE_90)
    lying.save(path, exif=exif, quality=80, dpi=(72, 72))
    facts = good(path)
    assert only_page(facts).pixels == (2480, 3508)
    assert not only_page(facts).turned
    with Image.open(tmp_path / "fixed" / "diplom.jpg") as picture:
        assert not picture.getexif()
        heading = picture.convert("L").crop((400, 300, 2080, 480)).histogram()
        assert sum(heading[:100]) > 2000, "the heading is at the top again"


def test_a_file_of_several_pictures_keeps_the_first(tmp_path: Path, sheet: Image.Image) -> None:
    path, exif = tmp_path / "diplom.jpg", Image.Exif()
    exif[0x0112] = 3
    sheet.rotate(180).save(
        path,
        "MPO",
        save_all=True,
        append_images=[sheet.resize((620, 877))],
        exif=exif,
        dpi=(300, 300),
        quality=60,
    )
    made = repaired(path)
    assert made is not None
    with Image.open(made) as picture:
        assert (picture.format, picture.size) == ("JPEG", sheet.size)
    assert only_page(inspect(made)).turned is False


@pytest.mark.parametrize("extension", ["webp", "bmp"])
def test_other_pictures_become_jpeg(tmp_path: Path, sheet: Image.Image, extension: str) -> None:
    path = tmp_path / f"diplom.{extension}"
    sheet.save(path)
    assert good(path).format == "jpg"


@pytest.mark.parametrize("mode", ["RGBA", "P", "CMYK", "I;16"])
def test_modes_that_jpeg_does_not_know(tmp_path: Path, grey: Image.Image, mode: str) -> None:
    path = tmp_path / ("diplom.tiff" if mode == "CMYK" else "diplom.png")
    if mode == "I;16":
        picture = grey.convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        picture = grey.convert("RGB").convert(mode)
    picture.save(path, dpi=(300, 300))
    good(path)
    with Image.open(tmp_path / "fixed" / "diplom.jpg") as made:
        assert made.convert("L").resize((1, 1)).getpixel((0, 0)) == pytest.approx(
            grey.resize((1, 1)).getpixel((0, 0)), abs=6
        )


def test_1200_dpi_comes_down_to_300(tmp_path: Path, grey: Image.Image) -> None:
    path = tmp_path / "diplom.png"
    grey.resize((9921, 14031), Image.Resampling.NEAREST).save(path, dpi=(1200, 1200), compress_level=1)
    assert only_page(good(path)).pixels == (2480, 3508)


def test_a_pdf_above_the_limit_keeps_its_300_dpi(tmp_path: Path) -> None:
    facts = good(sample.good_scan(tmp_path / "diplom.pdf", "diploma", size=6_400_000))
    assert facts.format == "pdf"
    assert only_page(facts).dpi == pytest.approx(300, abs=1)


@pytest.mark.shows("C2")
def test_a_jpeg_goes_into_a_pdf_as_it_is(tmp_path: Path, sheet: Image.Image) -> None:
    path = tmp_path / "diplom.jpg"
    sheet.save(path, dpi=(300, 300))
    assert good(path, LETTER).format == "pdf"
    assert path.read_bytes() in (tmp_path / "fixed" / "diplom.pdf").read_bytes()


def test_a_pdf_becomes_a_picture(tmp_path: Path, sheet: Image.Image) -> None:
    facts = good(scan_pdf(tmp_path / "pasport.pdf", sheet, 300), PASSPORT)
    assert facts.format == "jpg"


def test_a_picture_of_an_open_passport_without_a_resolution(tmp_path: Path, sheet: Image.Image) -> None:
    path = tmp_path / "pasport.webp"
    sheet.resize((1754, 2480)).save(path)
    assert good(path, PASSPORT).format == "jpg"


def test_a_passport_smaller_than_a4_is_not_encoded_again_for_nothing(tmp_path: Path, sheet: Image.Image) -> None:
    path = tmp_path / "pasport.jpg"
    sheet.resize((1476, 2079)).save(path, dpi=(300, 300))
    made = repaired(path, PASSPORT)
    assert made is None or judge(inspect(made), PASSPORT) != judge(inspect(path), PASSPORT)


@pytest.mark.parametrize(
    ("pixels", "what"), [((1748, 2480), "A5"), ((3508, 4961), "A3"), ((2550, 3300), "Letter")]
)
def test_other_paper_is_laid_on_a4(tmp_path: Path, sheet: Image.Image, pixels: tuple[int, int], what: str) -> None:
    path = tmp_path / f"diplom_{what}.jpg"
    sheet.resize(pixels).save(path, dpi=(300, 300))
    good(path)


def test_small_paper_keeps_its_real_size(tmp_path: Path) -> None:
    path = tmp_path / "diplom.png"
    Image.new("L", (1748, 2480), 0).save(path, dpi=(300, 300))
    repaired(path)
    with Image.open(tmp_path / "fixed" / "diplom.jpg") as made:
        black = sum(made.convert("L").histogram()[:60])
    assert black == pytest.approx(1748 * 2480, rel=0.01)


def test_an_unequal_resolution_does_not_distort(tmp_path: Path, grey: Image.Image) -> None:
    path = tmp_path / "diplom.tiff"
    grey.resize((4960, 3508)).save(path, compression="tiff_lzw", dpi=(600, 300))
    width, height = only_page(good(path)).pixels or (0, 0)
    assert height / width == pytest.approx(297 / 210, rel=0.02)


@pytest.mark.parametrize("size", [None, 6_000_000])
def test_a_pdf_of_a_scan_at_72_dpi_gets_paper_of_a4(tmp_path: Path, grey: Image.Image, size: int | None) -> None:
    facts = good(scan_pdf(tmp_path / "diplom.pdf", grey, 72, size))
    assert only_page(facts).dpi == pytest.approx(300, abs=2)


def test_a_turned_pdf_page_of_other_paper(tmp_path: Path, grey: Image.Image) -> None:
    plain = scan_pdf(tmp_path / "plain.pdf", grey.resize((1748, 2480)), 300)
    writer = PdfWriter(clone_from=plain)
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "diplom.pdf")
    plain.unlink()
    width, height = only_page(good(tmp_path / "diplom.pdf")).size_mm or (0.0, 0.0)
    assert width > height


def test_a_pdf_with_junk_and_odd_paper_is_mended_quietly(
    tmp_path: Path, grey: Image.Image, caplog: pytest.LogCaptureFixture
) -> None:
    path = scan_pdf(tmp_path / "diplom.pdf", grey, 72)
    path.write_bytes(b"junk\n" + path.read_bytes())
    assert good(path).junk_before == 0
    assert not caplog.records


@pytest.mark.parametrize(("slot", "size"), [(DIPLOMA, 6_000_000), (PASSPORT, None), (DIPLOMA, None)])
def test_pixels_are_not_invented(tmp_path: Path, grey: Image.Image, slot: Slot, size: int | None) -> None:
    path = scan_pdf(tmp_path / "diplom pasport.pdf", grey.resize((1240, 1754)), 150, size)
    assert repaired(path, slot) is None


def test_a_picture_of_too_few_pixels_stays(tmp_path: Path, grey: Image.Image) -> None:
    path = tmp_path / "diplom мал.webp"
    grey.resize((1240, 1754)).save(path)
    assert repaired(path) is None


def test_junk_before_the_header_goes(tmp_path: Path, grey: Image.Image) -> None:
    path = scan_pdf(tmp_path / "diplom.pdf", grey, 300)
    path.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n" + path.read_bytes())
    assert good(path).junk_before == 0
    assert len(PdfReader(tmp_path / "fixed" / "diplom.pdf", strict=True).pages) == 1


def test_a_pdf_of_text_keeps_its_text_on_a4(tmp_path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF(format="letter")
    pdf.add_page()
    pdf.set_font("helvetica", size=14)
    pdf.cell(text="Diploma of a physician")
    pdf.output(str(tmp_path / "diplom.pdf"))
    good(tmp_path / "diplom.pdf")
    assert "physician" in PdfReader(tmp_path / "fixed" / "diplom.pdf").pages[0].extract_text()


def _signed(path: Path, size: int | None) -> None:
    """As a signing program leaves it: the range of bytes that the signature covers is in the clear."""
    data = path.read_bytes().replace(
        b"<</Type/Catalog", b"<</X<</Type/Sig/ByteRange[0 10 20 30]/Contents<00>>>/Type/Catalog"
    )
    path.write_bytes(data + b"%" * max(0, (size or 0) - len(data)) + b"\nstartxref\n0\n%%EOF\n")


@pytest.mark.parametrize(("size", "junk"), [(None, b""), (6_000_000, b""), (None, b"junk\n")])
def test_a_signed_pdf_is_never_changed(tmp_path: Path, grey: Image.Image, size: int | None, junk: bytes) -> None:
    path = scan_pdf(tmp_path / "diplom 1.pdf", grey, 300)
    _signed(path, size)
    path.write_bytes(junk + path.read_bytes())
    assert inspect(path).signed
    made = repaired(path)
    assert (made is None) == bool(size or junk)
    assert made is None or made.read_bytes() == path.read_bytes()


def _encrypted(path: Path) -> None:
    writer = PdfWriter(clone_from=path)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    "spoil", [_encrypted, _cut, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"hello" * 99)]
)
def test_what_cannot_be_mended_is_left(tmp_path: Path, grey: Image.Image, spoil: Callable[[Path], object]) -> None:
    document = scan_pdf(tmp_path / "diplom 1.pdf", grey, 300)
    spoil(document)
    assert repaired(document) is None


def test_a_picture_cut_short_is_left(tmp_path: Path) -> None:
    picture = sample.good_scan(tmp_path / "diplom 1.jpg", "diploma")
    _cut(picture)
    assert repaired(picture) is None


def test_nothing_is_overwritten_and_nothing_made_twice(tmp_path: Path) -> None:
    path = sample.good_scan(tmp_path / "diplom (1).jpg", "diploma")
    fixed = tmp_path / "fixed"
    fixed.mkdir()
    (fixed / "diplom_1.jpg").write_bytes(b"another's")
    (fixed / "diplom_1_2.jpg").symlink_to(tmp_path / "nowhere")
    first, again = (repair(path, DIPLOMA, fixed, facts=inspect(path)) for _ in range(2))
    assert first == again == fixed / "diplom_1_3.jpg"
    assert (fixed / "diplom_1.jpg").read_bytes() == b"another's"
    assert len(list(fixed.iterdir())) == 3


def test_a_copy_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    path = sample.good_scan(tmp_path / "diplom (1).jpg", "diploma")
    former = os.umask(0o027)
    try:
        made = repaired(path)
    finally:
        os.umask(former)
    assert made is not None
    assert made.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    path = sample.good_scan(tmp_path / "diplom (1).jpg", "diploma")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageProblem):
        repair(path, DIPLOMA, tmp_path / "file" / "fixed", facts=inspect(path))
