"""How a sending stands, in words."""

from __future__ import annotations

from math import ceil

from gosmed_cli.text import formats, say

from .measure import STALLED, State


def what(state: State) -> str:
    """Packing, sending, or waiting for the portal's check."""
    if not state.label:
        return say("tui_sending.preparing")
    whole = not state.running and state.done >= state.total
    return say("tui_sending.checking") if whole else state.label


def numbers(state: State, part: int) -> str:
    """«3,2 МБ из 12 МБ · часть 1 из 3 · 1,1 МБ/с · осталось 8 секунд»; `part` is bytes."""
    if not state.total:
        return ""
    found = [say("tui_sending.of", done=formats.size(state.done), total=formats.size(state.total))]
    count = max(ceil(state.total / part), 1)
    if count > 1:
        found.append(say("tui_sending.part", n=min(state.done // part + 1, count), count=count))
    if state.running and state.speed:
        found.append(say("tui_sending.speed", size=formats.size(round(state.speed))))
    if state.running and state.left is not None and state.still < STALLED:
        found.append(_left(state.left))
    return " · ".join(found)


def _left(seconds: float) -> str:
    if seconds > 90:
        return say("tui_sending.left.minutes", n=round(seconds / 60))
    return say("tui_sending.left.seconds", n=max(round(seconds), 1))


def trouble(state: State, *, lost: bool) -> str:
    """What holds it up; empty where nothing does."""
    if lost:
        return say("tui_sending.lost")
    if state.running and state.still >= STALLED:
        return say("tui_sending.still", n=round(state.still))
    return ""
