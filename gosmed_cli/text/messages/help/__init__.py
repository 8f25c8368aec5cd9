"""Help pages: what each command is for, and its options. One file for each part of the pages."""

from . import commands, courses, operator, options, page, profession

MESSAGES: dict[str, tuple[str, str]] = {
    **page.MESSAGES,
    **commands.MESSAGES,
    **courses.MESSAGES,
    **operator.MESSAGES,
    **options.MESSAGES,
    **profession.MESSAGES,
}
