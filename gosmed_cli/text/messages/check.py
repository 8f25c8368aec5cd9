"""What the pre-check says of a file: `check.<rule>` and, where one rule has several words, `check.<rule>.<says>`"""

MESSAGES: dict[str, tuple[str, str]] = {
    # files that cannot be looked at
    "check.missing": ("Файла нет: {path}", "There is no such file: {path}"),
    "check.missing.advice": ("Проверьте имя и папку: ls", "Check the name and the folder: ls"),
    "check.directory": ("{path} – папка, а нужен файл", "{path} is a folder, not a file"),
    "check.directory.advice": ("Назовите файлы в ней: ls {path:sh}", "Name the files in it: ls {path:sh}"),
    "check.not_a_file": (
        "{path} – не обычный файл, а канал или устройство",
        "{path} is a pipe or a device, not a regular file",
    ),
    "check.not_a_file.advice": (
        "Сохраните скан в файл и назовите его.",
        "Save the scan to a file and name that.",
    ),
    "check.unreadable": ("Не удалось прочитать {path}: {reason}", "Cannot read {path}: {reason}"),
    "check.unreadable.advice": ("Проверьте права: ls -l {path:sh}", "Check its rights: ls -l {path:sh}"),
    "check.cannot_read": ("Не удалось прочитать {path}: {reason}", "Cannot read {path}: {reason}"),
    "check.cannot_read.advice": ("Проверьте права: ls -l {path:sh}", "Check its rights: ls -l {path:sh}"),
    "check.file_changed": (
        "Файл изменился после проверки: {path}",
        "The file has changed since it was checked: {path}",
    ),
    "check.file_changed.advice": (
        "Проверьте его снова: gosmed check {path:sh}",
        "Check it again: gosmed check {path:sh}",
    ),
    "check.kind_not_in_service": (
        "Услуга {slug} не принимает документ вида {kind}",
        "The service {slug} takes no document of kind {kind}",
    ),
    "check.kind_not_in_service.advice": (
        "Что она принимает: gosmed services show {slug}",
        "What it takes: gosmed services show {slug}",
    ),
    # the file
    "check.empty": ("файл пуст, 0 байт", "the file is empty, 0 bytes"),
    "check.empty.advice": ("Отсканируйте документ заново.", "Scan the document again."),
    "check.encrypted": (
        "защищён паролем, открыть его не получится",
        "password protected, nobody could open it",
    ),
    "check.encrypted.advice": (
        "Сохраните копию без пароля: откройте файл и напечатайте его в PDF.",
        "Save a copy without the password: open the file and print it to PDF.",
    ),
    "check.truncated": ("обрывается: конец файла потерян", "cut off: the end of the file is missing"),
    "check.truncated.advice": (
        "Скопируйте файл ещё раз или отсканируйте документ заново.",
        "Copy the file once more, or scan the document again.",
    ),
    "check.damaged": ("не открывается, файл повреждён", "does not open, the file is damaged"),
    "check.damaged.advice": ("Отсканируйте документ заново.", "Scan the document again."),
    "check.bomb": (
        "в снимке больше 200 миллионов точек, сканы такими не бывают",
        "the picture has more than 200 million pixels, as no scan has",
    ),
    "check.bomb.advice": (
        "Отсканируйте документ с разрешением от 300 до 1200 dpi.",
        "Scan the document at 300 to 1200 dpi.",
    ),
    "check.junk_before_header": (
        "перед началом документа {count:n|лишний байт|лишних байта|лишних байтов}",
        "{count:n|stray byte|stray bytes} before the document begins",
    ),
    "check.junk_before_header.advice": (
        "Сохраните файл заново из программы просмотра.",
        "Save the file again from a viewer.",
    ),
    "check.format": ("{found} не принимается, нужен {wanted}", "{found} is not accepted, {wanted} is"),
    "check.format.unknown": (
        "это не скан: содержимое не похоже ни на один известный вид, нужен {wanted}",
        "this is no scan: the content is of no known kind, {wanted} is needed",
    ),
    "check.format.foreign": ("{found} не принимается, нужен {wanted}", "{found} is not accepted, {wanted} is"),
    "check.format.advice": ("Сохраните документ как {wanted}.", "Save the document as {wanted}."),
    "check.extension": (
        "внутри {found}, а имя кончается на .{extension}",
        "the content is {found}, yet the name ends in .{extension}",
    ),
    "check.extension.none": (
        "внутри {found}, а расширения нет",
        "the content is {found}, yet there is no extension",
    ),
    "check.extension.advice": ("Дайте файлу расширение его вида.", "Give the file the extension of its kind."),
    "check.size": ("{size}, не больше {limit}", "{size}, at most {limit}"),
    "check.size.advice": (
        "Отсканируйте с разрешением 300 dpi или разделите документ.",
        "Scan at 300 dpi, or split the document.",
    ),
    "check.name": (
        "в имени нельзя: {characters}; можно буквы, цифры, «_» и «-»",
        "not allowed in a name: {characters}; letters, digits, “_” and “-” are",
    ),
    "check.name.long": ("имя длиннее {limit} знаков", "the name is longer than {limit} characters"),
    "check.name.kind": (
        "в имени не назван документ, например {word}_2024",
        "the name does not say what the document is, as {word}_2024 does",
    ),
    "check.name.analysis": (
        "имя должно быть Фамилия_Имя_Анализ_Дата, дата ДДММГГГГ или ГГГГММДД",
        "the name has to be Surname_Name_Analysis_Date, the date as DDMMYYYY or YYYYMMDD",
    ),
    "check.name.own": (
        "имя должно быть Фамилия_Имя_Анализ_Дата: {name}",
        "the name has to be Surname_Name_Analysis_Date: {name}",
    ),
    "check.name.advice": ("Переименуйте файл.", "Rename the file."),
    # its pages
    "check.page_size": ("страница {size} мм, нужен лист A4", "the page is {size} mm, A4 is needed"),
    "check.page_size.shape": (
        "по форме это не лист A4, а размер в файле не указан",
        "not of the shape of A4, and the file does not say its size",
    ),
    "check.page_size.advice": ("Отсканируйте лист A4 целиком.", "Scan the whole A4 sheet."),
    "check.resolution": ("{dpi} dpi, нужно не меньше {limit}", "{dpi} dpi, at least {limit} is needed"),
    "check.resolution.high": ("{dpi} dpi, можно не больше {limit}", "{dpi} dpi, at most {limit} is allowed"),
    "check.resolution.advice": (
        "Отсканируйте заново с разрешением 300 dpi: недостающих точек не добавить.",
        "Scan again at 300 dpi: missing pixels cannot be added.",
    ),
    "check.orientation": (
        "снимок лежит на боку, прямо его показывает лишь пометка в файле",
        "the picture lies on its side, only a note in the file turns it upright",
    ),
    "check.orientation.advice": ("Поверните и сохраните снимок.", "Turn the picture and save it."),
    "check.pages": (
        "просмотрены первые {seen:n|страница|страницы|страниц}",
        "only the first {seen:n|page|pages} were looked at",
    ),
    "check.pages.advice": ("Остальные просмотрите сами.", "Look through the others yourself."),
    "check.blank_page": (
        "похоже на пустой лист: {count:n|страница|страницы|страниц}",
        "looks like a blank sheet: {count:n|page|pages}",
    ),
    "check.blank_page.advice": ("Уберите пустые листы.", "Leave blank sheets out."),
    "check.sharpness": ("похоже, снимок нерезкий", "the picture seems blurred"),
    "check.sharpness.advice": (
        "Посмотрите, читается ли мелкий шрифт; если нет, отсканируйте заново.",
        "See whether small print can be read; if not, scan again.",
    ),
    "check.glare": ("похоже, на снимке блик", "there seems to be glare"),
    "check.glare.advice": ("Снимите без вспышки или отсканируйте.", "Take it without a flash, or scan it."),
    "check.shadow": ("похоже, часть листа в тени", "part of the sheet seems to lie in shadow"),
    "check.shadow.advice": ("Осветите лист ровно или отсканируйте.", "Light the sheet evenly, or scan it."),
    "check.margins": (
        "документ занимает {percent} % листа, поля слишком широкие",
        "the document takes {percent} % of the sheet, its margins are too wide",
    ),
    "check.margins.advice": ("Обрежьте поля или отсканируйте крупнее.", "Crop the margins, or scan it larger."),
    "check.colour": (
        "скан цветной, а цвет нужен только для цветной подписи",
        "the scan is coloured, and colour is needed for coloured signatures alone",
    ),
    "check.colour.advice": (
        "Если подписи и печати не цветные, отсканируйте в серых тонах.",
        "If no signature or stamp is coloured, scan in greyscale.",
    ),
    "check.cut_edge": ("похоже, край обрезан: {edges}", "an edge seems to be cut off: {edges}"),
    "check.cut_edge.advice": ("Отсканируйте лист целиком.", "Scan the whole sheet."),
    "check.edge.top": ("верхний", "top"),
    "check.edge.bottom": ("нижний", "bottom"),
    "check.edge.left": ("левый", "left"),
    "check.edge.right": ("правый", "right"),
    "check.signature": (
        "нужны подпись и печать; есть ли они, видно только человеку",
        "a signature and a stamp are needed; only a person can see them",
    ),
    "check.signature.advice": ("Посмотрите сами перед отправкой.", "Look yourself before sending."),
    "check.signed": (
        "подписан электронной подписью, изменять его нельзя",
        "carries an electronic signature and must not be changed",
    ),
    # everything together
    "check.quoted": ("«{text}»", "“{text}”"),
    "check.total": ("{size}, не больше {limit}", "{size}, at most {limit}"),
    "check.total.advice": (
        "Уменьшите самые большие файлы или уберите лишние.",
        "Make the largest files smaller, or leave some out.",
    ),
    "check.upload_time": (
        "на этой линии отправка займёт {minutes:n|минуту|минуты|минут}, а портал ждёт {window:n|минуту|минуты|минут}",
        "on this line sending takes {minutes:n|minute|minutes}, and the portal waits {window:n|minute|minutes}",
    ),
    "check.upload_time.advice": (
        "Уменьшите файлы или отправьте по более быстрой линии.",
        "Make the files smaller, or send on a faster line.",
    ),
    "check.space": ("пробел", "a space"),
    "check.or": ("{first} или {last}", "{first} or {last}"),
    "check.on_pages": (
        "{text} ({count:w|страница|страницы|страницы} {pages})",
        "{text} ({count:w|page|pages} {pages})",
    ),
}
