"""What the cabinet keeps on disk, and what it does not."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta

import pytest

from gosmed_cli.paths import find
from tui.store import Store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
URL = "https://portal.example.ru"


def test_a_list_comes_back_with_its_age() -> None:
    store = Store(find(), "default", URL)
    store.save("applications", [{"number": "1"}], NOW)
    kept = store.load("applications")
    assert kept is not None
    assert kept.value == [{"number": "1"}]
    assert kept.portal_now(kept.at + timedelta(hours=1)) == NOW + timedelta(hours=1)


def test_only_its_owner_can_read_it_and_personal_numbers_are_left_out() -> None:
    store = Store(find(), "default", URL)
    account = {"known": {"snils": "11223344595"}, "email": "a@b.ru", "phone": "+79000000001", "level": "basic"}
    store.save("home", {"account": account}, NOW)
    (file,) = store.folder.glob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    assert not [one for one in ("11223344595", "a@b.ru", "79000000001") if one in text]


def test_nothing_else_is_kept() -> None:
    with pytest.raises(ValueError, match="records"):
        Store(find(), "default", URL).save("records", [{"patient": "…"}], NOW)


def test_profiles_and_portals_are_apart_and_somebody_else_sees_nothing() -> None:
    mine = Store(find(), "default", URL)
    mine.belongs_to("1")
    mine.save("applications", [], NOW)
    assert Store(find(), "work", URL).load("applications") is None
    assert Store(find(), "default", "https://other.example.ru").load("applications") is None
    mine.belongs_to("1")
    assert mine.load("applications") is not None
    mine.belongs_to("2")
    assert mine.load("applications") is None


def test_a_broken_file_is_no_file() -> None:
    store = Store(find(), "default", URL)
    store.save("applications", [], NOW)
    (store.folder / "applications.json").write_text("{", encoding="utf-8")
    assert store.load("applications") is None
