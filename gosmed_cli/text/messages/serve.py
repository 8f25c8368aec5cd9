"""Why the included portal could not be started."""

MESSAGES: dict[str, tuple[str, str]] = {
    "serve.data_taken": (
        "Из папки {path} уже работает другой портал.",
        "Another portal already serves {path}.",
    ),
    "serve.data_taken.advice": (
        "Остановите его или возьмите другую папку: gosmed portal serve --port 0 --data DIR",
        "Stop it, or take another folder: gosmed portal serve --port 0 --data DIR",
    ),
    "serve.port_taken": ("Порт {port} занят или недоступен.", "Port {port} is taken or not available."),
    "serve.port_taken.advice": ("gosmed portal serve --port 0", "gosmed portal serve --port 0"),
    "serve.folder": (
        "Папка данных портала {path} недоступна: {reason}.",
        "The portal's data folder {path} cannot be used: {reason}.",
    ),
    "serve.folder.advice": ("gosmed portal serve --data DIR", "gosmed portal serve --data DIR"),
    "serve.clock": (
        "Время {given} не понято: нужно ISO 8601, например 2026-03-02T09:00:00+03:00.",
        "The time {given} is not understood: ISO 8601 is needed, such as 2026-03-02T09:00:00+03:00.",
    ),
    "serve.clock.advice": (
        "gosmed portal serve --clock 2026-03-02T09:00:00+03:00",
        "gosmed portal serve --clock 2026-03-02T09:00:00+03:00",
    ),
    "serve.other_scenario": (
        "В папке данных уже есть состояние (сценарий {loaded}), и оно не будет стёрто.",
        "The data folder holds a state already (scenario {loaded}), and it will not be erased.",
    ),
    "serve.other_scenario.advice": (
        "gosmed portal serve --data DIR --scenario {given:sh}",
        "gosmed portal serve --data DIR --scenario {given:sh}",
    ),
    "serve.bad_scenario": ("Сценарий {given} неверен: {problems}.", "The scenario {given} is wrong: {problems}."),
    "serve.bad_scenario.advice": (
        "gosmed portal scenario check {given:sh}",
        "gosmed portal scenario check {given:sh}",
    ),
    "serve.no_scenario": (
        "Сценария {given} нет, и такого файла тоже. Есть сценарии: {names}.",
        "There is no scenario {given}, nor such a file. Scenarios: {names}.",
    ),
    "serve.no_scenario.advice": ("gosmed portal scenario list", "gosmed portal scenario list"),
    "serve.catalogue": (
        "Услуги из папки {path} не прочитаны: {reason}.",
        "The services in {path} cannot be read: {reason}.",
    ),
    "serve.catalogue.advice": (
        "Исправьте файл и запустите портал снова: gosmed portal serve --catalogue DIR",
        "Mend the file and start the portal again: gosmed portal serve --catalogue DIR",
    ),
    "serve.services_lost": (
        "В портале есть заявления на услуги, которых больше нет: {slugs}.",
        "The portal holds applications for services that are not there any more: {slugs}.",
    ),
    "serve.services_lost.advice": (
        "Укажите папку с их описаниями: gosmed portal serve --catalogue DIR",
        "Name the folder that describes them: gosmed portal serve --catalogue DIR",
    ),
    "serve.smtp": (
        "Почтовый сервер пишут как ХОСТ:ПОРТ, например 127.0.0.1:1025, а не {given}.",
        "A mail server is written as HOST:PORT, such as 127.0.0.1:1025, not {given}.",
    ),
    "serve.smtp.advice": (
        "gosmed portal serve --smtp 127.0.0.1:1025",
        "gosmed portal serve --smtp 127.0.0.1:1025",
    ),
    "serve.mail_from": ("Адрес отправителя {given} неверен.", "The sender's address {given} is wrong."),
    "serve.mail_from.advice": (
        "gosmed portal serve --smtp HOST:PORT --mail-from portal@example.ru",
        "gosmed portal serve --smtp HOST:PORT --mail-from portal@example.ru",
    ),
    "serve.old_data": (
        "В папке {path} портал другой версии gosmed, эта версия его не прочтёт.",
        "The folder {path} holds a portal of another version of gosmed, which this one cannot read.",
    ),
    "serve.old_data.advice": (
        "Возьмите новую папку: gosmed portal serve --data DIR",
        "Take a new folder: gosmed portal serve --data DIR",
    ),
}
