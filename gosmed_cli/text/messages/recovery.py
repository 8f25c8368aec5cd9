"""Recovering a password (R51)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "recovery.sent.sms": (
        "Если такая учётная запись есть, код отправлен СМС на её подтверждённый телефон.",
        "If there is such an account, a code was sent to its confirmed phone.",
    ),
    "recovery.sent.email": (
        "Если такая учётная запись есть, код отправлен на её подтверждённую почту.",
        "If there is such an account, a code was sent to its confirmed mailbox.",
    ),
    "recovery.code": ("Код", "Code"),
    "recovery.code_needed": (
        "Нужен код. Если такая учётная запись есть, он отправлен на её подтверждённый телефон или почту.",
        "A code is needed. If there is such an account, it was sent to its confirmed phone or mailbox.",
    ),
    "recovery.code_needed.advice": (
        "Завершите: gosmed account recover --challenge {challenge} --code КОД --password-stdin. Кода нет: "
        "gosmed account recover --login {login:sh} --method {other}",
        "Finish: gosmed account recover --challenge {challenge} --code CODE --password-stdin. No code: "
        "gosmed account recover --login {login:sh} --method {other}",
    ),
    "recovery.weak": (
        "Новый пароль не подходит, ничего не отправлено.",
        "The new password will not do; nothing was sent.",
    ),
    "recovery.weak.advice": (
        "Придумайте другой и повторите ту же команду.",
        "Choose another and repeat the same command.",
    ),
    "recovery.done": (
        "Пароль изменён, все прежние входы завершены. Войти: gosmed login",
        "The password is changed and every earlier sign-in has ended. Sign in: gosmed login",
    ),
}
