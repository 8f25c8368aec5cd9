"""Activating a new account (R50, R51)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "activation.ask": (
        "Номер уведомления или ссылка из письма",
        "Number of the notice, or the link of the letter",
    ),
    "activation.paste": (
        "Вставьте ссылку из письма целиком, затем нажмите Enter и Ctrl-D.",
        "Paste the whole link of the letter, then press Enter and Ctrl-D.",
    ),
    "activation.done": (
        "Учётная запись активирована: {login}. Войти: gosmed login --login {login:sh}",
        "Account activated: {login}. Sign in: gosmed login --login {login:sh}",
    ),
    "activation.already": (
        "Учётная запись уже активна: {login}. Войти: gosmed login --login {login:sh}",
        "The account is active already: {login}. Sign in: gosmed login --login {login:sh}",
    ),
    "activation.letter_sent": (
        "Письмо отправлено на {sent_to}. Прежние ссылки больше не действуют, эта действует до {until}. "
        "Активировать: gosmed account activate НОМЕР (номер уведомления из письма)",
        "A letter was sent to {sent_to}. Earlier links no longer work, this one until {until}. "
        "Activate: gosmed account activate NUMBER (the number of the notice in it)",
    ),
    "activation.nothing": (
        "Активировать нечего: нет ни номера уведомления, ни ссылки.",
        "Nothing to activate: neither a number of a notice nor a link.",
    ),
    "activation.nothing.advice": (
        "Номер из письма: gosmed account activate НОМЕР; ссылка из стандартного ввода: gosmed account activate -",
        "The number of the letter: gosmed account activate NUMBER; the link from standard input: "
        "gosmed account activate -",
    ),
    "activation.no_link": (
        "В том, что вставлено, нет ссылки активации.",
        "There is no activation link in what was pasted.",
    ),
    "activation.no_link.advice": (
        "Скопируйте из письма всю ссылку «Активировать учётную запись» и вставьте её: gosmed account activate -",
        "Copy the whole link «Активировать учётную запись» from the letter and paste it: gosmed account activate -",
    ),
    "activation.incomplete": (
        "Ссылка активации неполная: она обрезана.",
        "The activation link is incomplete: its end is missing.",
    ),
    "activation.incomplete.advice": (
        "Скопируйте её из письма полностью и вставьте: gosmed account activate -",
        "Copy it whole from the letter and paste it: gosmed account activate -",
    ),
    "activation.link_as_argument": (
        "Ссылка активации секретна, а аргументы команды видны другим программам.",
        "The activation link is a secret, and other programs can see the arguments of a command.",
    ),
    "activation.link_as_argument.advice": (
        "Передайте её через стандартный ввод: gosmed account activate -",
        "Give it on standard input: gosmed account activate -",
    ),
    "activation.password_and_link": (
        "Из стандартного ввода читается ссылка, поэтому пароль оттуда не взять.",
        "Standard input holds the link, so the password cannot be read from it.",
    ),
    "activation.password_and_link.advice": (
        "Положите пароль в файл и укажите его в GOSMED_PASSWORD_FILE, или активируйте по номеру: "
        "gosmed account activate НОМЕР --password-stdin",
        "Put the password into a file and name it in GOSMED_PASSWORD_FILE, or activate by the number: "
        "gosmed account activate NUMBER --password-stdin",
    ),
}
