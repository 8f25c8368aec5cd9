"""Refusals of a practice: hours, visits, papers, patients' records."""

MESSAGES: dict[str, tuple[str, str]] = {
    # working hours and visits
    "refusal.hours_wrong": ("Дни или часы указаны неверно.", "The days or hours are wrong."),
    "refusal.hours_wrong.advice": (
        "Например: gosmed schedule open 2026-03-10 09:00-13:00 --every 20m",
        "For example: gosmed schedule open 2026-03-10 09:00-13:00 --every 20m",
    ),
    "refusal.hours_past": ("Это время уже прошло.", "That time has passed."),
    "refusal.hours_past.advice": (
        "Открыть можно только будущее время, например: gosmed schedule open {tomorrow} 09:00-13:00",
        "Only time to come can be opened, such as: gosmed schedule open {tomorrow} 09:00-13:00",
    ),
    "refusal.hours_too_far": (
        "Расписание открывают не дальше чем на {days} дней вперёд.",
        "Working hours are opened no more than {days} days ahead.",
    ),
    "refusal.hours_too_far.advice": (
        "Самый поздний день сейчас {latest}; повторять каждую неделю можно до него же.",
        "The latest day now is {latest}, for weekly hours too.",
    ),
    "refusal.hours_overlap": (
        "Это время пересекается с приёмом {day} в {time}.",
        "These hours overlap the time of {day}, {time}.",
    ),
    "refusal.hours_overlap.advice": ("gosmed schedule show --week {on}", "gosmed schedule show --week {on}"),
    "refusal.hours_none": (
        "На {day} нет времени приёма, которое можно закрыть.",
        "There is no working time to close on {day}.",
    ),
    "refusal.hours_none.advice": ("gosmed schedule show --week {on}", "gosmed schedule show --week {on}"),
    "refusal.hours_booked": (
        "На {day} записаны пациенты ({count}), первый в {time}.",
        "Patients are booked on {day} ({count}), the first at {time}.",
    ),
    "refusal.hours_booked.advice": (
        "Отменить их приём: gosmed schedule close {what} --cancel-visits --reason «ПРИЧИНА»",
        'Cancel their visits: gosmed schedule close {what} --cancel-visits --reason "REASON"',
    ),
    "refusal.reason_needed": ("Для отмены записей нужна причина.", "Cancelling visits needs a reason."),
    "refusal.reason_needed.advice": (
        "Добавьте --reason «ПРИЧИНА»: пациенты увидят её в SMS.",
        'Add --reason "REASON": patients read it in an SMS.',
    ),
    "refusal.visit_over": ("Этот приём уже прошёл или отменён.", "This visit is over or cancelled."),
    "refusal.visit_over.advice": ("gosmed appointments show {id}", "gosmed appointments show {id}"),
    "refusal.visit_begun": (
        "Время этого приёма уже наступило: отменить его нельзя.",
        "The time of this visit has come: it cannot be cancelled.",
    ),
    "refusal.visit_begun.advice": (
        "Если пациент не пришёл: gosmed appointments missed {id}",
        "If the patient did not come: gosmed appointments missed {id}",
    ),
    "refusal.visit_ahead": (
        "Этот приём начнётся {day} в {time}: раньше его не отмечают.",
        "This visit begins on {day} at {time}; it cannot be recorded before.",
    ),
    "refusal.visit_ahead.advice": (
        "Отменить его: gosmed appointments cancel {id}",
        "To cancel it: gosmed appointments cancel {id}",
    ),
    "refusal.no_video": ("Это очный приём, ссылки у него нет.", "This visit is at the clinic; it has no link."),
    "refusal.no_video.advice": ("gosmed appointments show {id}", "gosmed appointments show {id}"),
    "refusal.video_early": ("Ссылка откроется {day} в {time}.", "The link opens on {day} at {time}."),
    "refusal.video_early.advice": (
        "Повторите тогда: gosmed appointments link {id}",
        "Repeat then: gosmed appointments link {id}",
    ),
    "refusal.video_unknown": (
        "Такой ссылки нет, или её заменила новая.",
        "There is no such link, or a newer one has replaced it.",
    ),
    "refusal.video_unknown.advice": ("gosmed appointments", "gosmed appointments"),
    "refusal.video_used": ("По этой ссылке уже вошли.", "This link has been used."),
    "refusal.video_used.advice": ("gosmed appointments", "gosmed appointments"),
    "refusal.video_over": ("Видеоприём закончен или отменён.", "The video visit is over or cancelled."),
    "refusal.video_over.advice": ("gosmed appointments", "gosmed appointments"),
    # medical papers
    "refusal.paper_not_issued": (
        "{number}: отменить можно только действующий документ.",
        "{number}: only a paper that is still valid can be cancelled.",
    ),
    "refusal.paper_not_issued.advice": ("gosmed {kind} show {number}", "gosmed {kind} show {number}"),
    "refusal.paper_invalid": ("Документ заполнен с ошибками.", "The paper is filled in wrongly."),
    "refusal.paper_invalid.advice": ("Исправьте поля и повторите.", "Correct the fields and repeat."),
    # patients' records
    "refusal.second_factor_needed": (
        "Карты пациентов открываются после кода: он действует 30 минут и только для этого входа.",
        "Patients' records open with a code: for 30 minutes, and to this sign-in alone.",
    ),
    "refusal.second_factor_needed.advice": ("gosmed records patients", "gosmed records patients"),
    "refusal.records_period": (
        "Первый день периода позже последнего.",
        "The first day of the period is after the last one.",
    ),
    "refusal.records_period.advice": (
        "Поменяйте дни в --from и --to местами.",
        "Exchange the days of --from and --to.",
    ),
    "refusal.no_such_link": (
        "Привязки к учреждению с ОГРН {ogrn} у этой учётной записи нет.",
        "This account has no link to an institution with ОГРН {ogrn}.",
    ),
    "refusal.no_such_link.advice": (
        "Проверьте логин и ОГРН: gosmed portal audit",
        "Check login and ОГРН: gosmed portal audit",
    ),
}
