"""Courses as a section of the portal: scenario tables, deadlines (R92–R94)."""

from __future__ import annotations

from ..section import Section
from . import api, keys, loading, mine
from .made_up import year

SECTION = Section(
    name="courses",
    tables=keys.TABLES,
    load=loading.load,
    routers=(api.router,),
    year=year,
    wrong=keys.wrong,
    deadlines=mine.deadlines,
)
