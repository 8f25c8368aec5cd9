"""The full-screen cabinet: payouts."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_payouts.section": ("Выплаты", "Payouts"),
    "tui_payouts.empty": ("Таких выплат нет", "No such payouts"),
    "tui_payouts.empty.advice": (
        "Esc – снять отбор и показать все выплаты",
        "Esc – show all payouts again",
    ),
    "tui_payouts.none_selected": (
        "Выберите выплату в списке: здесь будут её сроки и причина задержки.",
        "Choose a payout in the list: its days and the reason for a delay will stand here.",
    ),
    "tui_payouts.narrow": ("Какие выплаты показать?", "Which payouts shall be shown?"),
    "tui_payouts.all": ("Все выплаты", "All payouts"),
    "tui_payouts.export.ask": (
        "Имя файла выгрузки (.xlsx, .csv или .pdf)? Команда для неё будет скопирована.",
        "Name of the file to export to (.xlsx, .csv or .pdf)? The command for it will be copied.",
    ),
    "tui_payouts.export.name": ("выплаты.xlsx", "payouts.xlsx"),
    "tui_payouts.export.no_name": ("Нужно имя файла.", "A name is needed."),
    "tui_payouts.act.open": ("Открыть", "Open"),
    "tui_payouts.act.ask": ("Задать вопрос", "Ask about it"),
    "tui_payouts.act.chart": ("По месяцам", "By month"),
    "tui_payouts.act.export": ("Выгрузить", "Export"),
}
