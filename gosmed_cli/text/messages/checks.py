"""The report of the pre-check as the command shows it; the remarks themselves are in `check`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "checks.total": ("{count:n|файл|файла|файлов}, вместе {size}", "{count:n|file|files}, {size} together"),
    "checks.fixed": ("Исправленная копия: {path}", "Repaired copy: {path}"),
    "checks.repair": ("Исправить: {command}", "To repair: {command}"),
    "checks.pages": ("{count} стр.", "{count} pages"),
}
