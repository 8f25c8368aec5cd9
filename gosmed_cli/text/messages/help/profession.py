"""What the commands of the profession are for, and their options."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help.section.profession": ("Профессия", "Profession"),
    # prescriptions and sick leaves
    "help.prescriptions": ("Электронные рецепты: выписать, отменить, напечатать", "Electronic prescriptions"),
    "help.sick-leaves": ("Электронные больничные листы", "Electronic sick leaves"),
    "help.papers.list": ("Что выписано, новые первыми", "What was issued, newest first"),
    "help.papers.show": ("Всё, что написано в документе", "Everything that the paper says"),
    "help.papers.issue": (
        "Выписать: по форме (gosmed form) или ответами на вопросы",
        "Issue one: from a form (gosmed form), or by answering questions",
    ),
    "help.papers.cancel": ("Отменить, указав причину", "Cancel it, with the reason"),
    "help.papers.print": ("Сохранить PDF для печати", "Save a PDF to print"),
    "help.arg.paper": ("номер документа", "number of the paper"),
    "help.option.paper_state": ("issued, ended или cancelled", "issued, ended or cancelled"),
    "help.option.cancel_reason": ("причина отмены", "reason for cancelling"),
}
