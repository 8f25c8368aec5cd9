"""What can be done with the week's timetable."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("schedule.open", "open", "o", footer=True, when="has_slot"),
    Act("schedule.before", "week(-1)", "p,less_than_sign", footer=True, command="gosmed schedule --week …"),
    Act("schedule.after", "week(1)", "n,greater_than_sign", footer=True, command="gosmed schedule --week …"),
    Act("schedule.today", "today", "t", footer=True),
    Act("schedule.add", "add", "a", footer=True, when="is_on", command="gosmed schedule open …"),
    Act("schedule.close", "close", "d", footer=True, when="can_close", command="gosmed schedule close …"),
    Act("schedule.save", "save", "e", when="has_slots", command="gosmed schedule --ics FILE"),
    Act("schedule.chart", "statistics", "c", command="gosmed statistics --chart"),
    Act("schedule.switch", "switch", "v", footer=True, when="is_off", command="gosmed services enable …"),
)
