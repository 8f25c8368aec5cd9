"""Who signs: the configured program, or a key of one's own from a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.text import say
from gosmed_cli.usecases import signatures

from ...dialogs.choose import Choose
from ...dialogs.prompt import Prompt

if TYPE_CHECKING:
    from gosmed_cli.signing.signer import Signer

    from ...app import Cabinet
    from ...wizard.state import State

_PROGRAM = "program"


async def signer(cabinet: Cabinet, state: State, *, needed: bool = False) -> Signer | None:
    """The signing program that is configured, where it is wanted; or a key of one's own; None where it is left.
    `needed`: the service asks for it. Called from a worker. Raises RuleBroken for a key that may not sign,
    UsageProblem."""
    why = say("tui_wizard.sign_needed") + " " if needed else ""
    if line := cabinet.session.context.settings.signer_command:
        from gosmed_cli.signing.signer import CommandSigner

        program = CommandSigner.of(line, quiet=True)
        with_what = [(_PROGRAM, say("tui_wizard.program", name=program.name)), ("key", say("tui_wizard.key_file"))]
        chosen = await cabinet.push_screen_wait(Choose(why + say("tui_wizard.sign_with"), with_what))
        if chosen != "key":
            return program if chosen == _PROGRAM else None
    return await _own_key(cabinet, state, why + say("tui_wizard.key"))


async def _own_key(cabinet: Cabinet, state: State, question: str) -> Signer | None:
    from gosmed_cli.signing.keys import load_p12, protected  # cryptography: only where a key is needed
    from gosmed_cli.signing.signer import P12Signer

    named = await cabinet.push_screen_wait(Prompt(question, hint="key.p12"))
    if not named or not named.strip():
        return None
    path = Path(named.strip()).expanduser()  # noqa: ASYNC240  no file is touched
    password = None
    if await asyncio.to_thread(protected, path):
        password = await cabinet.push_screen_wait(Prompt(say("tui_wizard.key_password"), secret=True))
        if password is None:
            return None
    found = P12Signer(await asyncio.to_thread(load_p12, path, password), str(path))
    portal = await cabinet.session.sending()
    signatures.check(found, state.account["known"], portal.time())
    return found
