"""Help pages: what stands around the texts of the commands."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help.gosmed": (
        "Личный кабинет медицинского работника на портале государственных услуг.",
        "A medical worker's personal cabinet on the state-services portal.",
    ),
    "help.epilog": (
        "О команде подробнее: gosmed КОМАНДА --help",
        "More about a command: gosmed COMMAND --help",
    ),
    "help.word.usage": ("Использование", "Usage"),
    "help.word.command": ("КОМАНДА", "COMMAND"),
    "help.word.options": ("параметры", "options"),
    "help.word.default": ("по умолчанию", "default"),
    "help.word.default_command": ("(по умолчанию)", "(the default)"),
    "help.section.arguments": ("Аргументы", "Arguments"),
    "help.section.options": ("Параметры", "Options"),
    "help.section.output": ("Вывод", "Output"),
    "help.section.global": ("Общие параметры", "Options of every command"),
    "help.section.commands": ("Команды", "Commands"),
    "help.section.account": ("Учётная запись", "Account"),
    "help.section.applications": ("Заявления и документы", "Applications and documents"),
    "help.section.tools": ("Инструменты", "Tools"),
}
