"""The full-screen cabinet: signing in."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_sign_in.title": ("Вход в кабинет", "Sign in"),
    "tui_sign_in.where": ("{portal} · профиль {profile}", "{portal} · profile {profile}"),
    "tui_sign_in.login": ("Почта, телефон или СНИЛС", "E-mail, phone or SNILS"),
    "tui_sign_in.password": ("Пароль", "Password"),
    "tui_sign_in.method.sms": ("код из СМС", "a code by SMS"),
    "tui_sign_in.method.app": ("подтверждение в приложении", "approval in the app"),
    "tui_sign_in.go": ("Войти", "Sign in"),
    "tui_sign_in.sent": ("Код отправлен: {to}. Введите его:", "A code was sent to {to}. Type it:"),
    "tui_sign_in.finish": ("Подтвердить", "Confirm"),
    "tui_sign_in.waiting": (
        "Подтвердите вход в приложении Госуслуг: ждём ответа. Esc – начать заново.",
        "Approve the sign-in in the app: waiting for it. Esc begins anew.",
    ),
    "tui_sign_in.plain": (
        "Электронной подписью: gosmed login --key KEY.p12. Нет учётной записи: gosmed account create",
        "With a signature: gosmed login --key KEY.p12. No account yet: gosmed account create",
    ),
    "tui_sign_in.other": ("{key[app.profile]} – другой", "{key[app.profile]} – another one"),
    "tui_sign_in.act.again": ("Начать заново", "Begin anew"),
}
