"""What the demo's narrator says."""

MESSAGES: dict[str, tuple[str, str]] = {
    "demo.portal": (
        "Сначала запускается портал: настоящий сервер на вашем же компьютере. В его реестрах записана Анна Соколова.",
        "First a portal is started: a real server on this very computer. Its registers know Anna Sokolova.",
    ),
    "demo.portal_ready": (
        "  портал отвечает: {url}\n  всё лежит в {folder}",
        "  the portal answers at {url}\n  everything is in {folder}",
    ),
    "demo.scans": (
        "Анна отсканировала документы, как это обычно и бывает: один файл слишком велик, один в TIFF, один с "
        "неподходящим именем.",
        "Anna has scanned her papers the way people do: one file is too large, one is a TIFF, one has a name "
        "that will not do.",
    ),
    "demo.sign_in": (
        "Вход: пароль, потом код из СМС. Когда спросить некого, команда печатает, чем продолжить, и завершается "
        "с кодом 4.",
        "Signing in: the password, then the code of the SMS. With nobody to ask, the command prints how to go on "
        "and exits with 4.",
    ),
    "demo.sms": ("На телефон пришло: «{text}»", "On the phone: “{text}”"),
    "demo.typed": ("…", "…"),
    "demo.find": ("Какая услуга нужна?", "Which service is it?"),
    "demo.check": (
        "Проверка сканов до отправки, без сети. С --fix исправляются копии, а исходные файлы остаются как были.",
        "The scans are checked before sending, without network. With --fix copies are repaired; the originals "
        "stay as they were.",
    ),
    "demo.form": (
        "Форма. То, что портал уже знает, можно не писать. Анна ошиблась в дате рождения и вписала чужой ИНН.",
        "The form. What the portal knows already may be left out. Anna mistypes her date of birth and enters "
        "somebody else's ИНН.",
    ),
    "demo.filled": ("\n  form.toml:", "\n  form.toml:"),
    "demo.send": (
        "Дату Анна исправила. ИНН по виду правильный, поэтому заявление уходит. Часы портала переводятся на пять "
        "рабочих дней вперёд.",
        "Anna has mended the date. The ИНН looks right, so the application goes out. The portal's clock is moved "
        "five working days ahead.",
    ),
    "demo.resubmit": (
        "Отказ: ИНН чужой, а аккредитация истекла. Исправить нужно только это.",
        "Refused: the ИНН is another person's and the accreditation has run out. Only that has to be corrected.",
    ),
    "demo.approved": ("Ещё пять рабочих дней.", "Another five working days."),
    "demo.at_work": (
        "Кабинет открыт, и в нём уже виден год обучения: баллы, цель, прогноз.",
        "The cabinet is open, and a year of training is in it already: points, goal, forecast.",
    ),
    "demo.done": (
        "Весь путь занял {seconds:n|секунду|секунды|секунд}.",
        "The whole way took {seconds:n|second|seconds}.",
    ),
    "demo.kept": (
        "\nПортал работает: {url}, его состояние в {folder}. Чтобы продолжить самим:\n"
        "  export GOSMED_HOME={home} GOSMED_PORTAL={url}\n"
        "  gosmed portal outbox",
        "\nThe portal goes on running at {url}, its state is in {folder}. To go on by yourself:\n"
        "  export GOSMED_HOME={home} GOSMED_PORTAL={url}\n"
        "  gosmed portal outbox",
    ),
    "demo.next": (
        "\nЧто попробовать дальше:\n"
        "  gosmed demo --keep ./demo          оставить портал и его состояние себе\n"
        "  gosmed apply qualification         заполнить форму в терминале, поле за полем\n"
        "  gosmed check ВАШ_СКАН.pdf --as diploma --for medical-cabinet\n"
        "  gosmed portal scenario load profession   кабинет за работой: выплаты, пациенты, рецепты\n"
        "  gosmed portal fault add --help     посмотреть, как переживаются сбои",
        "\nWhat to try next:\n"
        "  gosmed demo --keep ./demo          keep the portal and its state\n"
        "  gosmed apply qualification         fill in a form in the terminal, field by field\n"
        "  gosmed check YOUR_SCAN.pdf --as diploma --for medical-cabinet\n"
        "  gosmed portal scenario load profession   a cabinet at work: payouts, patients, prescriptions\n"
        "  gosmed portal fault add --help     see how faults are survived",
    ),
    "demo.nothing_left": (
        "Портал остановлен, всё временное удалено. Сохранить: gosmed demo --tui --keep ./gosmed-demo",
        "The portal is stopped and nothing is left. To keep it: gosmed demo --tui --keep ./gosmed-demo",
    ),
    "demo.not_empty": ("Папка {folder} не пуста.", "The folder {folder} is not empty."),
    "demo.not_empty.advice": (
        "Назовите новую: gosmed demo --keep ./gosmed-demo",
        "Name a new one: gosmed demo --keep ./gosmed-demo",
    ),
    "demo.no_folder": (
        "Папку {folder} не удалось создать: {reason}.",
        "The folder {folder} cannot be made: {reason}.",
    ),
    "demo.no_folder.advice": (
        "Назовите папку, в которую вы можете писать: gosmed demo --keep ./gosmed-demo",
        "Name a folder that you may write to: gosmed demo --keep ./gosmed-demo",
    ),
    "demo.unexpected": (
        "Команда «{command}» завершилась с неожиданным кодом {code_seen}.",
        "The command “{command}” ended with the unexpected code {code_seen}.",
    ),
    "demo.unexpected.advice": (
        "Повторите с сохранением всего: gosmed demo --keep ./gosmed-demo",
        "Run it again and keep everything: gosmed demo --keep ./gosmed-demo",
    ),
    "demo.portal_silent": ("Портал не ответил: {log}", "The portal did not answer: {log}"),
    "demo.portal_silent.advice": (
        "Посмотрите, запускается ли он сам: gosmed portal serve --port 0",
        "See whether it starts by itself: gosmed portal serve --port 0",
    ),
}
