"""A file is there whole, or what was there before stays."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from gosmed_cli.exports import saving
from gosmed_cli.exports.opening import FORMATS, Format, file_writer, format_of

from .payouts import REPORT, rows


def fill(form: Format, target: Path, count: int = 3, **more: Any) -> None:
    with file_writer(form, target, REPORT, **more) as writer:
        for one in rows(count):
            writer.row(one)


@pytest.fixture
def _umask() -> Any:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o644)])
def test_who_may_read_it(form: Format, private: bool, mode: int, tmp_path: Path) -> None:
    fill(form, tmp_path / f"a.{form}", private=private)
    assert stat.S_IMODE((tmp_path / f"a.{form}").stat().st_mode) == mode
    assert [one.name for one in tmp_path.iterdir()] == [f"a.{form}"]


@pytest.mark.parametrize("form", FORMATS)
def test_what_breaks_off_leaves_what_was_there(form: Format, tmp_path: Path) -> None:
    target = tmp_path / f"a.{form}"
    target.write_text("before")

    def break_off() -> None:
        with file_writer(form, target, REPORT) as writer:
            for one in rows(50):
                writer.row(one)
            raise RuntimeError("the portal went away")

    with pytest.raises(RuntimeError, match="went away"):
        break_off()
    assert target.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_lies_elsewhere_meanwhile(form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No copy in a folder for temporary files: it might outlive a run that is killed."""
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    with file_writer(form, tmp_path / f"a.{form}", REPORT) as writer:
        for one in rows(50):
            writer.row(one)
        assert list(elsewhere.iterdir()) == []
        (beside,) = (one for one in tmp_path.iterdir() if one != elsewhere)
        assert stat.S_IMODE(beside.stat().st_mode) == 0o700
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_an_os_error(form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    (beside / f"a.{form}").symlink_to("/dev/full")
    monkeypatch.setattr("gosmed_cli.exports.opening.mkdtemp", lambda **_: str(beside))
    with pytest.raises(OSError, match="No space left") as raised:
        fill(form, tmp_path / f"a.{form}", 3000)
    assert raised.value.errno == errno.ENOSPC
    assert not list(tmp_path.iterdir())


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("before")
    (tmp_path / "link.csv").symlink_to("real.csv")
    fill("csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,")


def test_only_a_file_is_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for name in ("pipe.csv", "folder.csv"):
        with pytest.raises(OSError, match=r"exists|directory"):
            fill("csv", tmp_path / name)
        with pytest.raises(OSError, match=r"exists|directory"):
            saving.save(b"", tmp_path / name)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder.csv", "pipe.csv"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fill("csv", tmp_path / "none" / "a.csv")
    with pytest.raises(FileNotFoundError):
        saving.save(b"", tmp_path / "none" / "a.ics")


def test_the_name_tells_the_format() -> None:
    names = ("a.CSV", "выплаты.xlsx", "a.b.pdf", "a.jsonl", "a.xls", "pdf")
    assert [format_of(Path(name)) for name in names] == ["csv", "xlsx", "pdf", "jsonl", None, None]
