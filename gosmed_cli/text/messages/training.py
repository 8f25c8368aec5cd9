"""Professional development: points, goal, cycle, forecast, report, certificate."""

MESSAGES: dict[str, tuple[str, str]] = {
    # one look
    "training.year": ("Обучение, {year} год", "Training, {year}"),
    "training.of_goal": ("баллы: {points} из {goal}, {share} %", "{points} of {goal} points, {share}%"),
    "training.points": ("баллы", "points"),
    "training.goal.own": ("Цель на год поставлена вами.", "The goal of the year is your own."),
    "training.goal.recommended": (
        "Цель на год рекомендованная: пятая часть пятилетней.",
        "The goal of the year is the recommended one, a fifth of the cycle's.",
    ),
    "training.reached": ("Цель достигнута.", "The goal is reached."),
    "training.not_reached": ("Не хватает до цели: {left}.", "Lacking to the goal: {left}."),
    "training.forecast.met": (
        "Прогноз: цель будет достигнута к {day}. Темп последнего года, баллов в месяц: {pace}.",
        "Forecast: the goal will be reached by {day}. Pace of the last year, points a month: {pace}.",
    ),
    "training.forecast.short": (
        "Прогноз: к {last} наберётся {points}, цель не будет достигнута. Темп последнего года, баллов в месяц: {pace}; "
        "нужно {needed}, не хватает {lacking}.",
        "Forecast: {points} by {last}, the goal will not be reached. Pace of the last year, points a month: {pace}; "
        "{needed} needed, {lacking} lacking.",
    ),
    "training.chart": ("С начала {year} года", "Since the beginning of {year}"),
    "training.months": (
        "янв фев мар апр май июн июл авг сен окт ноя дек",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    ),
    "training.cycle": ("Пятилетний цикл, {first}–{last}", "Five-year cycle, {first}–{last}"),
    "training.hours": ("академические часы: {hours} из {needed}", "academic hours: {hours} of {needed}"),
    "training.recommended": ("к сегодняшнему дню рекомендовано {points}", "{points} recommended by today"),
    "training.cycle_reached": ("Баллов цикла достаточно.", "The cycle has its points."),
    "training.cycle_over": (
        "Срок аккредитации истёк. Пройдите периодическую аккредитацию и получите сертификат: "
        "gosmed apply certificate-request",
        "The accreditation has run out. Go through the periodic one and get the certificate: "
        "gosmed apply certificate-request",
    ),
    "training.mandatory": ("Обязательные мероприятия", "Mandatory events"),
    "training.event.done": ("пройдено", "done"),
    "training.event.due": ("до {day}, через {days:n|день|дня|дней}", "by {day}, in {days:n|day|days}"),
    "training.event.overdue": ("просрочено, срок был {day}", "overdue, was due by {day}"),
    "training.next": ("Что дальше", "What next"),
    "training.next.goal": (
        "Поставить свою цель: gosmed cpd goal ЧИСЛО",
        "Set a goal of your own: gosmed cpd goal NUMBER",
    ),
    "training.next.courses": ("Подобрать обучение: gosmed courses", "Find training: gosmed courses"),
    "training.next.add": (
        "Добавить свой сертификат: gosmed cpd add",
        "Add a certificate of yours: gosmed cpd add",
    ),
    "training.next.hand_over": (
        "Передать сертификат в орган здравоохранения: gosmed cpd certificate --hand-over --year {year}",
        "Hand the certificate to the health authority: gosmed cpd certificate --hand-over --year {year}",
    ),
    "training.next.certificate": (
        "Скачать сертификат: gosmed cpd certificate --year {year}",
        "Download the certificate: gosmed cpd certificate --year {year}",
    ),
    "training.next.report": (
        "Отчёт для аттестации: gosmed cpd report",
        "Report for an attestation: gosmed cpd report",
    ),
    "training.indicator": (
        "Баллы за обучение в {year} году: {points} из {goal}, {share} %. Подробнее: gosmed cpd",
        "Training points in {year}: {points} of {goal}, {share}%. More: gosmed cpd",
    ),
    # the goal
    "training.goal_range": (
        "Цель {given}: нужно от 1 до {most} баллов на год.",
        "A goal of {given}: it must be 1 to {most} points a year.",
    ),
    "training.goal_range.advice": ("gosmed cpd goal 50", "gosmed cpd goal 50"),
    "training.goal_set": ("Цель на {year} год: {points}.", "Goal of {year}: {points}."),
    "training.goal_reached": (
        "Цель уже достигнута. Сертификат: gosmed cpd certificate --year {year}",
        "The goal is reached already. Its certificate: gosmed cpd certificate --year {year}",
    ),
    # history and report
    "training.no_records": (
        "Записей об обучении нет. Добавить сертификат: gosmed cpd add",
        "No records of training. Add a certificate: gosmed cpd add",
    ),
    "training.column.finished": ("Окончено", "Finished"),
    "training.column.title": ("Тема", "Topic"),
    "training.column.kind": ("Вид", "Kind"),
    "training.column.hours": ("Часы", "Hours"),
    "training.column.points": ("Баллы", "Points"),
    "training.column.grade": ("Оценка", "Grade"),
    "training.column.grades": ("Оценки", "Grades"),
    "training.column.organiser": ("Организатор", "Organiser"),
    "training.column.source": ("Откуда", "Source"),
    "training.column.trainings": ("Обучений", "Trainings"),
    "training.column.year": ("Год", "Year"),
    "training.source.course": ("курс портала", "portal course"),
    "training.source.own": ("свой сертификат", "own certificate"),
    "training.total": ("Всего", "Total"),
    "training.report.name": ("Обучение", "Training"),
    "training.report.title": ("Отчёт о профессиональном развитии", "Report of professional development"),
    "training.report.who": ("Медицинский работник", "Medical worker"),
    "training.report.specialty": ("Специальность", "Specialty"),
    "training.report.period": ("Период", "Period"),
    "training.report.made": ("Составлен", "Made on"),
    "training.report.whole": ("весь", "whole"),
    "training.report.from": ("с {first}", "from {first}"),
    "training.report.to": ("по {last}", "until {last}"),
    "training.report.chart.kind": ("По видам обучения", "By kind of training"),
    "training.report.chart.year": ("По годам", "By year"),
    "training.report.chart.organiser": ("По организаторам", "By organiser"),
    "training.report.note": (
        "Один балл (ЗЕТ) соответствует одному академическому часу, 45 минутам.",
        "One point (ЗЕТ) is one academic hour of 45 minutes.",
    ),
    # the certificate
    "training.saved": ("Сертификат сохранён: {path}", "Certificate saved: {path}"),
    "training.handed_over": (
        "Сертификат {number} передан в региональный орган здравоохранения {at}, отправление № {sent}.",
        "Certificate {number} was handed to the regional health authority on {at}, dispatch {sent}.",
    ),
    "training.received": ("Получен, входящий № {receipt}.", "Received there as {receipt}."),
    "training.cannot_write": ("Файл {path} не записан: {reason}.", "{path} was not written: {reason}."),
    "training.cannot_write.advice": (
        "Укажите другое место: gosmed cpd certificate -o ФАЙЛ",
        "Name another place: gosmed cpd certificate -o FILE",
    ),
}
