"""The account and the sign-in as the commands show them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "account.signed_in": (
        "Вход выполнен, действует до {until}. Ключи доступа: {where}",
        "Signed in until {until}. Tokens: {where}",
    ),
    "account.approve_in_app": (
        "Подтвердите вход в мобильном приложении.",
        "Approve the sign-in in the mobile app.",
    ),
    "account.signed_out": ("Вы вышли.", "Signed out."),
    "account.signed_out_here": (
        "Вы вышли на этом компьютере. Портал об этом ещё не знает: он недоступен.",
        "Signed out on this computer. The portal does not know yet: it cannot be reached.",
    ),
    "account.where.keyring": ("системное хранилище ключей", "system keyring"),
    "account.where.environment": ("переменная GOSMED_TOKEN", "the variable GOSMED_TOKEN"),
    "account.scope.full": ("полные", "full"),
    "account.scope.status": ("только просмотр состояния", "view statuses only"),
    "account.whoami.scope": ("Права: {scope}", "Rights: {scope}"),
    "account.whoami.until": ("Вход действует до {until}", "Signed in until {until}"),
    "account.whoami.portal": ("Портал: {portal}, профиль {profile}", "Portal: {portal}, profile {profile}"),
    "account.whoami.tokens": ("Ключи доступа: {where}", "Tokens: {where}"),
    "account.expires": ("Вход скоро закончится: {until}", "Your sign-in ends soon: {until}"),
    "account.expires.advice": (
        "Войдите снова: gosmed login --login {login:sh}",
        "Sign in again: gosmed login --login {login:sh}",
    ),
    "account.level": ("Учётная запись: {level}", "Account: {level}"),
    "account.contacts": ("Почта: {email}, телефон: {phone}", "E-mail: {email}, phone: {phone}"),
    "account.opened.yes": ("Уже есть: {names}", "You have: {names}"),
    "account.opened.no": ("Ещё нет: {names}", "Not yet: {names}"),
    "account.services.none": (
        "Профессиональные сервисы ещё закрыты. Что их откроет: gosmed services professional",
        "Professional services are not open yet. What opens them: gosmed services professional",
    ),
    "account.services.enabled": ("Сервисы включены: {names}", "Services switched on: {names}"),
    "account.services.available": (
        "Сервисы можно включить: {names} (gosmed services enable)",
        "Services to switch on: {names} (gosmed services enable)",
    ),
    "account.services.closed": (
        "Сервисы ещё закрыты: {names} (gosmed services professional)",
        "Services not open yet: {names} (gosmed services professional)",
    ),
    "account.known": ("Данные, которые можно не заполнять в формах:", "Data that forms may leave out:"),
    "account.next": ("Следующий шаг: {step}", "Next step: {step}"),
    "account.step.confirm-identity": (
        "подтвердить личность: gosmed account confirm bank",
        "confirm your identity: gosmed account confirm bank",
    ),
    "account.step.register-cabinet": (
        "зарегистрировать личный кабинет: gosmed register",
        "register the cabinet: gosmed register",
    ),
    "account.step.correct-application": (
        "исправить заявление: gosmed resubmit {number}",
        "correct the application: gosmed resubmit {number}",
    ),
    "account.step.wait-for-decision": (
        "дождаться решения: gosmed status {number} --wait",
        "wait for the decision: gosmed status {number} --wait",
    ),
    "account.step.confirm-qualification": (
        "подтвердить квалификацию: gosmed apply qualification",
        "confirm your qualification: gosmed apply qualification",
    ),
    "account.step.confirm-employment": (
        "подтвердить трудовую деятельность: gosmed apply employment",
        "confirm your employment: gosmed apply employment",
    ),
    "account.step.confirm-status": (
        "подтвердить статус: gosmed apply professional-status",
        "confirm your status: gosmed apply professional-status",
    ),
    "account.step.confirm-education": (
        "подтвердить образование: gosmed apply education",
        "confirm your education: gosmed apply education",
    ),
    "account.step.book-meeting": (
        "выбрать время встречи: gosmed account appointment slots {number}",
        "choose the time of the meeting: gosmed account appointment slots {number}",
    ),
    "account.step.apply": ("подать заявление: gosmed apply {service}", "apply: gosmed apply {service}"),
    "account.step.done": ("всё сделано", "everything is done"),
    "account.created": (
        "Учётная запись создана. Письмо для активации отправлено на {sent_to}, ссылка действует до {until}. "
        "Активировать: gosmed account activate НОМЕР (номер уведомления из письма)",
        "Account created. A letter to activate it was sent to {sent_to}; its link works until {until}. "
        "Activate: gosmed account activate NUMBER (the number of the notice in it)",
    ),
    "account.created_active": (
        "Учётная запись создана: {email}. Войти: gosmed login --login {email}",
        "Account created: {email}. Sign in: gosmed login --login {email}",
    ),
    "account.not_created": (
        "Учётная запись не создана: исправьте {count:n|поле|поля|полей}",
        "Account not created: correct {count:n|field|fields}",
    ),
    "account.not_created.advice": (
        "Исправьте форму и повторите ту же команду.",
        "Correct the form and run the same command again.",
    ),
    "account.form_head": (
        "Учётная запись на портале. Создать: gosmed account create --form ФАЙЛ",
        "An account at the portal. Create it: gosmed account create --form FILE",
    ),
    "account.form_agreement": (
        "Пользовательское соглашение (обязательно): true означает согласие",
        "User agreement (required): true means that you accept it",
    ),
    "account.unknown_key": (
        "такого поля здесь нет. Есть: {fields}",
        "there is no such field here. There are: {fields}",
    ),
    "account.agreement": (
        "нужно согласие с пользовательским соглашением: --set agreement=true",
        "consent to the user agreement is needed: --set agreement=true",
    ),
    "account.form_password": (
        "Файл с новым паролем в первой строке. Без него пароль спросит команда, или --password-stdin.",
        "A file whose first line is the new password. Without it the command asks, or --password-stdin.",
    ),
    "account.form_written": (
        "Форма записана: {path}. Заполните её и создайте учётную запись: gosmed account create --form {path:sh}",
        "Form written: {path}. Fill it in and create the account: gosmed account create --form {path:sh}",
    ),
    "account.needs_form": (
        "Нет данных для учётной записи: формы нет, а спросить некого",
        "Nothing to make an account from: no form, and nobody to ask",
    ),
    "account.needs_form.advice": (
        "Создайте форму: gosmed form account -o account.toml, затем: gosmed account create --form account.toml",
        "Make a form: gosmed form account -o account.toml, then: gosmed account create --form account.toml",
    ),
    "account.method.sms": ("СМС", "SMS"),
    "account.method.app": ("мобильное приложение", "mobile app"),
    "account.method.key": ("электронная подпись", "e-signature"),
    "account.methods": ("Второй фактор входа: {methods}", "Second factor of a sign-in: {methods}"),
    "account.profession": ("Профессиональная информация", "Professional data"),
    "account.profession_empty": (
        "Не заполнена. Указать лицензию, место работы и специальность: gosmed account edit",
        "Not filled in. To give licence, workplace and specialty: gosmed account edit",
    ),
    "account.licence_until.past": (
        "Срок лицензии истёк {day}. Новая: gosmed account edit --set licence=… --set licence_until=…",
        "The licence expired on {day}. A new one: gosmed account edit --set licence=… --set licence_until=…",
    ),
    "account.licence_until.soon": (
        "Лицензия действует до {day}: {days:w|остался|осталось|осталось} {days:n|день|дня|дней}",
        "The licence expires on {day}: {days:n|day|days} left",
    ),
    "account.licence_until.later": ("Лицензия действует до {day}", "The licence is valid until {day}"),
    "account.accredited_until.past": (
        "Срок аккредитации истёк {day} (по данным ФРМР)",
        "The accreditation expired on {day} (according to ФРМР)",
    ),
    "account.accredited_until.soon": (
        "Аккредитация действует до {day}: {days:w|остался|осталось|осталось} {days:n|день|дня|дней} (по данным ФРМР)",
        "The accreditation expires on {day}: {days:n|day|days} left (according to ФРМР)",
    ),
    "account.accredited_until.later": (
        "Аккредитация действует до {day} (по данным ФРМР)",
        "The accreditation is valid until {day} (according to ФРМР)",
    ),
    "account.documents.head": (
        "Чтобы открылись «Медицинские услуги», отправьте в «Мои документы»:",
        "To open the medical services («Медицинские услуги»), send to your documents:",
    ),
    "account.documents.missing": (
        "{title}: gosmed upload ФАЙЛ --as {kind}",
        "{title}: gosmed upload FILE --as {kind}",
    ),
    "account.documents.pending": (
        "{title}: на проверке, обычно до 24 часов",
        "{title}: being checked, usually within 24 hours",
    ),
    "account.edit_form_head": (
        "Что изменить в учётной записи; пустые строки ничего не меняют. Сохранить: gosmed account edit --form ФАЙЛ",
        "What to change in the account; empty lines change nothing. Save: gosmed account edit --form FILE",
    ),
    "account.edit_form_written": (
        "Форма записана: {path}. Заполните в ней то, что изменилось, и сохраните: gosmed account edit --form {path:sh}",
        "Form written: {path}. Fill in what has changed and save it: gosmed account edit --form {path:sh}",
    ),
    "account.edit_nothing": (
        "Менять нечего: новых значений нет, а спросить некого",
        "Nothing to change: no new values, and nobody to ask",
    ),
    "account.edit_nothing.advice": (
        "Укажите их: gosmed account edit --set licence=НОМЕР, или форму: gosmed form account-edit -o edit.toml",
        "Give them: gosmed account edit --set licence=NUMBER, or use a form: gosmed form account-edit -o edit.toml",
    ),
    "account.nothing_changed": ("Ни одного нового значения не указано", "No new value was given"),
    "account.nothing_changed.advice": (
        "Укажите его: gosmed account edit --set licence=НОМЕР",
        "Give one: gosmed account edit --set licence=NUMBER",
    ),
    "account.not_changed": (
        "Учётная запись не изменена: исправьте {count:n|поле|поля|полей}",
        "Account unchanged: correct {count:n|field|fields}",
    ),
    "account.not_changed.advice": (
        "Исправьте значения и повторите ту же команду.",
        "Correct the values and run the same command again.",
    ),
    "account.changed": (
        "Сохранено: {count:n|значение|значения|значений}",
        "Saved: {count:n|value|values}",
    ),
    "account.level_raised": (
        "СНИЛС и паспорт совпали с реестрами: учётная запись теперь {level}",
        "СНИЛС and passport agree with the registers: the account is {level} now",
    ),
    "account.ask_which": (
        "Что изменить? Введите номер строки; пустой ответ — сохранить",
        "What to change? Type the number of a line; an empty answer saves",
    ),
    "account.ask_save": ("Сохранить изменения?", "Save the changes?"),
    "account.unchanged": ("Ничего не изменено.", "Nothing was changed."),
    "account.title.password": ("Пароль", "Password"),
    "account.title.agreement": ("Пользовательское соглашение", "User agreement"),
}
