"""The portal's refusals in the life of an account: codes of the portal stand here as `refusal.<code>`."""

_RESEND = (
    "Запросить новое письмо: gosmed account activate --resend",
    "Ask for another letter: gosmed account activate --resend",
)
_SUPPORT_NUMBER = (
    "Не получается: обратитесь в поддержку портала и назовите номер уведомления.",
    "If it still fails, ask the portal's support and name the number of the notice.",
)

MESSAGES: dict[str, tuple[str, str]] = {
    # sections that open later
    "refusal.section_closed": (
        "Раздел ещё закрыт: он откроется, когда одобрят заявление по услуге {slug}.",
        "This section is still closed: it opens once an application for {slug} is approved.",
    ),
    "refusal.section_closed.advice": ("gosmed apply {slug}", "gosmed apply {slug}"),
    "refusal.service_off": ("Профессиональный сервис {name} выключен.", "The professional service {name} is off."),
    "refusal.service_off.advice": ("gosmed services enable {name}", "gosmed services enable {name}"),
    # values that the portal does not take
    "refusal.invalid_request": ("Портал не принимает такие значения.", "The portal does not take these values."),
    "refusal.invalid_request.advice": (
        "Исправьте названное и повторите команду.",
        "Correct what is named and repeat the command.",
    ),
    "refusal.missing": ("не указано", "is missing"),
    "refusal.string_too_long": ("слишком длинное значение", "is too long"),
    "refusal.does_not_fit": ("такое значение не подходит", "does not fit"),
    # meetings
    "refusal.no_meetings": ("По этой услуге встреч не бывает.", "This service has no meetings."),
    "refusal.no_meetings.advice": ("gosmed account appointment", "gosmed account appointment"),
    "refusal.meeting_over": (
        "По этому заявлению время встречи уже не выбирают.",
        "The time of this application's meeting can no longer be chosen.",
    ),
    "refusal.meeting_over.advice": ("gosmed account appointment", "gosmed account appointment"),
    "refusal.not_booked": ("Отменять нечего: время встречи не выбрано.", "Nothing to cancel: no time is booked."),
    "refusal.not_booked.advice": ("gosmed account appointment", "gosmed account appointment"),
    # notices
    "refusal.security_silenced": (
        "Уведомления о безопасности должны приходить хотя бы одним способом.",
        "Notices about security must arrive in at least one way.",
    ),
    "refusal.security_silenced.advice": (
        "Например: gosmed notifications settings --set security.email=on",
        "For example: gosmed notifications settings --set security.email=on",
    ),
    "refusal.announcement_invalid": ("Такой специальности нет: {given}", "There is no such specialty: {given}"),
    "refusal.announcement_invalid.advice": ("gosmed dictionary specialties", "gosmed dictionary specialties"),
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
    # people at desks
    "refusal.other_institution": (
        "Заявление относится к другому учреждению: его администратор решает сам.",
        "The application is about another institution: its own administrator decides.",
    ),
    "refusal.other_institution.advice": (
        "Укажите ОГРН учреждения из заявления: --institution ОГРН",
        "Name the institution of the application by its ОГРН: --institution ОГРН",
    ),
    "refusal.no_meeting_now": (
        "По этому заявлению встречи сейчас нет: время не выбрано, встреча уже состоялась или не нужна.",
        "This application has no meeting now: none is booked, it was held already, or none is needed.",
    ),
    "refusal.no_meeting_now.advice": (
        "Запись делает заявитель: gosmed account appointment book НОМЕР",
        "The applicant books it: gosmed account appointment book NUMBER",
    ),
    "refusal.no_such_person": (
        "Человека с таким СНИЛС в реестрах портала нет.",
        "The portal's registers know nobody with this СНИЛС.",
    ),
    "refusal.no_such_person.advice": (
        "Кого они знают, сказано в сценарии, таблицы [[person]].",
        "Whom they know is said in the scenario, tables [[person]].",
    ),
    "refusal.paper_form_invalid": ("Бумажная форма заполнена с ошибкой.", "The paper form has a mistake."),
    "refusal.no_such_login": (
        "Учётной записи с таким телефоном или почтой на портале нет.",
        "The portal has no account with this phone or e-mail.",
    ),
    "refusal.no_such_login.advice": (
        "Учётные записи перечислены в сценарии, таблицы [[account]].",
        "Accounts are listed in the scenario, tables [[account]].",
    ),
    "refusal.enclosure_invalid": (
        "Документ не читается: нужен целый файл PDF, JPG или PNG.",
        "The document cannot be read: it must be a whole PDF, JPG or PNG.",
    ),
    # signing in
    "refusal.not_activated": (
        "Учётная запись ещё не активирована: письмо с номером уведомления ждёт в почте.",
        "The account is not activated yet: a letter with the number of the notice waits in the mailbox.",
    ),
    "refusal.not_activated.advice": (
        "Активируйте: gosmed account activate НОМЕР. Письма нет: gosmed account activate --resend",
        "Activate it: gosmed account activate NUMBER. No letter: gosmed account activate --resend",
    ),
    "refusal.method_off": (
        "Этот способ входа для вашей учётной записи выключен.",
        "This way of signing in is switched off for your account.",
    ),
    "refusal.method_off.advice": (
        "Войдите по коду из СМС: gosmed login --method sms. Включить другие способы: gosmed apply contact-change",
        "Sign in by SMS: gosmed login --method sms. To switch others on: gosmed apply contact-change",
    ),
    # activation
    "refusal.activation_incomplete": ("Ссылка активации неполная.", "The activation link is incomplete."),
    "refusal.activation_incomplete.advice": (
        "Скопируйте её из письма полностью и вставьте: gosmed account activate -",
        "Copy it whole from the letter and paste it: gosmed account activate -",
    ),
    "refusal.activation_unknown": (
        "Такого уведомления об активации портал не отправлял.",
        "The portal has sent no such activation notice.",
    ),
    "refusal.activation_unknown.advice": (
        f"Сверьте номер или ссылку с последним письмом. {_SUPPORT_NUMBER[0]}",
        f"Compare the number or the link with the last letter. {_SUPPORT_NUMBER[1]}",
    ),
    "refusal.activation_expired": (
        "Ссылка больше не действует: со дня письма прошло больше трёх суток.",
        "The link is no longer valid: the letter is more than three days old.",
    ),
    "refusal.activation_expired.advice": _RESEND,
    "refusal.activation_replaced": (
        "Эта ссылка заменена: портал отправил более позднее письмо.",
        "This link has been replaced: the portal has sent a later letter.",
    ),
    "refusal.activation_replaced.advice": (
        "Откройте последнее письмо. Его нет: gosmed account activate --resend",
        "Open the last letter. None there: gosmed account activate --resend",
    ),
    "refusal.activation_password": (
        "Пароль не подходит: нужен тот, что выбран при регистрации.",
        "Wrong password: it is the one chosen at registration.",
    ),
    "refusal.activation_password.advice": (
        "Проверьте раскладку клавиатуры и регистр букв и повторите ту же команду. После десяти неверных паролей вход "
        f"закроется на 15 минут. {_SUPPORT_NUMBER[0]}",
        "Check the keyboard layout and letter case, then repeat the same command. Ten wrong passwords lock the login "
        f"for 15 minutes. {_SUPPORT_NUMBER[1]}",
    ),
    "refusal.activated_already": ("Учётная запись уже активна.", "The account is active already."),
    "refusal.activated_already.advice": ("Войдите: gosmed login", "Sign in: gosmed login"),
    "refusal.too_many_letters": (
        "За сутки отправлено уже пять писем.",
        "Five letters have been sent within a day already.",
    ),
    "refusal.too_many_letters.advice": (
        "Проверьте папку «Спам» или повторите завтра: gosmed account activate --resend",
        "Look into the spam folder, or try again tomorrow: gosmed account activate --resend",
    ),
    # recovery
    "refusal.password_refused": (
        "Пароль не изменён: новый не подходит.",
        "The password is not changed: the new one will not do.",
    ),
    "refusal.password_refused.advice": (
        "Придумайте другой пароль и повторите ту же команду: код ещё действует.",
        "Choose another password and repeat the same command: the code is still good.",
    ),
    # what the registers say
    "refusal.registers_disagree": (
        "Данные расходятся с государственными реестрами, ничего не сохранено.",
        "These data differ from the state registers; nothing was saved.",
    ),
    "refusal.registers_disagree.advice": (
        "Сверьте эти поля с документом и повторите команду. В документе то же самое: обратитесь в ведомство, которое "
        "ведёт реестр.",
        "Compare these fields with your document and repeat the command. If the document says the same, ask the "
        "authority that keeps the register.",
    ),
    "refusal.registration_invalid": (
        "Учётная запись не создана: портал не принял указанные поля.",
        "Account not created: the portal did not accept these fields.",
    ),
    "refusal.registration_invalid.advice": (
        "Исправьте их и повторите ту же команду.",
        "Correct them and run the same command again.",
    ),
    "refusal.account_invalid": (
        "Данные учётной записи не изменены: портал не принял указанные поля.",
        "The account is unchanged: the portal did not accept these fields.",
    ),
    "refusal.account_invalid.advice": (
        "Исправьте их и повторите: gosmed account edit",
        "Correct them and repeat: gosmed account edit",
    ),
    # contacts
    "refusal.contact_invalid": (
        "Контакт указан с ошибкой.",
        "The contact is not written correctly.",
    ),
    "refusal.contact_invalid.advice": (
        "Проверьте телефон или адрес почты и повторите команду.",
        "Check the phone or e-mail and repeat the command.",
    ),
    # the ministry's certificate
    "refusal.certificate_unknown": (
        "Справки с таким идентификатором нет, или её заменила новая.",
        "There is no certificate with this identifier, or a newer one has replaced it.",
    ),
    "refusal.certificate_unknown.advice": (
        "Сверьте идентификатор с последней справкой и повторите: gosmed account confirm visit",
        "Compare the identifier with the last certificate and repeat: gosmed account confirm visit",
    ),
    "refusal.certificate_used": (
        "По этой справке учётная запись уже создана.",
        "An account has been made by this certificate already.",
    ),
    "refusal.certificate_used.advice": (
        "Войдите: gosmed login. Забыли пароль: gosmed account recover",
        "Sign in: gosmed login. Password forgotten: gosmed account recover",
    ),
    "refusal.certificate_question": (
        "Ведомство просит уточнить сведения: до ответа по справке зарегистрироваться нельзя.",
        "The ministry has a question: until it is answered the certificate opens no account.",
    ),
    "refusal.certificate_question.advice": (
        "Ответьте в течение пяти рабочих дней, второй визит не нужен. Создайте учётную запись без справки: "
        "gosmed account create, войдите и отправьте ответ: gosmed apply ministry-visit",
        "Answer within five working days, without a second visit. Make an account without the certificate: "
        "gosmed account create, sign in and send the answer: gosmed apply ministry-visit",
    ),
}
