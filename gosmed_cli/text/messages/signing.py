"""Keys, signatures and the training authority."""

_ANOTHER_KEY = ("Укажите другой ключ: --sign КЛЮЧ.p12", "Give another key: --sign KEY.p12")
_COMMAND = (
    "Проверьте настройку: gosmed config get signer_command",
    "Check the setting: gosmed config get signer_command",
)

MESSAGES: dict[str, tuple[str, str]] = {
    # the file of a key
    "signing.key_unreadable": (
        "Файл ключа {path} не читается: {reason}.",
        "The key file {path} cannot be read: {reason}.",
    ),
    "signing.key_unreadable.advice": (
        "Проверьте путь и права на файл: ls -l {path:sh}",
        "Check the path and the rights to the file: ls -l {path:sh}",
    ),
    "signing.key_damaged": (
        "{path}: это не ключ PKCS#12 (.p12, .pfx), или файл повреждён.",
        "{path} is not a PKCS#12 key (.p12, .pfx), or the file is damaged.",
    ),
    "signing.key_damaged.advice": (
        "Возьмите ключ заново у того, кто его выдал, или из резервной копии.",
        "Get the key again from whoever issued it, or from a backup.",
    ),
    "signing.key_password": (
        "Пароль не подходит к ключу {path}, или файл повреждён.",
        "The password does not open the key {path}, or the file is damaged.",
    ),
    "signing.key_password.advice": (
        "Проверьте пароль; без терминала он читается из файла: --key-password-file ФАЙЛ",
        "Check the password; without a terminal it is read from a file: --key-password-file FILE",
    ),
    "signing.key_unusable": (
        "В файле {path} нет закрытого ключа с сертификатом, или его алгоритм здесь не поддерживается.",
        "{path} holds no private key with its certificate, or one of an algorithm that is not supported here.",
    ),
    "signing.key_unusable.advice": (
        "Подходят ключи RSA и ECDSA. Для ГОСТ настройте программу подписи: gosmed config set signer_command КОМАНДА",
        "RSA and ECDSA keys will do. For GOST set a signing program: gosmed config set signer_command COMMAND",
    ),
    "signing.cannot_write": (
        "Ключ не записан в {path}: {reason}.",
        "The key was not written to {path}: {reason}.",
    ),
    "signing.cannot_write.advice": (
        "Выберите другое место: параметр -o ФАЙЛ.",
        "Choose another place: option -o FILE.",
    ),
    # a provider's command
    "signing.command_form": (
        "Команда подписи записана с ошибкой: незакрытая кавычка или пустая строка.",
        "The signing command is written wrongly: an unclosed quote, or an empty line.",
    ),
    "signing.command_form.advice": _COMMAND,
    "signing.no_command": (
        "Программа подписи не настроена.",
        "No signing program is set.",
    ),
    "signing.no_command.advice": (
        "Укажите её: gosmed config set signer_command КОМАНДА. Или подпишите ключом из файла: --sign КЛЮЧ.p12",
        "Name one: gosmed config set signer_command COMMAND. Or sign with a key from a file: --sign KEY.p12",
    ),
    "signing.command_missing": (
        "Программа подписи {program} не запускается: {reason}.",
        "The signing program {program} does not start: {reason}.",
    ),
    "signing.command_missing.advice": _COMMAND,
    "signing.command_slow": (
        "Программа подписи {program} не ответила за {seconds:n|секунду|секунды|секунд}.",
        "The signing program {program} has not answered within {seconds:n|second|seconds}.",
    ),
    "signing.command_slow.advice": (
        "Проверьте, не ждёт ли она ПИН-код, и повторите команду.",
        "See whether it waits for a PIN, then repeat the command.",
    ),
    "signing.command_failed": (
        "Программа подписи {program} завершилась с ошибкой (код {exit}).",
        "The signing program {program} has failed (exit code {exit}).",
    ),
    "signing.command_failed.advice": (
        "Её сообщение выше. Исправьте причину и повторите команду.",
        "Its message is above. Fix the cause and repeat the command.",
    ),
    "signing.command_no_cms": (
        "Программа подписи вернула не отсоединённую подпись CMS.",
        "The signing program did not return a detached CMS signature.",
    ),
    "signing.command_no_cms.advice": (
        "Она должна читать данные со стандартного ввода и выводить подпись DER, PEM или Base64. Настройка: gosmed config get signer_command",
        "It must read the data from its standard input and print the signature as DER, PEM or Base64. The setting: gosmed config get signer_command",
    ),
    # before sending
    "signing.needed": (
        "Заявление не отправлено: для этой услуги нужна электронная подпись.",
        "The application was not sent: this service asks for an electronic signature.",
    ),
    "signing.needed.advice": (
        "Повторите команду с ключом: --sign КЛЮЧ.p12. Ключ выдаёт удостоверяющий центр, учебный для этого портала: "
        "gosmed portal ca issue --help",
        "Repeat the command with a key: --sign KEY.p12. Keys come from an authority; a training key for this "
        "portal: gosmed portal ca issue --help",
    ),
    "signing.foreign_key": (
        "Ключ {path} принадлежит не вам: {count:w|не совпадает|не совпадают|не совпадают} {fields}.",
        "The key {path} is not yours: {fields} {count:w|differs|differ}.",
    ),
    "signing.foreign_key.advice": _ANOTHER_KEY,
    "signing.key_expired": (
        "Срок действия сертификата ключа {path} истёк {at}.",
        "The certificate of the key {path} expired on {at}.",
    ),
    "signing.key_expired.advice": (
        "Получите новый сертификат в удостоверяющем центре и укажите новый ключ: --sign КЛЮЧ.p12",
        "Get a new certificate from the authority and give the new key: --sign KEY.p12",
    ),
    "signing.key_not_yet_valid": (
        "Сертификат ключа {path} начинает действовать только {at}.",
        "The certificate of the key {path} is valid only from {at}.",
    ),
    "signing.key_not_yet_valid.advice": _ANOTHER_KEY,
    "signing.yo_key": (
        "В сертификате ключа {path} буквы «е» и «ё» не такие, как в учётной записи: {fields}.",
        "«е» and «ё» in the certificate of the key {path} are not as in the account: {fields}.",
    ),
    "signing.yo_key.advice": (
        "Исправьте имя в учётной записи (gosmed account edit) или получите сертификат с именем как в паспорте.",
        "Correct the name in the account (gosmed account edit), or get a certificate with the name as in the passport.",
    ),
    "signing.title.last_name": ("фамилия", "the last name"),
    "signing.title.first_name": ("имя", "the first name"),
    "signing.title.middle_name": ("отчество", "the middle name"),
    "signing.title.snils": ("СНИЛС", "the SNILS"),
    "signing.title.inn": ("ИНН", "the INN"),
    # a file apart from any application
    "signing.signed": ("Подпись записана в {path}", "The signature is in {path}"),
    "signing.good": (
        "✓ {path}: подпись верна. Подписал(а) {name}, СНИЛС {snils}",
        "✓ {path}: the signature is good. Signed by {name}, SNILS {snils}",
    ),
    "signing.good_organisation": (
        "✓ {path}: подпись верна. Её поставила организация: {name}",
        "✓ {path}: the signature is good. Signed by an organisation: {name}",
    ),
    "signing.not_good": ("Подпись файла {path} не принята.", "The signature of {path} is not accepted."),
    "signing.not_good.advice": (
        "Файл после подписания менять нельзя, а сертификат должен действовать и быть от центра, которому доверяет "
        "портал. Присланный документ скачайте ещё раз (gosmed documents --received), свой подпишите заново: "
        "gosmed sign ФАЙЛ --key КЛЮЧ.p12",
        "A file may not change once it is signed, and the certificate must be in force and come from an authority "
        "that the portal trusts. Save a document that you received again (gosmed documents --received); sign your own "
        "again: gosmed sign FILE --key KEY.p12",
    ),
    "signing.file_too_large": (
        "Файл {path} больше {limit} МБ, такие не подписываются.",
        "{path} is larger than {limit} MB; such files are not signed.",
    ),
    "signing.file_too_large.advice": (
        "Уменьшите файл: портал принимает не больше 5 МБ.",
        "Make it smaller: the portal takes 5 MB at most.",
    ),
    "signing.word.key": ("КЛЮЧ.p12", "KEY.p12"),
    "signing.send_again": (
        "Подпишите своим действующим ключом и отправьте снова: gosmed resubmit {number} --sign КЛЮЧ.p12",
        "Sign with a valid key of your own and send it again: gosmed resubmit {number} --sign KEY.p12",
    ),
    # the training authority
    "signing.issued": (
        "Учебный ключ записан в {path}: {name}, действует до {until}.",
        "A training key is in {path}: {name}, valid until {until}.",
    ),
    "signing.training_only": (
        "Он годится только для учебного портала: квалифицированной подписи (УКЭП) не даёт.",
        "It is good for the included portal only: it makes no qualified signature (УКЭП).",
    ),
    "signing.none_issued": ("Учебных ключей портал не выдавал.", "The portal has issued no training keys."),
    "signing.valid": ("действует с {first} по {last}", "valid from {first} until {last}"),
    "signing.revoked": ("отозван {at}", "revoked on {at}"),
    # why a signature is not accepted: after «не принята:», so without capitals and full stops
    "signing.why.not_cms": (
        "файл подписи повреждён, или это не отсоединённая подпись CMS",
        "its file is damaged, or is not a detached CMS signature",
    ),
    "signing.why.no_signer": (
        "в ней нет сертификата того, кто подписал",
        "it does not hold the signer's certificate",
    ),
    "signing.why.weak_algorithm": (
        "её алгоритм ненадёжен или порталу не известен",
        "its algorithm is weak, or not known to the portal",
    ),
    "signing.why.content_changed": (
        "содержимое изменено после подписания",
        "the content was changed after it was signed",
    ),
    "signing.why.bad_signature": (
        "она сделана не тем ключом, который указан в сертификате",
        "it was not made by the key of its certificate",
    ),
    "signing.why.untrusted": (
        "сертификат выдан удостоверяющим центром, которому портал не доверяет",
        "the certificate was issued by an authority that the portal does not trust",
    ),
    "signing.why.expired": ("срок действия сертификата истёк", "the certificate has expired"),
    "signing.why.not_yet_valid": (
        "срок действия сертификата ещё не наступил",
        "the certificate is not valid yet",
    ),
    "signing.why.revoked": ("сертификат отозван", "the certificate was revoked"),
    "signing.why.revocation_unknown": (
        "нет действующего списка отозванных сертификатов",
        "there is no list of revoked certificates that is in force",
    ),
    "signing.why.wrong_usage": (
        "сертификат не предназначен для подписания документов",
        "the certificate is not meant for signing documents",
    ),
    "signing.why.foreign": (
        "сертификат принадлежит другому лицу",
        "the certificate is another person's",
    ),
}
