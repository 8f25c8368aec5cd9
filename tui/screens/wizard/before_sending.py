"""Everything that has to be in order before sending: the whole check, the level, a signature, codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gosmed_cli.errors import RuleBroken
from gosmed_cli.text import say
from gosmed_cli.usecases import contacts, entitled, signatures
from gosmed_cli.usecases.changes import whose

from ...dialogs.prompt import Prompt
from ...wizard.courier import Parcel
from . import signing

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.sign_in import Challenge
    from gosmed_cli.errors import Detail

    from ...app import Cabinet
    from ...wizard.state import State


async def checked(cabinet: Cabinet, state: State) -> Parcel | Sequence[Detail]:
    """What to send, or what stands in its way. Asks for a key and for codes where they are needed; called from a
    worker. Raises GosmedError."""
    prepared = await state.prepared(cabinet.session)
    if prepared.problems:
        return prepared.problems
    if state.before is None:
        entitled.may_send(state.service, state.account)
    if signatures.missing(state.service, prepared.draft.values, state.signer):
        state.signer = await signing.signer(cabinet, state, needed=True)
        if state.signer is None:
            raise RuleBroken("signing.needed")
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
