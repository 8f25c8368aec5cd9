"""Every test has its own home, speaks English unless it says otherwise, and opens no socket.

Acceptance stories talk over a real loopback socket; everywhere else the portal is called in process.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts


def pytest_configure() -> None:
    """Ctrl-C reaches the programs that tests start, even where these tests run in the background: a shell has
    such a process ignore it, and that is inherited."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if "acceptance" in item.path.parts:
        enable_socket()
        socket_allow_hosts(["127.0.0.1", "localhost"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)  # event loops make a socket pair for themselves


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees this computer's configuration, tokens, keyring or language."""
    for name in list(os.environ):
        if name.startswith("GOSMED_") or name in ("STATE_DIRECTORY", "CI", "NO_COLOR", "LC_MESSAGES"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GOSMED_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nor does what several tests share, which is made before any of them begins."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOSMED_HOME", str(tmp_path_factory.mktemp("nobody")))
        yield


@pytest.fixture
def home() -> Path:
    """This test's GOSMED_HOME."""
    return Path(os.environ["GOSMED_HOME"])
