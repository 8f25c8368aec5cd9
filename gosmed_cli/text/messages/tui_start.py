"""Starting the full-screen cabinet."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_start.no_terminal": (
        "Полноэкранному кабинету нужен терминал, а здесь его нет.",
        "The full-screen cabinet needs a terminal, and there is none here.",
    ),
    "tui_start.no_terminal.advice": (
        "То же самое командами: gosmed status, gosmed account show, всё вместе – gosmed --help",
        "The same as commands: gosmed status, gosmed account show; all of them – gosmed --help",
    ),
}
