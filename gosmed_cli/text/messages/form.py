"""What is wrong with a form as a whole; printed after the field's or the document's title."""

MESSAGES: dict[str, tuple[str, str]] = {
    "form.required": ("не заполнено", "is not filled in"),
    "form.date_before_grown": (
        "{date}: вам ещё не было {age:n|года|лет|лет}, проверьте обе даты",
        "{date}: you were not yet {age:n|year|years} old, check both dates",
    ),
    "form.not_same": (
        "не совпадает с полем {other}: наберите оба раза одно и то же",
        "differs from the field {other}: type the same in both",
    ),
    "form.off_rate": (
        "указано {given}, а по полю {other} должно быть {expected}: исправьте одно из двух",
        "is {given}, but by the field {other} it must be {expected}: correct one of the two",
    ),
    "form.one_of": (
        "заполните хотя бы одно из полей: {fields}",
        "fill in at least one of the fields: {fields}",
    ),
    "form.unknown_key": (
        "такого поля нет, вероятно {nearest}",
        "there is no such field, probably {nearest}",
    ),
    "form.unknown_key_none": (
        "такого поля нет. Все поля: gosmed form {slug}",
        "there is no such field. All fields: gosmed form {slug}",
    ),
    "form.attachment_missing": (
        "не приложено. Приложить: --attach {kind}=ФАЙЛ",
        "is not attached. To attach: --attach {kind}=FILE",
    ),
    "form.attachment_too_few": (
        "приложено {count:n|файл|файла|файлов}, нужно не меньше {least}",
        "{count:n|file|files} attached, at least {least} needed",
    ),
    "form.attachment_too_many": (
        "приложено {count:n|файл|файла|файлов}, не больше {most}: объедините страницы в один PDF",
        "{count:n|file|files} attached, at most {most}: merge the pages into one PDF",
    ),
    "form.kind_not_here": (
        "этот документ здесь не нужен. Нужны: {kinds}",
        "this document is not taken here. Taken: {kinds}",
    ),
    "form.unknown_kind": (
        "такого вида документа нет, вероятно {nearest}",
        "there is no such kind of document, probably {nearest}",
    ),
    "form.unknown_kind_none": (
        "такого вида документа нет. Есть: {kinds}",
        "there is no such kind of document. There are: {kinds}",
    ),
}
