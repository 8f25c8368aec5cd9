"""What the commands of the profession are for, and their options."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help.section.profession": ("Профессия", "Profession"),
    # prescriptions and sick leaves
    "help.prescriptions": ("Электронные рецепты: выписать, отменить, напечатать", "Electronic prescriptions"),
    "help.sick-leaves": ("Электронные больничные листы", "Electronic sick leaves"),
    "help.papers.list": ("Что выписано, новые первыми", "What was issued, newest first"),
    "help.papers.show": ("Всё, что написано в документе", "Everything that the paper says"),
    "help.papers.issue": (
        "Выписать: по форме (gosmed form) или ответами на вопросы",
        "Issue one: from a form (gosmed form), or by answering questions",
    ),
    "help.papers.cancel": ("Отменить, указав причину", "Cancel it, with the reason"),
    "help.papers.print": ("Сохранить PDF для печати", "Save a PDF to print"),
    "help.arg.paper": ("номер документа", "number of the paper"),
    "help.option.paper_state": ("issued, ended или cancelled", "issued, ended or cancelled"),
    "help.option.cancel_reason": ("причина отмены", "reason for cancelling"),
    # patients' records
    "help.records": (
        "Карты пациентов своего учреждения\n\nНужны одобренная привязка к учреждению и код: он открывает карты на 30 "
        "минут, только для этого входа. Каждый просмотр и каждая выгрузка записываются в журнал.",
        "Records of your institution's patients\n\nThey take an approved link to the institution and a code, which opens "
        "them for 30 minutes, to this sign-in alone. Every view and every export is logged.",
    ),
    "help.records.patients": ("Найти пациента", "Find a patient"),
    "help.records.show": ("Записи карты, новые первыми", "The record, newest first"),
    "help.records.analyses": ("Анализы со значениями и нормой", "Analyses with values and ranges"),
    "help.records.export": (
        "Выгрузить карту в PDF или XML\n\nВид файла – по его имени. Читать файл может только его владелец; "
        "выгрузка записывается в журнал раньше, чем появится файл.",
        "Export the record as PDF or XML\n\nThe name of the file says which. Its owner alone may read the file; the "
        "export is logged before the file exists.",
    ),
    "help.arg.patient": ("номер карты", "number of the card"),
    "help.arg.patient_words": (
        "части имени, дата рождения или номер карты",
        "parts of the name, date of birth, or number of the card",
    ),
    "help.option.record_kind": (
        "только записи этого вида: visit, diagnosis, procedure, prescription, analysis",
        "records of this kind only: visit, diagnosis, procedure, prescription, analysis",
    ),
    "help.option.physician": (
        "только записи этого врача: часть имени",
        "records by this physician only: part of the name",
    ),
    "help.option.records_method": ("как придёт код: СМС или приложение", "how the code comes: SMS or the app"),
    "help.option.records_output": ("куда записать: .pdf или .xml", "where to write: .pdf or .xml"),
    # professional development
    "help.cpd": (
        "Баллы за обучение: цель, прогноз, история, отчёт\n\nЦель года и пятилетний цикл на одном экране, свои "
        "сертификаты, история, отчёт для аттестации, сертификат о выполнении цели.",
        "Training points: goal, forecast, history, report\n\nThe goal of the year and the five-year cycle at one look, "
        "certificates of your own, history, a report for an attestation, the certificate of a goal reached.",
    ),
    "help.cpd.show": (
        "Год и цикл на одном экране\n\nСколько баллов набрано, будет ли достигнута цель, обязательные мероприятия и "
        "что делать дальше. Прогноз исходит из темпа последних 365 дней.",
        "Year and cycle at one look\n\nHow many points there are, whether the goal will be met, mandatory events and "
        "what to do next. The forecast goes by the pace of the last 365 days.",
    ),
    "help.cpd.goal": (
        "Цель года: посмотреть или поставить",
        "The goal of a year: see it or set it",
    ),
    "help.cpd.add": (
        "Отправить свой сертификат на проверку\n\nТо же, что gosmed apply training-certificate. После одобрения "
        "баллы учитываются, а сертификат лежит в «Моих документах».",
        "Send a certificate of your own for review\n\nThe same as gosmed apply training-certificate. Once approved, its "
        "points count and the certificate lies among your documents.",
    ),
    "help.cpd.history": ("История обучения, новое первым", "History of training, newest first"),
    "help.cpd.report": (
        "Отчёт по видам, годам или организаторам\n\nЧасы, баллы и оценки. С -o отчёт пишется в файл: .csv, .xlsx "
        "или .pdf, по его имени.",
        "Report by kind, year or organiser\n\nHours, points and grades. With -o the report goes to a file: .csv, .xlsx "
        "or .pdf, as its name says.",
    ),
    "help.cpd.certificate": (
        "Сертификат о выполнении цели\n\nPDF, который выдаётся, когда цель года достигнута. С --hand-over он "
        "передаётся в региональный орган здравоохранения; вместе с -o ещё и сохраняется.",
        "The certificate of a goal reached\n\nA PDF, issued once the goal of the year is reached. With --hand-over it goes "
        "to the regional health authority; with -o as well it is saved, too.",
    ),
    "help.arg.cpd_goal": ("баллы на год, от 1 до 500", "points for the year, 1 to 500"),
    "help.option.cpd_year": ("год; без параметра текущий", "year; the present one by default"),
    "help.option.cpd_kind": (
        "только этот вид: gosmed dictionary training-kinds",
        "this kind only: gosmed dictionary training-kinds",
    ),
    "help.option.cpd_source": (
        "только курсы портала (course) или свои сертификаты (own)",
        "portal courses (course) or own certificates (own) only",
    ),
    "help.option.cpd_by": (
        "по чему группировать: kind, year, organiser",
        "what to group by: kind, year, organiser",
    ),
    "help.option.hand_over": (
        "передать в региональный орган здравоохранения",
        "hand it over to the regional health authority",
    ),
    # payouts
    "help.payouts": (
        "Выплаты: список, суммы, план и факт, запросы",
        "Payouts: list, sums, plan and fact, inquiries",
    ),
    "help.payouts.list": (
        "Выплаты за период и их суммы\n\nДень выплаты: когда перечислена, а до того когда ожидается.",
        "Payouts of a period, and their sums\n\nThe day of a payout is that of the transfer, before it that when due.",
    ),
    "help.payouts.show": (
        "Карточка выплаты: причина задержки, контакты",
        "One payout: reason for a delay, contacts",
    ),
    "help.payouts.export": (
        "Записать в файл и узнать, что изменилось с прошлого раза",
        "Write them to a file, and hear what has changed since the last time",
    ),
    "help.payouts.plan": ("Свой план и сравнение с ним", "One's own plan, compared with what came"),
    "help.payouts.plan.show": ("План против факта по месяцам", "Plan against fact, by month"),
    "help.payouts.plan.set": ("Записать план на месяц", "Put a month into the plan"),
    "help.payouts.plan.import": ("Прочитать план из CSV", "Read the plan from CSV"),
    "help.payouts.plan.clear": ("Убрать план, весь или на месяц", "Forget the plan, or a month of it"),
    "help.payouts.ask": ("Отправить запрос о выплате", "Send an inquiry about a payout"),
    "help.arg.payout": ("номер выплаты", "number of the payout"),
    "help.arg.month": ("месяц: 2026-03 или 03.2026", "a month: 2026-03 or 03.2026"),
    "help.arg.plan_amount": ("сумма в рублях", "amount in roubles"),
    "help.arg.plan_file": (
        "CSV со столбцами «месяц», «сумма» и, если нужно, «источник»",
        "CSV with columns month, amount and, where needed, source",
    ),
    "help.option.payout_period": (
        "месяц выплаты: 2026-03 или 03.2026",
        "the month of the payout: 2026-03 or 03.2026",
    ),
    "help.option.payout_year": ("год выплаты", "the year of the payout"),
    "help.option.payout_status": (
        "planned, in_progress, transferred, delayed или returned; можно несколько раз",
        "planned, in_progress, transferred, delayed or returned; may be repeated",
    ),
    "help.option.payout_source": (
        "источник: gosmed dictionary payout-sources",
        "gosmed dictionary payout-sources",
    ),
    "help.option.payout_by": ("суммы по месяцам, состояниям или источникам", "sums by month, status or source"),
    "help.option.payout_chart": (
        "график: по месяцам (с планом, если он есть) или как просит --by",
        "a chart: by month (with the plan, where there is one) or as --by says",
    ),
    "help.option.payout_all": (
        "все; без этого параметра на экране сто самых новых",
        "all of them; without it the screen shows the newest hundred",
    ),
    "help.option.payout_plan": (
        "свой план против факта за эти месяцы",
        "one's own plan against fact in these months",
    ),
    "help.option.payout_text": ("подробности запроса", "details of the inquiry"),
    "help.option.payout_question": (
        "вопрос: gosmed dictionary payout-questions",
        "the question: gosmed dictionary payout-questions",
    ),
    # working hours, visits, statistics
    "help.schedule": ("Расписание приёма", "Working hours"),
    "help.schedule.show": ("Неделя приёма", "A week of working hours"),
    "help.schedule.open": ("Открыть время приёма", "Open working hours"),
    "help.schedule.close": ("Закрыть время приёма", "Close working hours"),
    "help.appointments": ("Записи пациентов", "Patients' visits"),
    "help.appointments.list": (
        "Записи, ранние первыми; без дней те, что впереди",
        "Visits, earliest first; without days those ahead",
    ),
    "help.appointments.show": ("Одна запись", "One visit"),
    "help.appointments.cancel": ("Отменить приём: пациенту придёт SMS", "Cancel a visit; the patient gets an SMS"),
    "help.appointments.held": ("Отметить, что приём состоялся", "Record that a visit took place"),
    "help.appointments.missed": ("Отметить, что пациент не пришёл", "Record that the patient did not come"),
    "help.appointments.link": ("Ссылка на видеоприём", "The link of a video visit"),
    "help.statistics": (
        "Статистика оказанных услуг\n\nПо месяцам или по услугам; -o запишет отчёт в файл.",
        "Services rendered\n\nBy month or by service; -o writes a report to a file.",
    ),
    "help.arg.day": ("день: ДД.ММ.ГГГГ или 2026-03-10", "a day: DD.MM.YYYY or 2026-03-10"),
    "help.arg.hours": ("часы, например 09:00-13:00", "hours, such as 09:00-13:00"),
    "help.arg.visit": ("номер записи", "number of the visit"),
    "help.option.week": ("неделя 2026-W10 или день в ней", "week 2026-W10, or a day in it"),
    "help.option.every": ("длительность одного приёма", "length of one visit"),
    "help.option.weekly_until": ("повторять каждую неделю до этого дня", "repeat every week until this day"),
    "help.option.telemedicine": ("видеоприём", "video visits"),
    "help.option.room": ("кабинет", "room"),
    "help.option.cancel_visits": ("отменить и записи пациентов", "cancel patients' visits, too"),
    "help.option.visit_reason": ("причина: её увидят пациенты", "the reason, which patients read"),
    "help.option.visit_state": ("booked, held, missed или cancelled", "booked, held, missed or cancelled"),
    "help.option.keep_time": ("оставить это время для других", "offer the time to others"),
    "help.option.statistics_by": ("по месяцам или по услугам", "by month or by service"),
    "help.option.statistics_chart": ("график", "a chart"),
}
