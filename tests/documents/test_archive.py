"""The archive of a submission: built flat and repeatable, read with suspicion."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gosmed_cli.contract import application_xml as xml
from gosmed_cli.contract.vocabulary import TransportCode
from gosmed_cli.documents import archive
from gosmed_cli.errors import UsageProblem
from tests.contract.test_application_xml import FORM

SCAN = b"%PDF-1.7 a scan" * 1000
TRANS = xml.trans_name(FORM.guid)
REQ = xml.req_name(FORM.guid)


@pytest.fixture
def scans(tmp_path: Path) -> list[archive.ArchiveFile]:
    first, second = tmp_path / "one.pdf", tmp_path / "two.jpg"
    first.write_bytes(SCAN)
    second.write_bytes(b"\xff\xd8 another")
    return [
        archive.ArchiveFile(path=first, name="диплом.pdf", kind="diploma"),
        archive.ArchiveFile(path=second, name="паспорт.jpg", kind="passport"),
    ]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pack(files: Mapping[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out


def refused(files: Mapping[str, bytes] | io.BytesIO) -> archive.ArchiveProblem:
    source = files if isinstance(files, io.BytesIO) else pack(files)
    with pytest.raises(archive.ArchiveProblem) as caught:
        archive.read(source)
    return caught.value


def test_names_inside_are_cleaned_and_differ(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    same = tmp_path / "Диплом (копия).pdf"
    same.write_bytes(SCAN)
    files = [archive.ArchiveFile(path=same, kind="diploma")] * 2
    built = archive.build(tmp_path / "a.zip", FORM, files)
    assert [one.name for one in built.entries] == ["Диплом_копия.pdf", "Диплом_копия_2.pdf"]


def test_what_is_built_is_read_back(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    built = archive.build(tmp_path / "a.zip", FORM, scans)
    received = archive.read(built.path)
    assert received.form == FORM
    assert received.files == built.entries
    assert received.content("диплом.pdf") == SCAN
    assert received.signature("паспорт.jpg") is None
    assert (built.size, built.sha256) == (
        built.path.stat().st_size,
        hashlib.sha256(built.path.read_bytes()).hexdigest(),
    )
    assert built.path.stat().st_mode & 0o777 == 0o600


def _cms(data: bytes) -> bytes:
    return b"cms " + hashlib.sha256(data).hexdigest().encode()


def test_every_file_is_signed_or_none(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    """The scans and both XMLs; the transport file lists scans, and says that they are signed."""
    built = archive.build(tmp_path / "a.zip", FORM, scans, _cms)
    received = archive.read(built.path)
    names = [one for one in parts(built.path) if not one.endswith(".sig")]
    assert sorted(names) == sorted(["диплом.pdf", "паспорт.jpg", REQ, TRANS])
    assert [received.signature(name) for name in names] == [_cms(received.content(name)) for name in names]
    assert all(one.signed for one in received.files)
    assert len(received.files) == 2


def test_a_signer_that_fails_leaves_no_archive(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    def fails(data: bytes) -> bytes:
        raise UsageProblem("signing.command_failed", program="sign", exit=1)

    with pytest.raises(UsageProblem, match="command_failed"):
        archive.build(tmp_path / "a.zip", FORM, scans, fails)
    assert list(tmp_path.glob("*a.zip*")) == []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    first = archive.build(tmp_path / "a.zip", FORM, scans)
    scans[0].path.touch()
    assert archive.build(tmp_path / "b.zip", FORM, scans).sha256 == first.sha256


def test_a_scan_that_changed_since_the_check_is_not_packed(
    tmp_path: Path, scans: list[archive.ArchiveFile]
) -> None:
    checked = replace(scans[0], sha256=hashlib.sha256(SCAN).hexdigest())
    scans[0].path.write_bytes(SCAN + b"!")
    with pytest.raises(UsageProblem) as caught:
        archive.build(tmp_path / "a.zip", FORM, [checked])
    assert caught.value.code == "check.file_changed"
    assert [one.name for one in tmp_path.iterdir() if "zip" in one.name] == []


def test_a_missing_scan_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as caught:
        archive.build(
            tmp_path / "a.zip",
            FORM,
            [archive.ArchiveFile(path=tmp_path / "no.pdf", kind="diploma", name="no.pdf")],
        )
    assert caught.value.code == "check.cannot_read"


def test_no_room_is_a_problem_of_usage(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    with pytest.raises(UsageProblem) as caught:
        archive.build(tmp_path / "nowhere" / "a.zip", FORM, scans)
    assert caught.value.code == "repair.cannot_write"


Spoil = Callable[[dict[str, bytes]], dict[str, bytes]]


def without(prefix: str) -> Spoil:
    return lambda files: {name: data for name, data in files.items() if not name.startswith(prefix)}


def also(name: str, data: bytes = b"x") -> Spoil:
    return lambda files: {**files, name: data}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (without("trans_"), TransportCode.REQ_NOT_FOUND),
        (without("req_"), TransportCode.MPC_NOT_FOUND),
        (lambda files: {}, TransportCode.REQ_NOT_FOUND),
        (without("диплом"), TransportCode.VALIDATION_ERROR),
        (also("лишний.pdf"), TransportCode.VALIDATION_ERROR),
        (also("диплом.pdf", SCAN[::-1]), TransportCode.VALIDATION_ERROR),
        (also("диплом.pdf", SCAN + b"!"), TransportCode.VALIDATION_ERROR),
        (also(REQ, xml.build_req(replace(FORM, attempt=7))), TransportCode.VALIDATION_ERROR),
        (also(REQ, xml.build_req(replace(FORM, values={"a": "b"}))), TransportCode.VALIDATION_ERROR),
        (also(REQ, b"<application/>"), TransportCode.VALIDATION_ERROR),
        (also(TRANS, b"oh"), TransportCode.VALIDATION_ERROR),
        (without("паспорт.jpg.sig"), TransportCode.FILES_VERIFICATION_FAILED),
        (also("folder/x.pdf"), TransportCode.INVALID_FILES_STRUCTURE),
        (also("folder/"), TransportCode.INVALID_FILES_STRUCTURE),
        (also("..\\x.pdf"), TransportCode.INVALID_FILES_STRUCTURE),
        (also("ДИПЛОМ.PDF"), TransportCode.INVALID_FILES_STRUCTURE),
        (also("req_00000000-0000-0000-0000-000000000000.xml"), TransportCode.INVALID_FILES_STRUCTURE),
    ],
)
def test_each_spoiled_archive_has_its_answer(
    tmp_path: Path, scans: list[archive.ArchiveFile], spoil: Spoil, code: TransportCode
) -> None:
    built = archive.build(tmp_path / "a.zip", FORM, scans, _cms)
    problem = refused(spoil(parts(built.path)))
    assert problem.code is code
    assert problem.message.endswith(".")


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", b"\x00" * 4096])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    assert refused(io.BytesIO(data)).code is TransportCode.INVALID_FILES_STRUCTURE


def test_a_cut_archive_is_refused(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    data = archive.build(tmp_path / "a.zip", FORM, scans).path.read_bytes()
    for size in range(0, len(data), 997):
        assert refused(io.BytesIO(data[:size])).code is TransportCode.INVALID_FILES_STRUCTURE


def test_a_flipped_byte_never_goes_unnoticed_or_crashes(tmp_path: Path, scans: list[archive.ArchiveFile]) -> None:
    built = archive.build(tmp_path / "a.zip", FORM, scans)
    good = archive.read(built.path)
    data = built.path.read_bytes()
    for place in range(0, len(data), 131):
        spoiled = io.BytesIO(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        try:
            received = archive.read(spoiled)
        except archive.ArchiveProblem:
            continue
        assert (received.form, received.files) == (good.form, good.files)  # a byte that says nothing


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, made.open("bomb.pdf", "w") as inside:
        for _ in range(201):
            inside.write(bytes(1_000_000))
    assert refused(out).code is TransportCode.INVALID_FILES_STRUCTURE


def test_a_nested_archive_is_refused(tmp_path: Path) -> None:
    nested = tmp_path / "x.pdf"
    nested.write_bytes(pack({"a": b"b"}).getvalue())
    built = archive.build(
        tmp_path / "a.zip", FORM, [archive.ArchiveFile(path=nested, kind="diploma", name="diplom.pdf")]
    )
    assert refused(io.BytesIO(built.path.read_bytes())).code is TransportCode.INVALID_FILES_STRUCTURE


def test_limits_of_sizes_are_kept(tmp_path: Path) -> None:
    big = tmp_path / "x.pdf"
    big.write_bytes(bytes(5_000_001))
    built = archive.build(
        tmp_path / "a.zip", FORM, [archive.ArchiveFile(path=big, kind="diploma", name="diplom.pdf")]
    )
    assert refused(io.BytesIO(built.path.read_bytes())).name == "diplom.pdf"
    assert archive.read(built.path, file_limit=6_000_000).files[0].size == 5_000_001


@pytest.mark.parametrize(
    ("size", "chunk", "bounds"),
    [
        (0, 5, [(0, 0)]),
        (5, 5, [(0, 5)]),
        (6, 5, [(0, 5), (5, 1)]),
        (10, 5, [(0, 5), (5, 5)]),
    ],
)
def test_parts_of_an_archive(size: int, chunk: int, bounds: list[tuple[int, int]]) -> None:
    assert list(archive.chunk_bounds(size, chunk)) == bounds
