"""Sign-in at rest: tokens and their lock."""

MESSAGES: dict[str, tuple[str, str]] = {
    "session.not_signed_in": ("Вы не вошли на портал.", "You are not signed in."),
    "session.not_signed_in.advice": ("gosmed login", "gosmed login"),
    "session.token_over": (
        "Портал не принимает маркер из GOSMED_TOKEN: он неверен или истёк.",
        "The portal does not accept the token of GOSMED_TOKEN: it is wrong or has expired.",
    ),
    "session.token_over.advice": (
        "Укажите новый маркер в GOSMED_TOKEN или уберите переменную и войдите: gosmed login",
        "Put a new token into GOSMED_TOKEN, or unset it and sign in: gosmed login",
    ),
    "session.broken": (
        "Сохранённый вход не читается: файл или запись повреждены.",
        "The stored sign-in cannot be read: the file or entry is damaged.",
    ),
    "session.broken.advice": ("gosmed login", "gosmed login"),
    "session.no_right": (
        "Не удалось записать {path}: {reason}.",
        "Cannot write {path}: {reason}.",
    ),
    "session.no_right.advice": (
        "Дайте право на запись в эту папку или укажите другую в GOSMED_STATE.",
        "Make this folder writable, or name another one in GOSMED_STATE.",
    ),
    "session.locked": (
        "Этим же занят другой запуск gosmed.",
        "Another run of gosmed is busy with the same.",
    ),
    "session.locked.advice": (
        "Дождитесь его окончания и повторите команду.",
        "Wait until it has finished, then repeat the command.",
    ),
}
