"""Prescriptions and sick leaves."""

MESSAGES: dict[str, tuple[str, str]] = {
    # rules of their forms
    "papers.out_of_range": ("допустимо от {least} до {most}", "must be from {least} to {most}"),
    "papers.ends_before": (
        "последний день раньше первого ({first})",
        "the last day lies before the first one ({first})",
    ),
    "papers.too_long": (
        "{days:n|день|дня|дней}: врач единолично выдаёт листок не более чем на {most:n|день|дня|дней}, по {until}. "
        "Дальше продлевает врачебная комиссия",
        "{days:n|day|days}: a physician alone issues it for {most:n|day|days} at most, until {until}; longer ones are "
        "up to a medical commission",
    ),
    # lists and single ones
    "papers.none.prescriptions": (
        "Рецептов нет. Выписать: gosmed prescriptions issue",
        "No prescriptions. Issue one: gosmed prescriptions issue",
    ),
    "papers.none.sick-leaves": (
        "Больничных листов нет. Открыть: gosmed sick-leaves issue",
        "No sick leaves. Issue one: gosmed sick-leaves issue",
    ),
    "papers.state.issued": ("действует", "valid"),
    "papers.state.cancelled": ("отменён", "cancelled"),
    "papers.column.number": ("Номер", "Number"),
    "papers.column.state": ("Состояние", "State"),
    "papers.column.issued": ("Выписан", "Issued"),
    "papers.column.until": ("Действует по", "Valid until"),
    "papers.column.patient": ("Пациент", "Patient"),
    "papers.column.subject": ("Что", "What"),
    "papers.valid_until": ("действует по {date}", "valid until {date}"),
    "papers.issued_at": ("выписан {at}", "issued {at}"),
    "papers.cancelled": ("Отменён {at}: {reason}", "Cancelled {at}: {reason}"),
    "papers.print_with": ("Напечатать: gosmed {kind} print {number}", "Print: gosmed {kind} print {number}"),
    "papers.cannot_write": ("Файл {path} не записан: {reason}.", "{path} was not written: {reason}."),
    "papers.cannot_write.advice": (
        "Укажите другое место: -o ФАЙЛ",
        "Name another place: -o FILE",
    ),
    "papers.saved": ("Сохранено: {path}", "Saved: {path}"),
    "papers.cancelled_now": ("{number}: отменён.", "{number} is cancelled."),
    "papers.sure_issue": ("Выписать?", "Issue it?"),
    "papers.sure_cancel": ("Отменить {number}?", "Cancel {number}?"),
    "papers.not_issued": ("Ничего не выписано.", "Nothing was issued."),
    "papers.not_cancelled": ("{number} не отменён.", "{number} was not cancelled."),
    "papers.ask_reason": ("Причина отмены", "Reason for cancelling"),
    "papers.nothing_given": ("Не сказано, что выписать.", "Nothing says what to issue."),
    "papers.nothing_given.advice": (
        "Пустая форма: gosmed form {kind} -o form.toml, затем gosmed {kind} issue --form form.toml",
        "An empty form: gosmed form {kind} -o form.toml, then gosmed {kind} issue --form form.toml",
    ),
    "papers.no_reason": ("Не указана причина отмены.", "The reason for cancelling is missing."),
    "papers.no_reason.advice": (
        "gosmed {kind} cancel {number} --reason «ПРИЧИНА»",
        'gosmed {kind} cancel {number} --reason "REASON"',
    ),
    "papers.wrong": (
        "Ничего не выписано: {count:w|исправьте|исправьте|исправьте} {count:n|поле|поля|полей}.",
        "Nothing was issued: {count:n|field is|fields are} wrong.",
    ),
    "papers.wrong.advice": ("Исправьте и повторите команду.", "Correct and repeat the command."),
    "papers.unknown": ("{number}: такого документа среди ваших нет.", "{number}: no such paper among yours."),
    "papers.unknown.advice": ("gosmed {kind}", "gosmed {kind}"),
    "papers.form_written": (
        "Форма записана: {path}. Заполните её, затем: gosmed {kind} issue --form {path:sh}",
        "The form is in {path}. Fill it in, then: gosmed {kind} issue --form {path:sh}",
    ),
}
