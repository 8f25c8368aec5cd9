"""What can be done with courses."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("courses.open", "open", "o", footer=True, when="has_selected", command="gosmed courses show …"),
    Act("courses.enrol", "enrol", "a", footer=True, when="can_enrol", command="gosmed courses enroll …"),
    Act("courses.change", "change", "c", footer=True, when="can_change", command="gosmed courses change …"),
    Act("courses.cancel", "cancel", "d", footer=True, when="can_change", command="gosmed courses cancel …"),
    Act("courses.materials", "materials", "e", footer=True, when="has_materials", command="gosmed courses show …"),
    Act("courses.calendar", "calendar", "v", when="has_mine", command="gosmed courses mine --ics FILE"),
    Act("courses.group", "group", "s", footer=True, command="gosmed courses mine"),
)
