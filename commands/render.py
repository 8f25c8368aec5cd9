"""The only writer of standard output: JSON, CSV or text for a person, the same content in each.

A command returns an `Answer`; what it holds is shown in the form that was asked for. Everything that goes to a
person is cleaned on the way, so that no text of a portal or a file can command the terminal.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO, TypeVar

from gosmed_cli.errors import UsageProblem
from gosmed_cli.text.clean import clean, harmless

from .page import Page

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found. `data` is the JSON document (a list becomes `{"items", "next"}`), `text` draws it
    for a person, `columns` are the keys of CSV. `after` runs once everything is flushed."""

    data: Any = None
    text: Callable[[Page], None] | None = None
    columns: Sequence[str] = ()
    exit: int = 0
    next: Any = None
    after: Callable[[], None] | None = None


@dataclass
class Output:
    """The form asked for and the two streams."""

    form: str = "text"
    query: str | None = None
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)

    def ask(self, expression: str) -> None:
        """Filter JSON by this expression. Raises UsageProblem where it is none."""
        import jmespath
        from jmespath.exceptions import JMESPathError

        try:
            jmespath.compile(expression)
        except JMESPathError as error:
            raise UsageProblem("bad_query", query=expression, reason=str(error).partition("\n")[0]) from error
        self.form, self.query = "json", expression

    def wants_json(self, arguments: Sequence[str]) -> bool:
        """Whether errors are JSON too: also where parsing stopped before it came to `--json`."""
        typed = arguments[: arguments.index("--")] if "--" in arguments else arguments
        return self.form == "json" or any(one == "--json" or one.partition("=")[0] == "--query" for one in typed)

    @property
    def machine(self) -> bool:
        """Whether a program reads this."""
        return self.form != "text"

    def show(self, answer: Answer) -> None:
        """Print the answer, flush, and only then do what depends on its having been printed."""
        if self.form == "json":
            if answer.data is not None:
                self.document(listed(answer.data, answer.next))
        elif self.form == "csv":
            if answer.data is not None:
                self.table(answer)
        elif answer.text is not None:
            answer.text(self.page())
        self.flush()
        if answer.after is not None:
            answer.after()

    def page(self) -> Page:
        """A page on standard output."""
        return Page(self.stdout)

    def document(self, data: Any) -> None:
        """One JSON document on one line or, for a terminal, indented."""
        if self.query is not None:
            data = self._filtered(data)
        indent = 2 if self.stdout.isatty() else None
        self.write(self._text(data, indent) + "\n")

    def _filtered(self, data: Any) -> Any:
        import jmespath
        from jmespath.exceptions import JMESPathError

        try:
            return jmespath.search(self.query or "@", data)
        except JMESPathError as error:
            raise UsageProblem("bad_query", query=self.query, reason=str(error).partition("\n")[0]) from error

    def table(self, answer: Answer) -> None:
        """CSV with a header; values that hold more than one are JSON."""
        items = answer.data["items"] if isinstance(answer.data, dict) and "items" in answer.data else answer.data
        write = self._csv(answer.columns)
        for item in items or []:
            write(item)

    async def stream(self, rows: AsyncIterator[Mapping[str, Any]], columns: Sequence[str]) -> Answer:
        """Print a list as it comes, in memory one item: the same document as of an `Answer` that has it whole.

        For JSON and CSV; `--query` sees all at once, so that the list is collected. What fails with the first row
        fails before anything is printed; what fails later leaves a document that is cut short, and its exit code.
        Returns what is left to show.
        """
        if self.query is not None:
            return Answer([row async for row in rows], columns=columns)
        begun = await started(rows)
        await (self._stream_json(begun) if self.form == "json" else self._stream_csv(begun, columns))
        return Answer()

    async def _stream_json(self, rows: AsyncIterator[Mapping[str, Any]]) -> None:
        between = ",\n" if self.stdout.isatty() else ", "
        self.write('{"items": [')
        first = True
        async for row in rows:
            self.write(("" if first else between) + self._text(row))
            first = False
        self.write('], "next": null}\n')

    async def _stream_csv(self, rows: AsyncIterator[Mapping[str, Any]], columns: Sequence[str]) -> None:
        write = self._csv(columns)
        async for row in rows:
            write(row)

    def _csv(self, columns: Sequence[str]) -> Callable[[Mapping[str, Any]], None]:
        """What writes one row; the header is written."""
        import csv  # only where it is asked for

        from .cells import cell  # the rule for files, of which most commands make none

        writer = csv.writer(self, lineterminator="\n")
        writer.writerow(columns)
        return lambda row: writer.writerow([cell(row.get(column)) for column in columns])

    def _text(self, value: Any, indent: int | None = None) -> str:
        unicode = (self.stdout.encoding or "").lower().replace("-", "") in ("utf8", "")
        return harmless(json.dumps(value, ensure_ascii=not unicode, indent=indent, default=str))

    def write(self, text: str) -> None:
        """Put text on standard output as it is (made safe by the caller)."""
        try:
            self.stdout.write(text)
        except UnicodeEncodeError:
            encoding = self.stdout.encoding or "ascii"
            self.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))

    def as_is(self) -> None:
        """From now on standard output is UTF-8 with line ends as written, whatever this computer's habits are."""
        if isinstance(self.stdout, io.TextIOWrapper) and not self.stdout.isatty():
            self.stdout.reconfigure(encoding="utf-8", newline="")

    def bytes(self, content: bytes) -> None:
        """A file as it is; what a terminal shows of it is made safe."""
        if self.stdout.isatty():
            self.write(clean(content.decode("utf-8", "replace"), lines=True) + "\n")
            return
        self.stdout.flush()
        self.stdout.buffer.write(content)

    def flush(self) -> None:
        """Standard output is on its way, or an OSError says why not."""
        if self.stdout is not None:
            self.stdout.flush()

    def note(self, text: str) -> None:
        """A line for a person, on standard error; there is nobody to tell when that is closed."""
        page = Page(self.stderr)
        try:
            for part in clean(text, lines=True).split("\n"):
                page.line(part) if "gosmed " in part else page.kept(part)  # a command is copied whole
            self.stderr.flush()
        except (OSError, ValueError):
            pass


def listed(data: Any, following: Any = None) -> Any:
    """A list as INTERFACE shows lists."""
    return {"items": data, "next": following} if isinstance(data, (list, tuple)) else data


async def started(rows: AsyncIterator[Item]) -> AsyncIterator[Item]:
    """The same rows, the first of them fetched already: what fails at once fails before anything is printed."""
    first = [row async for row in _first(rows)]
    return _joined(first, rows)


async def _first(rows: AsyncIterator[Item]) -> AsyncIterator[Item]:
    async for row in rows:
        yield row
        return


async def _joined(first: Iterable[Item], rows: AsyncIterator[Item]) -> AsyncIterator[Item]:
    for row in first:
        yield row
    async for row in rows:
        yield row


def lines_of(rows: Iterable[str]) -> Callable[[Page], None]:
    """An answer of plain lines."""
    kept = list(rows)

    def draw(page: Page) -> None:
        for row in kept:
            page.line(row)

    return draw


def note(text: str, *, style: str = "plain") -> None:
    """Say something to a person, on standard error."""
    Page(sys.stderr).line(text, style, lines=True)
