"""Reading what somebody typed for an account, outside any service: every mistake at once, by the forms' rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..contract.catalogue import Field
from ..errors import Detail


def read(fields: Sequence[Field], given: Mapping[str, object], today: date) -> tuple[dict[str, str], list[Detail]]:
    """Values ready for the wire, and what is wrong with the rest.

    An empty value of a field that may be empty stays out, of another it is a problem.
    """
    from ..rules.fields import Broken, normalise

    values: dict[str, str] = {}
    problems: list[Detail] = []
    for field in fields:
        typed = given.get(field.name)
        if typed is None or (isinstance(typed, str) and not typed.strip()):
            if field.required:
                problems.append(Detail("form.required", field=field.name))
            continue
        try:
            values[field.name] = normalise(field, typed, today=today)
        except Broken as broken:
            problems.append(Detail(broken.code, field=field.name, params=tuple(broken.params.items())))
    return values, problems


def unknown(fields: Sequence[Field], keys: Iterable[str], slug: str | None) -> Iterable[Detail]:
    """A problem for each key that is no field, with the nearest right one; `slug` names the form of them, and
    without one there is no form: they are listed."""
    from ..rules.nearest import nearest

    names = {one.name: (one.title.ru, one.title.en) for one in fields}
    for key in keys:
        if key not in names:
            near = nearest(key, names)
            if near:
                yield Detail("form.unknown_key", field=key, params=(("nearest", near),))
            elif slug:
                yield Detail("form.unknown_key_none", field=key, params=(("slug", slug),))
            else:
                yield Detail("account.unknown_key", field=key, params=(("fields", ", ".join(names)),))
