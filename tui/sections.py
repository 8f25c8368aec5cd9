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
    Section("home", "HomeScreen", "1"),
    Section("applications", "ApplicationsScreen", "2"),
    Section("services", "ServicesScreen", "3"),
    Section("documents", "DocumentsScreen", "4"),
    Section("training", "TrainingScreen", "5"),
    Section("courses", "CoursesScreen", "6"),
    Section("payouts", "PayoutsScreen", "7"),
    Section("schedule", "ScheduleScreen", "8"),
    Section("notices", "NoticesScreen", "9"),
    Section("support", "SupportScreen", "0"),
    Section("appointments", "AppointmentsScreen"),
    Section("records", "RecordsScreen"),
    Section("papers", "PapersScreen"),
    Section("settings", "SettingsScreen"),
)
# screens that are no sections and have actions of their own: `tui.screens.<name>.actions`
PLACES: tuple[str, ...] = ("sign_in", "wizard", "patient")


def section(name: str) -> Section | None:
    """The section of this name."""
    return next((one for one in SECTIONS if one.name == name), None)
