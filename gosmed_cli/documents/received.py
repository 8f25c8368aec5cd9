"""Reading a submission that somebody else has packed: every doubt is an answer of API ЕПГУ, appendix 1.

The archive is hostile until read: sizes are limited before anything is unpacked, and nothing is ever written
under a name from inside.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..contract import application_xml as xml
from ..contract.vocabulary import FILE_LIMIT, SIGNATURE, TOTAL_LIMIT, TransportCode

Source = Path | IO[bytes]
BLOCK = 1 << 18  # bytes read at a time
SIGNATURE_LIMIT = 200_000
ENTRY_LIMIT = 450  # two hundred files, their signatures, both XMLs
UNPACKED_LIMIT = 200_000_000  # bytes; ten times what a submission may hold is no mistake but a bomb
_XML_NAME = re.compile(r"(req|trans)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.xml", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError)


class ArchiveProblem(Exception):
    """Why a submission ends before the department has it. `message` is Russian, for the applicant; `name` is
    the file at fault, where it is one."""

    def __init__(self, code: TransportCode, message: str, name: str | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.message = message
        self.name = name


@dataclass(frozen=True, slots=True)
class ReceivedArchive:
    """A submission whose shape, schema, sizes and hashes are in order. Contents are read from `source`, which
    must stay open while they are, when it is a file object."""

    source: Source
    form: xml.ApplicationForm
    transport: xml.Transport

    @property
    def files(self) -> tuple[xml.FileEntry, ...]:
        return self.transport.files

    def content(self, name: str) -> bytes:
        """The bytes of one file of the archive. Raises KeyError."""
        found = self._read(name)
        if found is None:
            raise KeyError(name)
        return found

    def signature(self, name: str) -> bytes | None:
        """The detached signature of one file of the archive; None where it is not signed."""
        return self._read(f"{name}{SIGNATURE}")

    def _read(self, name: str) -> bytes | None:
        """By its name, in which capitals do not matter: no two files differ in them alone."""
        with _opened(self.source) as archive:
            wanted = name.casefold()
            found = next((one for one in archive.namelist() if one.casefold() == wanted), None)
            return None if found is None else archive.read(found)


def read(source: Source, *, file_limit: int = FILE_LIMIT, total_limit: int = TOTAL_LIMIT) -> ReceivedArchive:
    """Read a submission and check all that needs no register. Limits in bytes. Raises ArchiveProblem."""
    with _opened(source) as archive:
        names = _flat_names(archive)
        transport_name = _one_xml(names, "trans", TransportCode.REQ_NOT_FOUND)
        form_name = _one_xml(names, "req", TransportCode.MPC_NOT_FOUND)
        transport = _parse_transport(archive, transport_name)
        form = _parse_form(archive, form_name)
        _check_heads(form, transport, form_name, transport_name)
        _check_form_hash(archive, transport, form_name)
        _check_listing(transport, names - {form_name, transport_name})
        _check_sizes(archive, transport, file_limit, total_limit)
        for entry in transport.files:
            _check_content(archive, entry)
    return ReceivedArchive(source, form, transport)


@contextmanager
def _opened(source: Source) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except _BROKEN as error:
        message = "Архив повреждён или это не zip-архив."
        raise ArchiveProblem(TransportCode.INVALID_FILES_STRUCTURE, message) from error


def _structure(message: str, name: str | None = None) -> ArchiveProblem:
    return ArchiveProblem(TransportCode.INVALID_FILES_STRUCTURE, message, name)


def _invalid(message: str, name: str | None = None) -> ArchiveProblem:
    return ArchiveProblem(TransportCode.VALIDATION_ERROR, message, name)


def _flat_names(archive: zipfile.ZipFile) -> set[str]:
    infos = archive.infolist()
    if len(infos) > ENTRY_LIMIT:
        raise _structure("В архиве слишком много файлов.")
    if sum(one.file_size for one in infos) > UNPACKED_LIMIT:
        raise _structure("Архив распаковывается в недопустимо большой объём.")
    for info in infos:
        # orig_filename: zipfile cuts a name at a zero byte and turns `\` into `/`
        if info.is_dir() or "/" in info.orig_filename or "\\" in info.orig_filename or "\0" in info.orig_filename:
            raise _structure("Архив не должен содержать папок.", info.filename)
        if info.flag_bits & 1:
            raise _structure("Архив не должен быть защищён паролем.", info.filename)
    names = {info.filename for info in infos}
    if len({name.casefold() for name in names}) != len(infos):
        raise _structure("В архиве есть файлы с одинаковыми именами.")
    return names


def _one_xml(names: set[str], prefix: str, missing: TransportCode) -> str:
    found = [name for name in names if (match := _XML_NAME.fullmatch(name)) and match[1].lower() == prefix]
    if len(found) > 1:
        raise _structure(f"В архиве несколько файлов {prefix}_….xml, нужен один.")
    if not found:
        what = "транспортного файла" if prefix == "trans" else "файла с данными заявления"
        raise ArchiveProblem(missing, f"В архиве нет {what} {prefix}_<guid>.xml.")
    return found[0]


def _read_limited(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    if archive.getinfo(name).file_size > limit:
        raise _invalid(f"Файл {name} слишком велик.", name)
    with archive.open(name) as inside:
        return inside.read(limit + 1)


def _parse_transport(archive: zipfile.ZipFile, name: str) -> xml.Transport:
    try:
        return xml.parse_trans(_read_limited(archive, name, xml.XML_LIMIT))
    except xml.XmlProblem as error:
        raise _invalid(f"Файл {name} не соответствует схеме: {error}.", name) from error


def _parse_form(archive: zipfile.ZipFile, name: str) -> xml.ApplicationForm:
    try:
        return xml.parse_req(_read_limited(archive, name, xml.XML_LIMIT))
    except xml.XmlProblem as error:
        raise _invalid(f"Файл {name} не соответствует схеме: {error}.", name) from error


def _check_heads(form: xml.ApplicationForm, transport: xml.Transport, form_name: str, transport_name: str) -> None:
    if not transport.agrees_with(form):
        raise _invalid(f"Файлы {transport_name} и {form_name} описывают разные заявления.", transport_name)
    if form_name.lower() != xml.req_name(form.guid) or transport_name.lower() != xml.trans_name(form.guid):
        raise _invalid("Идентификатор в имени файла не совпадает с идентификатором внутри него.", form_name)


def _check_form_hash(archive: zipfile.ZipFile, transport: xml.Transport, form_name: str) -> None:
    data = _read_limited(archive, form_name, xml.XML_LIMIT)
    same = (len(data), hashlib.sha256(data).hexdigest()) == (transport.form_size, transport.form_sha256)
    if not same or transport.form_name.lower() != form_name.lower():
        raise _invalid(f"Контрольная сумма файла {form_name} не совпадает с указанной.", form_name)


def _check_listing(transport: xml.Transport, present: set[str]) -> None:
    listed = {one.name for one in transport.files}
    signatures = {f"{one.name}{SIGNATURE}" for one in transport.files if one.signed}
    xml_signatures = {name for name in present if _XML_NAME.fullmatch(name.removesuffix(SIGNATURE))}
    if missing := sorted(listed - present):
        raise _invalid(f"В архиве нет файла {missing[0]}, указанного в перечне.", missing[0])
    if missing := sorted(signatures - present):
        message = f"В архиве нет подписи {missing[0]}."
        raise ArchiveProblem(TransportCode.FILES_VERIFICATION_FAILED, message, missing[0])
    if extra := sorted(present - listed - signatures - xml_signatures):
        raise _invalid(f"Файл {extra[0]} не указан в перечне.", extra[0])


def _check_sizes(archive: zipfile.ZipFile, transport: xml.Transport, file_limit: int, total_limit: int) -> None:
    for entry in transport.files:
        if archive.getinfo(entry.name).file_size != entry.size:
            raise _invalid(f"Размер файла {entry.name} не совпадает с указанным.", entry.name)
        if entry.size > file_limit:
            raise _invalid(f"Файл {entry.name} больше {file_limit // 1_000_000} МБ.", entry.name)
    for info in archive.infolist():
        if info.filename.endswith(SIGNATURE) and info.file_size > SIGNATURE_LIMIT:
            raise _invalid(f"Файл подписи {info.filename} слишком велик.", info.filename)
    if sum(entry.size for entry in transport.files) > total_limit:
        raise _invalid(f"Вложения вместе больше {total_limit // 1_000_000} МБ.")


def _check_content(archive: zipfile.ZipFile, entry: xml.FileEntry) -> None:
    digest = hashlib.sha256()
    with archive.open(entry.name) as inside:
        head = inside.read(BLOCK)
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c")):
            raise _structure("Архив не должен содержать вложенных архивов.", entry.name)
        while head:
            digest.update(head)
            head = inside.read(BLOCK)
    if digest.hexdigest() != entry.sha256:
        raise _invalid(f"Контрольная сумма файла {entry.name} не совпадает с указанной.", entry.name)
