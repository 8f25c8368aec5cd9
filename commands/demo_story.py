"""The story that `gosmed demo` tells, step by step, on a portal of its own.

Every command shown is a process of its own, started as a user would start it; the demo only prepares a
folder, and reads the code of the SMS out of the portal's outbox where a person would look at the phone.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gosmed_cli.errors import Fault
from gosmed_cli.text import formats, language, say

from .page import Page
from .run import Run

LOGIN = "sokolova@example.ru"
PASSWORD = "Demo-2026!"  # noqa: S105  the demo's own made-up person
OTHER_INN = "772345678901"  # valid, and somebody else's: the registers will notice
OWN_INN = "500100732259"


class Story:
    """One run of the demo in its folder: `home` is the user's, `portal` the portal's, `scans` the papers."""

    scenario = "first-refusal"

    def __init__(self, run: Run, folder: Path) -> None:
        self.page = Page(sys.stderr) if run.out.machine else run.out.page()
        self.folder = folder
        self.number = self.url = ""
        self.commands: list[dict[str, Any]] = []
        self.home = folder / "home"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GOSMED_")},
            "GOSMED_HOME": str(self.home),
            "GOSMED_LANG": language(),
            "GOSMED_NO_KEYRING": "1",
        }

    # Running what is shown

    def run(self, *argv: str, expect: int = 0, stdin: str | None = None, shown: bool = True) -> str:
        """Run a command as a user would; returns its stdout. Another exit code than expected is a fault."""
        if shown:
            piped = f"{say('demo.typed')} | " if stdin is not None else ""
            self.line("")
            self.line(f"$ {piped}gosmed {shlex.join(argv)}", "bold")
        done = subprocess.run(  # noqa: S603  our own program with our own arguments
            [sys.executable, "-m", "gosmed_cli", *argv],
            env=self.environment,
            cwd=self.folder,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if shown:
            self.commands.append({"command": f"gosmed {shlex.join(argv)}", "exit": done.returncode})
            for text in (done.stderr, done.stdout):
                if text.strip():
                    self.line(text.rstrip("\n"))
        if done.returncode != expect:
            raise Fault("demo.unexpected", command=f"gosmed {shlex.join(argv)}", code_seen=done.returncode)
        return done.stdout

    def run_json(self, *argv: str, **options: Any) -> Any:
        return json.loads(self.run(*argv, "--json", **options))

    def tell(self, key: str, **params: Any) -> None:
        """A paragraph of the narrator."""
        self.line("")
        self.line(f"— {say(f'demo.{key}', **params)}", "cyan")

    def line(self, text: str, style: str = "plain") -> None:
        self.page.line(text, style, lines=True)
        self.page.stream.flush()

    # The chapters

    @contextmanager
    def portal(self, *, kept: bool) -> Iterator[None]:
        self.tell("portal")
        ready, log = self.folder / "ready", self.folder / "portal.log"
        argv = ["portal", "serve", "--port", "0", "--data", str(self.folder / "portal")]
        argv += ["--scenario", self.scenario, "--ready-file", str(ready)]
        with log.open("wb") as stream:
            process = subprocess.Popen(  # noqa: S603  our own program with our own arguments
                [sys.executable, "-m", "gosmed_cli", *argv],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                start_new_session=kept,
            )
        try:
            self._wait_for(process, ready, log)
            yield
        except BaseException:
            stop(process)
            raise
        if not kept:
            stop(process)

    def _wait_for(self, process: subprocess.Popen[bytes], ready: Path, log: Path) -> None:
        limit = time.monotonic() + 30
        while not (ready.exists() and ready.read_text(encoding="utf-8").strip()):
            if process.poll() is not None or time.monotonic() > limit:
                raise Fault("demo.portal_silent", log=log.read_text(encoding="utf-8", errors="replace")[-400:])
            time.sleep(0.02)
        self.url = ready.read_text(encoding="utf-8").split()[-1]
        self.environment["GOSMED_PORTAL"] = self.url
        self.line(say("demo.portal_ready", url=self.url, folder=str(self.folder)))

    def scans(self) -> None:
        from gosmed_cli.documents.sample import demo_scans  # Pillow and a font: only here

        self.tell("scans")
        demo_scans(self.folder / "scans")
        for path in sorted((self.folder / "scans").iterdir()):
            self.line(f"  {path.relative_to(self.folder)}  {formats.size(path.stat().st_size)}")

    def sign_in(self) -> None:
        self.tell("sign_in")
        login = ["login", "--login", LOGIN, "--password-stdin"]
        asked = self.run_json(*login, stdin=PASSWORD, expect=4)
        items = self.run_json("portal", "outbox", shown=False)["items"]
        self.tell("sms", text=items[-1]["text"])
        code = next(word.strip(".,") for word in items[-1]["text"].split() if word.strip(".,").isdigit())
        self.run("login", "--login", LOGIN, "--challenge", asked["challenge"], "--code", "-", stdin=code)
        self.run("account", "show")

    def prepare(self) -> None:
        self.tell("find")
        self.run("services", "search", "личный", "кабинет", "врача")
        self.tell("check")
        scans = [
            str(path.relative_to(self.folder))
            for path in sorted((self.folder / "scans").iterdir())
            if path.is_file()
        ]
        self.run("check", *scans, "--for", "medical-cabinet", expect=3)
        self.run("check", *scans, "--for", "medical-cabinet", "--fix")
        self.tell("form")
        self.run("form", "medical-cabinet", "-o", "form.toml")
        self._fill({"birth_date": "31.02.1985", "inn": OTHER_INN})
        self.run("register", "--form", "form.toml", expect=3)
        self._fill({"birth_date": "12.04.1985", "inn": OTHER_INN})

    def refused(self) -> None:
        self.tell("send")
        self.run("register", "--form", "form.toml")
        self.number = self.run_json("status", shown=False)["items"][0]["number"]
        self.run("portal", "clock", "advance", "5wd")
        self.run("status", self.number)
        self.run("status", self.number, "--wait", "--exit-status", expect=10)

    def corrected(self) -> None:
        self.tell("resubmit")
        self.run(
            "resubmit", self.number, "--set", f"inn={OWN_INN}",
            "--attach", f"further-education={self._fixed('sertifikat')}",
        )  # fmt: skip
        self.run("portal", "clock", "advance", "5wd")
        self.tell("approved")
        self.run("status", self.number, "--wait", "--exit-status")
        self.run("decision", self.number, "-o", "decision.pdf")
        self.run("account", "show")

    def at_work(self) -> None:
        """What the cabinet is opened for afterwards."""
        self.tell("at_work")
        self.run("cpd")

    def _fixed(self, stem: str) -> str:
        """The scan whose name begins so: its repaired copy where there is one."""
        folder = self.folder / "scans"
        found = [path for path in (*folder.glob("fixed/*"), *folder.glob("*")) if path.name.startswith(stem)]
        return str(found[0].relative_to(self.folder))

    def _fill(self, values: dict[str, str]) -> None:
        """Fill in form.toml as a person would: what the account does not know, and the scans."""
        attachments = {
            "passport": "pasport", "passport-registration": "registration", "diploma": "diplom",
            "employment-certificate": "spravka",
        }  # fmt: skip
        lines = [f'{name} = "{value}"' for name, value in values.items()]
        lines += ["", "[attachments]"]
        lines += [f'{kind} = ["{self._fixed(stem)}"]' for kind, stem in attachments.items()]
        (self.folder / "form.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.line(say("demo.filled"))
        self.line("\n".join(f"    {line}" for line in lines))

    def farewell(self, *, kept: bool) -> None:
        if kept:
            self.line(say("demo.kept", folder=str(self.folder), url=self.url, home=str(self.home)))
        self.line(say("demo.next"))


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
