"""A user's world for a story: a portal in its own process, a home of one's own, and the program as typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .warm import Program, may_be_warm

START_LIMIT = 30.0  # seconds within which the portal must answer on a busy machine
COMMAND_LIMIT = 90.0


@dataclass(frozen=True)
class Result:
    """What a command said and how it ended."""

    argv: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error that `--json` prints on stderr."""
        error: dict[str, Any] = json.loads(self.err.strip().splitlines()[-1])["error"]
        return error

    def __str__(self) -> str:
        return f"$ gosmed {' '.join(self.argv)}\n[exit {self.code}]\n{self.out}\n--- stderr\n{self.err}"


@dataclass
class World:
    """One user on one computer (`home`), and a portal to talk to."""

    folder: Path
    scenario: str = "demo"
    lang: str = "en"
    environment: dict[str, str] = field(default_factory=dict)
    url: str = ""
    served_by: str = "gosmed_cli"  # the module that is run as the portal
    _process: subprocess.Popen[bytes] | Program | None = None

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def env(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("GOSMED_", "LC_", "LANG"))
        }
        kept.pop("DBUS_SESSION_BUS_ADDRESS", None)
        return {
            **kept,
            "GOSMED_HOME": str(self.home),
            "GOSMED_LANG": self.lang,
            **({"GOSMED_PORTAL": self.url} if self.url else {}),
            **self.environment,
        }

    def start(self, *options: str, port: int = 0) -> None:
        """Start the portal (again) on its data folder, and wait until it answers."""
        ready = self.folder / "ready"
        ready.unlink(missing_ok=True)
        first = not (self.folder / "portal").exists()
        argv = ["portal", "serve", "--port", str(port), "--data", str(self.folder / "portal")]
        argv += ["--ready-file", str(ready), *(["--scenario", self.scenario] if first else []), *options]
        log_file = self.folder / "portal.log"
        if self.served_by == "gosmed_cli" and may_be_warm(self.environment):
            self._process = Program(argv, self.env(), Path.cwd(), stdin=None, out=log_file, err=log_file)
            self._until_ready(ready)
            return
        with log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self.served_by, *argv],
                env={**self.env(), "PYTHONPATH": str(Path(__file__).parents[2])},
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
            )
        self._until_ready(ready)

    def _until_ready(self, ready: Path) -> None:
        assert self._process is not None
        deadline = time.monotonic() + START_LIMIT
        while not (ready.exists() and ready.read_text().strip()):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the portal did not start:\n{(self.folder / 'portal.log').read_text()}")
            time.sleep(0.02)
        self.url = ready.read_text().strip().split()[-1]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def stop(self, *, kill: bool = False) -> int:
        """Stop the portal; returns its exit code."""
        assert self._process is not None
        if kill:
            self._process.kill()
        else:
            self._process.terminate()
        code = self._process.wait(timeout=20)
        self._process = None
        return code

    @property
    def running(self) -> bool:
        return self._process is not None

    def run(self, *argv: str, stdin: str | None = None, cwd: Path | None = None, **environment: str) -> Result:
        """Type a command. Without `stdin` the standard input is closed, as under cron."""
        whole = {**self.env(), **environment}
        if may_be_warm({**self.environment, **environment}):
            return self._warm(argv, whole, stdin, cwd or self.folder)
        return self._cold(("-m", "gosmed_cli"), argv, whole, stdin, cwd or self.folder)

    def killed(self, at: int, *argv: str) -> Result:
        """Type a command that is killed at this boundary (see `killed`)."""
        if may_be_warm(self.environment):
            return self._warm(argv, self.env(), None, self.folder, kill_at=at)
        environment = {**self.env(), "PYTHONPATH": str(Path(__file__).parents[2])}
        return self._cold(("-m", "tests.acceptance.killed", str(at)), argv, environment, None, self.folder)

    def _cold(
        self,
        program: tuple[str, ...],
        argv: tuple[str, ...],
        environment: dict[str, str],
        stdin: str | None,
        cwd: Path,
    ) -> Result:
        done = subprocess.run(
            [sys.executable, *program, *argv],
            env=environment,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
            timeout=COMMAND_LIMIT,
            cwd=cwd,
            encoding="utf-8",
        )
        return Result(argv, done.returncode, done.stdout, done.stderr)

    def _warm(
        self, argv: tuple[str, ...], environment: dict[str, str], stdin: str | None, cwd: Path, kill_at: int = 0
    ) -> Result:
        with tempfile.TemporaryDirectory() as made:
            typed, out, err = (Path(made) / name for name in ("in", "out", "err"))
            if stdin is not None:
                typed.write_text(stdin, encoding="utf-8")
            given = typed if stdin is not None else None
            program = Program(argv, environment, cwd, stdin=given, out=out, err=err, kill_at=kill_at)
            code = program.wait(timeout=COMMAND_LIMIT)
            return Result(argv, code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

    def ok(self, *argv: str, code: int = 0, stdin: str | None = None, cwd: Path | None = None) -> Result:
        """Type a command that must end with this exit code and never with a traceback."""
        result = self.run(*argv, stdin=stdin, cwd=cwd)
        assert result.code == code, str(result)
        assert "Traceback" not in result.err, str(result)
        return result

    def last_code(self, to: str | None = None) -> str:
        """The newest code that the portal sent, out of its outbox."""
        items = self.ok("portal", "outbox", "--json").json["items"]
        texts = [item["text"] for item in items if to is None or item["to"] == to]
        digits: list[str] = [word.strip(".,:») ") for word in texts[-1].split() if word.strip(".,:») ").isdigit()]
        return digits[0]

    def with_code(self, *argv: str, to: str | None = None) -> Result:
        """Type a command that asks for a code, and once more with the one that came to this phone or mailbox."""
        asked = self.ok(*argv, code=4).json
        return self.ok(*argv, "--challenge", asked["challenge"], "--code", self.last_code(to))

    def sign_in(self, login: str = "sokolova@example.ru", password: str = "Demo-2026!", *options: str) -> None:
        """Password, then the code of the SMS, as a script would do it."""
        asked = self.ok("login", "--login", login, "--password-stdin", "--json", *options, stdin=password, code=4)
        self.ok(
            "login", "--login", login, "--challenge", asked.json["challenge"], "--code", "-", *options,
            stdin=self.last_code(),
        )  # fmt: skip
