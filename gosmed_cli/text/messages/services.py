"""Services and dictionaries as the commands show them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "services.nothing": (
        "Ничего не найдено. Попробуйте другие слова.",
        "Nothing found. Try other words.",
    ),
    "services.column.slug": ("Услуга", "Service"),
    "services.column.title": ("Название", "Title"),
    "services.column.category": ("Категория", "Category"),
    "services.column.genuine": ("Подлинность", "Genuine"),
    "services.column.code": ("Код", "Code"),
    "services.column.count": ("Значений", "Values"),
    "services.genuine": ("в перечне ведомства", "on the official list"),
    "services.fields": ("Поля", "Fields"),
    "services.attachments": ("Файлы (все вместе до {total})", "Files (together up to {total})"),
    "services.review": ("Ответ: {term}", "Answer: {term}"),
    "services.resubmit": ("Отправить повторно: {term}", "Sending again: {term}"),
    "services.resubmit_any": ("Отправить повторно: срок не ограничен", "Sending again: no limit"),
    "services.level": ("Нужна учётная запись: {level}", "Account needed: {level}"),
    "services.level.basic": ("базовая", "basic"),
    "services.level.standard": ("стандартная", "standard"),
    "services.level.confirmed": ("подтверждённая", "confirmed"),
    "services.level_of.basic": ("базовой", "a basic"),
    "services.level_of.standard": ("стандартной", "a standard"),
    "services.level_of.confirmed": ("подтверждённой", "a confirmed"),
    "services.next": (
        "Заполнить: gosmed form {slug} -o form.toml, затем gosmed apply {slug} --form form.toml",
        "Fill in: gosmed form {slug} -o form.toml, then gosmed apply {slug} --form form.toml",
    ),
    "services.form_written": (
        "Форма записана: {path}. Заполните её и отправьте: gosmed apply {slug} --form {path}",
        "Form written: {path}. Fill it in and send it: gosmed apply {slug} --form {path}",
    ),
    "services.term.open": ("когда ответит ведомство", "when the approver answers"),
    "services.term.at_once": ("сразу", "at once"),
    "services.term.working.guide": (
        "{n:n|рабочий день|рабочих дня|рабочих дней}",
        "{n:n|working day|working days}",
    ),
    "services.term.working.gosmed": (
        "обычно до {n} {n:w|рабочего дня|рабочих дней|рабочих дней}",
        "usually within {n:n|working day|working days}",
    ),
    "services.term.calendar.guide": ("{n:n|день|дня|дней}", "{n:n|day|days}"),
    "services.term.calendar.gosmed": (
        "обычно до {n} {n:w|дня|дней|дней}",
        "usually within {n:n|day|days}",
    ),
    "services.term.hours.guide": ("{n:n|час|часа|часов}", "{n:n|hour|hours}"),
    "services.term.hours.gosmed": (
        "обычно до {n} {n:w|часа|часов|часов}",
        "usually within {n:n|hour|hours}",
    ),
}
