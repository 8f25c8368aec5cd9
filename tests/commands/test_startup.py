"""Start-up is a feature: what may be loaded for what."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "pydantic",
    "rich",
    "textual",
    "PIL",
    "lxml",
    "keyring",
    "fastapi",
    "uvicorn",
    "pypdf",
    "pypdfium2",
    "holidays",
    "cryptography",
    "asn1crypto",
    "fpdf",
    "plotext",
    "xlsxwriter",
}
PROBE = """
import atexit, json, sys
sys.argv = ["gosmed", *sys.argv[1:]]
atexit.register(lambda: sys.__stderr__.write("\\n" + json.dumps(sorted(sys.modules))))
from gosmed_cli.__main__ import main
main()
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=False)
    return set(json.loads(done.stderr.strip().splitlines()[-1]))


def test_version_loads_nothing() -> None:
    modules = loaded("--version")
    assert {name for name in modules if name.startswith(("gosmed_cli", "commands"))} == {
        "gosmed_cli",
        "gosmed_cli.__main__",
    }
    assert not modules & (HEAVY | {"typer", "asyncio", "httpx", "argparse", "pathlib", "tomllib", "inspect"})


@pytest.mark.parametrize("arguments", [["--help"], ["status", "--help"], ["portal", "--help"]])
def test_help_loads_neither_rich_nor_network(arguments: list[str]) -> None:
    modules = loaded(*arguments)
    assert not modules & (HEAVY | {"httpx", "asyncio", "sqlite3"})


def test_only_the_command_invoked_is_loaded() -> None:
    modules = {name for name in loaded("dictionary", "banks") if name.startswith("commands.")}
    assert "commands.dictionary" in modules
    assert not modules & {"commands.status", "commands.apply", "commands.check", "commands.portal"}


def test_status_loads_nothing_heavy() -> None:
    """Also when it fails: nobody is there to answer, but everything up to the request is loaded."""
    modules = loaded("status", "--json", "--portal", "http://127.0.0.1:1")
    assert "httpx" in modules
    assert not modules & HEAVY
