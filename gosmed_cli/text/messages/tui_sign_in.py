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
        "Нет учётной записи: {key[sign_in.create]}. Пришло письмо: {key[sign_in.activate]}. Забыли пароль: "
        "{key[sign_in.recover]}. Вход по электронной подписи: gosmed login --key KEY.p12",
        "No account yet: {key[sign_in.create]}. A letter has come: {key[sign_in.activate]}. A forgotten password: "
        "{key[sign_in.recover]}. With a signature: gosmed login --key KEY.p12",
    ),
    "tui_sign_in.other": ("{key[app.profile]} – другой", "{key[app.profile]} – another one"),
    "tui_sign_in.act.create": ("Создать учётную запись", "Create an account"),
    "tui_sign_in.act.activate": ("Активировать", "Activate"),
    "tui_sign_in.act.recover": ("Забыли пароль", "Forgotten password"),
    "tui_sign_in.form.done": ("Дальше", "Go on"),
    "tui_sign_in.form.leave": (
        "Заполненное пропадёт: паспортные данные на этом компьютере не хранятся.",
        "What is filled in will be lost: passport data is not kept on this computer.",
    ),
    "tui_sign_in.form.drop": ("Не создавать", "Drop it"),
    "tui_sign_in.accept": ("Принимаю", "I accept it"),
    "tui_sign_in.new": ("Придумайте пароль", "Think of a password"),
    "tui_sign_in.again": ("Пароль ещё раз", "The password once more"),
    "tui_sign_in.differs": ("пароли не совпадают", "the two differ"),
    "tui_sign_in.created": (
        "Учётная запись создана. Письмо отправлено на {sent_to}, ссылка действует до {until}. "
        "{key[sign_in.activate]} – ввести номер или ссылку из письма",
        "The account is created. A letter was sent to {sent_to}; its link works until {until}. "
        "{key[sign_in.activate]} takes its number or link",
    ),
    "tui_sign_in.letter": (
        "Номер уведомления или ссылка из письма. Если письма нет, оставьте поле пустым: пришлём другое.",
        "The number of the notice, or the link of the letter. Leave it empty for another letter.",
    ),
    "tui_sign_in.letter_sent": (
        "Письмо отправлено на {sent_to}. Прежние ссылки больше не действуют, эта действует до {until}.",
        "A letter was sent to {sent_to}. Earlier links no longer work, this one until {until}.",
    ),
    "tui_sign_in.activated": (
        "Учётная запись активирована: {login}. Войдите.",
        "Account activated: {login}. Sign in.",
    ),
    "tui_sign_in.already": (
        "Учётная запись уже активна: {login}. Войдите.",
        "The account is active already: {login}. Sign in.",
    ),
    "tui_sign_in.recover.ask": ("Куда отправить код?", "Where shall the code be sent?"),
    "tui_sign_in.recover.sms": ("СМС на подтверждённый телефон", "By SMS to the confirmed phone"),
    "tui_sign_in.recover.email": ("Письмом на подтверждённую почту", "By letter to the confirmed mailbox"),
    "tui_sign_in.recovered": (
        "Новый пароль действует, все прежние входы завершены. Войдите с ним.",
        "The new password works; every earlier sign-in has ended. Sign in with it.",
    ),
    "tui_sign_in.act.again": ("Начать заново", "Begin anew"),
}
