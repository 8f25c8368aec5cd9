"""The network and the portal's refusals. Codes of the portal stand here as `client.<code>`."""

_LATER = ("Повторите команду позже.", "Repeat the command later.")
_CHECK_URL = (
    "Проверьте адрес портала: gosmed config get portal",
    "Check the portal's address: gosmed config get portal",
)
_LOGIN = ("gosmed login", "gosmed login")
_LIST = ("gosmed status", "gosmed status")

MESSAGES: dict[str, tuple[str, str]] = {
    # nothing was sent
    "client.no_portal": ("Портал не указан.", "No portal is given."),
    "client.no_portal.advice": (
        "Укажите адрес: --portal URL, переменная GOSMED_PORTAL или gosmed config set portal URL",
        "Give its address: --portal URL, GOSMED_PORTAL, or gosmed config set portal URL",
    ),
    "client.bad_url": ("Неверный адрес портала: {url}.", "Not an address of a portal: {url}."),
    "client.bad_url.advice": (
        "Нужен адрес вида https://portal.example: gosmed config set portal URL",
        "It looks like https://portal.example: gosmed config set portal URL",
    ),
    "client.bad_proxy": ("Неверный адрес прокси: {proxy}.", "Not an address of a proxy: {proxy}."),
    "client.bad_proxy.advice": (
        "Исправьте его: gosmed config set proxy URL",
        "Correct it: gosmed config set proxy URL",
    ),
    "client.ca_file": (
        "Файл сертификатов не читается: {path}.",
        "The file of certificates cannot be read: {path}.",
    ),
    "client.ca_file.advice": (
        "Нужен файл PEM: gosmed config set ca_file ПУТЬ",
        "It must be a PEM file: gosmed config set ca_file PATH",
    ),
    "client.refused": (
        "Портал {host} не отвечает: соединение не установлено.",
        "The portal {host} does not answer: no connection.",
    ),
    "client.refused.advice": (
        "Проверьте сеть и адрес портала ({url}), затем повторите команду.",
        "Check the network and the portal's address ({url}), then repeat the command.",
    ),
    "client.unknown_host": (
        "Адрес {host} не найден в сети.",
        "The network knows no host {host}.",
    ),
    "client.unknown_host.advice": _CHECK_URL,
    "client.connect_timeout": (
        "Портал {host} не отвечает на соединение.",
        "The portal {host} does not accept the connection in time.",
    ),
    "client.connect_timeout.advice": (
        "Проверьте сеть и повторите команду позже.",
        "Check the network and repeat the command later.",
    ),
    "client.proxy": (
        "Прокси не пропускает к порталу {host}.",
        "The proxy does not let us through to the portal {host}.",
    ),
    "client.proxy.advice": (
        "Проверьте настройку: gosmed config get proxy",
        "Check the setting: gosmed config get proxy",
    ),
    "client.tls": (
        "Сертификат портала {host} не проверен: {reason}. Ничего не отправлено.",
        "The certificate of the portal {host} does not verify: {reason}. Nothing was sent.",
    ),
    "client.tls.advice": (
        "Если вы доверяете удостоверяющему центру портала: gosmed config set ca_file ПУТЬ",
        "If you trust the portal's authority: gosmed config set ca_file PATH",
    ),
    # no whole answer
    "client.timeout": (
        "Портал {host} не ответил вовремя.",
        "The portal {host} did not answer in time.",
    ),
    "client.timeout.advice": _LATER,
    "client.cut_off": (
        "Соединение с порталом {host} оборвалось.",
        "The connection to the portal {host} was cut off.",
    ),
    "client.cut_off.advice": (
        "Повторите команду: начатое продолжится с того же места.",
        "Repeat the command: what was begun goes on from there.",
    ),
    "client.not_a_portal": (
        "По адресу {url} отвечает не портал (страница вместо данных).",
        "What answers at {url} is no portal (a page instead of data).",
    ),
    "client.not_a_portal.advice": _CHECK_URL,
    "client.bad_answer": (
        "Портал ответил не так, как описано в его договоре.",
        "The portal's answer is not what its contract says.",
    ),
    "client.bad_answer.advice": (
        "Повторите позже; если не поможет, сообщите в поддержку портала.",
        "Repeat later; if it does not help, tell the portal's support.",
    ),
    "client.portal_version": (
        "Портал говорит на версии {theirs}, а gosmed знает версию {ours}.",
        "The portal speaks version {theirs}, gosmed knows version {ours}.",
    ),
    "client.portal_version.advice": (
        "Обновите gosmed: pipx upgrade gosmed-cli",
        "Upgrade gosmed: pipx upgrade gosmed-cli",
    ),
    "client.too_many": (
        "Портал просит подождать: слишком много запросов или заявлений за короткое время.",
        "The portal asks to wait: too many requests or applications in a short time.",
    ),
    "client.too_many.advice": (
        "Повторите команду через 10 минут.",
        "Repeat the command in 10 minutes.",
    ),
    "client.portal_down": (
        "Портал временно не работает (HTTP {status}).",
        "The portal is out of order for now (HTTP {status}).",
    ),
    "client.portal_down.advice": _LATER,
    "client.http_error": ("Портал отказал (HTTP {status}).", "The portal refused (HTTP {status})."),
    "client.http_error.advice": _LATER,
    # files
    "client.wrong_digest": (
        "Файл {name} дошёл с ошибкой: контрольная сумма не совпала.",
        "The file {name} arrived damaged: its checksum does not match.",
    ),
    "client.wrong_digest.advice": _LATER,
    "client.no_right": ("Не удалось записать {path}: {reason}.", "Cannot write {path}: {reason}."),
    "client.no_right.advice": (
        "Освободите место или выберите другую папку: параметр -o ФАЙЛ.",
        "Free some room or choose another folder: option -o FILE.",
    ),
    "client.no_folder": ("Папки {path} нет.", "There is no folder {path}."),
    "client.no_folder.advice": (
        "Создайте её или выберите другую: параметр -o ФАЙЛ.",
        "Make it or choose another: option -o FILE.",
    ),
    "client.exists": ("Файл {path} уже есть.", "The file {path} exists already."),
    "client.exists.advice": (
        "Выберите другое имя: параметр -o ФАЙЛ.",
        "Choose another name: option -o FILE.",
    ),
    "client.cannot_read": ("Файл {path} не читается: {reason}.", "Cannot read {path}: {reason}."),
    "client.cannot_read.advice": (
        "Проверьте путь и права на файл.",
        "Check the path and the rights to the file.",
    ),
    "client.file_changed": (
        "Файл {path} изменился во время отправки.",
        "The file {path} changed while it was being sent.",
    ),
    "client.file_changed.advice": (
        "Проверьте файл и повторите команду.",
        "Check the file and repeat the command.",
    ),
    # the operator of the included portal
    "client.no_operator": (
        "Запущенный портал не найден: нет файла {path}.",
        "No running portal was found: there is no file {path}.",
    ),
    "client.no_operator.advice": (
        "Запустить: gosmed portal serve. Если портал работает с другой папкой данных, назовите её: --data ПАПКА",
        "To start one: gosmed portal serve. If one runs with a data folder of its own, name it: --data DIR",
    ),
    "client.bad_operator_file": (
        "Файл {path} не читается: из него неясно, как управлять порталом.",
        "The file {path} cannot be read: it does not say how to operate the portal.",
    ),
    "client.bad_operator_file.advice": (
        "Запустите портал заново: gosmed portal serve",
        "Start the portal again: gosmed portal serve",
    ),
    "client.bad_moment": ("Не удалось понять время.", "The time is not understood."),
    "client.bad_moment.advice": (
        "Время пишется так: 2026-03-12T10:00 или 2026-03-12T10:00+03:00; сдвиг часов: 5d, 5wd, 3h, 30m, 90s.",
        "A time is written 2026-03-12T10:00 or 2026-03-12T10:00+03:00; a step of the clock 5d, 5wd, 3h, 30m, 90s.",
    ),
    "client.bad_fault": ("Сбой описан неверно.", "The fault is described wrongly."),
    "client.bad_fault.advice": (
        "Как описать: gosmed portal fault add --help",
        "How to describe one: gosmed portal fault add --help",
    ),
    "client.bad_snapshot": ("Снимок состояния не читается.", "The snapshot cannot be read."),
    "client.bad_snapshot.advice": (
        "Нужен файл, который сделала команда gosmed portal snapshot save",
        "It must be a file made by: gosmed portal snapshot save",
    ),
    "client.trying_again": (
        "Портал не отвечает, повторяю попытки до {seconds:n|секунды|секунд|секунд}. Прервать: Ctrl-C",
        "The portal does not answer; trying again for up to {seconds:n|second|seconds}. Ctrl-C stops",
    ),
    "client.bad_scenario": (
        "Сценарий не загружен: в нём ошибки.",
        "The scenario was not loaded: it has mistakes.",
    ),
    "client.bad_scenario.advice": (
        "Исправьте файл; проверить его: gosmed portal scenario check ФАЙЛ",
        "Correct the file; to check it: gosmed portal scenario check FILE",
    ),
    "client.not_decidable": (
        "Это заявление сейчас не ждёт решения.",
        "This application does not wait for a decision now.",
    ),
    "client.not_decidable.advice": _LIST,
    "client.no_such_challenge": (
        "Нет входа, который ждёт подтверждения в приложении.",
        "No sign-in waits for approval in the app.",
    ),
    "client.no_such_challenge.advice": ("gosmed login --method app", "gosmed login --method app"),
    "client.operator_key": (
        "Портал не принимает ключ оператора.",
        "The portal does not accept the operator's key.",
    ),
    "client.operator_key.advice": (
        "Ключ записан в portal.json в папке данных портала: укажите её параметром --data ПАПКА.",
        "The key is in portal.json of the portal's data folder: name it with --data DIR.",
    ),
    "client.unknown_fault": ("Сбоя {number} нет.", "There is no fault {number}."),
    "client.unknown_fault.advice": ("gosmed portal fault list", "gosmed portal fault list"),
    # numbers and codes
    "client.unknown_number": (
        "Заявления {number} среди ваших нет.",
        "There is no application {number} of yours.",
    ),
    "client.unknown_number.advice": _LIST,
    "client.no_application": ("На портале нет заявления {number}.", "The portal has no application {number}."),
    "client.no_application.advice": _LIST,
    "client.unknown_dictionary": (
        "Справочника {code_given} нет.",
        "There is no dictionary {code_given}.",
    ),
    "client.unknown_dictionary.advice": ("gosmed services", "gosmed services"),
    # what the portal says
    "client.unauthorised": (
        "Вход завершён или не выполнен.",
        "You are not signed in, or the session is over.",
    ),
    "client.unauthorised.advice": _LOGIN,
    "client.http_401": ("Портал требует войти.", "The portal asks to sign in."),
    "client.http_401.advice": _LOGIN,
    "client.session_over": (
        "Вход завершён: его срок истёк или он отозван.",
        "The session is over: it has expired or was revoked.",
    ),
    "client.session_over.advice": _LOGIN,
    "client.scope": (
        "Этот вход открывает только просмотр.",
        "This sign-in may only look.",
    ),
    "client.scope.advice": ("gosmed login --scope full", "gosmed login --scope full"),
    "client.wrong_credentials": (
        "Неверный логин или пароль.",
        "Wrong login or password.",
    ),
    "client.wrong_credentials.advice": (
        "Проверьте раскладку клавиатуры и регистр букв: gosmed login. Забыли пароль: gosmed account recover. "
        "Не получается: обратитесь в поддержку портала.",
        "Check the keyboard layout and letter case: gosmed login. Password forgotten: gosmed account recover. "
        "If it still fails, ask the portal's support.",
    ),
    "client.login_locked": (
        "Вход закрыт на 15 минут: десять неверных паролей подряд.",
        "The login is locked for 15 minutes: ten wrong passwords in a row.",
    ),
    "client.login_locked.advice": (
        "Подождите и повторите: gosmed login, или смените пароль: gosmed account recover. Если пароли вводили не вы, "
        "обратитесь в поддержку портала.",
        "Wait, then repeat: gosmed login, or change the password: gosmed account recover. If it was not you, tell "
        "the portal's support.",
    ),
    "client.challenge_over": (
        "Код больше не действует: прошло 5 минут, исчерпаны 5 попыток или он уже использован.",
        "The code is no longer valid: 5 minutes have passed, 5 attempts are used up, or it was used already.",
    ),
    "client.challenge_over.advice": (
        "Повторите команду без --challenge: придёт новый код.",
        "Repeat the command without --challenge: a new code is sent.",
    ),
    "client.wrong_code": ("Неверный код.", "Wrong code."),
    "client.wrong_code.advice": (
        "Проверьте код в последнем сообщении и повторите команду с ним.",
        "Check the code in the last message and repeat the command with it.",
    ),
    "client.order_access": ("Такого заявления среди ваших нет.", "There is no such application of yours."),
    "client.order_access.advice": _LIST,
    "client.not_found": ("Такого на портале нет.", "The portal has no such thing."),
    "client.not_found.advice": (
        "Проверьте номер или имя.",
        "Check the number or name.",
    ),
    "client.http_404": ("Такого на портале нет.", "The portal has no such thing."),
    "client.http_404.advice": _CHECK_URL,
    "client.cancel_not_allowed": (
        "Это заявление уже нельзя отменить.",
        "This application can no longer be cancelled.",
    ),
    "client.cancel_not_allowed.advice": _LIST,
    "client.edit_not_allowed": (
        "Заявление в нынешнем статусе изменить нельзя.",
        "The application cannot be changed in its present status.",
    ),
    "client.edit_not_allowed.advice": _LIST,
    "client.application_pending": (
        "По этой услуге заявление уже подано, и оно ещё не решено.",
        "There is an application for this service already, and it is not decided yet.",
    ),
    "client.application_pending.advice": (
        "Его номер: gosmed status. Другое время: gosmed account appointment book НОМЕР. Заново: сначала gosmed cancel НОМЕР",
        "Its number: gosmed status. Another time: gosmed account appointment book NUMBER. Anew: first gosmed cancel NUMBER",
    ),
    "client.access_denied_person_permissions": (
        "Портал не видит вашего согласия на работу через эту программу.",
        "The portal has no consent of yours for this program.",
    ),
    "client.access_denied_person_permissions.advice": _LOGIN,
    "client.access_denied_service": (
        "Эта услуга для программы закрыта порталом.",
        "The portal does not let this program use the service.",
    ),
    "client.access_denied_service.advice": (
        "Обратитесь в поддержку портала.",
        "Ask the portal's support.",
    ),
    "client.access_denied_system": (
        "Портал закрыл доступ для этой программы.",
        "The portal does not let this program in.",
    ),
    "client.access_denied_system.advice": (
        "Обратитесь в поддержку портала.",
        "Ask the portal's support.",
    ),
    "client.access_denied_user": (
        "Этому пользователю действие не разрешено.",
        "This user may not do that.",
    ),
    "client.access_denied_user.advice": (
        "Войдите с полным доступом: gosmed login --scope full (с каким вы вошли сейчас, покажет gosmed whoami)",
        "Sign in with full rights: gosmed login --scope full (gosmed whoami shows the present ones)",
    ),
    "client.signature_refused": (
        "Вход не выполнен: портал не принял электронную подпись.",
        "Not signed in: the portal has not accepted the electronic signature.",
    ),
    "client.signature_refused.advice": (
        "Войдите со своим действующим ключом: gosmed login --key КЛЮЧ.p12. Или по СМС: gosmed login --method sms",
        "Sign in with a valid key of your own: gosmed login --key KEY.p12. Or by SMS: gosmed login --method sms",
    ),
    "client.nobody": (
        "Портал не знает, кому выдать ключ.",
        "The portal does not know whose key it is to be.",
    ),
    "client.nobody.advice": (
        "Укажите СНИЛС из реестров портала, логин или имя целиком: gosmed portal ca issue --help",
        "Give a SNILS that its registers know, a login, or the whole name: gosmed portal ca issue --help",
    ),
    "client.certificate_invalid": (
        "Ключ не выдан: данные указаны с ошибкой.",
        "No key was issued: the data are wrong.",
    ),
    "client.certificate_invalid.advice": (
        "Исправьте указанное и повторите команду.",
        "Correct what is named and repeat the command.",
    ),
    "client.no_such_certificate": (
        "Сертификата с таким номером портал не выдавал.",
        "The portal has issued no certificate of this number.",
    ),
    "client.no_such_certificate.advice": ("gosmed portal ca list", "gosmed portal ca list"),
    "client.registration_refused": (
        "Создать учётную запись с этими данными нельзя.",
        "No account can be made from these data.",
    ),
    "client.registration_refused.advice": (
        "Если учётная запись у вас уже есть, войдите: gosmed login. Иначе обратитесь в поддержку портала.",
        "If you have an account already, sign in: gosmed login. Otherwise ask the portal's support.",
    ),
}
