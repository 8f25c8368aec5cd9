"""The configuration file: what is wrong with it, and what the commands about it say."""

MESSAGES: dict[str, tuple[str, str]] = {
    "config.must.text": ("непустой текст в кавычках", "text in quotes, not empty"),
    "config.must.url": ("адрес вида https://portal.example.ru", "an address like https://portal.example.ru"),
    "config.must.lang": ('"ru" или "en"', '"ru" or "en"'),
    "config.must.seconds": (
        "число секунд больше 0 и не больше 86400",
        "a number of seconds above 0, at most 86400",
    ),
    "config.must.flag": ("true или false", "true or false"),
    "config.must.theme": ('"dark", "light" или "contrast"', '"dark", "light" or "contrast"'),
    "config.must.keys": (
        'таблица вида "applications.correct" = "c"',
        'a table of lines like "applications.correct" = "c"',
    ),
    "config.must.profile": (
        "имя из букв, цифр, «_» и «-», до 40 знаков",
        "a name of letters, digits, _ and -, up to 40 characters",
    ),
    "config.must.profiles": (
        "{file}:{line}: профили записываются разделами [profiles.ИМЯ]",
        "{file}:{line}: profiles are written as sections [profiles.NAME]",
    ),
    "config.must.profiles.advice": ("Исправьте файл и повторите.", "Correct the file and try again."),
    "config.unknown_key": (
        "{file}:{line}: неизвестный ключ {key}; есть: {keys}",
        "{file}:{line}: unknown key {key}; there are: {keys}",
    ),
    "config.unknown_key.advice": ("Исправьте строку {line} и повторите.", "Correct line {line} and try again."),
    "config.unknown_key_near": (
        "{file}:{line}: неизвестный ключ {key}, вероятно {nearest}",
        "{file}:{line}: unknown key {key}, probably {nearest}",
    ),
    "config.unknown_key_near.advice": (
        "Исправьте строку {line} и повторите.",
        "Correct line {line} and try again.",
    ),
    "config.bad_value": ("{file}:{line}: {key}: требуется {must}", "{file}:{line}: {key} must be {must}"),
    "config.bad_value.advice": ("Исправьте строку {line} и повторите.", "Correct line {line} and try again."),
    "config.bad_setting": (
        "{key}: требуется {must}. Ничего не изменено",
        "{key} must be {must}. Nothing was changed",
    ),
    "config.bad_setting.advice": (
        "Например: gosmed config set {key} {example}",
        "For example: gosmed config set {key} {example}",
    ),
    "config.bad_toml": (
        "{file}:{line}: ошибка в записи TOML: {reason}",
        "{file}:{line}: malformed TOML: {reason}",
    ),
    "config.bad_toml.advice": ("Исправьте строку {line} и повторите.", "Correct line {line} and try again."),
    "config.not_utf8": ("{file}: не в кодировке UTF-8", "{file}: not in UTF-8"),
    "config.not_utf8.advice": ("Сохраните файл в UTF-8 и повторите.", "Save the file as UTF-8 and try again."),
    "config.unreadable": ("{file} не читается: {reason}", "{file} cannot be read: {reason}"),
    "config.unreadable.advice": (
        "Проверьте права на файл или укажите другой: GOSMED_CONFIG=ФАЙЛ",
        "Check the right to read it, or name another: GOSMED_CONFIG=FILE",
    ),
    "config.not_writable": ("{file} не записывается: {reason}", "{file} cannot be written: {reason}"),
    "config.not_writable.advice": (
        "Проверьте права и место или укажите другой файл: GOSMED_CONFIG=ФАЙЛ",
        "Check rights and room, or name another file: GOSMED_CONFIG=FILE",
    ),
    "config.bad_portal": (
        "{source}: «{value}» не адрес портала",
        "{source}: “{value}” is no address of a portal",
    ),
    "config.bad_portal.advice": (
        "Укажите адрес полностью: --portal https://portal.example.ru",
        "Give the whole address: --portal https://portal.example.ru",
    ),
    "config.bad_profile_name": ("Профиль не может называться «{name}»", "A profile cannot be called “{name}”"),
    "config.bad_profile_name.advice": (
        "Имя состоит из букв, цифр, «_» и «-». Все профили: gosmed profiles",
        "A name has letters, digits, _ and -. All profiles: gosmed profiles",
    ),
    "config.bad_profile": (
        "{file}: профиль не может называться «{name}»",
        "{file}: a profile cannot be called “{name}”",
    ),
    "config.bad_profile.advice": (
        "Имя состоит из букв, цифр, «_» и «-».",
        "A name has letters, digits, _ and -.",
    ),
    "config.unknown_profile": ("Нет профиля {name}", "There is no profile {name}"),
    "config.unknown_profile.advice": (
        "Все профили: gosmed profiles. Добавить: gosmed profiles add {name} --portal URL",
        "All profiles: gosmed profiles. To add it: gosmed profiles add {name} --portal URL",
    ),
    "config.unknown_profile_near": (
        "Нет профиля {name}, вероятно {nearest}",
        "There is no profile {name}, probably {nearest}",
    ),
    "config.unknown_profile_near.advice": ("Все профили: gosmed profiles", "All profiles: gosmed profiles"),
    "config.no_portal": ("Портал не указан", "No portal is named"),
    "config.no_portal.advice": (
        "Указать: gosmed config set portal https://portal.example.ru, или --portal URL, или GOSMED_PORTAL. Попробовать на учебном: gosmed portal serve",
        "Name one: gosmed config set portal https://portal.example.ru, or --portal URL, or GOSMED_PORTAL. To try things out: gosmed portal serve",
    ),
    "config.no_key": ("Нет ключа {key}; есть: {keys}", "There is no key {key}; there are: {keys}"),
    "config.no_key.advice": ("Все ключи: gosmed config list", "All keys: gosmed config list"),
    "config.no_key_near": ("Нет ключа {key}, вероятно {nearest}", "There is no key {key}, probably {nearest}"),
    "config.no_key_near.advice": ("Все ключи: gosmed config list", "All keys: gosmed config list"),
    "config.exists": ("{file} уже есть", "{file} is there already"),
    "config.exists.advice": (
        "Посмотреть: gosmed config list. Изменить: gosmed config set КЛЮЧ ЗНАЧЕНИЕ",
        "Look at it: gosmed config list. Change it: gosmed config set KEY VALUE",
    ),
    "config.written": ("Создан {file}", "Written: {file}"),
    "config.set": ("{key} = {value}", "{key} = {value}"),
    "config.column.key": ("Ключ", "Key"),
    "config.column.value": ("Значение", "Value"),
    "config.column.source": ("Откуда", "From"),
    "config.source.option": ("параметр", "option"),
    "config.source.environment": ("окружение", "environment"),
    "config.source.profile": ("профиль", "profile"),
    "config.source.file": ("файл", "file"),
    "config.source.default": ("по умолчанию", "default"),
    "config.profiles.none": (
        "Профилей нет. Добавить: gosmed profiles add ИМЯ --portal URL --login ЛОГИН",
        "No profiles. To add one: gosmed profiles add NAME --portal URL --login LOGIN",
    ),
    "config.profiles.added": ("Профиль {name} сохранён", "Profile {name} saved"),
    "config.profiles.removed": ("Профиль {name} удалён", "Profile {name} removed"),
    "config.profiles.used": ("Теперь по умолчанию профиль {name}", "Profile {name} is the default now"),
    "config.column.name": ("Профиль", "Profile"),
    "config.column.portal": ("Портал", "Portal"),
    "config.column.login": ("Логин", "Login"),
    "config.column.lang": ("Язык", "Language"),
    "config.profile_needs": (
        "Для профиля нужен портал",
        "A profile needs a portal",
    ),
    "config.profile_needs.advice": (
        "Повторите: gosmed profiles add {name} --portal https://portal.example.ru",
        "Try again: gosmed profiles add {name} --portal https://portal.example.ru",
    ),
}
