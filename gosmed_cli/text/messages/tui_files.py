"""The full-screen cabinet: scans of an application, choosing and repairing them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_files.verdict.pass": ("Подходит", "Fits"),
    "tui_files.verdict.warn": ("Подойдёт, но посмотрите", "Will do, but look at it"),
    "tui_files.verdict.fail": ("Не примут", "Will be refused"),
    "tui_files.fact.name": ("Имя", "Name"),
    "tui_files.fact.format": ("Формат", "Format"),
    "tui_files.fact.size": ("Размер", "Size"),
    "tui_files.fact.pixels": ("Пиксели", "Pixels"),
    "tui_files.fact.dpi": ("Разрешение", "Resolution"),
    "tui_files.fact.paper": ("Страницы", "Pages"),
    "tui_files.fact.verdict": ("Проверка", "Check"),
    # the step
    "tui_files.column.document": ("Документ", "Document"),
    "tui_files.column.state": ("Состояние", "State"),
    "tui_files.slot.replace": ("Замените: есть замечание", "Replace it: there is a remark"),
    "tui_files.slot.stays": ("Останется прежний", "Stays as it was sent"),
    "tui_files.slot.needed": (
        "{count:w|Нужен|Нужны|Нужны} {count:n|файл|файла|файлов}",
        "{count:n|file|files} needed",
    ),
    "tui_files.slot.optional": ("Можно не прикладывать", "May be left out"),
    "tui_files.slot.when_asked": ("Если попросят", "Only when asked for"),
    "tui_files.lacking": ("Сначала: «{slot}»", "First: “{slot}”"),
    "tui_files.too_much": (
        "Все файлы вместе больше предела: уберите лишнее или замените их меньшими",
        "All files together are above the limit: take some away or choose smaller ones",
    ),
    "tui_files.hint.repair": ("Enter – исправить копию файла", "Enter repairs a copy of the file"),
    "tui_files.hint.replace": ("Enter – выбрать другой файл", "Enter chooses another file"),
    "tui_files.hint.choose": ("Enter – выбрать файл", "Enter chooses a file"),
    "tui_files.total": ("{size} из {limit}", "{size} of {limit}"),
    "tui_files.total.near": ("▲ почти предел: {size} из {limit}", "▲ nearly the limit: {size} of {limit}"),
    "tui_files.total.over": ("✗ больше предела: {size} из {limit}", "✗ above the limit: {size} of {limit}"),
    "tui_files.full": (
        "Здесь {count:w|помещается|помещаются|помещаются} только {count:n|файл|файла|файлов}. Что сделать с новым?",
        "Only {count:n|file fits|files fit} here. What about the new one?",
    ),
    "tui_files.full.replace": ("Поставить вместо прежнего", "Put it in place of the old one"),
    "tui_files.full.merge": (
        "Добавить страницей: собрать всё в один PDF",
        "Add it as a page: all of them in one PDF",
    ),
    "tui_files.not_merged": (
        "Собрать эти файлы в один PDF не получилось: вместе они велики или не читаются.",
        "These files do not go into one PDF: together they are too large, or cannot be read.",
    ),
    "tui_files.nothing": ("Для этой услуги документы не нужны", "This service needs no documents"),
    # the picker
    "tui_files.pick": ("Какой файл: {slot}?", "Which file: {slot}?"),
    "tui_files.path_hint": (
        "имя файла, путь или перетащите файл сюда",
        "a file name, a path, or drop a file here",
    ),
    "tui_files.column.name": ("Имя", "Name"),
    "tui_files.column.size": ("Размер", "Size"),
    "tui_files.column.changed": ("Изменён", "Changed"),
    "tui_files.picker.keys": (
        "Enter – выбрать, ← – папка выше, Esc – отмена",
        "Enter – choose, ← – up a folder, Esc – cancel",
    ),
    "tui_files.checking": ("Проверяю…", "Checking…"),
    "tui_files.empty_folder": ("Папка пуста", "The folder is empty"),
    "tui_files.no_such": ("Такого файла здесь нет", "There is no such file here"),
    "tui_files.unreadable_folder": ("Папка не открывается: {reason}", "The folder does not open: {reason}"),
    "tui_files.unsuitable": (
        "Файлы этого вида сюда не подходят: нужен {formats}",
        "Files of this kind do not fit here: {formats} is needed",
    ),
    "tui_files.will_not_do": (
        "Этот файл не примут, а исправить его программа не может. Выберите другой.",
        "This file would be refused, and cannot be repaired. Choose another one.",
    ),
    # the repair
    "tui_files.repair": (
        "Исправить копию файла? Сам файл не изменится.",
        "Repair a copy? The file itself stays as it is.",
    ),
    "tui_files.repair.before": ("Сейчас", "Now"),
    "tui_files.repair.after": ("Будет", "Repaired"),
    "tui_files.repair.running": ("Исправляю копию…", "Repairing a copy…"),
    "tui_files.repair.take": ("Взять исправленную", "Take the repaired one"),
    "tui_files.repair.leave": ("Не нужно", "No, thanks"),
    "tui_files.repair.failed": (
        "Исправить не получилось. Выберите другой файл.",
        "It could not be repaired. Choose another file.",
    ),
    "tui_files.repair.place": ("Копия: {path}", "The copy: {path}"),
}
