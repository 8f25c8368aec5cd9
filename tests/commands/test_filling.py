"""Filling in a form at a real terminal (a pty): asked field by field, checked at once, nothing lost."""

from __future__ import annotations

import codecs
import os
import pty
import select
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.documents.sample import demo_scans
from gosmed_cli.usecases.value_words import shown

ACT = """
import sys
from commands import filling
from commands.run import Run
from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.text.say import set_language
from gosmed_cli.usecases.drafts import Drafts
set_language("en")
run = Run([])
assert run.can_ask
service = bundled_service("identity-bank")
account = {"known": {"last_name": "Соколова", "first_name": "Анна"}}
asking = filling.Filling(run, service, account, Drafts(run.app.paths, "default"))
given = asking.whole(filling.Given())
print("SENDS", asking.may_send(given))
print("BANK", given.values["bank"])
"""


class Terminal:
    """A program at a terminal of ours."""

    def __init__(self, *argv: str, env: Mapping[str, str] | None = None) -> None:
        self.pid_side, side = pty.openpty()
        self.process = subprocess.Popen(
            argv, stdin=side, stdout=side, stderr=side, start_new_session=True,
            env={**(os.environ if env is None else env), "TERM": "dumb", "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        os.close(side)
        self.seen = self.rest = ""
        self.decode = codecs.getincrementaldecoder("utf-8")().decode  # a letter may come in two halves

    def until(self, text: str) -> str:
        """Read until this is on the screen (after what was seen before)."""
        found, limit = self.rest, time.monotonic() + 30
        while text not in found:
            ready, _, _ = select.select([self.pid_side], [], [], max(0.0, limit - time.monotonic()))
            if not ready:
                raise AssertionError(f"{text!r} never came:\n{self.seen}{found}")
            try:
                found += self.decode(os.read(self.pid_side, 4096))
            except OSError:
                raise AssertionError(f"{text!r} never came:\n{self.seen}{found}") from None
        shown, _, self.rest = found.partition(text)
        self.seen += shown + text
        return shown

    def type(self, text: str) -> None:
        os.write(self.pid_side, f"{text}\n".encode())

    def interrupt(self) -> None:
        """Ctrl-C, until it is noticed: a signal between a prompt and the wait for a key waits for that key."""
        while self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            time.sleep(0.2)

    def close(self) -> int:
        code = self.process.wait(timeout=20)
        os.close(self.pid_side)
        return code


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(sys.executable, "-c", ACT)


def test_field_by_field(terminal: Terminal, home: Path) -> None:
    terminal.until("Last name [Соколова]: ")
    terminal.type("")
    terminal.until("First name [Анна]: ")
    terminal.type("Ivan1")
    terminal.until("✗")
    terminal.until("First name [Анна]: ")
    terminal.type("")
    terminal.until("Middle name: ")
    terminal.type("")
    terminal.until("Date of birth: ")
    terminal.type("31.02.1985")
    terminal.until("✗")
    terminal.until("Date of birth: ")
    terminal.type("12.04.1985")
    terminal.until("Passport series: ")
    draft = tomllib.loads((home / "state/drafts/default/identity-bank.toml").read_text(encoding="utf-8"))
    assert draft["birth_date"] == "1985-04-12"
    for label, value in (("", "4509"), ("Passport number: ", "123456"), ("Passport issued on: ", "20.05.2010"),
                         ("Subdivision code: ", "770-001")):  # fmt: skip
        if label:
            terminal.until(label)
        terminal.type(value)
    terminal.until("SNILS: ")
    terminal.type("112-233-445 96")
    terminal.until("✗")
    terminal.until("SNILS: ")
    terminal.type("112-233-445 95")
    terminal.until("INN: ")
    terminal.type("500100732259")
    terminal.until("Bank: ")
    terminal.type("?")
    terminal.until("Bank: ")
    terminal.type("сбербанк")
    terminal.until("Method: ")
    terminal.type("video")
    terminal.until("Send the application? (Y/n): ")
    terminal.type("n")
    terminal.until("SENDS False")
    assert terminal.close() == 0


def test_ctrl_c_keeps_the_draft(terminal: Terminal, home: Path) -> None:
    terminal.until("Last name [Соколова]: ")
    terminal.type("Орлова")
    terminal.until("First name [Анна]: ")
    terminal.interrupt()
    assert terminal.close() != 0
    draft = tomllib.loads((home / "state/drafts/default/identity-bank.toml").read_text(encoding="utf-8"))
    assert draft["last_name"] == "Орлова"


ASK_FILES = """
import sys
from pathlib import Path
from commands import filling_files
from commands.run import Run
from gosmed_cli.contract.catalogue import bundled_service
from gosmed_cli.text.say import set_language
set_language("en")
service = bundled_service("medical-cabinet")
slot = service.slot("diploma")
print("FILES", [one.name for one in filling_files.ask_files(Run([]), service, slot, ())])
"""


def test_a_scan_is_checked_and_repaired_at_once(tmp_path: Path) -> None:
    scan = next(one for one in demo_scans(tmp_path) if one.suffix == ".tiff")
    before = scan.read_bytes()
    terminal = Terminal(sys.executable, "-c", ASK_FILES)
    terminal.until("File: ")
    terminal.type("")
    terminal.until("✗ at least one file is needed")
    terminal.until("File: ")
    terminal.type(str(tmp_path / "nothing.pdf"))
    terminal.until("✗")
    terminal.until("File: ")
    terminal.type(f"'{scan}'")
    terminal.until("TIFF")
    terminal.until("Repair a copy of the file? (Y/n): ")
    terminal.type("")
    terminal.until("Repaired copy:")  # a long path is on the next line
    terminal.until("One more file (empty: no more): ")
    terminal.type("")
    terminal.until("FILES ['diplom_2012.pdf']")
    assert terminal.close() == 0
    assert scan.read_bytes() == before, "the original is never touched"


def test_values_are_shown_as_people_write_them() -> None:
    service = bundled_service("medical-cabinet")
    assert service is not None
    for name, value, expected in (
        ("birth_date", "1985-04-12", "12.04.1985"),
        ("snils", "11223344595", "112-233-445 95"),
        ("phone", "+79000000001", "+7 900 000-00-01"),
        ("inn", "500100732259", "500100732259"),
        ("birth_date", "31.02.1985", "31.02.1985"),
    ):
        field = service.field(name)
        assert field is not None
        assert shown(field, value) == expected
