"""Help pages: what each of the applicant's commands is for."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help.account.create": ("создать учётную запись", "create an account"),
    "help.account.show": ("учётная запись и следующий шаг", "the account and the next step"),
    "help.account.activate": (
        "активировать по письму: по номеру уведомления или по ссылке",
        "activate by the letter: the number of its notice, or its link",
    ),
    "help.account.edit": (
        "изменить данные: лицензия, место работы, СНИЛС, паспорт",
        "change data: licence, workplace, СНИЛС, passport",
    ),
    "help.account.recover": ("новый пароль вместо забытого", "a new password for a forgotten one"),
    "help.account.confirm": ("подтвердить личность", "confirm your identity"),
    "help.account.confirm.bank": ("через банк", "through a bank"),
    "help.account.confirm.mfc": ("в МФЦ, по записи", "at an МФЦ office, by appointment"),
    "help.account.confirm.video": ("на видеовстрече, по записи", "in a video meeting, by appointment"),
    "help.account.confirm.scans": ("по сканам документов", "with scans of your documents"),
    "help.account.confirm.signature": ("электронной подписью", "with an electronic signature"),
    "help.account.appointment": ("запись на приём и на видеовстречу", "appointments and video meetings"),
    "help.account.appointment.show": ("записи", "your appointments"),
    "help.account.appointment.slots": ("свободное время", "free slots"),
    "help.account.appointment.book": ("записаться или перенести запись", "book, or move, an appointment"),
    "help.account.appointment.cancel": ("отменить запись", "cancel an appointment"),
    "help.account.confirm.visit": (
        "по справке ведомства, после личного посещения",
        "by the ministry's certificate, after a visit",
    ),
    "help.documents.list": ("все документы", "all documents"),
    "help.documents.show": ("один документ и замечания к нему", "one document and remarks about it"),
    "help.documents.download": ("скачать документ", "download a document"),
    "help.documents.delete": ("удалить документ", "delete a document"),
    "help.config": ("Настройки", "Configuration"),
    "help.config.list": ("все настройки и откуда они взяты", "all settings and where they come from"),
    "help.config.get": ("показать одну настройку", "show one setting"),
    "help.config.set": ("изменить настройку в config.toml", "change a setting in config.toml"),
    "help.config.path": ("где лежит config.toml", "where config.toml is"),
    "help.config.init": ("создать config.toml с пояснениями", "make a config.toml that explains itself"),
    "help.profiles": ("Профили: несколько учётных записей или порталов", "Profiles: several accounts or portals"),
    "help.profiles.list": ("показать профили", "show the profiles"),
    "help.profiles.add": (
        "добавить или изменить профиль; портал и язык задают --portal и --lang",
        "add or change a profile; --portal and --lang give its portal and language",
    ),
    "help.profiles.remove": ("удалить профиль", "remove a profile"),
    "help.profiles.use": ("выбрать профиль по умолчанию", "choose the default profile"),
    "help.completion": (
        "Автодополнение для оболочки\n\nВключить в bash: source <(gosmed completion bash)",
        "Completion for a shell\n\nTo switch it on in bash: source <(gosmed completion bash)",
    ),
    "help.dictionary": (
        "Справочники: специальности, должности, регионы",
        "Dictionaries: specialties, positions, regions",
    ),
    "help.services": ("Услуги портала", "Services of the portal"),
    "help.services.list": ("все услуги", "all services"),
    "help.services.search": ("найти услугу по словам", "find a service by words"),
    "help.services.professional": ("профессиональные сервисы", "professional services"),
    "help.services.enable": ("включить профессиональный сервис", "switch a professional service on"),
    "help.services.disable": ("выключить профессиональный сервис", "switch a professional service off"),
    "help.services.show": ("поля, файлы и сроки услуги", "fields, files and terms of a service"),
    "help.form": (
        "Форма заявления в виде файла TOML\n\nФорма новой учётной записи: gosmed form account",
        "The form of an application as a TOML file\n\nThe form of a new account: gosmed form account",
    ),
    "help.account": ("Учётная запись: создать, активировать, изменить", "Account: create, activate, edit, show"),
    "help.login": ("Войти", "Sign in"),
    "help.logout": ("Выйти", "Sign out"),
    "help.whoami": ("Кто вошёл и до какого времени", "Who is signed in, and until when"),
    "help.register": ("Зарегистрировать личный кабинет", "Register the cabinet"),
    "help.support": ("Поддержка: обращения и другие способы связи", "Support: tickets and other ways to ask"),
    "help.support.open": (
        "открыть обращение\n\nС --about обращение уже заполнено: номер, замечания и сам файл, который не приняли.",
        "open a ticket\n\nWith --about it is filled in: the number, the remarks and the very file that was refused.",
    ),
    "help.support.list": ("обращения и ответы", "tickets and answers"),
    "help.support.show": ("обращение с перепиской", "a ticket with its thread"),
    "help.support.reply": ("ответить на обращение", "reply to a ticket"),
    "help.support.channels": ("другие способы связи", "other ways to ask"),
    "help.support.faq": ("частые вопросы", "frequent questions"),
    "help.attestation": ("Подать заявление на аттестацию", "Apply for attestation"),
    "help.apply": ("Подать заявление", "Apply for a service"),
    "help.check": ("Проверить сканы до отправки", "Check scans before sending"),
    "help.upload": ("Загрузить файлы в «Мои документы»", "Upload files to «Мои документы»"),
    "help.documents": ("«Мои документы»", "«Мои документы», the documents at the portal"),
    "help.notifications": ("Уведомления портала и их настройки", "Notices of the portal and their settings"),
    "help.notifications.list": ("уведомления, новые первыми", "notices, the newest first"),
    "help.notifications.settings": (
        "какие уведомления куда приходят; --set меняет",
        "which notices come by which channel; --set changes it",
    ),
    "help.journal": (
        "Журнал действий: что и с какого устройства сделано",
        "The action log: what was done, on which device",
    ),
    "help.status": ("Состояние заявлений", "State of applications"),
    "help.tui": (
        "Кабинет на весь экран\n\nТо же, что и команды, но глазами и клавишами: ? – справка, Ctrl+P – все действия, "
        "q – выход. Клавиши работают и в русской раскладке. Нужен терминал.",
        "The cabinet on the whole screen\n\nThe same as the commands, for looking and pressing keys: ? is help, "
        "Ctrl+P all actions, q leaves. Keys work in the Russian layout, too. Needs a terminal.",
    ),
    "help.demo": (
        "Показать весь путь на учебном портале\n\nЗапускает портал на этом компьютере, создаёт сканы и проходит "
        "регистрацию настоящими командами: проверка, отказ, исправление, одобрение. Ничего не отправляет наружу.",
        "Show the whole way on the included portal\n\nStarts a portal on this computer, makes scans and walks "
        "through a registration with the actual commands: check, refusal, correction, approval. Nothing leaves "
        "this computer.",
    ),
    "help.deadlines": (
        "Все сроки и встречи, ближайшие первыми\n\nКогда отправить заявление повторно или ответить на вопрос, когда "
        "ждать решения, когда встреча, когда кончаются лицензия и аккредитация. Показано то, что наступит в течение "
        "года; --all, --from и --to показывают и остальное. С --ics все сроки открывает календарь; повторная запись "
        "обновляет события, а не множит их.",
        "all deadlines and meetings, the nearest first\n\nUntil when to send an application again or answer a "
        "question, when to expect a decision, when a meeting is, when licence and accreditation run out. It shows "
        "what is due within a year; --all, --from and --to show the rest, too. With --ics a calendar program opens "
        "all of them; written again it renews the events and does not double them.",
    ),
    "help.decision": ("Скачать решение", "Download the decision"),
    "help.resubmit": ("Исправить и отправить снова", "Correct and send again"),
    "help.edit": ("Изменить заявление на рассмотрении", "Change an application under review"),
    "help.cancel": ("Отменить заявление", "Cancel an application"),
    "help.api": ("Запрос к порталу как есть", "A raw request to the portal"),
    "help.sign": ("Подписать файл", "Sign a file"),
    "help.verify": (
        "Проверить подпись файла\n\nКому верить, говорит портал; вход не нужен.",
        "Check the signature of a file\n\nThe portal says whom to trust; no sign-in is needed.",
    ),
}
