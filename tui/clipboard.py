"""The clipboard beside the terminal's own way (OSC 52), which not every terminal has and tmux keeps to itself.

Whatever program there is gets the text on its standard input: an argument would stand in the list of processes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress

_LIMIT = 2.0  # seconds; who does not take a text in that time will not


def programs(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Iterator[list[str]]:
    """Those of this computer that reach somebody's clipboard: that of tmux, and the first of the desktop's."""
    env = os.environ if environment is None else environment
    path = env.get("PATH")
    if env.get("TMUX") and shutil.which("tmux", path=path):
        yield ["tmux", "load-buffer", "-w", "-"]
    for argv in _desktop(env, platform):
        if shutil.which(argv[0], path=path):
            yield argv
            return


def _desktop(env: Mapping[str, str], platform: str) -> Iterator[list[str]]:
    if platform == "darwin":
        yield ["pbcopy"]
    if env.get("WAYLAND_DISPLAY"):
        yield ["wl-copy"]
    if env.get("DISPLAY"):
        yield ["xclip", "-selection", "clipboard", "-in"]
        yield ["xsel", "--clipboard", "--input"]


def hand_over(text: str) -> None:
    """Give the text to each of them. Waits: call it in a thread. Where none takes it nothing is said."""
    for argv in programs():
        # a copy that keeps the text for others stays behind: it must have none of our streams
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(  # noqa: S603  one of the programs above
                argv,
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_LIMIT,
                check=False,
                start_new_session=True,
            )
