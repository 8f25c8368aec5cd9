"""Everything that has to be in order before sending: the whole check, the level, a signature, codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gosmed_cli.errors import RuleBroken
from gosmed_cli.text import say
from gosmed_cli.usecases import contacts, entitled, signatures
from gosmed_cli.usecases.changes import whose

from ...dialogs.choose import Choose
from ...dialogs.prompt import Prompt
from ...wizard.courier import Parcel

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.sign_in import Challenge
    from gosmed_cli.errors import Detail
    from gosmed_cli.signing.signer import Signer

    from ...app import Cabinet
    from ...wizard.state import State

_PROGRAM = "program"


async def checked(cabinet: Cabinet, state: State) -> Parcel | Sequence[Detail]:
    """What to send, or what stands in its way. Asks for a key and for codes where they are needed; called from a
    worker. Raises GosmedError."""
    prepared = await state.prepared(cabinet.session)
    if prepared.problems:
        return prepared.problems
    if state.before is None:
        entitled.may_send(state.service, state.account)
    if signatures.missing(state.service, prepared.draft.values, state.signer):
        state.signer = await _signer(cabinet, state)
    portal, journal = await cabinet.session.sending(), cabinet.session.context.journal

    async def ask_code(challenge: Challenge) -> str:
        return await _code(cabinet, challenge)

    await contacts.confirm(
        portal, journal, await whose(portal, journal), state.service, prepared.draft, state.account,
        ask_code=ask_code, signed=state.signer is not None,
    )  # fmt: skip
    return Parcel(state.service, prepared.draft, state.number, state.edit, state.signer)


async def _code(cabinet: Cabinet, challenge: Challenge) -> str:
    """The code that was sent. Raises RuleBroken where none is typed."""
    question = say(f"ask.code.{challenge['method']}", sent_to=challenge["sent_to"])
    if not (typed := await cabinet.push_screen_wait(Prompt(question))):
        raise RuleBroken("tui_wizard.no_code")
    return typed.strip()


async def _signer(cabinet: Cabinet, state: State) -> Signer:
    """The signing program that is configured, where it is wanted; or a key of one's own. Raises RuleBroken where
    there is neither, UsageProblem."""
    if line := cabinet.session.context.settings.signer_command:
        from gosmed_cli.signing.signer import CommandSigner

        program = CommandSigner.of(line, quiet=True)
        with_what = [(_PROGRAM, say("tui_wizard.program", name=program.name)), ("key", say("tui_wizard.key_file"))]
        chosen = await cabinet.push_screen_wait(Choose(say("tui_wizard.sign_with"), with_what))
        if chosen is None:
            raise RuleBroken("signing.needed")
        if chosen == _PROGRAM:
            return program
    return await _own_key(cabinet, state)


async def _own_key(cabinet: Cabinet, state: State) -> Signer:
    """A key from a file, checked. Raises RuleBroken where none is given, UsageProblem."""
    import asyncio

    from gosmed_cli.signing.keys import load_p12, protected  # cryptography: only where a key is needed
    from gosmed_cli.signing.signer import P12Signer

    named = await cabinet.push_screen_wait(Prompt(say("tui_wizard.key"), hint="key.p12"))
    if not named or not named.strip():
        raise RuleBroken("signing.needed")
    path = Path(named.strip()).expanduser()  # noqa: ASYNC240  no file is touched
    password = None
    if await asyncio.to_thread(protected, path):
        password = await cabinet.push_screen_wait(Prompt(say("tui_wizard.key_password"), secret=True))
    signer = P12Signer(await asyncio.to_thread(load_p12, path, password), str(path))
    portal = await cabinet.session.sending()
    signatures.check(signer, state.account["known"], portal.time())
    return signer
