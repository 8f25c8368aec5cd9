"""The full-screen cabinet: professional development."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_training.section": ("Обучение", "Training"),
    "tui_training.group.all": ("Всё обучение", "All training"),
    "tui_training.group.year": ("За этот год", "This year"),
    "tui_training.group.own": ("По своим сертификатам", "From your own certificates"),
    "tui_training.group.mandatory": ("Обязательные мероприятия", "Mandatory events"),
    "tui_training.column.state": ("Итог", "Outcome"),
    "tui_training.counted": ("зачтено", "counted"),
    "tui_training.event.done": ("пройдено", "done"),
    "tui_training.event.due": ("предстоит", "due"),
    "tui_training.event.overdue": ("просрочено", "overdue"),
    "tui_training.of": ("{points} из {goal} баллов", "{points} of {goal} points"),
    "tui_training.empty": ("Обучения ещё нет", "No training yet"),
    "tui_training.empty.advice": (
        "{key[app.go_courses]} – выбрать курс, {key[training.add]} – добавить свой сертификат",
        "{key[app.go_courses]} chooses a course, {key[training.add]} adds a certificate of your own",
    ),
    "tui_training.none_selected": (
        "Выберите строку: здесь будет, что это за обучение. {key[training.chart]} – баллы по месяцам.",
        "Choose a line: what was learnt will stand here. {key[training.chart]} shows points by month.",
    ),
    "tui_training.goal.ask": ("Цель на год в баллах, от 1 до {most}", "Goal of the year in points, 1 to {most}"),
    "tui_training.certificate.ask": (
        "Куда сохранить сертификат о достигнутой цели?",
        "Where shall the certificate of the reached goal be saved?",
    ),
    "tui_training.hand_over.ask": (
        "Передать сертификат в региональный орган здравоохранения?",
        "Hand the certificate over to the regional health authority?",
    ),
    "tui_training.report.name": ("обучение.pdf", "training.pdf"),
    "tui_training.report.ask": (
        "Отчёт по видам обучения: файл .pdf, .xlsx или .csv",
        "Report by kind of training: a .pdf, .xlsx or .csv file",
    ),
    "tui_training.act.open": ("Открыть", "Open"),
    "tui_training.act.add": ("Добавить сертификат", "Add certificate"),
    "tui_training.act.goal": ("Цель", "Goal"),
    "tui_training.act.chart": ("По месяцам", "By month"),
    "tui_training.act.report": ("Отчёт", "Report"),
    "tui_training.act.certificate": ("Сертификат", "Certificate"),
    "tui_training.act.hand_over": ("Передать", "Hand over"),
    "tui_training.act.group": ("Показать", "Show"),
}
