"""What reading a status may import: start-up is a feature."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "pydantic",
    "rich",
    "keyring",
    "lxml",
    "PIL",
    "stamina",
    "tenacity",
    "fastapi",
    "filelock",
    "pypdf",
    "typer",
)


def test_reading_statuses_stays_light() -> None:
    code = (
        "import sys; import gosmed_cli.client.portal, gosmed_cli.usecases.statuses, gosmed_cli.journal;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
