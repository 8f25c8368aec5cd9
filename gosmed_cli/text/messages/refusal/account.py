"""Refusals of the life of an account: signing in, activation, recovery, registers."""

_RESEND = (
    "Запросить новое письмо: gosmed account activate --resend",
    "Ask for another letter: gosmed account activate --resend",
)
_SUPPORT_NUMBER = (
    "Не получается: обратитесь в поддержку портала и назовите номер уведомления.",
    "If it still fails, ask the portal's support and name the number of the notice.",
)

MESSAGES: dict[str, tuple[str, str]] = {
    # signing in
    "refusal.not_activated": (
        "Учётная запись ещё не активирована: письмо с номером уведомления ждёт в почте.",
        "The account is not activated yet: a letter with the number of the notice waits in the mailbox.",
    ),
    "refusal.not_activated.advice": (
        "Активируйте: gosmed account activate НОМЕР. Письма нет: gosmed account activate --resend",
        "Activate it: gosmed account activate NUMBER. No letter: gosmed account activate --resend",
    ),
    "refusal.method_off": (
        "Этот способ входа для вашей учётной записи выключен.",
        "This way of signing in is switched off for your account.",
    ),
    "refusal.method_off.advice": (
        "Войдите по коду из СМС: gosmed login --method sms. Включить другие способы: gosmed apply contact-change",
        "Sign in by SMS: gosmed login --method sms. To switch others on: gosmed apply contact-change",
    ),
    # activation
    "refusal.activation_incomplete": ("Ссылка активации неполная.", "The activation link is incomplete."),
    "refusal.activation_incomplete.advice": (
        "Скопируйте её из письма полностью и вставьте: gosmed account activate -",
        "Copy it whole from the letter and paste it: gosmed account activate -",
    ),
    "refusal.activation_unknown": (
        "Такого уведомления об активации портал не отправлял.",
        "The portal has sent no such activation notice.",
    ),
    "refusal.activation_unknown.advice": (
        f"Сверьте номер или ссылку с последним письмом. {_SUPPORT_NUMBER[0]}",
        f"Compare the number or the link with the last letter. {_SUPPORT_NUMBER[1]}",
    ),
    "refusal.activation_expired": (
        "Ссылка больше не действует: со дня письма прошло больше трёх суток.",
        "The link is no longer valid: the letter is more than three days old.",
    ),
    "refusal.activation_expired.advice": _RESEND,
    "refusal.activation_replaced": (
        "Эта ссылка заменена: портал отправил более позднее письмо.",
        "This link has been replaced: the portal has sent a later letter.",
    ),
    "refusal.activation_replaced.advice": (
        "Откройте последнее письмо. Его нет: gosmed account activate --resend",
        "Open the last letter. None there: gosmed account activate --resend",
    ),
    "refusal.activation_password": (
        "Пароль не подходит: нужен тот, что выбран при регистрации.",
        "Wrong password: it is the one chosen at registration.",
    ),
    "refusal.activation_password.advice": (
        "Проверьте раскладку клавиатуры и регистр букв и повторите ту же команду. После десяти неверных паролей вход "
        f"закроется на 15 минут. {_SUPPORT_NUMBER[0]}",
        "Check the keyboard layout and letter case, then repeat the same command. Ten wrong passwords lock the login "
        f"for 15 minutes. {_SUPPORT_NUMBER[1]}",
    ),
    "refusal.activated_already": ("Учётная запись уже активна.", "The account is active already."),
    "refusal.activated_already.advice": ("Войдите: gosmed login", "Sign in: gosmed login"),
    "refusal.too_many_letters": (
        "За сутки отправлено уже пять писем.",
        "Five letters have been sent within a day already.",
    ),
    "refusal.too_many_letters.advice": (
        "Проверьте папку «Спам» или повторите завтра: gosmed account activate --resend",
        "Look into the spam folder, or try again tomorrow: gosmed account activate --resend",
    ),
    # recovery
    "refusal.password_refused": (
        "Пароль не изменён: новый не подходит.",
        "The password is not changed: the new one will not do.",
    ),
    "refusal.password_refused.advice": (
        "Придумайте другой пароль и повторите ту же команду: код ещё действует.",
        "Choose another password and repeat the same command: the code is still good.",
    ),
    # what the registers say
    "refusal.registers_disagree": (
        "Данные расходятся с государственными реестрами, ничего не сохранено.",
        "These data differ from the state registers; nothing was saved.",
    ),
    "refusal.registers_disagree.advice": (
        "Сверьте эти поля с документом и повторите команду. В документе то же самое: обратитесь в ведомство, которое "
        "ведёт реестр.",
        "Compare these fields with your document and repeat the command. If the document says the same, ask the "
        "authority that keeps the register.",
    ),
    "refusal.registration_invalid": (
        "Учётная запись не создана: портал не принял указанные поля.",
        "Account not created: the portal did not accept these fields.",
    ),
    "refusal.registration_invalid.advice": (
        "Исправьте их и повторите ту же команду.",
        "Correct them and run the same command again.",
    ),
    "refusal.account_invalid": (
        "Данные учётной записи не изменены: портал не принял указанные поля.",
        "The account is unchanged: the portal did not accept these fields.",
    ),
    "refusal.account_invalid.advice": (
        "Исправьте их и повторите: gosmed account edit",
        "Correct them and repeat: gosmed account edit",
    ),
    # contacts
    "refusal.contact_invalid": (
        "Контакт указан с ошибкой.",
        "The contact is not written correctly.",
    ),
    "refusal.contact_invalid.advice": (
        "Проверьте телефон или адрес почты и повторите команду.",
        "Check the phone or e-mail and repeat the command.",
    ),
    # the ministry's certificate
    "refusal.certificate_unknown": (
        "Справки с таким идентификатором нет, или её заменила новая.",
        "There is no certificate with this identifier, or a newer one has replaced it.",
    ),
    "refusal.certificate_unknown.advice": (
        "Сверьте идентификатор с последней справкой и повторите: gosmed account confirm visit",
        "Compare the identifier with the last certificate and repeat: gosmed account confirm visit",
    ),
    "refusal.certificate_used": (
        "По этой справке учётная запись уже создана.",
        "An account has been made by this certificate already.",
    ),
    "refusal.certificate_used.advice": (
        "Войдите: gosmed login. Забыли пароль: gosmed account recover",
        "Sign in: gosmed login. Password forgotten: gosmed account recover",
    ),
    "refusal.certificate_question": (
        "Ведомство просит уточнить сведения: до ответа по справке зарегистрироваться нельзя.",
        "The ministry has a question: until it is answered the certificate opens no account.",
    ),
    "refusal.certificate_question.advice": (
        "Ответьте в течение пяти рабочих дней, второй визит не нужен. Создайте учётную запись без справки: "
        "gosmed account create, войдите и отправьте ответ: gosmed apply ministry-visit",
        "Answer within five working days, without a second visit. Make an account without the certificate: "
        "gosmed account create, sign in and send the answer: gosmed apply ministry-visit",
    ),
}
