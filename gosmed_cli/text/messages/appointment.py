"""Meetings: free slots, booking, moving, giving back (R26)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "appointment.none": (
        "Записей на приём нет. Свободное время: gosmed account appointment slots identity-mfc",
        "No appointments. Free slots: gosmed account appointment slots identity-mfc",
    ),
    "appointment.booked": ("Вы записаны: {at}, {place}", "Booked: {at}, {place}"),
    "appointment.held": ("Встреча состоялась: {at}, {place}", "The meeting took place: {at}, {place}"),
    "appointment.choose": (
        "Выберите время встречи: gosmed account appointment slots {number}",
        "Choose a time for the meeting: gosmed account appointment slots {number}",
    ),
    "appointment.not_booked": ("время не выбрано", "no time chosen"),
    "appointment.unmarked": (
        "встреча была назначена на {at}, {place}; ожидается отметка о встрече",
        "the meeting was booked for {at}, {place}; a record of it is awaited",
    ),
    "appointment.another": (
        "Прийти не удалось: gosmed account appointment slots {number}",
        "If you could not come: gosmed account appointment slots {number}",
    ),
    "appointment.meeting": ("встреча: {at}, {place}", "meeting: {at}, {place}"),
    "appointment.slots": (
        "Свободное время: gosmed account appointment slots {number}",
        "Free slots: gosmed account appointment slots {number}",
    ),
    "appointment.given_back": (
        "Запись отменена, заявление {number} остаётся. Выбрать другое время: "
        "gosmed account appointment slots {number}",
        "The appointment is cancelled, application {number} stays. To choose another time: "
        "gosmed account appointment slots {number}",
    ),
    "appointment.not_given_back": ("Запись остаётся.", "The appointment stands."),
    "appointment.ask_cancel": (
        "Отменить запись {at}, {place}?",
        "Cancel the appointment on {at}, {place}?",
    ),
    "appointment.none_free_now": ("Свободного времени сейчас нет.", "There are no free slots now."),
    "appointment.how_to_book": (
        "Записаться: gosmed account appointment book {number} {slot}",
        "Book: gosmed account appointment book {number} {slot}",
    ),
    "appointment.how_to_apply": (
        "Подать заявление на это время: gosmed apply {slug} --set {field}={slot}",
        "Apply for this time: gosmed apply {slug} --set {field}={slot}",
    ),
    "appointment.places_only": (
        "Портал не ответил. Показаны только места: свободное время знает он один.",
        "The portal did not answer. These are the places; only the portal knows the free times.",
    ),
    "appointment.place": ("Место:", "Place:"),
    "appointment.day": ("День:", "Day:"),
    "appointment.times": ("Свободно: {times}", "Free: {times}"),
    "appointment.time": ("Время", "Time"),
    "appointment.weekday.0": ("пн", "Mon"),
    "appointment.weekday.1": ("вт", "Tue"),
    "appointment.weekday.2": ("ср", "Wed"),
    "appointment.weekday.3": ("чт", "Thu"),
    "appointment.weekday.4": ("пт", "Fri"),
    "appointment.weekday.5": ("сб", "Sat"),
    "appointment.weekday.6": ("вс", "Sun"),
    "appointment.no_meetings": (
        "Для услуги {slug} встреча не нужна",
        "{slug} needs no meeting",
    ),
    "appointment.no_meetings.advice": (
        "Встречи назначают, например, в МФЦ: gosmed account appointment slots identity-mfc",
        "Meetings are held at an МФЦ, for example: gosmed account appointment slots identity-mfc",
    ),
    "appointment.unknown_place": (
        "Такого места нет: {place}. Есть: {places}",
        "No such place: {place}. There are: {places}",
    ),
    "appointment.unknown_place.advice": (
        "Все места и время: gosmed account appointment slots {target}",
        "All places and times: gosmed account appointment slots {target}",
    ),
    "appointment.needs_slot": (
        "Не указано, на какое время записать",
        "The time to book is missing",
    ),
    "appointment.needs_slot.advice": (
        "Свободное время: gosmed account appointment slots {number}",
        "Free slots: gosmed account appointment slots {number}",
    ),
    "appointment.free_slot": ("свободно {at}, {place}: {slot}", "free {at}, {place}: {slot}"),
    "appointment.slot_taken": ("Это время уже занято", "This time is taken"),
    "appointment.slot_taken.advice": (
        "Записаться на ближайшее: gosmed account appointment book {number} {slot}",
        "Book the nearest: gosmed account appointment book {number} {slot}",
    ),
    "appointment.slot_past": ("Это время уже прошло", "This time has passed"),
    "appointment.slot_past.advice": (
        "Записаться на ближайшее: gosmed account appointment book {number} {slot}",
        "Book the nearest: gosmed account appointment book {number} {slot}",
    ),
    "appointment.slot_unknown": ("Такого времени в расписании нет", "The timetable has no such time"),
    "appointment.slot_unknown.advice": (
        "Записаться на ближайшее: gosmed account appointment book {number} {slot}",
        "Book the nearest: gosmed account appointment book {number} {slot}",
    ),
    "appointment.none_free": (
        "Это время занять нельзя, а свободного сейчас нет",
        "This time is not available, and no other is free now",
    ),
    "appointment.none_free.advice": (
        "Проверьте позже: gosmed account appointment slots {number}",
        "Look again later: gosmed account appointment slots {number}",
    ),
}
