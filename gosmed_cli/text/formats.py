"""Dates, spans, sizes and money as people write them, in the language of the run.

Moments are shown in Moscow time, the portal's, and say so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

from .say import language, say

# A fixed zone: Moscow has not moved its clocks since 2014, and no data of zones has to be found or read.
MOSCOW = timezone(timedelta(hours=3), "MSK")


def parse(text: str) -> datetime:
    """A moment as it is on the wire (ISO 8601 with offset). Raises ValueError."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=MOSCOW)


def day(value: date | datetime) -> str:
    """«12.03.2026»; a moment by Moscow.

    >>> day(date(2026, 3, 12))
    '12.03.2026'
    """
    if isinstance(value, datetime):
        value = value.astimezone(MOSCOW)
    return value.strftime("%d.%m.%Y")


def moment(value: datetime) -> str:
    """«12.03.2026, 23:59 МСК»."""
    value = value.astimezone(MOSCOW) if value.tzinfo else value
    return f"{value.strftime('%d.%m.%Y, %H:%M')} {say('cli.zone')}"


def remaining(until: datetime, now: datetime) -> str:
    """«осталось 6 дней», «остался 1 день», «осталось 3 часа», «срок прошёл»: days counted by nights between."""
    left = until - now
    if left <= timedelta():
        return say("cli.left.over")
    days = (until.astimezone(MOSCOW).date() - now.astimezone(MOSCOW).date()).days
    if days >= 1:
        return say("cli.left.days", days=days)
    hours = int(left.total_seconds() // 3600)
    if hours >= 1:
        return say("cli.left.hours", hours=hours)
    return say("cli.left.minutes", minutes=max(int(left.total_seconds() // 60), 1))


def size(count: int) -> str:
    """«14,2 МБ» of a number of bytes, in powers of ten (C3).

    >>> size(14_200_000)
    '14.2 MB'
    """
    for unit, power in (("gb", 1_000_000_000), ("mb", 1_000_000), ("kb", 1_000)):
        if count >= power:
            return say(f"cli.size.{unit}", n=number(Decimal(count) / power, 1))
    return say("cli.size.b", n=str(count))


def place(title: str, address: str | None) -> str:
    """Where something is; a town that the title names is not said twice.

    >>> place("МФЦ, Казань", "Казань, просп. Ямашева, 82")
    'МФЦ, Казань, просп. Ямашева, 82'
    """
    town, _, street = (address or "").partition(", ")
    rest = street if street and town in title else address
    return f"{title}, {rest}" if rest else title


def number(value: Decimal | float | int, places: int = 0) -> str:
    """A number with the language's decimal mark, without needless zeros."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if language() == "ru" else text


def grouped(value: Decimal | float | int, places: int = 0) -> str:
    """A number in groups of three, with so many decimals: «1 234,50», `1,234.50`."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, point, part = f"{exact:,f}".partition(".")
    if language() == "ru":
        return whole.replace(",", "\N{NO-BREAK SPACE}") + (f",{part}" if point else "")
    return f"{whole}{point}{part}"


def money(amount: str, currency: str = "RUB") -> str:
    """«1 234,50 ₽» of a decimal string; other currencies keep their code."""
    return f"{grouped(Decimal(amount), 2)} {'₽' if currency == 'RUB' else currency}"
