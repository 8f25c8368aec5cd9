"""`gosmed courses`: the catalogue, enrolling, «Мои обучения» (R92–R94). A subcommand is a module beside this."""

from __future__ import annotations

from ..app import Lazy

TABLE = {
    name: (f"commands.courses.{name}", "commands")
    for name in ("list", "show", "enroll", "change", "cancel", "mine", "log")
}


class _Courses(Lazy):
    table = TABLE
    prefix = "help.courses"
    default = "list"


app = _Courses(name="courses", help="help.courses", rich_markup_mode=None)
