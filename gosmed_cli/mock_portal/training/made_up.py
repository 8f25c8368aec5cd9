"""A made-up year of training: certificates of one's own, and what is mandatory (`[[year]]` of a scenario)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from ...text.formats import MOSCOW
from ..section import Table, Year

_ORGANISERS = (
    "РМАНПО",
    "Сеченовский Университет",
    "РНИМУ им. Н. И. Пирогова",
    "Ассоциация врачей амбулаторной практики",
)
# kind, topic, academic hours, grade
_TRAININGS = (
    ("conference", "Национальный конгресс терапевтов", 12, None),
    ("webinar", "Антибиотики в амбулаторной практике: что нового", 2, None),
    ("seminar", "Сердечно-лёгочная реанимация взрослых", 6, "зачтено"),
    ("webinar", "Диспансерное наблюдение после инфаркта миокарда", 2, None),
    ("online", "Клинические рекомендации по артериальной гипертензии", 4, "хорошо"),
    ("conference", "Школа практикующего врача", 8, None),
    ("webinar", "Лекарственные взаимодействия у пожилых пациентов", 2, None),
    ("seminar", "Коммуникация с пациентом в сложных случаях", 6, "отлично"),
)
_EARLIER = (
    ("advanced", "Актуальные вопросы {specialty}", 36, "отлично"),
    ("advanced", "Экспертиза временной нетрудоспособности", 18, "зачтено"),
)
_EVENTS = (
    ("Пожарная безопасность в медицинской организации", 45, 2),
    ("Работа с персональными данными пациентов", 120, 2),
    ("Профилактика инфекций, связанных с оказанием медицинской помощи", -90, 4),
)
_ATTENDED = "Профилактика инфекций, связанных с оказанием медицинской помощи"


def year(of: Year) -> Mapping[str, list[Table]]:
    """Half a dozen small certificates over the year, one of a mandatory event, and the larger ones before it."""
    return {"training": [*_of_the_year(of), *_of_the_cycle(of)], "mandatory_event": _events(of)}


def _of_the_year(of: Year) -> list[Table]:
    chosen = of.chance.sample(_TRAININGS, 6)
    days = [*sorted(of.chance.sample(range(60, 350), len(chosen) - 1), reverse=True), of.chance.randint(5, 50)]
    made = [
        _training(of, kind, title, hours, grade, ago)
        for (kind, title, hours, grade), ago in zip(chosen, days, strict=True)
    ]
    return [*made, _training(of, "mandatory", _ATTENDED, 4, "зачтено", of.chance.randint(100, 130))]


def _of_the_cycle(of: Year) -> list[Table]:
    """What was learnt before the year that is made up."""
    specialty = str(of.person.get("specialist", {}).get("specialty", "терапии"))
    return [
        _training(of, kind, title.format(specialty=f"специальности «{specialty}»"), hours, grade, 380 + 60 * index)
        for index, (kind, title, hours, grade) in enumerate(_EARLIER)
    ]


def _training(of: Year, kind: str, title: str, hours: int, grade: str | None, days_ago: int) -> Table:
    made: Table = {
        "account": of.login,
        "title": title,
        "organiser": of.chance.choice(_ORGANISERS),
        "kind": kind,
        "finished_on": _day(of, -days_ago),
        "hours": hours,
        "points": hours,
    }
    return {**made, "grade": grade} if grade else made


def _events(of: Year) -> list[Table]:
    """The same for everybody: days are counted from the first of the month."""
    start = of.now.astimezone(MOSCOW).date().replace(day=1)
    return [
        {"title": title, "due_on": (start + timedelta(days=days)).isoformat(), "points": points}
        for title, days, points in _EVENTS
    ]


def _day(of: Year, days: int) -> str:
    return (of.now.astimezone(MOSCOW).date() + timedelta(days=days)).isoformat()
