"""Switches whose shape says what their colour says: `●` or `○`, `✓` or a space."""

from __future__ import annotations

from textual.widgets import Checkbox, RadioButton


class Radio(RadioButton):
    """One of several: `●` where it is chosen, `○` where it is not."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]
        return "●" if self.value else "○"


class Check(Checkbox):
    """Yes or no: `✓` or nothing."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]
        return "✓" if self.value else " "
