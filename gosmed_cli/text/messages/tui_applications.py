"""The full-screen cabinet: applications."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_applications.section": ("Заявления", "Applications"),
    "tui_applications.column.number": ("Номер", "Number"),
    "tui_applications.column.service": ("Услуга", "Service"),
    "tui_applications.column.status": ("Состояние", "Status"),
    "tui_applications.column.updated": ("Изменено", "Changed"),
    "tui_applications.group.all": ("Все заявления", "All applications"),
    "tui_applications.group.mine": ("Ждут вас", "Waiting for you"),
    "tui_applications.group.theirs": ("На рассмотрении", "Under review"),
    "tui_applications.group.decided": ("С решением", "Decided"),
    "tui_applications.empty": ("Заявлений ещё нет", "No applications yet"),
    "tui_applications.empty.advice": (
        "Выберите услугу в разделе «Услуги» или наберите gosmed services",
        "Choose a service in “Services”, or type gosmed services",
    ),
    "tui_applications.none_selected": (
        "Выберите заявление в списке: здесь будут его история и замечания.",
        "Choose an application in the list: its history and remarks will stand here.",
    ),
    "tui_applications.remarks": ("Замечания", "Remarks"),
    "tui_applications.history": ("История", "History"),
    "tui_applications.act.open": ("Открыть", "Open"),
    "tui_applications.act.next": ("Команда", "Command"),
    "tui_applications.act.group": ("Показать", "Show"),
}
