"""The full-screen cabinet: sending an application, and what comes of it."""

MESSAGES: dict[str, tuple[str, str]] = {
    "tui_sending.preparing": ("Готовлю архив…", "Preparing the archive…"),
    "tui_sending.checking": (
        "Всё отправлено. Портал проверяет заявление…",
        "All is sent. The portal checks the application…",
    ),
    "tui_sending.of": ("{done} из {total}", "{done} of {total}"),
    "tui_sending.part": ("часть {n} из {count}", "part {n} of {count}"),
    "tui_sending.speed": ("{size}/с", "{size}/s"),
    "tui_sending.left.seconds": (
        "{n:w|осталась|осталось|осталось} {n:n|секунда|секунды|секунд}",
        "{n:n|second|seconds} left",
    ),
    "tui_sending.left.minutes": ("осталось {n:n|минута|минуты|минут}", "{n:n|minute|minutes} left"),
    "tui_sending.lost": (
        "Портал не отвечает. Принятое им сохранено; отправка продолжится сама, как только он ответит.",
        "The portal does not answer. What it has taken is kept; sending goes on by itself as soon as it does.",
    ),
    "tui_sending.still": (
        "Портал молчит уже {n:n|секунду|секунды|секунд}. Отправка продолжится сама.",
        "The portal has been silent for {n:n|second|seconds}. Sending goes on by itself.",
    ),
    "tui_sending.stop.ask": (
        "Остановить отправку? Принятое порталом сохранится: следующая отправка продолжит с того же места.",
        "Stop sending? What the portal has taken is kept: the next sending goes on from there.",
    ),
    "tui_sending.stop.late": (
        "Заявление уже у портала. Не ждать конца проверки? О её итоге скажет уведомление.",
        "The portal has the application already. Wait no longer for its check? A notice will tell how it ends.",
    ),
    "tui_sending.stop.yes": ("Остановить", "Stop"),
    "tui_sending.stop.yes_late": ("Не ждать", "Wait no longer"),
    "tui_sending.stopped": (
        "Отправка остановлена. Черновик и всё, что портал принял, сохранены.",
        "Sending is stopped. The draft and what the portal has taken are kept.",
    ),
    "tui_sending.not_sent": ("Заявление не отправлено", "The application was not sent"),
    "tui_sending.sent": ("Заявление {number} отправлено", "Application {number} is sent"),
    "tui_sending.refused": (
        "Портал вернул заявление {number} на исправление",
        "The portal has returned application {number} for correction",
    ),
    "tui_sending.next": (
        "Решение придёт само: о нём скажут сообщение на экране и уведомление.",
        "The decision arrives by itself: a message on the screen and a notice will tell.",
    ),
    "tui_sending.under_way": (
        "Заявление отправляется. Если выйти сейчас, отправка остановится; в следующий раз она продолжится.",
        "An application is being sent. Leaving now stops it; next time it goes on.",
    ),
}
