"""What workers of the wizard tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from gosmed_cli.contract.cabinet.applications import ApplicationDetail
    from gosmed_cli.errors import Detail, GosmedError
    from gosmed_cli.signing.signer import Signer

    from ...wizard.courier import Parcel


class Ready(Message):
    """Everything is in order, and may be sent."""

    def __init__(self, parcel: Parcel) -> None:
        super().__init__()
        self.parcel = parcel


class Lacks(Message):
    """The whole check has found what stands in the way."""

    def __init__(self, problems: Sequence[Detail]) -> None:
        super().__init__()
        self.problems = problems


class Signs(Message):
    """Who is going to sign; None where that was left."""

    def __init__(self, signer: Signer | None) -> None:
        super().__init__()
        self.signer = signer


class Refused(Message):
    """Something could not be done."""

    def __init__(self, error: GosmedError) -> None:
        super().__init__()
        self.error = error


class Returned(Message):
    """The portal's automatic check has returned what was sent: it is to be corrected."""

    def __init__(self, application: ApplicationDetail) -> None:
        super().__init__()
        self.application = application
