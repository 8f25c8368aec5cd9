"""Forms as TOML files: their comments, and what is wrong with one as a file."""

MESSAGES: dict[str, tuple[str, str]] = {
    "forms.head": (
        "Отправить заполненную форму: gosmed apply {slug} --form ФАЙЛ",
        "Send the filled-in form: gosmed apply {slug} --form FILE",
    ),
    "forms.required": ("обязательно", "required"),
    "forms.optional": ("необязательно", "optional"),
    "forms.when_asked": ("если запросят при проверке", "if the review asks for it"),
    "forms.known": (
        "Уже есть в личном кабинете: можно не заполнять.",
        "The cabinet knows this already: may be left out.",
    ),
    "forms.example": ("Например: {example}", "For example: {example}"),
    "forms.choices": ("Допустимые значения (код или название):", "Allowed values (code or title):"),
    "forms.search": (
        "{count:n|значение|значения|значений} в справочнике. Найти: {command} СЛОВА",
        "{count:n|value|values} in the dictionary. Search: {command} WORDS",
    ),
    "forms.when.present": ("Нужно, если заполнено {field}.", "Asked for when {field} is filled in."),
    "forms.when.absent": ("Нужно, если не заполнено {field}.", "Asked for when {field} is empty."),
    "forms.when.equals": ("Нужно, если {field} = {value}.", "Asked for when {field} = {value}."),
    "forms.region": (
        "Регион: код ОКАТО или название (необязательно). Найти: gosmed dictionary regions СЛОВА",
        "Region: OKATO code or title (optional). Search: gosmed dictionary regions WORDS",
    ),
    "forms.attachments": (
        "Файлы: пути относительно этой формы, все вместе не больше {total}. Проверить: gosmed check",
        "Files: paths relative to this form, {total} together at most. Check them: gosmed check",
    ),
    "forms.rate": (
        "Сверяется с полем {field}: {each} за каждую единицу в нём.",
        "Checked against {field}: {each} for each unit of it.",
    ),
    "forms.same_as": ("Наберите ещё раз то же, что в {field}.", "Type again what is in {field}."),
    "forms.confirm_both": (
        "Коды придут и на прежний контакт, и на новый.",
        "A code goes to the old contact and to the new one.",
    ),
    "forms.confirm_always": (
        "Перед отправкой сюда придёт код; с электронной подписью он не нужен.",
        "A code goes here before sending; with an e-signature none is needed.",
    ),
    "forms.at_least_one": ("Заполните хотя бы одно: {fields}.", "Fill in one of these at least: {fields}."),
    "forms.flag.true": ("да", "yes"),
    "forms.flag.false": ("нет", "no"),
    "forms.slots": ("Свободное время: {command}", "Free times: {command}"),
    "forms.rule.name": ("Русскими буквами, как в паспорте", "In Russian letters, as in the passport"),
    "forms.rule.birth_date": ("ДД.ММ.ГГГГ", "DD.MM.YYYY"),
    "forms.rule.past_date": ("ДД.ММ.ГГГГ, не позже сегодняшнего дня", "DD.MM.YYYY, not later than today"),
    "forms.rule.future_date": ("ДД.ММ.ГГГГ, не раньше сегодняшнего дня", "DD.MM.YYYY, not before today"),
    "forms.rule.date": ("ДД.ММ.ГГГГ", "DD.MM.YYYY"),
    "forms.rule.snils": ("11 цифр, пробелы и дефисы можно оставить", "11 digits, spaces and hyphens are fine"),
    "forms.rule.inn": ("12 цифр", "12 digits"),
    "forms.rule.oms": ("16 цифр номера полиса", "The 16 digits of the policy"),
    "forms.rule.ogrn": ("13 цифр, у предпринимателя 15", "13 digits, 15 for a sole trader"),
    "forms.rule.ogrnip": ("15 цифр", "15 digits"),
    "forms.rule.passport_series": ("4 цифры", "4 digits"),
    "forms.rule.passport_number": ("6 цифр", "6 digits"),
    "forms.rule.passport_code": ("6 цифр вида 770-001", "6 digits like 770-001"),
    "forms.rule.phone": ("+7 9XX XXX-XX-XX", "+7 9XX XXX-XX-XX"),
    "forms.rule.email": ("Адрес вида doctor@example.ru", "An address like doctor@example.ru"),
    "forms.rule.flag": ("true (да) или false (нет)", "true or false"),
    "forms.rule.number": ("Целое число", "A whole number"),
    "forms.rule.text": ("Одной строкой", "In one line"),
    "forms.rule.longtext": ("Можно в несколько строк", "In several lines if you like"),
    "forms.rule.own_number": (
        "Номер вашего заявления или обращения",
        "The number of an application or ticket of yours",
    ),
    "forms.slot": (
        "{formats}, до {size}, от {least} до {most} dpi; файлов: до {count}",
        "{formats}, up to {size}, {least} to {most} dpi; files: up to {count}",
    ),
    "forms.slot.any_file": (
        "файл любого вида, до {size}; файлов: до {count}",
        "a file of any kind, up to {size}; files: up to {count}",
    ),
    "forms.slot.page.required": ("Лист А4, стоя или лёжа", "An A4 page, upright or lying"),
    "forms.slot.page.advised": ("Лучше лист А4", "An A4 page is better"),
    "forms.slot.signature": ("На документе видны подпись и печать", "Signature and seal can be seen"),
    "forms.slot.named": (
        "В имени файла вид документа, без пробелов: {stem}_2026.pdf",
        "The file name tells the kind, no spaces: {stem}_2026.pdf",
    ),
    "forms.slot.analysis": (
        "Имя файла: Фамилия_Имя_Анализ_Дата",
        "File name: Surname_Name_Analysis_Date, in Russian letters",
    ),
    "forms.asked_when.past": (
        "Нужно, если срок истёк по данным: {register}.",
        "Needed when it has run out by the records of: {register}.",
    ),
    "forms.asked_when.absent": (
        "Нужно, если сведений нет: {register}.",
        "Needed when there is no record at: {register}.",
    ),
    "forms.asked_when.present": (
        "Нужно, если сведения есть: {register}.",
        "Needed when there is a record at: {register}.",
    ),
    "forms.bad_toml": ("{file}:{line}: ошибка в записи TOML: {reason}", "{file}:{line}: malformed TOML: {reason}"),
    "forms.bad_toml.advice": (
        "Исправьте строку {line}. Образец формы: gosmed form medical-cabinet",
        "Correct line {line}. A sample form: gosmed form medical-cabinet",
    ),
    "forms.no_quotes": ("{file}:{line}: значение нужно взять в кавычки", "{file}:{line}: the value needs quotes"),
    "forms.no_quotes.advice": (
        'Запишите так: last_name = "Соколова"',
        'Write it like this: last_name = "Соколова"',
    ),
    "forms.leading_zero": (
        "{file}:{line}: число, которое начинается с 0, нужно взять в кавычки",
        "{file}:{line}: a number that starts with 0 needs quotes",
    ),
    "forms.leading_zero.advice": (
        'Запишите так: passport_series = "0409"',
        'Write it like this: passport_series = "0409"',
    ),
    "forms.not_plain": (
        "{file}:{line}: {key} должно быть текстом, числом или датой",
        "{file}:{line}: {key} must be text, a number or a date",
    ),
    "forms.not_plain.advice": (
        'Запишите так: {key} = "значение"',
        'Write it like this: {key} = "value"',
    ),
    "forms.attachments_no_table": (
        "{file}:{line}: attachments должно быть разделом с файлами",
        "{file}:{line}: attachments must be a section of files",
    ),
    "forms.attachments_no_table.advice": (
        'Запишите так: [attachments], а ниже diploma = ["diplom.pdf"]',
        'Write it like this: [attachments], and below it diploma = ["diplom.pdf"]',
    ),
    "forms.not_files": (
        "{file}:{line}: {key} должно быть списком файлов",
        "{file}:{line}: {key} must be a list of files",
    ),
    "forms.not_files.advice": (
        'Запишите так: {key} = ["diplom.pdf"]',
        'Write it like this: {key} = ["diplom.pdf"]',
    ),
    "forms.unreadable": ("Форма {path} не читается: {reason}", "The form {path} cannot be read: {reason}"),
    "forms.unreadable.advice": (
        "Проверьте путь и права на файл. Новая форма: gosmed form medical-cabinet -o form.toml",
        "Check the path and the right to read it. A new form: gosmed form medical-cabinet -o form.toml",
    ),
    "forms.no_form": ("Формы {path} нет", "There is no form {path}"),
    "forms.no_form.advice": (
        "Создать её: gosmed form {slug} -o {path:sh}",
        "Make one: gosmed form {slug} -o {path:sh}",
    ),
    "forms.not_utf8": ("Форма {path} не в кодировке UTF-8", "The form {path} is not in UTF-8"),
    "forms.not_utf8.advice": ("Сохраните её в UTF-8 и повторите.", "Save it as UTF-8 and try again."),
    "forms.name_not_utf8": (
        "Имя файла {path} нельзя записать в форму",
        "The file name {path} cannot be written into a form",
    ),
    "forms.name_not_utf8.advice": ("Переименуйте файл и повторите.", "Rename the file and try again."),
    "forms.draft_not_saved": (
        "Черновик {path} не сохранён: {reason}",
        "The draft {path} was not saved: {reason}",
    ),
    "forms.draft_not_saved.advice": (
        "Освободите место или выберите другую папку: GOSMED_STATE=ПАПКА",
        "Make room, or choose another folder: GOSMED_STATE=DIR",
    ),
    "forms.bad_set": (
        "--set {value}: нужно ПОЛЕ=ЗНАЧЕНИЕ",
        "--set {value}: FIELD=VALUE is needed",
    ),
    "forms.bad_set.advice": ("Например: --set inn=500100732259", "For example: --set inn=500100732259"),
    "forms.bad_attach": (
        "--attach {value}: нужно ВИД=ФАЙЛ",
        "--attach {value}: KIND=PATH is needed",
    ),
    "forms.bad_attach.advice": (
        "Например: --attach diploma=diplom.pdf",
        "For example: --attach diploma=diplom.pdf",
    ),
}
