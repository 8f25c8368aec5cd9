"""Words that many commands share: dates, sizes, columns."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cli.zone": ("МСК", "MSK"),
    "cli.left.over": ("срок прошёл", "over"),
    "cli.left.days": (
        "{days:w|остался|осталось|осталось} {days:n|день|дня|дней}",
        "{days:n|day|days} left",
    ),
    "cli.left.hours": (
        "{hours:w|остался|осталось|осталось} {hours:n|час|часа|часов}",
        "{hours:n|hour|hours} left",
    ),
    "cli.left.minutes": (
        "{minutes:w|осталась|осталось|осталось} {minutes:n|минута|минуты|минут}",
        "{minutes:n|minute|minutes} left",
    ),
    "cli.size.gb": ("{n} ГБ", "{n} GB"),
    "cli.size.mb": ("{n} МБ", "{n} MB"),
    "cli.size.kb": ("{n} кБ", "{n} kB"),
    "cli.size.b": ("{n} Б", "{n} B"),
}
