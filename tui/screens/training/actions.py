"""What can be done with training."""

from __future__ import annotations

from tui.actions import Act

ACTIONS = (
    Act("training.open", "open", "o", footer=True, when="has_selected", command="gosmed cpd history"),
    Act("training.add", "add", "a", footer=True, command="gosmed cpd add"),
    Act("training.goal", "goal", "w", footer=True, command="gosmed cpd goal N"),
    Act("training.chart", "chart", "c", footer=True, command="gosmed cpd show"),
    Act("training.report", "report", "e", footer=True, command="gosmed cpd report -o FILE"),
    Act("training.certificate", "certificate", "v", when="is_reached", command="gosmed cpd certificate"),
    Act("training.hand_over", "hand_over", "t", when="can_hand_over", command="gosmed cpd certificate …"),
    Act("training.group", "group", "s", command="gosmed cpd history"),
)
