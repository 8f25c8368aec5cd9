"""The process behind a page: the cabinet of the same profile, language and portal, as a program of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from textual_serve.app_service import AppService

from . import DRIVER

_REST = 5.0  # seconds that it has to end by itself


class Child(AppService):
    """One visitor's cabinet, started with the options of the server's own command."""

    options: Sequence[str] = ()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        made = {**self._build_environment(width, height), "TEXTUAL_DRIVER": DRIVER}
        made.pop("NO_COLOR", None)  # that is about the terminal
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "gosmed_cli",
            "tui",
            *self.options,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=made,
            start_new_session=os.name == "posix",  # Ctrl-C is for the server, which ends it in order
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Ask it to end, and see that it has."""
        if self._process is None:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(super().stop(), _REST)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), _REST)
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
