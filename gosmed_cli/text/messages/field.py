"""What is wrong with one field and what to do; printed after the field's title, so without it.

Personal numbers come masked («…445 95»).
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "field.empty": ("не заполнено", "is empty"),
    "field.not_text": (
        "значение такого вида здесь не годится, напишите его в кавычках",
        "a value of this kind does not fit here, write it in quotes",
    ),
    "field.control": (
        "есть невидимые управляющие символы, наберите значение заново",
        "has invisible control characters, type it again",
    ),
    "field.too_long": (
        "{length:n|знак|знака|знаков}, не больше {most}: сократите",
        "{length:n|character|characters}, at most {most}: shorten it",
    ),
    # names
    "field.name_none": (
        "если его нет, оставьте поле пустым",
        "if there is none, leave the field empty",
    ),
    "field.name_latin": (
        "есть латинские буквы ({letters}), наберите кириллицей, как в паспорте",
        "has Latin letters ({letters}), type it in Cyrillic, as in the passport",
    ),
    "field.name_letters": (
        "лишние знаки: {letters}. Оставьте русские буквы, дефис и пробел",
        "characters that do not belong: {letters}. Keep Russian letters, hyphen and space",
    ),
    "field.name_form": (
        "дефис, апостроф и пробел ставят между буквами, напишите как в паспорте",
        "hyphen, apostrophe and space stand between letters, write it as in the passport",
    ),
    # dates
    "field.date_format": ("напишите дату так: ДД.ММ.ГГГГ", "write the date as DD.MM.YYYY"),
    "field.date_short_year": (
        "{date}: напишите год четырьмя цифрами, ДД.ММ.ГГГГ",
        "{date}: write the year in four digits, DD.MM.YYYY",
    ),
    "field.date_no_month": (
        "{date}: такой даты нет, месяц бывает от 01 до 12",
        "{date}: there is no such date, months run from 01 to 12",
    ),
    "field.date_no_day": (
        "{date}: такой даты нет, в {month:ru} {year} года {days:n|день|дня|дней}",
        "{date}: there is no such date, {month:en} {year} has {days:n|day|days}",
    ),
    "field.date_year": ("{date}: проверьте год", "{date}: check the year"),
    "field.date_future": (
        "{date} ещё не наступило, проверьте дату",
        "{date} has not come yet, check the date",
    ),
    "field.date_past": (
        "{date} уже прошло, нужна дата не раньше сегодняшней",
        "{date} has passed, it must be today or later",
    ),
    "field.birth_too_old": (
        "{date}: выходит {years:n|год|года|лет}, проверьте год",
        "{date}: that makes {years:n|year|years}, check the year",
    ),
    "field.birth_too_young": (
        "{date}: выходит {years:n|год|года|лет}, паспорт выдают с 14; проверьте год",
        "{date}: that makes {years:n|year|years}, passports are issued from 14; check the year",
    ),
    # numbers
    "field.snils_digits": (
        "нужны 11 цифр, пробелы и дефисы можно оставить",
        "11 digits are needed, spaces and hyphens are fine",
    ),
    "field.snils_length": (
        "{count:n|цифра|цифры|цифр} вместо 11, сверьте с СНИЛС",
        "{count:n|digit|digits} instead of 11, compare with your SNILS",
    ),
    "field.snils_zero": ("одни нули, наберите номер с СНИЛС", "zeros only, type the number of your SNILS"),
    "field.snils_checksum": (
        "набран с ошибкой, сверьте все 11 цифр ({tail})",
        "has a typing error, compare all 11 digits ({tail})",
    ),
    "field.inn_digits": ("нужны 12 цифр", "12 digits are needed"),
    "field.inn_length": (
        "{count:n|цифра|цифры|цифр} вместо 12, сверьте с ИНН",
        "{count:n|digit|digits} instead of 12, compare with your INN",
    ),
    "field.inn_organisation": (
        "10 цифр: это ИНН организации, нужен ваш личный из 12 цифр",
        "10 digits: that is an organisation's INN, yours has 12",
    ),
    "field.inn_zero": ("такого ИНН не бывает, сверьте цифры", "there is no such INN, compare the digits"),
    "field.inn_checksum": (
        "набран с ошибкой, сверьте все 12 цифр ({tail})",
        "has a typing error, compare all 12 digits ({tail})",
    ),
    "field.ogrn_digits": (
        "нужны 13 цифр (у предпринимателя 15)",
        "13 digits are needed (15 for a sole trader)",
    ),
    "field.ogrn_length": (
        "{count:n|цифра|цифры|цифр} вместо 13 (у предпринимателя 15)",
        "{count:n|digit|digits} instead of 13 (15 for a sole trader)",
    ),
    "field.ogrn_checksum": (
        "набран с ошибкой, сверьте цифры с выпиской из ЕГРЮЛ ({tail})",
        "has a typing error, compare the digits with the ЕГРЮЛ extract ({tail})",
    ),
    "field.oms_digits": ("нужны 16 цифр номера полиса", "the 16 digits of the policy are needed"),
    "field.oms_length": (
        "{count:n|цифра|цифры|цифр} вместо 16, сверьте с полисом",
        "{count:n|digit|digits} instead of 16, compare with the policy",
    ),
    "field.oms_checksum": (
        "набран с ошибкой, сверьте все 16 цифр ({tail})",
        "has a typing error, compare all 16 digits ({tail})",
    ),
    "field.passport_series_digits": ("нужны 4 цифры серии", "the 4 digits of the series are needed"),
    "field.passport_series_length": (
        "{count:n|цифра|цифры|цифр} вместо 4, сверьте с паспортом",
        "{count:n|digit|digits} instead of 4, compare with the passport",
    ),
    "field.passport_number_digits": ("нужны 6 цифр номера", "the 6 digits of the number are needed"),
    "field.passport_number_length": (
        "{count:n|цифра|цифры|цифр} вместо 6, сверьте с паспортом",
        "{count:n|digit|digits} instead of 6, compare with the passport",
    ),
    "field.passport_together": (
        "серия и номер вместе: первые 4 цифры пишут в серию, остальные 6 в номер",
        "series and number together: the first 4 digits are the series, the other 6 the number",
    ),
    "field.passport_code": (
        "нужны 6 цифр вида 770-001, как в паспорте",
        "6 digits like 770-001 are needed, as in the passport",
    ),
    # contacts
    "field.phone_format": (
        "лишние знаки, напишите так: +7 9XX XXX-XX-XX",
        "characters that do not belong, write it as +7 9XX XXX-XX-XX",
    ),
    "field.phone_length": (
        "не хватает цифр или есть лишние: нужно +7 и ещё 10",
        "too few or too many digits: +7 and 10 more are needed",
    ),
    "field.phone_not_mobile": (
        "это не мобильный, код в SMS на него не придёт; нужен номер +7 9XX",
        "not a mobile, it cannot get an SMS code; a number +7 9XX is needed",
    ),
    "field.phone_foreign": (
        "нужен российский мобильный: +7 9XX XXX-XX-XX",
        "a Russian mobile is needed: +7 9XX XXX-XX-XX",
    ),
    "field.email_at": (
        "в адресе должна быть одна «@», например doctor@example.ru",
        "an address has one “@”, for example doctor@example.ru",
    ),
    "field.email_mixed": (
        "после «@» смешаны русские и латинские буквы, наберите заново: {domain}",
        "Russian and Latin letters are mixed after “@”, type it again: {domain}",
    ),
    "field.email_format": (
        "такого адреса быть не может, проверьте: {masked}",
        "there can be no such address, check it: {masked}",
    ),
    # choices
    "field.choice_similar": (
        "«{given}» нет в справочнике, похоже на {nearest}. Найти: gosmed dictionary {dictionary}",
        "“{given}” is not in the dictionary, similar: {nearest}. To search: gosmed dictionary {dictionary}",
    ),
    "field.choice_unknown": (
        "«{given}» нет в справочнике. Найти: gosmed dictionary {dictionary}",
        "“{given}” is not in the dictionary. To search: gosmed dictionary {dictionary}",
    ),
    "field.choice_too_early": (
        "«{title}» можно выбрать только с {date}",
        "“{title}” can be chosen only from {date}",
    ),
    "field.choice_too_late": (
        "«{title}» больше нет в номенклатуре (до {date}), выберите действующее",
        "“{title}” has left the nomenclature ({date}), choose one in force",
    ),
    "field.sex": ("напишите male (мужской) или female (женский)", "write male or female"),
    "field.flag": ("напишите true (да) или false (нет)", "write true or false"),
    "field.decimal": (
        "нужно число больше нуля, не больше одного знака после запятой",
        "a number above nought is needed, with one decimal at most",
    ),
    "field.number": ("нужно целое число", "a whole number is needed"),
    # passwords (R11)
    "field.password_short": ("не менее 8 символов", "at least 8 characters"),
    "field.password_long": ("не более 200 символов", "at most 200 characters"),
    "field.password_lower": ("нужна строчная буква", "a small letter is needed"),
    "field.password_upper": ("нужна заглавная буква", "a capital letter is needed"),
    "field.password_digit": ("нужна цифра", "a digit is needed"),
    "field.password_special": (
        "нужен специальный символ, например - ! _ %",
        "a special character is needed, for example - ! _ %",
    ),
    "field.password_same": ("нужен пароль, отличный от прежнего", "it must differ from the old password"),
    "field.password_control": ("уберите невидимые символы", "remove the invisible characters"),
    # meetings, tickets, institutions
    "field.slot": (
        "выберите свободное время: gosmed dictionary {dictionary}",
        "choose a free time: gosmed dictionary {dictionary}",
    ),
    "field.own_number": (
        "номер заявления состоит из цифр, все номера показывает gosmed status",
        "the number of an application is digits; gosmed status shows them all",
    ),
    "field.object_id": (
        "код подразделения состоит из цифр и точек, например 1.2.643.5.1.13.13.12.2.77.1",
        "the code of a subdivision is digits and dots, such as 1.2.643.5.1.13.13.12.2.77.1",
    ),
    "field.diagnosis_code": (
        "код МКБ-10: латинская буква и две цифры, например I10 или J45.0",
        "an ICD-10 code is a Latin letter and two digits, such as I10 or J45.0",
    ),
    "field.ogrnip_organisation": (
        "это ОГРН организации (13 цифр), нужен ОГРНИП предпринимателя (15 цифр)",
        "this is an organisation's OGRN (13 digits); a sole trader's ОГРНИП has 15",
    ),
    "field.certificate_id_digits": (
        "номер справки состоит только из цифр",
        "the number of the certificate is digits only",
    ),
    "field.certificate_id_length": (
        "{count:n|цифра|цифры|цифр}, а в номере справки их 16",
        "{count:n|digit|digits}, the number of the certificate has 16",
    ),
}
