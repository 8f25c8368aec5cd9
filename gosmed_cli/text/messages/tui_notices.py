"""The full-screen cabinet: notices, what is due, the log."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_notices.section": ("Уведомления", "Notices"),
    "tui_notices.column.when": ("Когда", "When"),
    "tui_notices.column.text": ("О чём", "About"),
    "tui_notices.column.kind": ("Вид", "Kind"),
    "tui_notices.group.all": ("Все уведомления", "All notices"),
    "tui_notices.group.applications": (
        "Заявления, документы, ответы поддержки",
        "Applications, documents, support",
    ),
    "tui_notices.group.reminders": ("Напоминания", "Reminders"),
    "tui_notices.group.work": ("Работа: выплаты, приём, правила", "Work: payouts, visits, rules"),
    "tui_notices.group.account": ("Учётная запись и безопасность", "Account and security"),
    "tui_notices.group.due": ("Сроки на год вперёд", "Due within a year"),
    "tui_notices.group.log": ("Журнал действий", "Log of actions"),
    "tui_notices.latest": ("последние; раньше – в gosmed", "the latest; gosmed has earlier ones"),
    "tui_notices.empty": ("Уведомлений ещё нет", "No notices yet"),
    "tui_notices.empty.advice": (
        "Здесь появится всё, о чём сообщит портал: решения, сроки, входы в кабинет.",
        "Whatever the portal tells will stand here: decisions, deadlines, sign-ins.",
    ),
    "tui_notices.none_selected": (
        "Выберите строку: здесь будет текст целиком.",
        "Choose a row: the whole text will stand here.",
    ),
    "tui_notices.leads": (
        "{key[notices.about]} – перейти: {section} {number}",
        "{key[notices.about]} goes to: {section} {number}",
    ),
    "tui_notices.calendar.ask": (
        "Все сроки и встречи для программы-календаря. Куда сохранить?",
        "All deadlines and meetings for a calendar program. Where shall they be saved?",
    ),
    "tui_notices.calendar.name": ("sroki.ics", "deadlines.ics"),
    "tui_notices.act.open": ("Открыть", "Open"),
    "tui_notices.act.about": ("Перейти", "Go there"),
    "tui_notices.act.group": ("Показать", "Show"),
    "tui_notices.act.log": ("Журнал действий", "Log of actions"),
    "tui_notices.act.due": ("Сроки на год", "What is due"),
    "tui_notices.act.calendar": ("В календарь", "To a calendar"),
}
