"""Who signs, as options say it: a key from a file, or the program of the configuration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import UsageProblem

from . import secrets
from .run import Run

if TYPE_CHECKING:
    from gosmed_cli.signing.signer import Signer

COMMAND = "command"  # `--sign command`: a file of that name is `./command`


def signer(run: Run, named: str | None, password_file: Path | None) -> Signer | None:
    """The signer of `--sign` or `--key`; None where none was named. Raises UsageProblem."""
    if named is None:
        return None
    if named == COMMAND:
        return _of_command(run)
    from gosmed_cli.signing.keys import load_p12  # cryptography: only where a key is named
    from gosmed_cli.signing.signer import P12Signer

    path = Path(named).expanduser()
    return P12Signer(load_p12(path, secrets.key_password(run, path, password_file)), str(path))


def _of_command(run: Run) -> Signer:
    from gosmed_cli.signing.signer import CommandSigner

    line = run.app.settings.signer_command
    if line is None:
        raise UsageProblem("signing.no_command")
    return CommandSigner.of(line)
