"""Sending, changing, cancelling and waiting."""

MESSAGES: dict[str, tuple[str, str]] = {
    # progress
    "submit.sending": ("Отправка заявления {number}", "Sending application {number}"),
    "submit.uploading": ("Отправка {name}", "Sending {name}"),
    "submit.fetching": ("Загрузка файлов заявления {number}", "Fetching the files of application {number}"),
    # before sending
    "submit.not_sent": (
        "Заявление не отправлено: {count:n|ошибка|ошибки|ошибок}.",
        "The application was not sent: {count:n|mistake|mistakes}.",
    ),
    "submit.not_sent.advice": (
        "Исправьте указанное и повторите команду.",
        "Correct what is named and repeat the command.",
    ),
    "submit.cannot_pack": (
        "Заявление не удалось упаковать: {reason}.",
        "The application cannot be packed: {reason}.",
    ),
    "submit.cannot_pack.advice": (
        "Уберите из полей непечатаемые символы и повторите команду.",
        "Remove unprintable characters from the fields and repeat the command.",
    ),
    "submit.other_was_sent": (
        "Прежнее заявление, отправка которого прерывалась, дошло: номер {number}. Новое не отправлено.",
        "The earlier application, whose sending was interrupted, has arrived: number {number}. The new one was not"
        " sent.",
    ),
    "submit.other_was_sent.advice": (
        "Посмотрите его: gosmed status {number}. Если нужно отправить и новое, повторите команду.",
        "Look at it: gosmed status {number}. To send the new one as well, repeat the command.",
    ),
    # after sending
    "submit.check_failed": (
        "Заявление {number} не прошло автоматическую проверку портала: {reason}",
        "Application {number} did not pass the portal's automatic check: {reason}",
    ),
    "submit.check_failed.advice": (
        "Исправьте указанное и отправьте снова: gosmed resubmit {number}",
        "Correct what is named and send it again: gosmed resubmit {number}",
    ),
    "submit.still_checked": (
        "Заявление {number} принято порталом, автоматическая проверка ещё идёт.",
        "The portal has application {number}, its automatic check is still going on.",
    ),
    "submit.still_checked.advice": ("gosmed status {number}", "gosmed status {number}"),
    # changing
    "submit.window_passed": (
        "Срок исправления заявления {number} истёк: {until} МСК.",
        "The time for correcting application {number} is over: {until} Moscow time.",
    ),
    "submit.window_passed.advice": (
        "Остаётся подать новое заявление: gosmed form {slug} -o form.toml, затем gosmed apply {slug} --form form.toml",
        "What remains is a new application: gosmed form {slug} -o form.toml, then gosmed apply {slug} --form form.toml",
    ),
    "submit.use_edit": (
        "Заявление {number} не отклонено ({status}); его можно изменить.",
        "Application {number} was not refused ({status}); it can be edited.",
    ),
    "submit.use_edit.advice": ("gosmed edit {number}", "gosmed edit {number}"),
    "submit.under_review": (
        "Заявление {number} на рассмотрении ({status}), изменить его сейчас нельзя.",
        "Application {number} is being reviewed ({status}) and cannot be changed now.",
    ),
    "submit.under_review.advice": (
        "Дождитесь решения: gosmed status {number} --wait",
        "Wait for the decision: gosmed status {number} --wait",
    ),
    "submit.final": (
        "Заявление {number} закрыто ({status}), изменить его нельзя.",
        "Application {number} is closed ({status}) and cannot be changed.",
    ),
    "submit.final.advice": (
        "Если нужно новое: gosmed apply {slug}",
        "If a new one is needed: gosmed apply {slug}",
    ),
    "submit.cannot_cancel": (
        "Заявление {number} отменить нельзя: {status}.",
        "Application {number} cannot be cancelled: {status}.",
    ),
    "submit.cannot_cancel.advice": ("gosmed status {number}", "gosmed status {number}"),
    # waiting
    "submit.still_undecided": (
        "Решения ещё нет: {numbers}.",
        "Still undecided: {numbers}.",
    ),
    "submit.still_undecided.advice": (
        "Ждать дальше: gosmed status {numbers} --wait",
        "To go on waiting: gosmed status {numbers} --wait",
    ),
    "submit.no_decision": (
        "По заявлению {number} решения ещё нет.",
        "There is no decision on application {number} yet.",
    ),
    "submit.no_decision.advice": (
        "Дождитесь его: gosmed status {number} --wait",
        "Wait for it: gosmed status {number} --wait",
    ),
}
