"""The form of a new account."""

MESSAGES: dict[str, tuple[str, str]] = {
    "register_account.title": ("Новая учётная запись", "A new account"),
}
