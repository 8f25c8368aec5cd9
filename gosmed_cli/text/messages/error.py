"""What went wrong, for codes without a subject of their own."""

MESSAGES: dict[str, tuple[str, str]] = {
    "error.usage": ("Команда набрана неверно: {reason}", "Wrong usage: {reason}"),
    "error.usage.advice": ("Как правильно: {command}", "How to use it: {command}"),
    "error.unknown_command": ("Нет команды {name}", "There is no command {name}"),
    "error.unknown_command.advice": ("Все команды: {command}", "All commands: {command}"),
    "error.unknown_command_near": (
        "Нет команды {name}, вероятно {nearest}",
        "There is no command {name}, probably {nearest}",
    ),
    "error.unknown_command_near.advice": ("Справка: {command}", "Help: {command}"),
    "error.unknown_option": ("Нет параметра {option}", "There is no option {option}"),
    "error.unknown_option.advice": ("Все параметры: {command}", "All options: {command}"),
    "error.unknown_option_near": (
        "Нет параметра {option}, вероятно {nearest}",
        "There is no option {option}, probably {nearest}",
    ),
    "error.unknown_option_near.advice": ("Все параметры: {command}", "All options: {command}"),
    "error.missing_parameter": ("Не указано: {name}", "Missing: {name}"),
    "error.missing_parameter.advice": ("Как правильно: {command}", "How to use it: {command}"),
    "error.option_needs_value": ("Параметру {option} нужно значение", "Option {option} needs a value"),
    "error.option_needs_value.advice": ("Как правильно: {command}", "How to use it: {command}"),
    "error.extra_argument": ("Лишнее в команде: {value}", "Not expected here: {value}"),
    "error.extra_argument.advice": ("Как правильно: {command}", "How to use it: {command}"),
    "error.bad_choice": (
        "{option}: «{value}» не подходит, можно: {choices}",
        "{option}: «{value}» will not do, there are: {choices}",
    ),
    "error.bad_value": ("{option}: неверное значение ({reason})", "{option}: wrong value ({reason})"),
    "error.bad_value.advice": ("Как правильно: {command}", "How to use it: {command}"),
    "error.bad_query": (
        "--query {query}: не выражение JMESPath: {reason}",
        "--query {query}: no JMESPath expression: {reason}",
    ),
    "error.bad_query.advice": (
        "Например: gosmed status --query \"items[?status=='refused'].number\"",
        "For example: gosmed status --query \"items[?status=='refused'].number\"",
    ),
    "error.bad_span": (
        "{option}: «{value}» не срок",
        "{option}: «{value}» is no span of time",
    ),
    "error.bad_span.advice": (
        "Например: {option} 30m, {option} 2h, {option} 7d",
        "For example: {option} 30m, {option} 2h, {option} 7d",
    ),
    "error.bad_date": ("{option}: «{value}» не дата", "{option}: «{value}» is no date"),
    "error.bad_date.advice": ("Например: {option} 12.03.2026", "For example: {option} 2026-03-12"),
    "error.needs_option": (
        "{option} работает только вместе с {needed}",
        "{option} works only together with {needed}",
    ),
    "error.needs_option.advice": ("Добавьте {needed} и повторите.", "Add {needed} and try again."),
    "error.bad_choice.advice": ("Повторите с одним из этих значений.", "Try again with one of these values."),
    "error.password_file": (
        "Файл с паролем не читается: {path}: {reason}",
        "The password file cannot be read: {path}: {reason}",
    ),
    "error.password_file.advice": (
        "Проверьте GOSMED_PASSWORD_FILE и права на файл.",
        "Check GOSMED_PASSWORD_FILE and the right to read it.",
    ),
    "error.password_file_empty": ("Файл с паролем пуст: {path}", "The password file is empty: {path}"),
    "error.password_file_empty.advice": (
        "Запишите пароль первой строкой файла.",
        "Write the password on the first line of the file.",
    ),
    "error.catalogue_not_understood": (
        "Портал описывает услугу {slug} непонятно: {reason}",
        "The portal's description of the service {slug} makes no sense: {reason}",
    ),
    "error.catalogue_not_understood.advice": (
        "Вероятно, нужна новая версия gosmed: pipx upgrade gosmed-cli",
        "A newer gosmed is probably needed: pipx upgrade gosmed-cli",
    ),
    "error.bad_path": ("Путь {path} не начинается с «/»", "The path {path} does not begin with /"),
    "error.bad_path.advice": (
        "Например: gosmed api GET /api/cabinet/v1/account",
        "For example: gosmed api GET /api/cabinet/v1/account",
    ),
    "error.conflict": ("{first} и {second} нельзя вместе", "{first} and {second} exclude each other"),
    "error.conflict.advice": ("Оставьте что-то одно.", "Keep one of them."),
    "error.needs_terminal": (
        "Спросить некого: это не терминал. Не указано: {option}",
        "There is nobody to ask: this is no terminal. Missing: {option}",
    ),
    "error.needs_terminal.advice": ("Укажите {option} и повторите.", "Give {option} and try again."),
    "error.stdin_twice": (
        "Стандартный ввод можно прочитать один раз",
        "Standard input can be read once only",
    ),
    "error.stdin_twice.advice": ("Одно из значений передайте файлом.", "Give one of the values in a file."),
    "error.empty_stdin": ("На стандартном вводе ничего нет", "There is nothing on standard input"),
    "error.empty_stdin.advice": (
        "Передайте значение через конвейер: echo … | gosmed …",
        "Pipe the value in: echo … | gosmed …",
    ),
    "error.no_room": ("Нет места для записи: {path}", "No room to write: {path}"),
    "error.no_room.advice": (
        "Освободите место и повторите. Другая папка: GOSMED_STATE=ПАПКА",
        "Make room and try again. Another folder: GOSMED_STATE=DIR",
    ),
    "error.not_writable": ("Нет прав: {path}", "No right: {path}"),
    "error.not_writable.advice": (
        "Проверьте права или укажите другую папку: GOSMED_STATE=ПАПКА",
        "Check the rights, or name another folder: GOSMED_STATE=DIR",
    ),
    "error.no_file": ("Нет файла {path}", "There is no file {path}"),
    "error.no_file.advice": ("Проверьте путь и повторите.", "Check the path and try again."),
    "error.is_folder": ("{path}: это папка, нужен файл", "{path} is a folder, a file is needed"),
    "error.is_folder.advice": ("Укажите файл и повторите.", "Name a file and try again."),
    "error.not_folder": ("{path}: часть пути не папка", "{path}: a part of the path is no folder"),
    "error.not_folder.advice": ("Проверьте путь и повторите.", "Check the path and try again."),
    "error.too_many_files": ("Открыто слишком много файлов", "Too many files are open"),
    "error.too_many_files.advice": ("Повысьте предел: ulimit -n 1024", "Raise the limit: ulimit -n 1024"),
    "error.system": ("Система отказала: {path}: {reason}", "The system refused: {path}: {reason}"),
    "error.system.advice": ("Проверьте путь и права и повторите.", "Check the path and the rights and try again."),
    "error.file_exists": (
        "{path} уже есть, перезаписывать нельзя",
        "{path} is there already and is not overwritten",
    ),
    "error.file_exists.advice": ("Укажите другое имя: -o ФАЙЛ", "Choose another name: -o FILE"),
    "error.word.output": ("вывод", "output"),
    "error.fault": ("Ошибка в самой программе: {kind}", "A fault in gosmed itself: {kind}"),
    "error.fault.advice": (
        "Повторите с --debug и покажите вывод разработчикам.",
        "Try again with --debug and show the output to the developers.",
    ),
    "error.fault_traced": ("Ошибка в самой программе: {kind}", "A fault in gosmed itself: {kind}"),
    "error.fault_traced.advice": (
        "Подробности без личных данных: {trace}. Приложите этот файл к сообщению разработчикам.",
        "Details without personal data: {trace}. Attach this file when you report it.",
    ),
    "error.unknown_service": ("Нет услуги {slug}", "There is no service {slug}"),
    "error.unknown_service.advice": (
        "Все услуги: gosmed services. Найти: gosmed services search СЛОВА",
        "All services: gosmed services. To search: gosmed services search WORDS",
    ),
    "error.unknown_service_near": (
        "Нет услуги {slug}, вероятно {nearest}",
        "There is no service {slug}, probably {nearest}",
    ),
    "error.unknown_service_near.advice": (
        "Посмотреть: gosmed services show {nearest}",
        "Look at it: gosmed services show {nearest}",
    ),
    "error.unknown_dictionary": ("Нет справочника {name}", "There is no dictionary {name}"),
    "error.unknown_dictionary.advice": ("Есть: {codes}", "There are: {codes}"),
    "error.unknown_dictionary_near": (
        "Нет справочника {name}, вероятно {nearest}",
        "There is no dictionary {name}, probably {nearest}",
    ),
    "error.unknown_dictionary_near.advice": (
        "Посмотреть: gosmed dictionary {nearest}",
        "Look at it: gosmed dictionary {nearest}",
    ),
    "error.unknown_kind": ("Нет вида документов {kind}", "There is no document kind {kind}"),
    "error.unknown_kind.advice": (
        "Все виды: gosmed dictionary document-kinds",
        "All kinds: gosmed dictionary document-kinds",
    ),
    "error.unknown_kind_near": (
        "Нет вида документов {kind}, вероятно {nearest}",
        "There is no document kind {kind}, probably {nearest}",
    ),
    "error.unknown_kind_near.advice": ("Укажите: --as {nearest}", "Give: --as {nearest}"),
    "error.interrupted": ("Прервано", "Interrupted"),
}
