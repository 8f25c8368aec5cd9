"""`gosmed demo --tui`: the full-screen cabinet on the included portal, signed in, something in every corner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from gosmed_cli.text import say

from .demo_story import LOGIN, PASSWORD, Story, stop
from .full_screen import must_be_shown
from .run import Run, terminate

__all__ = ["look_around", "must_be_shown"]


def look_around(run: Run, folder: Path, *, kept: bool) -> int:
    """Prepare it, show it, and say what is left; the exit code is the cabinet's."""
    if hasattr(signal, "SIGHUP"):  # the terminal's window is closed: nothing is left then, either
        signal.signal(signal.SIGHUP, terminate)
    tour = Tour(run, folder)
    with tour.portal(kept=kept):
        tour.scans()
        tour.sign_in()
        code = tour.show()
    tour.farewell(kept=kept)
    return code


class Tour(Story):
    """Nothing is told but what is waited for; the cabinet tells the rest."""

    scenario = "tour"

    def sign_in(self) -> None:
        login = ["login", "--login", LOGIN]
        asked = self.run_json(*login, "--password-stdin", stdin=PASSWORD, expect=4, shown=False)
        text = self.run_json("portal", "outbox", shown=False)["items"][-1]["text"]
        code = next(word.strip(".,") for word in text.split() if word.strip(".,").isdigit())
        self.run(*login, "--challenge", asked["challenge"], "--code", "-", stdin=code, shown=False)

    def show(self) -> int:
        """The cabinet, until somebody leaves it."""
        process = subprocess.Popen(
            [sys.executable, "-m", "gosmed_cli", "tui"], env=self.environment, cwd=self.folder
        )
        try:
            _stops_with(process.pid)
            return process.wait()
        except BaseException:
            stop(process)
            raise

    def farewell(self, *, kept: bool) -> None:
        if kept:
            self.line(say("demo.kept", folder=str(self.folder), url=self.url, home=str(self.home)))
        else:
            self.line(say("demo.nothing_left"))


def _stops_with(pid: int) -> None:
    """Wait for its end; Ctrl-Z in the cabinet stops both, so that the shell comes back; `fg` continues both."""
    if os.name != "posix":
        return
    while True:
        seen = os.waitid(os.P_PID, pid, os.WEXITED | os.WSTOPPED | os.WNOWAIT)
        if seen is None or seen.si_code != os.CLD_STOPPED:
            return
        os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOHANG)  # told once is enough
        os.kill(os.getpid(), signal.SIGSTOP)
