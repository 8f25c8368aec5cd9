"""The full-screen cabinet in a browser."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_web.title": ("Кабинет – gosmed", "Cabinet – gosmed"),
    "tui_web.starting": ("Кабинет открывается…", "The cabinet is opening…"),
    "tui_web.ended": ("Кабинет закрыт.", "The cabinet is closed."),
    "tui_web.again": ("Открыть снова", "Open it again"),
    "tui_web.script": ("Для этой страницы нужен JavaScript.", "This page needs JavaScript."),
    "tui_web.open": (
        "Откройте эту ссылку в браузере на этом компьютере. Она действует один раз; Ctrl-C закрывает кабинет.",
        "Open this link in a browser on this computer. It works once; Ctrl-C closes the cabinet.",
    ),
    "tui_web.no_entry": (
        "Сюда ведёт только ссылка, которую показала команда gosmed tui --web, и лишь один раз. Чтобы получить новую, "
        "запустите команду заново.",
        "Only the link that gosmed tui --web has shown leads here, and only once. Run the command again for a new one.",
    ),
    "tui_web.foreign": (
        "Кабинет открывается только по собственному адресу.",
        "The cabinet is open at its own address alone.",
    ),
    "tui_web.port": ("Порт {port} занят или недоступен: {reason}.", "Port {port} cannot be used: {reason}."),
    "tui_web.port.advice": (
        "Без --port подойдёт любой свободный: gosmed tui --web",
        "Without --port any free one will do: gosmed tui --web",
    ),
    "tui_web.only": ("--port имеет смысл только вместе с --web.", "--port goes with --web alone."),
}
