"""Questions to the person at the terminal."""

MESSAGES: dict[str, tuple[str, str]] = {
    "ask.yes_no": ("(Д/н)", "(Y/n)"),
    "ask.no_yes": ("(д/Н)", "(y/N)"),
    "ask.password": ("Пароль", "Password"),
    "ask.new_password": ("Новый пароль", "New password"),
    "ask.key_password": ("Пароль ключа {path}", "Password of the key {path}"),
    "ask.new_key_password": ("Пароль для нового ключа", "Password for the new key"),
    "ask.repeat_password": ("Пароль ещё раз", "The password again"),
    "ask.passwords_differ": ("Пароли не совпали, наберите снова.", "The passwords differ, type them again."),
    "ask.login": ("Электронная почта или телефон", "E-mail or phone"),
    "ask.code.sms": ("Код из СМС на {sent_to}", "Code of the SMS to {sent_to}"),
    "ask.code.email": ("Код из письма на {sent_to}", "Code of the letter to {sent_to}"),
    "ask.code.app": ("Код из приложения", "Code of the app"),
    "ask.code.key": ("Код", "Code"),
    "ask.number": ("Номер из списка", "Number in the list"),
    "ask.form.head": (
        "{title}\nEnter принимает значение в скобках. «?» показывает правило, «-» очищает ответ. "
        "Ответы сохраняются: прервать можно в любой момент (Ctrl-C).",
        "{title}\nEnter accepts the value in brackets. ? shows the rule, - clears the answer. "
        "Answers are kept: you may stop at any time (Ctrl-C).",
    ),
    "ask.form.draft": ("Продолжаем черновик: {path}", "Going on with the draft: {path}"),
    "ask.form.required": ("это поле обязательно", "this field is required"),
    "ask.form.found": ("Подходит несколько значений:", "Several values fit:"),
    "ask.form.too_many": (
        "Подходит {count:n|значение|значения|значений}. Уточните слова.",
        "{count:n|value fits|values fit}. Be more specific.",
    ),
    "ask.form.known": ("уже есть в личном кабинете", "the cabinet knows it already"),
    "ask.form.fits": ("✓ подходит", "✓ fits"),
    "ask.form.repair": ("Исправить копию файла?", "Repair a copy of the file?"),
    "ask.form.repaired": ("Исправленная копия: {path}", "Repaired copy: {path}"),
    "ask.form.not_repaired": (
        "Исправить не удалось. Выберите другой файл.",
        "It could not be repaired. Choose another file.",
    ),
    "ask.form.file": ("Файл", "File"),
    "ask.form.file_more": ("Ещё файл (пусто: больше нет)", "One more file (empty: no more)"),
    "ask.form.file_optional": ("Файл (пусто: без него)", "File (empty: none)"),
    "ask.form.file_required": ("нужен хотя бы один файл", "at least one file is needed"),
    "ask.form.lines": (
        "{label} (несколько строк, пустая строка заканчивает)",
        "{label} (several lines, an empty one ends)",
    ),
    "ask.form.flag": ("{label} (да/нет)", "{label} (yes/no)"),
    "ask.form.keep_slot": ("Оставить выбранное время: {slot}?", "Keep the chosen time: {slot}?"),
    "ask.form.choose_slot": (
        "Выбрать время сейчас? Записаться можно и позже.",
        "Choose a time now? You may also book later.",
    ),
    "ask.form.summary": ("Проверьте перед отправкой:", "Check before sending:"),
    "ask.form.warning": ("Внимание! {warning}", "Note! {warning}"),
    "ask.form.send": ("Отправить заявление?", "Send the application?"),
    "ask.form.kept": (
        "Не отправлено. Черновик: {path}\nПродолжить: gosmed {command} --draft",
        "Not sent. The draft: {path}\nTo go on: gosmed {command} --draft",
    ),
    "ask.form.files": ("{count:n|файл|файла|файлов}", "{count:n|file|files}"),
    "ask.resubmit.head": (
        "Исправить нужно только это:",
        "Only this needs correcting:",
    ),
    "ask.resubmit.unchanged": (
        "Изменений нет: заявление уйдёт таким же, как прежде.",
        "Nothing is changed: the application would go out as it was.",
    ),
    "ask.resubmit.kept": (
        "Не отправлено. Исправления сохранены: {path}\nПродолжить: gosmed {command}",
        "Not sent. The corrections are kept: {path}\nTo go on: gosmed {command}",
    ),
    "ask.cancel": ("Отменить заявление {number}?", "Cancel application {number}?"),
    "ask.delete": ("Удалить {name}?", "Delete {name}?"),
    "ask.agreement": ("Принимаете пользовательское соглашение?", "Do you accept the user agreement?"),
}
