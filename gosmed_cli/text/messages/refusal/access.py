"""Refusals of what is still closed, and what a portal does not take."""

MESSAGES: dict[str, tuple[str, str]] = {
    # sections that open later
    "refusal.section_closed": (
        "Раздел ещё закрыт: он откроется, когда одобрят заявление по услуге {slug}.",
        "This section is still closed: it opens once an application for {slug} is approved.",
    ),
    "refusal.section_closed.advice": ("gosmed apply {slug}", "gosmed apply {slug}"),
    "refusal.service_off": ("Профессиональный сервис {name} выключен.", "The professional service {name} is off."),
    "refusal.service_off.advice": ("gosmed services enable {name}", "gosmed services enable {name}"),
    # values that the portal does not take
    "refusal.invalid_request": ("Портал не принимает такие значения.", "The portal does not take these values."),
    "refusal.invalid_request.advice": (
        "Исправьте названное и повторите команду.",
        "Correct what is named and repeat the command.",
    ),
    "refusal.missing": ("не указано", "is missing"),
    "refusal.string_too_long": ("слишком длинное значение", "is too long"),
    "refusal.does_not_fit": ("такое значение не подходит", "does not fit"),
    # notices
    "refusal.security_silenced": (
        "Уведомления о безопасности должны приходить хотя бы одним способом.",
        "Notices about security must arrive in at least one way.",
    ),
    "refusal.security_silenced.advice": (
        "Например: gosmed notifications settings --set security.email=on",
        "For example: gosmed notifications settings --set security.email=on",
    ),
    "refusal.announcement_invalid": ("Такой специальности нет: {given}", "There is no such specialty: {given}"),
    "refusal.announcement_invalid.advice": ("gosmed dictionary specialties", "gosmed dictionary specialties"),
}
