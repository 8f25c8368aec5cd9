"""Courses: the catalogue, enrolments, the calendar."""

MESSAGES: dict[str, tuple[str, str]] = {
    # the catalogue
    "courses.none": (
        "Курсов не найдено. Все: gosmed courses list",
        "No courses found. All of them: gosmed courses list",
    ),
    "courses.next": (
        "Подробно: gosmed courses show НОМЕР. Записаться: gosmed courses enroll НОМЕР",
        "More: gosmed courses show ID. To enrol: gosmed courses enroll ID",
    ),
    "courses.state.open": ("идёт запись", "open"),
    "courses.state.full": ("мест нет", "full"),
    "courses.state.closed": ("запись закрыта", "enrolment closed"),
    "courses.state.running": ("идёт", "running"),
    "courses.state.finished": ("завершён", "finished"),
    "courses.mine.awaiting": ("В листе ожидания", "On the waiting list"),
    "courses.mine.enrolled": ("Запись подтверждена", "Enrolled"),
    "courses.mine.current": ("Идёт обучение", "In progress"),
    "courses.mine.finished": ("Завершено", "Finished"),
    "courses.mine.cancelled": ("Отменено", "Cancelled"),
    "courses.span": ("{day}, {first}–{last} МСК", "{day}, {first}–{last} MSK"),
    "courses.size": ("{hours} ак. ч., баллов: {points}", "{hours} academic h, points: {points}"),
    "courses.seats": ("свободно мест: {free} из {seats}", "{free} of {seats} seats free"),
    "courses.free": ("свободно мест: {free}", "seats free: {free}"),
    "courses.no_limit": ("мест без ограничения", "seats without limit"),
    "courses.none_free": ("свободных мест нет", "no seats free"),
    "courses.no_seats": (
        "свободных мест нет, в листе ожидания: {waiting}",
        "no seats free, on the waiting list: {waiting}",
    ),
    "courses.until": ("запись до {at}", "enrol until {at}"),
    "courses.own": ("ваша запись {number}: {state}", "your enrolment {number}: {state}"),
    "courses.online": ("онлайн", "online"),
    "courses.for_all": ("все специальности", "all specialties"),
    "courses.for_whom": ("Для кого: {who}", "For: {who}"),
    "courses.certificate": ("По окончании: {title}", "On completion: {title}"),
    "courses.programme": ("Программа", "Programme"),
    "courses.requirements": ("Требования", "Requirements"),
    "courses.materials": ("Материалы", "Materials"),
    "courses.runs": ("Другие даты", "Other dates"),
    "courses.run": ("{id}  {when}, {free}", "{id}  {when}, {free}"),
    "courses.saved": ("Сохранено: {path}", "Saved: {path}"),
    "courses.no_folder": ("Папка {path} не создана: {reason}.", "The folder {path} was not made: {reason}."),
    "courses.no_folder.advice": (
        "Укажите другую папку: --materials ПАПКА",
        "Name another folder: --materials DIR",
    ),
    "courses.bad_item": (
        "{option}: «{value}» в справочнике нет.",
        "{option}: the dictionary has no «{value}».",
    ),
    "courses.bad_item.advice": ("gosmed dictionary {name}", "gosmed dictionary {name}"),
    "courses.bad_item_near": (
        "{option}: «{value}» в справочнике нет. Похожие: «{like}».",
        "{option}: the dictionary has no «{value}». Like it: «{like}».",
    ),
    "courses.bad_item_near.advice": ("gosmed dictionary {name}", "gosmed dictionary {name}"),
    # requirements
    "courses.requirement.specialty": ("Специальность: {value}", "Specialty: {value}"),
    "courses.requirement.level": ("Учётная запись не ниже {value}", "Level of the account: {value} or higher"),
    "courses.level.basic": ("базовой", "basic"),
    "courses.level.standard": ("стандартной", "standard"),
    "courses.level.confirmed": ("подтверждённой", "confirmed"),
    "courses.requirement.accreditation": (
        "Аккредитация действует на день начала, {value}",
        "Accreditation lasts until the first day, {value}",
    ),
    "courses.requirement.opened": ("Одобрено заявление по услуге {service}", "Application for {service} approved"),
    "courses.requirement.other": (
        "{value} (проверяет организатор)",
        "{value} (the provider checks it)",
    ),
    "courses.unmet.specialty.advice": (
        "Курсы, на которые идёт запись: gosmed courses list --free",
        "Courses that are open: gosmed courses list --free",
    ),
    "courses.unmet.level.advice": ("gosmed account show", "gosmed account show"),
    "courses.unmet.accreditation.advice": (
        "gosmed services show certificate-request",
        "gosmed services show certificate-request",
    ),
    "courses.unmet.opened.advice": ("gosmed account show", "gosmed account show"),
    # enrolling
    "courses.may_enrol": ("Записаться: gosmed courses enroll {id}", "To enrol: gosmed courses enroll {id}"),
    "courses.may_wait": (
        "Встать в лист ожидания: gosmed courses enroll {id} --wait",
        "To join the waiting list: gosmed courses enroll {id} --wait",
    ),
    "courses.may_change": (
        "Другие даты: gosmed courses change {number} --to НОМЕР. Отменить: gosmed courses cancel {number}",
        "Another time: gosmed courses change {number} --to ID. To cancel: gosmed courses cancel {number}",
    ),
    "courses.enrolled": (
        "✓ Вы записаны: «{title}», {when}. Запись {number}.",
        "✓ Enrolled: «{title}», {when}. Enrolment {number}.",
    ),
    "courses.changed": (
        "✓ Запись {number} изменена: «{title}», {when}.",
        "✓ Enrolment {number} changed: «{title}», {when}.",
    ),
    "courses.waiting": (
        "Мест нет: «{title}», вы в листе ожидания, номер в очереди {position}. Запись {number}. Когда место "
        "освободится, вы будете записаны и получите уведомление.",
        "No seats: «{title}», you are on the waiting list, place {position}. Enrolment {number}. Once a seat is free "
        "you are enrolled and told.",
    ),
    "courses.may_cancel": (
        "Отменить можно до {at}: gosmed courses cancel {number}",
        "To cancel, until {at}: gosmed courses cancel {number}",
    ),
    "courses.cancelled": (
        "Запись {number} отменена: «{title}».",
        "Enrolment {number} cancelled: «{title}».",
    ),
    "courses.ask_cancel": (
        "Отменить запись {number}, «{title}»? Место получит другой.",
        "Cancel enrolment {number}, «{title}»? Somebody else gets the seat.",
    ),
    "courses.not_cancelled": ("Запись {number} осталась.", "Enrolment {number} stands."),
    "courses.no_enrolment": ("Записи {number} у вас нет.", "You have no enrolment {number}."),
    "courses.no_enrolment.advice": ("gosmed courses mine", "gosmed courses mine"),
    # what one has
    "courses.nothing_of_mine": (
        "Записей нет. Каталог: gosmed courses list --free",
        "No enrolments. The catalogue: gosmed courses list --free",
    ),
    "courses.position": ("номер в очереди: {position}", "place on the waiting list: {position}"),
    "courses.cancel_until": ("отменить или изменить можно до {at}", "cancel or change until {at}"),
    "courses.reason_no_seat": ("место не освободилось", "no seat became free"),
    "courses.grade": ("оценка: {grade}", "grade: {grade}"),
    "courses.document": (
        "документ: gosmed documents download {id}",
        "certificate: gosmed documents download {id}",
    ),
    "courses.calendar": ("Госуслуги: обучение", "State services: courses"),
    "courses.calendar_entry": ("Обучение: {title}", "Course: {title}"),
    "courses.calendar_waiting": ("Лист ожидания: {title}", "Waiting list: {title}"),
}
