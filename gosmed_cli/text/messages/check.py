"""What the pre-check of scans says: `check.<rule>` is the rule's short title, `check.<rule>.<verdict>` what was
found, `check.<rule>.advice` what to do where `--fix` does not help, `check.edge.*` names of edges."""

MESSAGES: dict[str, tuple[str, str]] = {
    # titles
    "check.empty": ("файл", "file"),
    "check.format": ("формат", "format"),
    "check.extension": ("расширение", "extension"),
    "check.size": ("размер", "size"),
    "check.junk_before_header": ("начало файла", "start of file"),
    "check.encrypted": ("защита", "protection"),
    "check.bomb": ("изображение", "picture"),
    "check.truncated": ("целостность", "integrity"),
    "check.damaged": ("целостность", "integrity"),
    "check.signed": ("подпись в PDF", "signature in the PDF"),
    "check.pages": ("страницы", "pages"),
    "check.name": ("имя", "name"),
    "check.page_size": ("страница", "page"),
    "check.orientation": ("поворот", "rotation"),
    "check.resolution": ("разрешение", "resolution"),
    "check.blank_page": ("пустая страница", "blank page"),
    "check.sharpness": ("резкость", "sharpness"),
    "check.glare": ("блик", "glare"),
    "check.shadow": ("тень", "shadow"),
    "check.margins": ("поля", "margins"),
    "check.cut_edge": ("края", "edges"),
    "check.colour": ("цвет", "colour"),
    "check.signature": ("подпись", "signature"),
    "check.pages.warn": (
        "просмотрены первые {seen:n|страница|страницы|страниц}, остальные проверьте сами",
        "the first {seen:n|page|pages} were looked at; see to the rest yourself",
    ),
    "check.pages.advice": ("Отправьте только нужные страницы.", "Send only the pages that are needed."),
    "check.total": ("общий размер", "total size"),
    "check.upload_time": ("время отправки", "upload time"),
    # what was found
    "check.empty.fail": ("пуст", "it is empty"),
    "check.empty.advice": (
        "Отсканируйте документ заново или скопируйте файл ещё раз.",
        "Scan the document again, or copy the file once more.",
    ),
    "check.format.fail": ("{found} не принимается, нужен {wanted}", "{found} is not accepted; needed: {wanted}"),
    "check.format.foreign": (
        "{found} не принимается, нужен {wanted}",
        "{found} is not accepted; needed: {wanted}",
    ),
    "check.format.unknown": (
        "формат не распознан, нужен {wanted}",
        "the format is not recognised; needed: {wanted}",
    ),
    "check.format.advice": (
        "Сохраните документ как {wanted} или отсканируйте его заново.",
        "Save the document as {wanted}, or scan it again.",
    ),
    "check.extension.fail": (
        "имя оканчивается на «.{extension}», а внутри {found}",
        "the name ends in “.{extension}”, but inside is {found}",
    ),
    "check.extension.none": (
        "в имени нет расширения, а внутри {found}",
        "the name has no extension, and inside is {found}",
    ),
    "check.extension.advice": (
        "Переименуйте файл по его содержимому: {found}.",
        "Rename the file after its content: {found}.",
    ),
    "check.size.fail": ("{size}, не больше {limit}", "{size}, at most {limit}"),
    "check.size.advice": (
        "Отсканируйте при 300 dpi в оттенках серого, тогда файл будет меньше.",
        "Scan at 300 dpi in greyscale; the file will be smaller.",
    ),
    "check.junk_before_header.fail": (
        "перед началом документа {count:n|лишний байт|лишних байта|лишних байт}",
        "{count:n|stray byte|stray bytes} before the document begins",
    ),
    "check.junk_before_header.advice": (
        "Откройте файл и сохраните его как PDF заново.",
        "Open the file and save it as PDF again.",
    ),
    "check.encrypted.fail": ("файл защищён паролем", "the file is password protected"),
    "check.encrypted.advice": (
        "Сохраните копию без пароля: портал не сможет открыть защищённый файл.",
        "Save a copy without the password: the portal cannot open a protected file.",
    ),
    "check.bomb.fail": (
        "изображение слишком велико: сканов с таким числом точек не бывает",
        "the picture is too large: no scan has that many pixels",
    ),
    "check.bomb.advice": ("Отсканируйте документ при 300 dpi.", "Scan the document at 300 dpi."),
    "check.truncated.fail": (
        "файл обрывается: конца документа нет",
        "the file breaks off: the end of the document is missing",
    ),
    "check.damaged.fail": (
        "содержимое файла не читается",
        "the content of the file cannot be read",
    ),
    "check.damaged.advice": (
        "Скопируйте файл ещё раз или отсканируйте документ заново.",
        "Copy the file once more, or scan the document again.",
    ),
    "check.truncated.advice": (
        "Скопируйте файл ещё раз или отсканируйте документ заново.",
        "Copy the file once more, or scan the document again.",
    ),
    "check.signed.pass": (
        "есть, поэтому файл не изменяется",
        "present, so the file is left as it is",
    ),
    "check.name.fail": (
        "нельзя использовать: {characters}. Разрешены буквы, цифры, «_», «-» и одна точка",
        "not allowed: {characters}. Letters, digits, “_”, “-” and one dot are",
    ),
    "check.name.long": (
        "слишком длинное: не больше {limit:n|знака|знаков|знаков} до точки",
        "too long: at most {limit:n|character|characters} before the dot",
    ),
    "check.name.analysis": (
        "нужно «Фамилия_Имя_Анализ_Дата», дата ДДММГГГГ или ГГГГММДД",
        "must be “LastName_FirstName_Analysis_Date”, the date as DDMMYYYY or YYYYMMDD",
    ),
    "check.name.kind": (
        "не говорит, что это за документ; лучше начать с «{word}»",
        "does not say which document it is; better begin with “{word}”",
    ),
    "check.name.advice": ("Переименуйте файл.", "Rename the file."),
    "check.page_size.fail": ("{size} мм, нужен A4", "{size} mm; A4 is needed"),
    "check.page_size.warn": ("{size} мм, лучше A4", "{size} mm; A4 is better"),
    "check.page_size.shape": (
        "размер листа неизвестен, по форме не A4",
        "the paper size is unknown, and the shape is not A4’s",
    ),
    "check.page_size.advice": (
        "Отсканируйте документ на листе A4.",
        "Scan the document on an A4 sheet.",
    ),
    "check.orientation.warn": (
        "изображение повёрнуто только пометкой в файле; портал может показать его боком",
        "the picture is turned only by a note in the file; the portal may show it sideways",
    ),
    "check.orientation.advice": ("Поверните и сохраните изображение.", "Turn the picture and save it."),
    "check.resolution.fail": ("{dpi} dpi, нужно не меньше {limit}", "{dpi} dpi, at least {limit} is needed"),
    "check.resolution.high": ("{dpi} dpi, нужно не больше {limit}", "{dpi} dpi, at most {limit} is needed"),
    "check.resolution.advice": (
        "Отсканируйте заново при 300 dpi: добавить точки потом нельзя.",
        "Scan again at 300 dpi: pixels cannot be added afterwards.",
    ),
    "check.blank_page.warn": ("похоже, на странице ничего нет", "there seems to be nothing on the page"),
    "check.blank_page.advice": (
        "Проверьте, той ли стороной лежал лист, и уберите пустые страницы.",
        "See whether the sheet lay the right way up, and leave blank pages out.",
    ),
    "check.sharpness.warn": ("похоже, изображение размыто", "the picture seems to be blurred"),
    "check.sharpness.advice": (
        "Посмотрите, читается ли мелкий текст; если нет, отсканируйте заново.",
        "See whether small print can be read; if not, scan again.",
    ),
    "check.glare.warn": ("похоже на блик ({percent} % страницы)", "looks like glare ({percent} % of the page)"),
    "check.glare.advice": (
        "Снимите без вспышки и прямого света или отсканируйте.",
        "Take the picture without flash and direct light, or scan it.",
    ),
    "check.shadow.warn": (
        "похоже на тень ({percent} % страницы)",
        "looks like a shadow ({percent} % of the page)",
    ),
    "check.shadow.advice": ("Снимите при ровном свете или отсканируйте.", "Use even light, or scan it."),
    "check.margins.warn": (
        "документ занимает лишь {percent} % страницы",
        "the document takes only {percent} % of the page",
    ),
    "check.margins.advice": ("Обрежьте пустые поля.", "Crop the empty margins."),
    "check.cut_edge.warn": ("похоже, обрезано: {edges}", "seems to be cut off: {edges}"),
    "check.cut_edge.advice": (
        "Проверьте, весь ли документ попал на скан.",
        "See whether the whole document is in the scan.",
    ),
    "check.edge.top": ("верх", "top"),
    "check.edge.bottom": ("низ", "bottom"),
    "check.edge.left": ("левый край", "left edge"),
    "check.edge.right": ("правый край", "right edge"),
    "check.colour.warn": (
        "скан цветной; цвет нужен, только если подпись или печать цветные",
        "the scan is in colour; that is needed only where a signature or stamp is coloured",
    ),
    "check.colour.advice": (
        "Если подписи чёрные, отсканируйте в оттенках серого.",
        "Where signatures are black, scan in greyscale.",
    ),
    "check.signature.warn": (
        "на документе должны быть подпись и печать; машина этого не видит",
        "the document must bear a signature and a stamp; a machine cannot tell",
    ),
    "check.signature.advice": ("Проверьте, что они видны.", "See that they can be made out."),
    "check.total.fail": ("{size} вместе, не больше {limit}", "{size} together, at most {limit}"),
    "check.total.advice": (
        "Уменьшите самые большие файлы: gosmed check ФАЙЛ --fix",
        "Make the largest files smaller: gosmed check FILE --fix",
    ),
    "check.upload_time.warn": (
        "отправка займёт около {minutes:n|минуты|минут|минут}, а портал ждёт {window:n|минуту|минуты|минут}",
        "sending will take about {minutes:n|minute|minutes}, and the portal waits {window:n|minute|minutes}",
    ),
    "check.upload_time.advice": (
        "Уменьшите файлы или отправьте по более быстрой линии.",
        "Make the files smaller, or send them over a faster line.",
    ),
    "check.or": (" или ", " or "),
    "check.on_pages": ("{text} (страницы {pages})", "{text} (pages {pages})"),
    # what stops the pre-check itself
    "check.missing": ("Файла {path} нет.", "There is no file {path}."),
    "check.missing.advice": ("Проверьте путь: ls {path}", "See what is there: ls {path}"),
    "check.directory": ("{path}: это папка, а нужен файл.", "{path} is a folder; a file is needed."),
    "check.directory.advice": (
        "Назовите файлы в ней: gosmed check {path}/*",
        "Name the files in it: gosmed check {path}/*",
    ),
    "check.not_a_file": ("{path}: это не обычный файл.", "{path} is not an ordinary file."),
    "check.not_a_file.advice": (
        "Скопируйте содержимое в файл на диске и проверьте его.",
        "Copy the content into a file on the disk and check that.",
    ),
    "check.unreadable": ("{path} не читается: {reason}.", "{path} cannot be read: {reason}."),
    "check.unreadable.advice": ("Проверьте права: ls -l {path}", "See its rights: ls -l {path}"),
    "check.unknown_kind": ("Вида документа «{kind}» нет.", "There is no document kind “{kind}”."),
    "check.unknown_kind.advice": (
        "Виды документов: gosmed dictionary document-kinds",
        "The kinds are: gosmed dictionary document-kinds",
    ),
    "check.kind_not_in_service": (
        "Услуга {service} не принимает документ «{kind}».",
        "The service {service} takes no document “{kind}”.",
    ),
    "check.kind_not_in_service.advice": (
        "Что она принимает: gosmed services show {service}",
        "What it takes: gosmed services show {service}",
    ),
    "check.cannot_write": ("В {path} не удалось записать: {reason}.", "{path} cannot be written to: {reason}."),
    "check.cannot_write.advice": (
        "Назовите другую папку: gosmed check ФАЙЛ --fix -o ПАПКА",
        "Name another folder: gosmed check FILE --fix -o FOLDER",
    ),
}
