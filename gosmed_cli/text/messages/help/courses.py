"""What the commands of courses are for, and their options."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help.courses": (
        "Курсы: каталог, запись, «Мои обучения»\n\nОнлайн-курсы, вебинары, семинары, обязательные курсы. Каталог открыт "
        "всем, кто вошёл; для записи нужны открытый кабинет и сервис training-portal.",
        "Courses: the catalogue, enrolling, what you have\n\nOnline courses, webinars, seminars, mandatory courses. "
        "Anybody signed in sees the catalogue; enrolling takes an open cabinet and the service training-portal.",
    ),
    "help.courses.list": (
        "Найти курс: слова и отборы\n\nСлова ищутся в любом порядке и форме, опечатка прощается. Без --from и --to "
        "показано то, что идёт или ещё будет; дни – это дни начала.",
        "Find a course: words and filters\n\nWords may come in any order and form, a slip is forgiven. Without --from "
        "and --to it shows what is running or still to come; days are those on which a course starts.",
    ),
    "help.courses.show": (
        "Программа, требования, сроки, материалы",
        "Programme, requirements, deadlines, materials",
    ),
    "help.courses.enroll": (
        "Записаться\n\nМеста и требования проверяются сразу; о записи приходит уведомление с инструкцией и ссылкой. Мест "
        "нет – с --wait вы встаёте в лист ожидания.",
        "Enrol\n\nSeats and requirements are checked at once; a notice with instructions and the link comes. Where "
        "there is no seat, --wait puts you on the waiting list.",
    ),
    "help.courses.change": (
        "Перейти на другие даты или другой курс\n\nЕсли там нет мест, прежняя запись остаётся.",
        "Change to another time or course\n\nWhere it has no seats, the enrolment stands as it was.",
    ),
    "help.courses.cancel": (
        "Отменить запись до срока организатора",
        "Cancel, until the provider's deadline",
    ),
    "help.courses.mine": (
        "«Мои обучения»: записи, сертификаты, календарь",
        "What you have enrolled in, certificates, a calendar",
    ),
    "help.courses.log": ("Журнал: что вы делали с курсами", "The log: what you did about courses"),
    "help.arg.course": ("номер курса: gosmed courses list", "number of the course: gosmed courses list"),
    "help.arg.enrolment": ("номер записи: gosmed courses mine", "number of the enrolment: gosmed courses mine"),
    "help.arg.course_words": (
        "название, тема, организатор, специальность",
        "title, topic, provider, specialty",
    ),
    "help.option.course_kind": (
        "только этот вид: online, webinar, seminar, mandatory",
        "this kind only: online, webinar, seminar, mandatory",
    ),
    "help.option.course_specialty": (
        "для этой специальности: код или название",
        "for this specialty: code or title",
    ),
    "help.option.course_region": ("в этом регионе: код или название", "in this region: code or title"),
    "help.option.course_free": (
        "только те, на которые можно записаться",
        "only those with free seats to enrol in",
    ),
    "help.option.course_points": ("баллов не меньше", "at least so many points"),
    "help.option.course_materials": (
        "сохранить материалы в эту папку",
        "save the materials in this folder",
    ),
    "help.option.course_wait": ("мест нет – в лист ожидания", "no seat: join the waiting list"),
    "help.option.course_to": ("на какой курс перейти", "the course to change to"),
    "help.option.enrolment_state": (
        "awaiting, enrolled, current, finished или cancelled",
        "awaiting, enrolled, current, finished or cancelled",
    ),
}
