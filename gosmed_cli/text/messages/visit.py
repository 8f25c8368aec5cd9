"""Registration by the ministry's certificate (R83)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "visit.created": (
        "Учётная запись создана и подтверждена по справке ведомства: {email}. Войти: gosmed login --login {email}",
        "Account created and confirmed by the ministry's certificate: {email}. Sign in: gosmed login --login {email}",
    ),
    "visit.certificate_as_argument": (
        "Идентификатор справки секретен, а аргументы команды видны другим программам",
        "The identifier of the certificate is a secret, and other programs can see the arguments of a command",
    ),
    "visit.certificate_as_argument.advice": (
        "Передайте его через стандартный ввод: gosmed account confirm visit -, или строкой certificate_id в форме: --form ФАЙЛ",
        "Give it on standard input: gosmed account confirm visit -, or as certificate_id in a form: --form FILE",
    ),
}
