"""Files that hold reports: what they say themselves, and what goes wrong with them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "exports.language": ("ru-RU", "en-GB"),
    "exports.page_of": ("Страница {page} из {pages}", "Page {page} of {pages}"),
    "exports.total": ("Итого", "Total"),
    "exports.goal": ("Цель", "Goal"),
    "exports.chart_sheet": ("График {number}", "Chart {number}"),
    "exports.yes": ("да", "yes"),
    "exports.no": ("нет", "no"),
    "exports.made": ("Составлено {at}, gosmed", "Made {at}, gosmed"),
    "exports.empty": ("За это время ничего нет.", "Nothing in this time."),
    "exports.saved": (
        "Записано: {path} ({count:n|строка|строки|строк}).",
        "Written: {path} ({count:n|row|rows}).",
    ),
    "exports.no_format": (
        "По имени {path} не понять, в каком виде записать.",
        "The name {path} does not say what kind of file to write.",
    ),
    "exports.no_format.advice": (
        "Дайте имя с окончанием .csv, .jsonl, .xlsx или .pdf либо укажите --format",
        "Give it the ending .csv, .jsonl, .xlsx or .pdf, or name a --format",
    ),
    "exports.no_output": ("Не сказано, куда записать отчёт.", "Nothing says where the report goes."),
    "exports.no_output.advice": ("Укажите файл: -o ФАЙЛ", "Name a file: -o FILE"),
    "exports.needs_file": (
        "{format} нельзя вывести на экран: нужен файл.",
        "{format} cannot go to the screen: it needs a file.",
    ),
    "exports.needs_file.advice": ("Укажите файл: -o ФАЙЛ.{format}", "Name a file: -o FILE.{format}"),
    "exports.excel_is_csv": ("--excel относится только к CSV.", "--excel is about CSV alone."),
    "exports.excel_is_csv.advice": (
        "Для книги Excel дайте файлу окончание .xlsx, для CSV уберите другой формат.",
        "For a workbook give the file the ending .xlsx; for CSV drop the other format.",
    ),
    "exports.no_library": (
        "Для этого нужна библиотека {library}, она не установлена.",
        "This needs the library {library}, which is not installed.",
    ),
    "exports.no_library.advice": (
        "pipx inject gosmed-cli {library}",
        "pipx inject gosmed-cli {library}",
    ),
    "exports.cannot_write": ("Файл {path} не записан: {reason}.", "{path} was not written: {reason}."),
    "exports.cannot_write.advice": (
        "Проверьте место и права или укажите другой файл: -o ФАЙЛ",
        "See to room and rights, or name another file: -o FILE",
    ),
    "exports.too_many": (
        "Строк больше, чем вмещает лист Excel (1 048 575).",
        "There are more rows than a sheet of Excel holds (1,048,575).",
    ),
    "exports.too_many.advice": ("Сузьте период или запишите CSV.", "Narrow the period, or write CSV."),
}
