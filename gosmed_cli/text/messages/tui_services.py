"""The full-screen cabinet: services and switches."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_services.section": ("Услуги", "Services"),
    "tui_services.group.all": ("Все услуги и сервисы", "All services"),
    "tui_services.group.mine": ("Можно подать сейчас", "Can be applied for now"),
    "tui_services.group.switches": ("Профессиональные сервисы", "Professional services"),
    "tui_services.column.title": ("Услуга", "Service"),
    "tui_services.column.state": ("Для вас", "For you"),
    "tui_services.state.draft": ("черновик от {day}", "draft of {day}"),
    "tui_services.state.open": ("можно подать", "can be applied for"),
    "tui_services.state.closed": ("пока закрыто", "not open yet"),
    "tui_services.state.done": ("уже не нужна", "not needed any more"),
    "tui_services.state.enabled": ("включён", "switched on"),
    "tui_services.state.available": ("выключен", "switched off"),
    "tui_services.first": (
        "Сначала нужна услуга «{title}»: {key[services.apply]} – подать.",
        "First comes the service “{title}”: {key[services.apply]} applies for it.",
    ),
    "tui_services.empty": ("Услуг нет", "No services"),
    "tui_services.empty.advice": (
        "Портал не назвал ни одной услуги; {key[app.refresh]} – спросить ещё раз",
        "The portal has named none; {key[app.refresh]} asks again",
    ),
    "tui_services.none_selected": (
        "Выберите услугу: здесь будет, кому она открыта, вся форма и ответы на частые вопросы.",
        "Choose a service: for whom it is open, its whole form and frequent questions will stand here.",
    ),
    "tui_services.ask.on": ("Включить сервис «{title}»?", "Switch “{title}” on?"),
    "tui_services.ask.off": (
        "Выключить сервис «{title}»? Включить его снова можно в любой момент.",
        "Switch “{title}” off? It can be switched on again at any time.",
    ),
    "tui_services.act.open": ("Открыть", "Open"),
    "tui_services.act.apply": ("Подать", "Apply"),
    "tui_services.act.on": ("Включить", "Switch on"),
    "tui_services.act.off": ("Выключить", "Switch off"),
    "tui_services.act.group": ("Группа", "Group"),
}
