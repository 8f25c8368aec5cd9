"""A report's file, whatever its format: opened here, grown row by row, and there only once it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

from . import saving
from .csv_file import CsvWriter
from .jsonl import JsonLinesWriter
from .report import Report, Sink, Writer

Format = Literal["csv", "jsonl", "xlsx", "pdf"]
FORMATS: tuple[Format, ...] = ("csv", "jsonl", "xlsx", "pdf")
TEXT: tuple[Format, ...] = ("csv", "jsonl")


def format_of(path: Path) -> Format | None:
    """The format that a name's ending tells, if it does.

    >>> format_of(Path("выплаты.XLSX"))
    'xlsx'
    """
    ending = path.suffix.lower().lstrip(".")
    return next((one for one in FORMATS if one == ending), None)


@contextmanager
def file_writer(
    form: Format, target: Path, report: Report, *, excel: bool = False, private: bool = False
) -> Iterator[Writer]:
    """A writer of `target`, which appears (or is replaced) when everything went well; `private`: mode 0600.

    Raises OSError, ImportError where a library is not installed, OverflowError for a sheet that is too long.
    """
    target = saving.check(target)
    folder = Path(mkdtemp(dir=target.parent, prefix=".gosmed-"))
    part = folder / target.name
    try:
        with _written(form, part, report, excel) as writer:
            try:
                yield writer
                writer.close()
            except BaseException:
                writer.abandon()
                raise
        saving.place(part, target, private=private)
    finally:
        for left in folder.iterdir():
            with suppress(OSError):
                left.unlink()
        with suppress(OSError):
            folder.rmdir()


def stream_writer(form: Format, stream: Sink, report: Report, *, excel: bool = False) -> Writer:
    """A writer of a text format to a stream that is open already."""
    return JsonLinesWriter(stream, report) if form == "jsonl" else CsvWriter(stream, report, excel=excel)


@contextmanager
def _written(form: Format, part: Path, report: Report, excel: bool) -> Iterator[Writer]:
    if form in TEXT:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream_writer(form, stream, report, excel=excel)
    elif form == "xlsx":
        from .xlsx import XlsxWriter

        yield XlsxWriter(part, report)
    else:
        from .pdf import PdfWriter  # fpdf2, 0.1 s

        yield PdfWriter(part, report)
