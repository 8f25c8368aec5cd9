"""A year of daily work, made up by its seed: last week and the two to come, and services of every month."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from ...rules import schedule as rules
from ...rules.deadlines import is_working_day
from ...text.formats import MOSCOW
from ..section import Table, Year
from . import hours

# code, title, kopecks of one (a tariff that is made up)
_SERVICES = (
    ("B01.047.001", "Приём (осмотр, консультация) врача-терапевта первичный", 72_315),
    ("B01.047.002", "Приём (осмотр, консультация) врача-терапевта повторный", 51_040),
    ("B04.047.001", "Диспансерный приём (осмотр, консультация) врача-терапевта", 64_780),
    ("A02.12.002", "Измерение артериального давления на периферических артериях", 9_215),
)
_PATIENTS = (
    "Белова Мария Сергеевна",
    "Громов Олег Викторович",
    "Ершова Нина Павловна",
    "Захаров Илья Денисович",
    "Ильина Вера Олеговна",
    "Карпов Денис Андреевич",
    "Лапина Тамара Ивановна",
    "Миронов Пётр Алексеевич",
    "Носова Галина Юрьевна",
    "Осипов Артём Романович",
    "Полякова Дарья Игоревна",
    "Рябов Николай Фёдорович",
    "Семёнова Алла Борисовна",
    "Титов Егор Максимович",
    "Ушакова Зоя Леонидовна",
    "Фомин Степан Глебович",
    "Хохлова Римма Петровна",
    "Чернов Лев Аркадьевич",
    "Шубина Инна Вадимовна",
    "Яковлев Глеб Тимурович",
)
_REASONS = ("Повышенное давление", "Простуда", "Повторный приём", "Результаты анализов", "Справка", "Боль в спине")
_BEGINS, _ENDS, _EVERY = time(9), time(13), 20
_VIDEO_BEGINS, _VIDEO_ENDS, _WEDNESDAY = time(15), time(16), 2
_FULL, _EMPTIER, _LEAST = 0.9, 0.06, 0.25  # the chance that a time is taken: today, less a day, at least
_TO_COME = 3  # times that patients are still going to book


def year(of: Year) -> Mapping[str, list[Table]]:
    """Services of a year, and a timetable of last week and the two to come, partly booked."""
    today = of.now.astimezone(MOSCOW).date()
    slots: list[Table] = []
    visits: list[Table] = []
    for ahead in range(-7, 14):
        if is_working_day(on := today + timedelta(days=ahead)):
            _receive(of, on, slots, visits)
    visits += _to_come(of, slots, visits)
    rendered = [_month(of, today, back, service) for back in range(12, -1, -1) for service in _SERVICES]
    return {"slot": slots, "visit": visits, "rendered": rendered}


def _receive(of: Year, on: date, slots: list[Table], visits: list[Table]) -> None:
    """One day: the morning at the clinic, on Wednesdays an hour of video visits; nobody comes twice."""
    times = [(at, "office", "312") for at in rules.times(on, _BEGINS, _ENDS, _EVERY)]
    if on.weekday() == _WEDNESDAY:
        times += [(at, "telemedicine", "") for at in rules.times(on, _VIDEO_BEGINS, _VIDEO_ENDS, _EVERY)]
    ahead = (on - of.now.astimezone(MOSCOW).date()).days
    chance = max(_FULL - _EMPTIER * max(ahead, 0), _LEAST)
    who = of.chance.sample(range(len(_PATIENTS)), len(times))
    for patient, (at, kind, room) in zip(who, times, strict=True):
        slot: Table = {"account": of.login, "at": at.isoformat(), "minutes": _EVERY, "kind": kind}
        slots.append({**slot, "room": room} if room else slot)
        if of.chance.random() < chance:
            past = at + timedelta(minutes=_EVERY) <= of.now
            held = hours.HELD if of.chance.random() < _FULL else hours.MISSED
            visits.append({**_visit(of, at, patient), "state": held if past else hours.BOOKED})


def _visit(of: Year, at: datetime, patient: int) -> Table:
    return {
        "account": of.login,
        "at": at.isoformat(),
        "patient": _PATIENTS[patient],
        "phone": f"+7901000{101 + patient:04}",
        "reason": of.chance.choice(_REASONS),
    }


def _to_come(of: Year, slots: list[Table], visits: list[Table]) -> list[Table]:
    """A few free times from the day after tomorrow on, each booked at some hour of tomorrow."""
    taken = {one["at"] for one in visits}
    tomorrow = of.now.astimezone(MOSCOW).date() + timedelta(days=1)
    free = [
        at
        for one in slots
        if one["at"] not in taken and (at := datetime.fromisoformat(one["at"])).date() > tomorrow
    ]
    made: list[Table] = []
    for index, at in enumerate(sorted(of.chance.sample(free, min(_TO_COME, len(free))))):
        booked = datetime.combine(tomorrow, time(10 + 3 * index, 15), MOSCOW)
        one = _visit(of, at, _patient(of, at.date(), [*visits, *made]))
        made.append({**one, "booked_at": booked.isoformat()})
    return made


def _patient(of: Year, on: date, visits: list[Table]) -> int:
    """Somebody who does not come on this day yet."""
    coming = {one["patient"] for one in visits if one["at"].startswith(on.isoformat())}
    return of.chance.choice([number for number, name in enumerate(_PATIENTS) if name not in coming])


def _month(of: Year, today: date, back: int, service: tuple[str, str, int]) -> Table:
    """A month's number of one service, entered on its last day; of the present month what is done by today."""
    code, title, tariff = service
    number = today.year * 12 + today.month - 1 - back
    first = date(number // 12, number % 12 + 1, 1)
    days = calendar.monthrange(first.year, first.month)[1]
    last = min(first + timedelta(days=days - 1), today)
    count = max(of.chance.randint(8, 90) * last.day // days, 1)
    kopecks = count * tariff
    return {
        "account": of.login,
        "day": last.isoformat(),
        "code": code,
        "title": title,
        "count": count,
        "amount": f"{kopecks // 100}.{kopecks % 100:02}",
    }
