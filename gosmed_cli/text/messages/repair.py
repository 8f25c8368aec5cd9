"""What a repair says: why a copy could not be written, and why a file is left as it is."""

MESSAGES: dict[str, tuple[str, str]] = {
    "repair.cannot_write": ("Не удалось записать {path}: {reason}", "Cannot write {path}: {reason}"),
    "repair.cannot_write.advice": (
        "Проверьте место и права: df -h . && ls -ld .",
        "Check room and rights: df -h . && ls -ld .",
    ),
    "repair.signed": (
        "Исправить не получится: подпись в файле перестанет быть верной.",
        "It cannot be repaired: the signature in it would no longer hold.",
    ),
    "repair.running": ("Исправляю {name}", "Repairing {name}"),
}
