"""The journal keeps what it must across runs and processes, and says when it cannot."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from gosmed_cli.errors import Locked, UsageProblem
from gosmed_cli.journal import Cursor, Journal, State, Where, db
from gosmed_cli.journal.journal import REQUESTS_KEPT
from gosmed_cli.paths import Paths

WHERE = Where("default", "http://p.test", "account")
OTHER = Where("work", "http://p.test", "account")


def opened(folder: Path) -> Journal:
    return Journal(Paths(folder / "config.toml", folder / "state"), "default")


def begun(journal: Journal, guid: str = "g1", content: str = "c") -> object:
    return journal.submissions.begin(WHERE, slug="s", content=content, instance="i", guid=guid)


def test_a_private_file_without_a_wal(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.require()
    path = tmp_path / "state" / "journal.sqlite"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    mode = sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone()[0]
    assert mode == "delete"
    journal.close()


def test_nothing_is_opened_until_it_is_needed(tmp_path: Path) -> None:
    opened(tmp_path).close()
    assert not (tmp_path / "state").exists()


def test_a_submission_step_by_step_across_runs(tmp_path: Path) -> None:
    one = opened(tmp_path).submissions
    submission = one.begin(WHERE, slug="s", content="c", instance="i", guid="g1")
    submission = one.created(submission, "123", "i")
    submission = one.built(submission, tmp_path / "a.zip", 11, "abc", 5)
    submission = one.to(submission, State.SENDING)
    one.acknowledge(submission, 0)
    one.acknowledge(submission, 0)
    again = opened(tmp_path).submissions
    found = again.unfinished(WHERE, "s")
    assert found == submission
    assert found.number == "123"
    assert set(again.acknowledged(found)) == {0}
    assert again.archives() == {tmp_path / "a.zip"}
    assert again.unfinished(OTHER, "s") is None
    assert again.unfinished(WHERE, "other") is None
    again.to(found, State.DONE)
    assert again.unfinished(WHERE, "s") is None
    assert again.archives() == set()
    sent = again.sent(WHERE, "s", "c")
    assert sent is not None
    assert sent.number == "123"
    assert again.sent(WHERE, "s", "another") is None


def test_a_new_archive_forgets_acknowledged_parts(tmp_path: Path) -> None:
    one = opened(tmp_path).submissions
    submission = one.created(one.begin(WHERE, slug="s", content="c", instance="i", guid="g"), "1", "i")
    one.acknowledge(submission, 0)
    submission = one.built(submission, tmp_path / "a.zip", 1, "x", 5)
    assert one.acknowledged(submission) == {}


def test_cursors_have_names_and_begin_anew(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    assert journal.cursor(WHERE, "cron") is None
    first = Cursor("i", "2026-03-02T09:00:00.000", {"1": (6, "a")})
    journal.move_cursor(WHERE, "cron", first, anew=True)
    journal.move_cursor(WHERE, "cron", Cursor("i", "2026-03-03T09:00:00.000", {"2": (3, "b")}), anew=False)
    assert journal.cursor(WHERE, "cron") == Cursor("i", "2026-03-03T09:00:00.000", {"1": (6, "a"), "2": (3, "b")})
    assert journal.cursor(WHERE, "mail") is None
    assert journal.cursor(OTHER, "cron") is None
    journal.move_cursor(WHERE, "cron", Cursor("j", "2026-01-01T00:00:00.000", {}), anew=True)
    assert journal.cursor(WHERE, "cron") == Cursor("j", "2026-01-01T00:00:00.000", {})


def test_contacts_are_kept_as_digests(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.contact_challenged(WHERE, "+79000000009", "ch1")
    assert not journal.contact_confirmed(WHERE, "+79000000009")
    journal.challenge_answered(WHERE, "ch1")
    assert journal.contact_confirmed(WHERE, "+79000000009")
    journal.close()
    assert b"79000000009" not in (tmp_path / "state" / "journal.sqlite").read_bytes()


def test_requests_are_bounded(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    for _ in range(REQUESTS_KEPT + 20):
        journal.observe("GET", "/x", 200, 1)
    journal.decided([("p", "1", 1, "s", "approved", None, "t")] * 2)
    journal.close()
    with sqlite3.connect(tmp_path / "state" / "journal.sqlite") as c:
        assert c.execute("SELECT count(*) FROM requests").fetchone()[0] == REQUESTS_KEPT
        assert c.execute("SELECT count(*) FROM decisions").fetchone()[0] == 1


def test_times_that_cannot_be_written_harm_nobody(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    journal = opened(tmp_path)
    journal.observe("GET", "/x", 200, 1)
    journal.close()


def test_a_journal_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    with pytest.raises(UsageProblem) as found:
        opened(tmp_path).require()
    assert found.value.code == "journal.no_room"


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    begun(journal)
    connection = journal._database._open()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UsageProblem) as found:
        begun(journal, "more", "x" * 100_000)
    assert found.value.code == "journal.no_room"
    assert journal.submissions.unfinished(WHERE, "s") is not None


def test_a_journal_of_a_newer_gosmed(tmp_path: Path) -> None:
    opened(tmp_path).require()
    with sqlite3.connect(tmp_path / "state" / "journal.sqlite") as c:
        c.execute("PRAGMA user_version = 99")
    with pytest.raises(UsageProblem) as found:
        opened(tmp_path).require()
    assert found.value.code == "journal.newer"


def test_a_damaged_journal(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "journal.sqlite").write_bytes(b"not a database, but long enough to be read" * 50)
    with pytest.raises(UsageProblem) as found:
        opened(tmp_path).require()
    assert found.value.code == "journal.broken"


def test_another_process_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "BUSY_SECONDS", 0.1)
    journal, other = opened(tmp_path), opened(tmp_path)
    journal.require()
    other.require()
    with journal._database.transaction(), pytest.raises(Locked):
        other.require()
    other.require()


def test_many_at_once(tmp_path: Path) -> None:
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            journal = opened(tmp_path)
            for step in range(10):
                journal.submissions.begin(WHERE, slug="s", content="c", instance="i", guid=f"{number}-{step}")
            journal.close()
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with sqlite3.connect(tmp_path / "state" / "journal.sqlite") as c:
        assert c.execute("SELECT count(*) FROM submissions").fetchone()[0] == 40
