"""Services rendered: the same figures as those of `gosmed statistics`, months as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from gosmed_cli.errors import GosmedError
from gosmed_cli.text import formats, say
from gosmed_cli.usecases import practice
from gosmed_cli.usecases import practice_words as words

from ..acting import Acting

if TYPE_CHECKING:
    from gosmed_cli.client.portal import Portal
    from gosmed_cli.contract.cabinet.practice import RenderedServices

    from ...widgets.detail_pane import Line

_BAR = 24  # cells of the longest bar


class Figures(Acting):
    """Its registry has an act `statistics`."""

    @work(exclusive=True, group="act", exit_on_error=False)
    async def action_statistics(self) -> None:
        """Services rendered: months as bars, and what each service came to."""
        from ...dialogs.outcome import Outcome

        try:
            told = await found(await self.cabinet.session.reading())
        except GosmedError as error:
            self.post_message(self.Refused(error))
        else:
            await self.app.push_screen_wait(Outcome(told))


async def found(portal: Portal) -> list[list[Line]]:
    """By month, then by service. Raises GosmedError."""
    months = await practice.statistics(portal, "month", None, None)
    services = await practice.statistics(portal, "service", None, None)
    if not months["items"]:
        return [[(say("practice.chart"), "bold")], [(say("practice.no_statistics"), "dim")]]
    amount = formats.money(months["total"]["amount"])
    total = say("practice.total", count=months["count"], amount=amount)
    return [[(say("practice.chart"), "bold"), *_bars(months)], [(total, "bold")], _list(services)]


def _bars(by_month: RenderedServices) -> list[Line]:
    most = max((one["count"] for one in by_month["items"]), default=0) or 1
    return [
        (
            f"{words.rendered('month', one)} {'█' * round(one['count'] * _BAR / most):<{_BAR}} {one['count']:>5}"
            f" {formats.money(one['amount']['amount']):>16}",
            "",
        )
        for one in by_month["items"]
    ]


def _list(by_service: RenderedServices) -> list[Line]:
    return [
        (
            f"{words.rendered('service', one)}: {one['count']}, {formats.money(one['amount']['amount'])}",
            "",
        )
        for one in by_service["items"]
    ]
