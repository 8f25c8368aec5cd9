"""The full-screen cabinet: support."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_support.section": ("Поддержка", "Support"),
    "tui_support.group.all": ("Все обращения", "All tickets"),
    "tui_support.group.waiting": ("Ждут ответа", "Waiting for an answer"),
    "tui_support.group.answered": ("С ответом", "Answered"),
    "tui_support.empty": ("Обращений ещё нет", "No tickets yet"),
    "tui_support.empty.advice": (
        "{key[support.add]} – написать в поддержку, {key[support.ways]} – телефоны и ответы на частые вопросы",
        "{key[support.add]} writes to support, {key[support.ways]} shows telephones and answers to common questions",
    ),
    "tui_support.none_selected": (
        "Выберите обращение в списке: здесь будет вся переписка.",
        "Choose a ticket in the list: the whole conversation will stand here.",
    ),
    "tui_support.ways": ("Другие способы спросить", "Other ways to ask"),
    "tui_support.reply.ask": ("Ответ по обращению {number}", "Reply to ticket {number}"),
    "tui_support.reply.send": ("Отправить", "Send"),
    "tui_support.replied": (
        "Ответ отправлен, номер обращения: {number}",
        "The reply is sent, its ticket number is {number}",
    ),
    "tui_support.unsent": (
        "Ответ по обращению {numbers} не отправлен",
        "The reply to ticket {numbers} is not sent",
    ),
    "tui_support.code_needed": (
        "Контакт в обращении новый: подтвердите его кодом.",
        "A contact of the ticket is new: confirm it with a code.",
    ),
    "tui_support.act.open": ("Открыть", "Open"),
    "tui_support.act.reply": ("Ответить", "Reply"),
    "tui_support.act.add": ("Написать", "New ticket"),
    "tui_support.act.ways": ("Другие способы", "Other ways"),
    "tui_support.act.group": ("Показать", "Show"),
}
