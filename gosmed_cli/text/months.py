"""Names of months inside a sentence."""

from __future__ import annotations

_RU = (
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Month(int):
    """A month, 1 to 12, that a message prints as «феврале» (`{month:ru}`) or “February” (`{month:en}`)."""

    def __format__(self, spec: str) -> str:
        if spec in ("ru", "en"):
            return (_RU if spec == "ru" else _EN)[self - 1]
        return super().__format__(spec)
