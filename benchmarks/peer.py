"""A program to be compared with, in an environment of its own: its libraries are not those of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# a release of it crashes the interpreter; without it the program only colours no code
_LEFT_OUT = ("tree-sitter",)


def installed(folder: Path, name: str) -> str | None:
    """The program of this package; None where the registry has none, or cannot be reached."""
    try:
        _quietly(sys.executable, "-m", "venv", str(folder))
        pip = (str(folder / "bin" / "python"), "-m", "pip")
        _quietly(*pip, "install", "--quiet", name)
        _quietly(*pip, "uninstall", "--quiet", "--yes", *_LEFT_OUT)
    except (OSError, subprocess.CalledProcessError):
        return None
    return str(folder / "bin" / name)


def _quietly(*argv: str) -> None:
    subprocess.run(argv, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
