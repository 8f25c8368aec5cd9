"""The archive of exported payouts: what an export has otherwise than the one before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from gosmed_cli.journal import Exported, Journal, Where
from gosmed_cli.journal.payouts import Difference
from gosmed_cli.paths import Paths

ANNA = Where("default", "http://portal", "anna")
OTHER = Where("default", "http://portal", "ivan")
NOW = "2026-03-02T09:00:00+03:00"
ONE = Exported("V-1", "2026-01-05", "planned", Decimal("100.50"))
TWO = Exported("V-2", "2026-02-05", "planned", Decimal("200.00"))
THREE = Exported("V-3", "2026-03-05", "planned", Decimal("300.00"))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(Paths(tmp_path / "config.toml", tmp_path / "state"), "default")
    yield opened
    opened.close()


def exported(
    journal: Journal,
    *seen: Exported,
    where: Where = ANNA,
    instance: str = "a",
    since: str | None = None,
    at: str = NOW,
) -> Difference:
    journal.payouts.look_anew()
    for one in seen:
        journal.payouts.see([one])
    return journal.payouts.remember(where, instance, since, None, at)


def test_the_first_export_has_nothing_to_compare(journal: Journal) -> None:
    assert exported(journal, ONE, TWO) == Difference()
    assert exported(journal, ONE, TWO) == Difference(NOW)


def test_new_changed_and_gone(journal: Journal) -> None:
    exported(journal, ONE, TWO)
    paid = Exported("V-2", "2026-02-06", "transferred", Decimal("199.99"))
    assert exported(journal, THREE, paid) == Difference(NOW, ["V-3"], [(TWO, paid)], ["V-1"])
    assert exported(journal, THREE, paid) == Difference(NOW)


def test_what_lies_outside_the_days_is_not_gone(journal: Journal) -> None:
    exported(journal, ONE, TWO)
    assert exported(journal, TWO, since="2026-02-01") == Difference(NOW)
    assert exported(journal, ONE, TWO) == Difference(NOW)


@pytest.mark.parametrize(("where", "instance"), [(OTHER, "a"), (ANNA, "another")])
def test_accounts_and_portals_are_apart(where: Where, instance: str, journal: Journal) -> None:
    exported(journal, ONE)
    assert exported(journal, TWO, where=where, instance=instance) == Difference()
    assert exported(journal, ONE) == Difference(NOW)


def test_an_export_that_broke_off_leaves_nothing(journal: Journal) -> None:
    exported(journal, ONE)
    journal.payouts.look_anew()
    journal.payouts.see([TWO])
    assert exported(journal, ONE) == Difference(NOW)


def test_an_export_of_nothing_counts_as_one(journal: Journal) -> None:
    assert exported(journal) == Difference()
    later = exported(journal, ONE, at="2026-03-03T09:00:00+03:00")
    assert later == Difference(NOW, ["V-1"])


def test_the_last_one_is_the_last_with_days_in_common(journal: Journal) -> None:
    exported(journal, THREE, since="2026-03-01")
    journal.payouts.look_anew()
    journal.payouts.see([ONE])
    assert journal.payouts.remember(ANNA, "a", None, "2026-01-31", "2026-03-03T09:00:00+03:00") == Difference()
    assert exported(journal, ONE, TWO, THREE) == Difference("2026-03-03T09:00:00+03:00", ["V-2"])


def test_what_an_export_lacks_can_be_asked_for_before_it_is_called_gone(journal: Journal) -> None:
    exported(journal, ONE, TWO)
    journal.payouts.look_anew()
    journal.payouts.see([TWO])
    assert journal.payouts.missing(ANNA, "a", None, "2026-01-31") == ["V-1"]
    moved = Exported("V-1", "2026-03-09", "planned", ONE.amount)
    journal.payouts.see([moved])
    assert journal.payouts.remember(ANNA, "a", None, "2026-01-31", NOW) == Difference(NOW, [], [(ONE, moved)])
