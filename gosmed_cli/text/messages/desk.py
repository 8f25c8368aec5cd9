"""What people at desks do, played by the operator: visits, certificates, documents sent, decisions of a role."""

MESSAGES: dict[str, tuple[str, str]] = {
    "desk.visit_held": (
        "Заявление {number}: встреча состоялась, {status}",
        "Application {number}: the meeting took place, {status}",
    ),
    "desk.visit_missed": (
        "Заявление {number}: заявитель не пришёл, {status}",
        "Application {number}: the applicant did not come, {status}",
    ),
    "desk.meeting_ahead": (
        "Встреча по заявлению {number} назначена на {at}: до этого времени отметить её нельзя.",
        "The meeting of application {number} is booked for {at}: nothing can be said of it before.",
    ),
    "desk.meeting_ahead.advice": (
        "Перевести часы портала: gosmed portal clock set {moment}, затем: gosmed portal visit {number} {option}",
        "Move the portal's clock: gosmed portal clock set {moment}, then: gosmed portal visit {number} {option}",
    ),
    "desk.certificate": ("Справка ведомства: {certificate}", "The ministry's certificate: {certificate}"),
    "desk.replaces": (
        "Прежняя справка того же человека больше не действует: {certificate}",
        "The earlier certificate of the same person is void now: {certificate}",
    ),
    "desk.question": ("Вопрос заявителю: {question}", "Question to the applicant: {question}"),
    "desk.sent": ("Документ «{title}» отправлен: {to}", "The document “{title}” was sent to {to}"),
    "desk.announced": (
        "Уведомлено {count:n|учётная запись|учётные записи|учётных записей}.",
        "{count:n|account was|accounts were} notified.",
    ),
    "desk.announced_later": ("Будет объявлено {at}.", "It will be announced on {at}."),
    "desk.unknown_role": (
        "Роли «{role}» нет. Есть: {roles}",
        "There is no role “{role}”. There are: {roles}",
    ),
    "desk.unknown_role.advice": ("gosmed dictionary approvers", "gosmed dictionary approvers"),
    "desk.other_approver": (
        "Решение по этому заявлению принимает другая роль: {title}.",
        "Another role decides on this application: {title}.",
    ),
    "desk.other_approver.advice": (
        "gosmed portal decide {number} --approve --as {role}",
        "gosmed portal decide {number} --approve --as {role}",
    ),
    "desk.paper_form": (
        "Справка не выдана: в бумажной форме {count:n|ошибка|ошибки|ошибок}.",
        "No certificate was given: {count:n|mistake|mistakes} in the paper form.",
    ),
    "desk.paper_form.advice": (
        "Нужны last_name, first_name, inn, snils и phone: gosmed portal certificate --help",
        "It needs last_name, first_name, inn, snils and phone: gosmed portal certificate --help",
    ),
    "desk.empty_file": ("Файл {path} пуст.", "The file {path} is empty."),
    "desk.empty_file.advice": ("Выберите другой файл.", "Choose another file."),
}
