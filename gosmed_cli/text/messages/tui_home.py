"""The full-screen cabinet: the first screen."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_home.section": ("Главная", "Home"),
    "tui_home.card.next": ("Что дальше", "What next"),
    "tui_home.card.who": ("Кабинет", "Cabinet"),
    "tui_home.card.points": ("Баллы за год", "Points of the year"),
    "tui_home.card.dates": ("Ближайшие сроки", "Next deadlines"),
    "tui_home.card.news": ("Уведомления", "Notices"),
    "tui_home.points": ("{points} из {goal} в {year} году", "{points} of {goal} in {year}"),
    "tui_home.no_points": (
        "Баллы появятся, когда откроется кабинет.",
        "Points are shown once the cabinet is open.",
    ),
    "tui_home.no_deadlines": ("Сроков нет.", "Nothing is due."),
    "tui_home.no_notices": ("Уведомлений нет.", "No notices."),
    "tui_home.open": ("Открыть заявление", "Open the application"),
    "tui_home.apply": ("Подать заявление", "Apply"),
    "tui_home.copy": ("Скопировать команду", "Copy the command"),
    "tui_home.act.next": ("Следующий шаг", "Next step"),
}
