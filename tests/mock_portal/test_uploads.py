"""Archives in parts: the order of parts, their sizes, the five minutes, repeats (table 10)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gosmed_cli.contract.vocabulary import CHUNK_MAX, CHUNK_MIN
from gosmed_cli.mock_portal import orders, uploads
from gosmed_cli.mock_portal.problems import EpguRefused
from gosmed_cli.mock_portal.uploads import Part, Taken

from .counter import Counter, opened

FIRST = b"PK\x03\x04" + b"a" * (CHUNK_MIN - 4)
MIDDLE = b"b" * CHUNK_MIN
LAST = b"end"


class Desk:
    """One order whose parts come in."""

    def __init__(self, counter: Counter) -> None:
        self.counter, self.portal = counter, counter.portal
        with self.portal.store.transaction() as t:
            account = t.q.account_by_email(email="sokolova@example.ru")
            service = self.portal.catalogue.services["medical-cabinet"]
            self.number = orders.create(t, self.portal, account["id"], service, "45")

    def take(self, chunk: int | None, chunks: int | None, data: bytes) -> Taken:
        with self.portal.store.transaction() as t:
            return uploads.take(t, self.portal, self.number, Part(chunk, chunks, data))

    def whole(self) -> bytes:
        with self.portal.store.transaction() as t, uploads.assemble(t, self.number) as file:
            return file.read()

    def finish(self) -> None:
        with self.portal.store.transaction() as t:
            uploads.finish(t, self.number)

    def kept(self) -> int:
        row = self.portal.store.connection.execute("SELECT COUNT(*) FROM chunks").fetchone()
        return int(row[0])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as counter:
        yield Desk(counter)


def test_parts_between_first_and_last_come_in_any_order(desk: Desk) -> None:
    assert not desk.take(0, 4, FIRST).whole
    assert not desk.take(2, 4, MIDDLE + b"2").whole
    assert not desk.take(1, 4, MIDDLE + b"1").whole
    assert desk.take(3, 4, LAST).whole
    assert desk.whole() == FIRST + MIDDLE + b"1" + MIDDLE + b"2" + LAST


@pytest.mark.parametrize(
    ("chunk", "chunks", "data"),
    [
        (1, 3, MIDDLE),  # not the first
        (2, 3, LAST),  # the last
        (0, 3, FIRST[:-1]),  # too small
        (0, 3, b"x" * (CHUNK_MAX + 1)),  # too large
        (0, 0, FIRST),
        (3, 3, LAST),
        (0, None, FIRST),
        (0, uploads.MOST_CHUNKS + 1, FIRST),
    ],
)
def test_a_wrong_beginning_is_refused_and_leaves_nothing(
    desk: Desk, chunk: int, chunks: int | None, data: bytes
) -> None:
    with pytest.raises(EpguRefused) as refused:
        desk.take(chunk, chunks, data)
    assert refused.value.code == "bad_request"
    assert desk.kept() == 0


def test_the_last_part_waits_for_the_others(desk: Desk) -> None:
    desk.take(0, 3, FIRST)
    with pytest.raises(EpguRefused, match="bad_request"):
        desk.take(2, 3, LAST)
    desk.take(1, 3, MIDDLE)
    assert desk.take(2, 3, LAST).whole


def test_another_number_of_parts_is_refused_but_begins_anew_with_the_first(desk: Desk) -> None:
    desk.take(0, 3, FIRST)
    with pytest.raises(EpguRefused, match="bad_request"):
        desk.take(1, 4, MIDDLE)
    desk.take(0, 2, FIRST)
    assert desk.take(1, 2, LAST).whole
    assert desk.whole() == FIRST + LAST


def test_a_repeated_part_is_harmless_before_and_after_the_end(desk: Desk) -> None:
    desk.take(0, 2, FIRST)
    assert desk.take(0, 2, FIRST) == Taken(whole=False)
    assert desk.take(1, 2, LAST).whole
    desk.finish()
    assert desk.kept() == 0
    assert desk.take(0, 2, FIRST) == Taken(whole=False, known=True)
    assert desk.take(1, 2, LAST) == Taken(whole=True, known=True)
    assert desk.kept() == 0


def test_after_the_end_a_different_first_part_begins_another_archive(desk: Desk) -> None:
    desk.take(0, 2, FIRST)
    desk.take(1, 2, LAST)
    desk.finish()
    assert desk.take(0, 2, FIRST + b"!") == Taken(whole=False)
    assert desk.take(1, 2, LAST).whole
    assert desk.whole() == FIRST + b"!" + LAST


def test_parts_are_dropped_five_minutes_after_the_first(desk: Desk) -> None:
    desk.take(0, 3, FIRST)
    desk.counter.advance("4m")
    desk.take(1, 3, MIDDLE)
    desk.counter.advance("61s")
    assert desk.kept() == 0, "the clock itself drops them"
    with pytest.raises(EpguRefused, match="bad_request"):
        desk.take(2, 3, LAST)
    desk.take(0, 3, FIRST)
    desk.take(1, 3, MIDDLE)
    assert desk.take(2, 3, LAST).whole


def test_a_repeated_first_part_does_not_prolong_the_five_minutes(desk: Desk) -> None:
    desk.take(0, 2, FIRST)
    desk.counter.advance("4m")
    desk.take(0, 2, FIRST)
    desk.counter.advance("70s")
    with pytest.raises(EpguRefused, match="bad_request"):
        desk.take(1, 2, LAST)


def test_the_specifications_own_example_is_understood(desk: Desk) -> None:
    """It begins with «chunk 1, chunks 2» and goes on without numbers."""
    assert not desk.take(1, 2, FIRST).whole
    assert desk.take(None, None, LAST).whole
    assert desk.whole() == FIRST + LAST


def test_numbering_from_one_is_understood_where_the_first_part_begins_a_zip(desk: Desk) -> None:
    desk.take(1, 3, FIRST)
    desk.take(2, 3, MIDDLE)
    assert desk.take(3, 3, LAST).whole
    assert desk.whole() == FIRST + MIDDLE + LAST


def test_a_part_without_numbers_is_a_whole_archive(desk: Desk) -> None:
    def single(chunk: int | None, chunks: int | None, data: bytes) -> bool:
        with desk.portal.store.transaction() as t:
            return uploads.is_single(t, desk.portal, desk.number, Part(chunk, chunks, data))

    assert single(None, None, LAST)
    assert single(0, 1, LAST)
    desk.take(0, 2, FIRST)
    assert not single(None, None, LAST), "continues the upload under way"
    assert single(None, None, FIRST), "begins a zip"
