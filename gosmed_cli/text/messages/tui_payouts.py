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
    "tui_payouts.by_day": (
        "Портал отдаёт выплаты только по дням, новые первыми. Другой порядок – в файле: e",
        "The portal gives payouts by their day alone, the newest first. For another order export them: e",
    ),
    "tui_payouts.export.ask": (
        "Имя файла выгрузки? Вид определяет окончание: .xlsx, .csv, .pdf или .jsonl.",
        "Name of the file to export to? Its ending decides what it is: .xlsx, .csv, .pdf or .jsonl.",
    ),
    "tui_payouts.export.name": ("выплаты.xlsx", "payouts.xlsx"),
    "tui_payouts.export.rows": ("{done} из {count}", "{done} of {count}"),
    "tui_payouts.export.stopped": (
        "Выгрузка остановлена, файла нет.",
        "The export was stopped; there is no file.",
    ),
    "tui_payouts.exporting": ("Выгружается {name}", "Exporting {name}"),
    "tui_payouts.no_plan": (
        "Плана на эти месяцы нет. {key[payouts.plan]} – записать: месяц и сумму",
        "There is no plan for these months. {key[payouts.plan]} sets one: a month and an amount",
    ),
    "tui_payouts.plan.ask": (
        "Сколько ожидается за месяц? Месяц и сумма, например 03.2026 85000",
        "How much is expected in a month? A month and an amount, such as 03.2026 85000",
    ),
    "tui_payouts.plan.bad": (
        "Нужны месяц и сумма: 03.2026 85000",
        "A month and an amount are needed: 03.2026 85000",
    ),
    "tui_payouts.act.open": ("Открыть", "Open"),
    "tui_payouts.act.ask": ("Спросить", "Ask"),
    "tui_payouts.act.chart": ("График", "Chart"),
    "tui_payouts.act.plan": ("План", "Plan"),
    "tui_payouts.act.export": ("Выгрузить", "Export"),
}
