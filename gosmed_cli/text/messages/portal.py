"""The included portal as its operator's commands show it."""

MESSAGES: dict[str, tuple[str, str]] = {
    "portal.other_in_charge": (
        "Здесь уже работает портал {other}: команды gosmed portal обращаются к нему. К этому: --data {folder:sh}",
        "A portal is running here already, {other}: gosmed portal commands go to that one. For this one: --data {folder:sh}",
    ),
    "portal.stop_hint": ("Остановить: Ctrl-C", "Ctrl-C stops it"),
    "portal.nothing_sent": ("Портал ничего не отправлял.", "The portal has sent nothing."),
    "portal.decided": ("Заявление {number}: {status}", "Application {number}: {status}"),
    "portal.column.id": ("№", "Id"),
    "portal.column.login": ("Кто", "Who"),
    "portal.column.action": ("Действие", "Action"),
    "portal.column.object": ("С чем", "What with"),
    "portal.column.device": ("Устройство", "Device"),
    "portal.unlinked": (
        "Привязка {login} к учреждению с ОГРН {ogrn} отозвана: карты его пациентов закрыты.",
        "The link of {login} to the institution with ОГРН {ogrn} is withdrawn: its patients' records are closed.",
    ),
    "portal.column.at": ("Когда", "At"),
    "portal.column.request": ("Запрос", "Request"),
    "portal.column.status": ("Ответ", "Status"),
    "portal.column.ms": ("мс", "ms"),
    "portal.column.fault": ("Сбой", "Fault"),
    "portal.column.effect": ("Действие", "Effect"),
    "portal.column.when": ("Когда срабатывает", "When"),
    "portal.column.fired": ("Сработал / видел", "Fired / seen"),
    "portal.no_faults": ("Сбоев не задано.", "No faults."),
    "portal.fault_added": (
        "Сбой {id} задан. Убрать: gosmed portal fault clear {id}",
        "Fault {id} added. To remove it: gosmed portal fault clear {id}",
    ),
    "portal.faults_cleared": ("Сбои убраны.", "Faults cleared."),
    "portal.snapshot_saved": ("Состояние портала сохранено: {path}", "The portal's state is saved: {path}"),
    "portal.snapshot_loaded": ("Состояние портала восстановлено: {path}", "The portal's state is back: {path}"),
    "portal.unknown_scenario": (
        "Сценария «{name}» нет. Есть: {names}",
        "There is no scenario “{name}”. There are: {names}",
    ),
    "portal.unknown_scenario.advice": (
        "Посмотреть их: gosmed portal scenario list",
        "To see them: gosmed portal scenario list",
    ),
    "portal.scenario_loaded": ("Сценарий загружен: {name}", "Scenario loaded: {name}"),
    "portal.scenario_fits": ("✓ {name}: сценарий верен", "✓ {name}: the scenario is right"),
    "portal.scenario_problem": ("ошибка", "a mistake"),
    "portal.scenario_broken": (
        "{name}: в сценарии {count:n|ошибка|ошибки|ошибок}",
        "{name}: {count:n|mistake|mistakes} in the scenario",
    ),
    "portal.scenario_broken.advice": (
        "Исправьте и проверьте снова: gosmed portal scenario check {name}",
        "Correct it and check again: gosmed portal scenario check {name}",
    ),
    "portal.really_reset": (
        "Стереть все учётные записи и заявления учебного портала?",
        "Erase all accounts and applications of the included portal?",
    ),
    "portal.not_reset": ("Портал не тронут", "The portal is untouched"),
    "portal.not_reset.advice": (
        "Стереть без вопроса: gosmed portal reset --yes",
        "To erase without asking: gosmed portal reset --yes",
    ),
    "portal.reset": ("Портал пуст.", "The portal is empty."),
    "portal.delivery.pending": ("письмо ещё не доставлено", "the letter has not been delivered yet"),
    "portal.delivery.delivered": ("письмо доставлено", "the letter was delivered"),
    "portal.delivery.failed": ("письмо не принято", "the letter was not accepted"),
}
