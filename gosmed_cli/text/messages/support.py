"""Support: tickets, replies, other channels. What a ticket says is read by the portal's support, in Russian."""

MESSAGES: dict[str, tuple[str, str]] = {
    "support.about": (
        "Заявление № {number} «{title}»: {status}, попытка {attempt}.",
        "Application № {number} “{title}”: {status}, attempt {attempt}.",
    ),
    "support.remarks": ("Замечания портала:", "Remarks of the portal:"),
    "support.file": (
        "Файл приложен как есть: {name} ({format}, {size} МБ).",
        "The file is attached as it is: {name} ({format}, {size} MB).",
    ),
    "support.trace": (
        "Программа gosmed сообщила об ошибке, её описание приложено: {name}.",
        "The program gosmed reported a fault, its description is attached: {name}.",
    ),
    "support.error": (
        "Программа gosmed сообщила: {text}. Код: {code}.",
        "The program gosmed said: {text}. Code: {code}.",
    ),
    "support.error_place": ("Раздел кабинета: {place}.", "Section of the cabinet: {place}."),
    "support.error_number": ("Заявление № {number}.", "Application № {number}."),
    "support.error_trace": (
        "Описание сбоя без личных данных приложено: {name}.",
        "A description of the fault, without personal data, is attached: {name}.",
    ),
    "support.please": ("Прошу помочь устранить проблему.", "Please help to solve the problem."),
    "support.prepared": (
        "Обращение заполнено по заявлению {number}:",
        "The ticket is filled in from application {number}:",
    ),
    "support.file_missing": (
        "Самого файла «{kind}» на этом компьютере нет. Приложите его: --attach ФАЙЛ",
        "The file “{kind}” is not on this computer. Attach it: --attach FILE",
    ),
    "support.number": (
        "Номер обращения: {number}. Сохраните его. Ответ: gosmed support show {number}",
        "Ticket number: {number}. Keep it. The answer: gosmed support show {number}",
    ),
    "support.other_ways": (
        "Другие способы связи: gosmed support channels",
        "Other ways to ask: gosmed support channels",
    ),
    "support.none": ("Обращений нет. Открыть: gosmed support open", "No tickets. Open one: gosmed support open"),
    "support.column.number": ("Номер", "Number"),
    "support.column.status": ("Состояние", "State"),
    "support.column.sent": ("Отправлено", "Sent"),
    "support.column.answer": ("Ответ", "Answer"),
    "support.answer_by": ("до {due}", "by {due}"),
    "support.answer_due": ("Ответ ожидается до {due}", "An answer is due by {due}"),
    "support.wanted_by": ("Решить нужно до {day}", "Needed by {day}"),
    "support.refers_to": ("к обращению или заявлению {number}", "refers to {number}"),
    "support.you": ("Вы, {at}", "You, {at}"),
    "support.answered": ("Поддержка:", "Support:"),
    "support.reply_with": (
        "Ответить: gosmed support reply {number}",
        "To reply: gosmed support reply {number}",
    ),
    "support.ask_reply": ("Ответ (несколько строк, пустая строка заканчивает)", "Reply (an empty line ends it)"),
    "support.needs_text": ("Нет текста ответа", "The text of the reply is missing"),
    "support.needs_text.advice": (
        "Напишите: gosmed support reply {number} --text ТЕКСТ (или «-»: со стандартного ввода)",
        "Write it: gosmed support reply {number} --text TEXT (or - for the standard input)",
    ),
    "support.empty_reply": ("В ответе нет текста", "The reply has no text"),
    "support.empty_reply.advice": (
        "Опишите, что сделано и что не получилось, и повторите команду.",
        "Say what you did and what did not work, and run the command again.",
    ),
    "support.no_ticket": (
        "{number}: это заявление, а не обращение в поддержку",
        "{number} is an application, not a ticket",
    ),
    "support.no_ticket.advice": (
        "Открыть обращение о нём: gosmed support open --about {number}",
        "Open a ticket about it: gosmed support open --about {number}",
    ),
    "support.unknown_number": (
        "Обращения {number} среди ваших нет",
        "There is no ticket {number} of yours",
    ),
    "support.unknown_number.advice": (
        "Все обращения: gosmed support list",
        "All your tickets: gosmed support list",
    ),
    "support.no_trace": ("Описаний ошибок на этом компьютере нет", "There are no fault traces on this computer"),
    "support.no_trace.advice": (
        "Опишите ошибку сами: gosmed support open",
        "Describe the fault yourself: gosmed support open",
    ),
    "support.no_file_slot": (
        "{path}: обращение не принимает такой файл",
        "{path}: a ticket does not take this file",
    ),
    "support.no_file_slot.advice": (
        "Назовите вид: --attach screenshot={path}",
        "Name the kind: --attach screenshot={path}",
    ),
    "support.column.kind": ("Способ", "Way"),
    "support.column.value": ("Куда", "Where"),
    "support.column.note": ("Когда", "When"),
}
