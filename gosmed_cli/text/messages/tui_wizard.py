"""The full-screen cabinet: the wizard of an application."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_wizard.title": ("Подача заявления", "An application"),
    "tui_wizard.step.form": ("Сведения", "Details"),
    "tui_wizard.step.files": ("Документы", "Documents"),
    "tui_wizard.step.summary": ("Проверка", "Look over"),
    "tui_wizard.step.sending": ("Отправка", "Sending"),
    "tui_wizard.choose": ("Выбрать…", "Choose…"),
    "tui_wizard.choose_hint": ("Enter – выбрать из списка", "Enter chooses from a list"),
    "tui_wizard.nothing": ("Не указывать", "Leave it out"),
    "tui_wizard.checking": ("Проверяю всё вместе…", "Checking all of it…"),
    "tui_wizard.unanswered": ("Без ответа остаётся: {remark}", "Stays unanswered: {remark}"),
    "tui_wizard.send_hint": (
        "Всё верно? {key[wizard.next]} – отправить, Esc – вернуться и исправить.",
        "Is all of it right? {key[wizard.next]} sends it, Esc goes back to correct.",
    ),
    "tui_wizard.jump_hint": ("Enter – перейти к тому, что выделено.", "Enter goes to what is selected."),
    "tui_wizard.source.known": ("из учётной записи", "from your account"),
    "tui_wizard.source.sent": ("как было отправлено", "as it was sent"),
    "tui_wizard.source.changed": ("изменено", "changed"),
    "tui_wizard.kept": (
        "Черновик сохранён: в следующий раз вы начнёте с этого места.",
        "The draft is kept: next time you go on from here.",
    ),
    "tui_wizard.no_code": ("Без кода заявление не отправить.", "Without the code the application cannot be sent."),
    "tui_wizard.sign_with": (
        "Нужна электронная подпись. Чем подписать?",
        "A signature is needed. What shall sign?",
    ),
    "tui_wizard.program": ("Программой подписи: {name}", "The signing program: {name}"),
    "tui_wizard.key_file": ("Ключом из файла .p12", "A key from a .p12 file"),
    "tui_wizard.key": (
        "Нужна электронная подпись. Файл ключа (.p12):",
        "An electronic signature is needed. The key's file (.p12):",
    ),
    "tui_wizard.key_password": ("Пароль ключа:", "The key's password:"),
    "tui_wizard.forget.ask": (
        "Начать заново? Всё, что вы ввели, пропадёт; файлы на диске останутся.",
        "Begin anew? All that you typed is lost; files on the disk stay.",
    ),
    "tui_wizard.act.next": ("Дальше", "Next"),
    "tui_wizard.act.add": ("Добавить файл", "Add a file"),
    "tui_wizard.act.take_away": ("Убрать файл", "Take it away"),
    "tui_wizard.act.restore": ("Вернуть как было", "As it was"),
    "tui_wizard.act.forget": ("Начать заново", "Begin anew"),
}
