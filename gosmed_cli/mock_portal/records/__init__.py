"""Records of an institution's patients (R85–R87).

Behind three doors: the cabinet, an approved link to the institution, and a second factor given anew in this
sign-in. Access to the journal of patients (`patient-journal-access`) is not asked for: R85 names all that a reader
needs, and it is not among that. Everything that is read or exported is written down in the same transaction.
"""

from __future__ import annotations

from ..section import Section
from . import api, keys, loading, made_up, operator_api

SECTION = Section(
    name="records",
    tables=keys.TABLES,
    load=loading.load,
    routers=(api.router, operator_api.router),
    year=made_up.year,
    wrong=keys.wrong,
)
