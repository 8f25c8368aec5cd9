"""The sections of the cabinet, in the order of their keys: what the top bar shows and the digits jump to.

No Textual here: a screen's module is imported when the section is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from gosmed_cli.text import say


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its package is `tui.screens.<name>`, its words are in `text/messages/tui_<name>.py` (`section`
    is its title). `key` jumps to it; sections without one are in the menu and the palette."""

    name: str
    screen: str  # class in `tui.screens.<name>.screen`
    command: str  # what to type for the same
    key: str = ""

    @property
    def title(self) -> str:
        return say(f"tui_{self.name}.section")

    def make(self) -> Callable[[], Any]:
        """What makes the screen, importing it only then."""

        def made() -> Any:
            return getattr(import_module(f"tui.screens.{self.name}.screen"), self.screen)()

        return made


SECTIONS: tuple[Section, ...] = (
    Section("home", "HomeScreen", "gosmed account show", "1"),
    Section("applications", "ApplicationsScreen", "gosmed status", "2"),
    Section("services", "ServicesScreen", "gosmed services", "3"),
    Section("documents", "DocumentsScreen", "gosmed documents", "4"),
    Section("training", "TrainingScreen", "gosmed cpd", "5"),
    Section("courses", "CoursesScreen", "gosmed courses", "6"),
    Section("payouts", "PayoutsScreen", "gosmed payouts", "7"),
    Section("schedule", "ScheduleScreen", "gosmed schedule", "8"),
    Section("notices", "NoticesScreen", "gosmed notifications", "9"),
    Section("support", "SupportScreen", "gosmed support", "0"),
    Section("appointments", "AppointmentsScreen", "gosmed appointments"),
    Section("records", "RecordsScreen", "gosmed records"),
    Section("papers", "PapersScreen", "gosmed prescriptions"),
    Section("settings", "SettingsScreen", "gosmed config"),
)
# screens that are no sections and have actions of their own: `tui.screens.<name>.actions`
PLACES: tuple[str, ...] = ("sign_in", "wizard", "patient")


def section(name: str) -> Section | None:
    """The section of this name."""
    return next((one for one in SECTIONS if one.name == name), None)
