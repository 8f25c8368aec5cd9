"""Refusals of professional development and courses."""

MESSAGES: dict[str, tuple[str, str]] = {
    # professional development
    "refusal.goal_not_reached": (
        "Цель {year} года не достигнута: набрано {points} из {goal}, не хватает {lacking}.",
        "The goal of {year} is not reached: {points} of {goal} points, {lacking} lacking.",
    ),
    "refusal.goal_not_reached.advice": (
        "Посмотреть, сколько осталось и что подойдёт: gosmed cpd",
        "See what is left and what would help: gosmed cpd",
    ),
    "refusal.goal_year": (
        "Цель можно поставить на годы с {first} по {last}.",
        "A goal may be set for the years {first} to {last}.",
    ),
    "refusal.goal_year.advice": ("gosmed cpd goal 50 --year {first}", "gosmed cpd goal 50 --year {first}"),
    # courses
    "refusal.course_unknown": ("Курса {id} в каталоге нет.", "There is no course {id} in the catalogue."),
    "refusal.course_unknown.advice": ("gosmed courses list", "gosmed courses list"),
    "refusal.course_unknown_near": (
        "Курса {id} в каталоге нет. Есть похожий: {nearest}, «{title}».",
        "There is no course {id} in the catalogue. This one is like it: {nearest}, «{title}».",
    ),
    "refusal.course_unknown_near.advice": ("gosmed courses show {nearest}", "gosmed courses show {nearest}"),
    "refusal.course_enrolled_already": (
        "Вы уже записаны на «{title}»: запись {number}.",
        "You are enrolled in «{title}» already: enrolment {number}.",
    ),
    "refusal.course_enrolled_already.advice": ("gosmed courses mine", "gosmed courses mine"),
    "refusal.course_other_run": (
        "На «{title}» вы записаны в другие даты: курс {other}, запись {number}.",
        "You are enrolled in «{title}» at another time: course {other}, enrolment {number}.",
    ),
    "refusal.course_other_run.advice": (
        "gosmed courses change {number} --to {id}",
        "gosmed courses change {number} --to {id}",
    ),
    "refusal.course_enrolment_over": (
        "Запись на «{title}» закончилась {until}.",
        "Enrolment in «{title}» ended on {until}.",
    ),
    "refusal.course_enrolment_over.advice": (
        "Другие даты и курсы: gosmed courses show {id}, gosmed courses list --free",
        "Other dates and courses: gosmed courses show {id}, gosmed courses list --free",
    ),
    "refusal.course_requirements": (
        "Для записи на «{title}» не хватает:",
        "What is missing to enrol in «{title}»:",
    ),
    "refusal.course_requirements.advice": ("gosmed courses show {id}", "gosmed courses show {id}"),
    "refusal.course_full": (
        "На «{title}» мест нет; в листе ожидания {waiting:n|человек|человека|человек}.",
        "«{title}» has no free seats; {waiting:n|person is|people are} on the waiting list.",
    ),
    "refusal.course_full.advice": (
        "Встать в лист ожидания: gosmed courses enroll {id} --wait",
        "To join the waiting list: gosmed courses enroll {id} --wait",
    ),
    "refusal.course_full_near": (
        "На «{title}» мест нет; в листе ожидания {waiting:n|человек|человека|человек}. Места есть на курсе {other}, "
        "начало {starts}.",
        "«{title}» has no free seats; {waiting:n|person is|people are} on the waiting list. Course {other} has some, "
        "it starts on {starts}.",
    ),
    "refusal.course_full_near.advice": (
        "Другие даты: gosmed courses enroll {other}. В лист ожидания: gosmed courses enroll {id} --wait",
        "At the other time: gosmed courses enroll {other}. To wait: gosmed courses enroll {id} --wait",
    ),
    "refusal.course_same": (
        "Запись {number} и так на курс {id}.",
        "Enrolment {number} is in course {id} already.",
    ),
    "refusal.course_same.advice": (
        "Другие даты: gosmed courses show {id}",
        "Other dates: gosmed courses show {id}",
    ),
    "refusal.course_cancel_over": (
        "Запись {number} можно было изменить или отменить до {until}: срок организатора прошёл.",
        "Enrolment {number} could be changed or cancelled until {until}: the provider's deadline has passed.",
    ),
    "refusal.course_cancel_over.advice": ("gosmed courses mine", "gosmed courses mine"),
    "refusal.enrolment_closed": (
        "Запись {number} уже закрыта, изменить или отменить её нельзя.",
        "Enrolment {number} is over and cannot be changed or cancelled.",
    ),
    "refusal.enrolment_closed.advice": ("gosmed courses mine", "gosmed courses mine"),
}
