"""Signing in and making an account."""

MESSAGES: dict[str, tuple[str, str]] = {
    "sign_in.code_needed": (
        "Нужен код: он отправлен на {sent_to}.",
        "A code is needed: it was sent to {sent_to}.",
    ),
    "sign_in.code_needed.advice": (
        "Повторите ту же команду с параметрами --challenge {challenge} --code КОД (--code - читает код из стандартного ввода).",
        "Repeat the same command with --challenge {challenge} --code CODE (--code - reads it from standard input).",
    ),
    "sign_in.approval_needed": (
        "Вход нужно подтвердить в мобильном приложении.",
        "The sign-in has to be approved in the mobile app.",
    ),
    "sign_in.approval_needed.advice": (
        "Подтвердите его и завершите вход: gosmed login --method app --challenge {challenge}",
        "Approve it, then finish: gosmed login --method app --challenge {challenge}",
    ),
    "sign_in.not_approved": (
        "Вход не подтверждён в мобильном приложении.",
        "The sign-in was not approved in the mobile app.",
    ),
    "sign_in.not_approved.advice": (
        "Подтвердите вход в приложении или получите код по СМС: gosmed login --method sms",
        "Approve it in the app, or get a code by SMS: gosmed login --method sms",
    ),
    "sign_in.challenge_and_code": (
        "--challenge и --code указываются вместе.",
        "--challenge and --code go together.",
    ),
    "sign_in.challenge_and_code.advice": (
        "Укажите оба параметра или ни одного: тогда придёт новый код.",
        "Give both, or neither: then a new code is sent.",
    ),
    "sign_in.agreement": (
        "нужно согласие с пользовательским соглашением: agreement = true",
        "consent to the user agreement is needed: agreement = true",
    ),
}
