"""The journal on this computer."""

MESSAGES: dict[str, tuple[str, str]] = {
    "journal.no_room": (
        "Журнал отправки не записан, поэтому ничего не отправлено: {path} ({reason}).",
        "The journal of submissions cannot be written, so nothing was sent: {path} ({reason}).",
    ),
    "journal.no_room.advice": (
        "Освободите место или дайте право на запись, либо укажите другую папку в GOSMED_STATE. Затем повторите команду.",
        "Free some room or make the folder writable, or name another one in GOSMED_STATE. Then repeat the command.",
    ),
    "journal.newer": (
        "Журнал {path} записан более новой версией gosmed.",
        "The journal {path} was written by a newer version of gosmed.",
    ),
    "journal.newer.advice": (
        "Обновите gosmed: pipx upgrade gosmed-cli",
        "Upgrade gosmed: pipx upgrade gosmed-cli",
    ),
    "journal.broken": (
        "Журнал {path} повреждён: {reason}.",
        "The journal {path} is damaged: {reason}.",
    ),
    "journal.broken.advice": (
        "Проверьте заявления командой gosmed status, затем уберите этот файл в другое место и повторите команду.",
        "Look at your applications with gosmed status, then move this file away and repeat the command.",
    ),
    "journal.busy": (
        "Журнал {path} занят другим запуском gosmed.",
        "The journal {path} is in use by another run of gosmed.",
    ),
    "journal.busy.advice": ("Повторите команду.", "Repeat the command."),
}
