"""What can be done with payouts."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("payouts.open", "open", "o", footer=True, when="has_selected", command="gosmed payouts show ID"),
    Act("payouts.ask", "ask", "n", footer=True, when="has_card", command="gosmed payouts ask ID"),
    Act("payouts.chart", "chart", "c", footer=True, command="gosmed payouts --chart"),
    Act("payouts.export", "export", "e", footer=True, command="gosmed payouts export -o FILE"),
    Act("payouts.plan", "plan", "w", command="gosmed payouts plan set MONTH AMOUNT"),
)
