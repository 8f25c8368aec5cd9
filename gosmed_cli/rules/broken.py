"""The one way in which a rule says that a value breaks it."""

from __future__ import annotations

from typing import Any


class Broken(ValueError):
    """A value breaks a rule.

    `code` is the key of the message (`field.snils_checksum`), `params` fill it. They are printed and logged, so
    personal numbers in them are masked («…445 95»).
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, Any] = params
